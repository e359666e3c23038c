package slope.processor.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Returns;
import slope.processor.ir.source.Stmt;

/**
 * Which arrays a local may name, and what is stored into them: found out while a body is read, whatever the order, and judged
 * once all of it is known. A local that names {@code m[1]} leads to {@code m}, but only to the arrays of one dimension there:
 * so a row of a parameter may become a row of another array, whose other rows are none of the parameter's.
 */
final class ArrayNames {
    /** Stands for whatever array a field holds. */
    private static final Local FIELD = Local.temporary("field", Type.VOID);

    /** Stands for whatever array a method has returned, which it may have from anywhere. */
    private static final Local RESULT = Local.temporary("result", Type.VOID);

    private static final String WRITTEN_INSTEAD =
            "annotate it with @Written as well, or in place of @Constant if its elements are part of the result";

    private static final String ANYBODYS = "a method returned this array, and may have it from anywhere";

    /** @param array a local that the array's expression leads to */
    private record Store(Origin place, Local array, int rank) {}

    /** @param rank of the array, of which {@code row} becomes a row */
    private record Exchange(Origin place, Local array, int rank, Expr row) {}

    private final Set<Local> parameters = new HashSet<>();
    private final Set<Local> readOnly = new HashSet<>();
    private final Set<Local> constants = new HashSet<>();

    /** For each local those whose arrays it may name, and up to which rank. */
    private final Map<Local, Map<Local, Integer>> names = new HashMap<>();

    private final List<Store> stores = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();

    /**
     * @param written whether the method may store into its elements
     * @param constant whether what it stores there must be data
     */
    void parameter(Local local, boolean written, boolean constant) {
        parameters.add(local);
        if (constant) {
            constants.add(local);
        }
        if (!written) {
            readOnly.add(local);
        }
    }

    /** A local may from here on be another name of the array that an expression leads to, or of a row of it. */
    void assigned(Local local, Expr value) {
        leadsTo(local, value);
    }

    /** Elements of an array are written. */
    void stored(Origin place, Expr array) {
        int rank = array.type().rank();
        holders(array, rank).forEach(h -> stores.add(new Store(place, h, rank)));
    }

    /** An array is handed to a call that may store into its elements, and into those of all its rows. */
    void handed(Origin place, Expr array) {
        holders(array, 1).forEach(h -> stores.add(new Store(place, h, 1)));
    }

    /** An array becomes a row of another. */
    void exchanged(Origin place, Expr array, Expr row) {
        int rank = array.type().rank();
        holders(array, rank).forEach(h -> exchanges.add(new Exchange(place, h, rank, row)));
    }

    /** The locals that an array, or its rows of this rank, may be those of. */
    private static Set<Local> holders(Expr array, int rank) {
        Map<Local, Integer> roots = roots(array);
        roots.values().removeIf(upTo -> upTo < rank);
        return roots.keySet();
    }

    /** Reports what is stored into fields and parameters, under whatever name. */
    void judge(Reporter reporter) {
        boolean more = true;
        while (more) {
            more = false;
            for (Exchange exchange : exchanges) {
                for (Local local : namedBy(exchange.array, exchange.rank)) {
                    more |= leadsTo(local, exchange.row);
                }
            }
        }
        for (Exchange exchange : exchanges) {
            for (Local local : namedBy(exchange.array, exchange.rank)) {
                if (local == FIELD) {
                    reporter.report(exchange.place, Problem.FIELD_STORE, "store into a copy, as clone() makes one");
                } else if (local == RESULT) {
                    reporter.report(exchange.place, Problem.RESULT_STORE, ANYBODYS);
                } else if (parameters.contains(local)) {
                    reporter.report(exchange.place, Problem.ARRAY_INTO_ARRAY, local.name());
                }
            }
        }
        for (Store store : stores) {
            for (Local local : namedBy(store.array, store.rank)) {
                if (local == FIELD) {
                    reporter.report(store.place, Problem.FIELD_STORE, "store into a copy, as clone() makes one");
                } else if (local == RESULT) {
                    reporter.report(store.place, Problem.RESULT_STORE, ANYBODYS);
                } else if (readOnly.contains(local)) {
                    reporter.report(
                            store.place,
                            Problem.PARAMETER_STORE,
                            local.name(),
                            constants.contains(local) ? WRITTEN_INSTEAD : "annotate it with @Written",
                            copied(local));
                }
            }
        }
    }

    /** A clone of rows has the rows of the parameter. */
    private static String copied(Local local) {
        return local.type().rank() > 1
                ? "it row by row into an array made with new, a[i] = " + local.name() + "[i].clone(),"
                : "it into a local array";
    }

    /** Whether that is news. */
    private boolean leadsTo(Local local, Expr value) {
        Map<Local, Integer> known = names.computeIfAbsent(local, l -> new LinkedHashMap<>());
        boolean news = false;
        for (Map.Entry<Local, Integer> root : roots(value).entrySet()) {
            news |= known.getOrDefault(root.getKey(), 0) < root.getValue();
            known.merge(root.getKey(), root.getValue(), Math::max);
        }
        return news;
    }

    /** The locals that arrays of this rank may be those of, where {@code local} names them. */
    private Set<Local> namedBy(Local local, int rank) {
        Set<Local> all = new LinkedHashSet<>(Set.of(local));
        Deque<Local> next = new ArrayDeque<>(all);
        while (!next.isEmpty()) {
            names.getOrDefault(next.pop(), Map.of()).forEach((named, upTo) -> {
                if (upTo >= rank && all.add(named)) {
                    next.push(named);
                }
            });
        }
        return all;
    }

    /** The locals that an array or a record of arrays may lead to, and up to which rank to theirs. */
    private static Map<Local, Integer> roots(Expr e) {
        Map<Local, Integer> roots = new LinkedHashMap<>();
        int rank = e.type().isArray() ? e.type().rank() : e.type().isComposite() ? Integer.MAX_VALUE : 0;
        if (e instanceof Expr.Read read) {
            roots.put(read.local(), rank);
        } else if (e instanceof Expr.FieldOf
                || e instanceof Expr.Field
                || e instanceof Expr.Part part && part.whole().type().isObject()) {
            roots.put(FIELD, rank);
        } else if (e instanceof Expr.Invoke call && !call.callee().opaque()) {
            roots.put(RESULT, rank);
        } else {
            int shared = e instanceof Expr.Copy ? rank - 1 : rank;
            for (Expr source : sources(e)) {
                roots(source).forEach((root, upTo) -> roots.merge(root, Math.min(shared, upTo), Math::max));
            }
        }
        roots.values().removeIf(upTo -> upTo == 0);
        return roots;
    }

    /** What the value comes from, where that is no new array. */
    private static List<Expr> sources(Expr e) {
        if (e instanceof Expr.Element element) {
            return List.of(element.array());
        } else if (e instanceof Expr.Part part) {
            return List.of(part.whole());
        } else if (e instanceof Expr.Copy copy) {
            return List.of(copy.array());
        } else if (e instanceof Expr.ArrayOf made) {
            return made.elements();
        } else if (e instanceof Expr.NewRecord made) {
            return made.components();
        } else if (e instanceof Expr.Assign assign) {
            return List.of(assign.value());
        } else if (e instanceof Expr.Conditional choice) {
            return List.of(choice.then(), choice.otherwise());
        } else if (e instanceof Expr.Switch choice) {
            return Yields.of(choice.body()).stream().map(Stmt.Yield::value).toList();
        } else if (e instanceof Expr.Inlined call) {
            return Returns.of(call.body()).stream()
                    .map(Stmt.Return::value)
                    .filter(value -> value != null)
                    .toList();
        }
        return List.of();
    }
}
