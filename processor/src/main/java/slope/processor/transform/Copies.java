package slope.processor.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import slope.processor.diag.Origin;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Stmt;

/** Writes initialisers and the library's copies out: as stores, one by one or in loops. */
final class Copies {
    private final PureExpressions pure;
    private final List<Stmt> out;

    Copies(PureExpressions pure, List<Stmt> out) {
        this.pure = pure;
        this.out = out;
    }

    /** Declares a local with a new array of these elements. */
    void initialise(Local local, Expr.ArrayOf array) {
        List<Integer> lengths = array.isRegular()
                ? array.dimensions()
                : List.of(array.elements().size());
        List<Expr> dimensions =
                lengths.stream().map(n -> number(n, array.origin())).toList();
        declare(local, new Expr.NewArray(array.type(), dimensions, array.origin()), array.origin());
        store(read(local, array.origin()), array);
    }

    private void store(Expr target, Expr.ArrayOf array) {
        for (int i = 0; i < array.elements().size(); i++) {
            Expr element = array.elements().get(i);
            Expr place = new Expr.Element(target, number(i, element.origin()), element.origin());
            if (element instanceof Expr.ArrayOf row && array.isRegular()) {
                store(place, row);
            } else {
                out.add(assignment(place, pure.lower(element)));
            }
        }
    }

    /** Declares a local with a copy. */
    void copy(Local local, Expr.Copy copy) {
        Origin origin = copy.origin();
        List<Expr> parts = stable(copy.array(), copy.from(), copy.to());
        Expr array = parts.get(0);
        Expr from = parts.get(1);
        Expr length = new Expr.Length(array, origin);
        Expr size = parts.get(2) == null ? length : pure.stable(minus(parts.get(2), from, origin), "size");
        if (copy.from() != null) {
            out.add(ordered(from, parts.get(2), origin, from, " > ", parts.get(2)));
            begins(from, length, array.type(), origin);
        }
        declare(local, new Expr.NewArray(array.type(), List.of(size), origin), origin);
        Operator min = Operator.call("Math", "min", Type.INT, Type.INT, Type.INT);
        Expr end = parts.get(2) == null
                ? length
                : pure.stable(new Expr.Apply(min, List.of(size, minus(length, from, origin)), origin), "end");
        loop(number(0, origin), end, origin, i -> {
            Expr source = new Expr.Element(array, plus(from, i, origin), origin);
            return assignment(new Expr.Element(read(local, origin), i, origin), source);
        });
    }

    /** What the library says of a range that ends before it begins; the pieces of its message. */
    private static Stmt ordered(Expr from, Expr to, Origin origin, Object... message) {
        Expr wrong = new Expr.Apply(Operator.comparison("<", Type.INT), List.of(to, from), origin);
        return refusal(wrong, "IllegalArgumentException", origin, message);
    }

    /** What the library says of a range that does not begin inside an array, nor at its end. */
    private void begins(Expr from, Expr length, Type array, Origin origin) {
        String exception = "ArrayIndexOutOfBoundsException";
        if (!isCount(from)) {
            Expr before = new Expr.Apply(Operator.comparison("<", Type.INT), List.of(from, number(0, origin)), origin);
            String kind = array.rank() > 1 ? "object array" : array.element().toString();
            Object[] message = {"arraycopy: source index ", from, " out of bounds for " + kind + "[", length, "]"};
            out.add(refusal(before, exception, origin, message));
        }
        if (!isZero(from)) {
            Expr behind = new Expr.Apply(Operator.comparison(">", Type.INT), List.of(from, length), origin);
            Object[] message = {"arraycopy: length ", minus(length, from, origin), " is negative"};
            out.add(refusal(behind, exception, origin, message));
        }
    }

    private static Stmt refusal(Expr wrong, String exception, Origin origin, Object... message) {
        Expr text = null;
        for (Object piece : message) {
            Expr next = piece instanceof Expr e ? e : new Expr.Literal(Type.STRING, piece, origin);
            text = text == null ? next : joined(text, next, origin);
        }
        Stmt refused = new Stmt.Throw(ClassRef.of("java.lang", exception), List.of(text), origin);
        return new Stmt.If(wrong, List.of(refused), List.of(), origin);
    }

    private static Expr joined(Expr a, Expr b, Origin origin) {
        Operator join = new Operator("+", List.of(a.type(), b.type()), Type.STRING, Operator.Notation.INFIX);
        return new Expr.Apply(join, List.of(a, b), origin);
    }

    void fill(Expr.Fill fill) {
        Origin origin = fill.origin();
        List<Expr> parts = stable(fill.array(), fill.from(), fill.to(), fill.value());
        Expr array = parts.get(0);
        Expr from = parts.get(1) == null ? number(0, origin) : parts.get(1);
        Expr to = parts.get(2) == null ? new Expr.Length(array, origin) : parts.get(2);
        if (fill.from() != null && !(isCount(from) && isCount(to) && value(from) <= value(to))) {
            out.add(ordered(from, to, origin, "fromIndex(", from, ") > toIndex(", to, ")"));
        }
        loop(from, to, origin, i -> assignment(new Expr.Element(array, i, origin), parts.get(3)));
    }

    /** To a place further on it goes from the end, since source and target may be one array. */
    void move(Expr.Move move) {
        Origin origin = move.origin();
        List<Expr> parts = stable(move.from(), move.start(), move.to(), move.place(), move.length());
        Expr start = parts.get(1);
        Expr place = parts.get(3);
        Expr length = parts.get(4);
        if (!isCount(length)) {
            Expr wrong = new Expr.Apply(Operator.comparison("<", Type.INT), List.of(length, number(0, origin)), origin);
            String exception = "ArrayIndexOutOfBoundsException";
            out.add(refusal(wrong, exception, origin, "arraycopy: length ", length, " is negative"));
        }
        UnaryOperator<Expr> element = i -> new Expr.Element(parts.get(0), plus(start, i, origin), origin);
        UnaryOperator<Expr> target = i -> new Expr.Element(parts.get(2), plus(place, i, origin), origin);
        List<Stmt> forward = new ArrayList<>();
        new Copies(pure, forward)
                .loop(number(0, origin), length, origin, i -> assignment(target.apply(i), element.apply(i)));
        boolean known = isCount(place) && isCount(start);
        if (isZero(place) || known && value(place) <= value(start)) {
            out.addAll(forward);
            return;
        }
        List<Stmt> backward = new ArrayList<>();
        Local index = Local.temporary("i", Type.INT);
        Expr i = read(index, origin);
        backward.add(new Stmt.Declare(index, minus(length, number(1, origin), origin), origin));
        Expr more = new Expr.Apply(Operator.comparison(">=", Type.INT), List.of(i, number(0, origin)), origin);
        Stmt step = assignment(i, minus(i, number(1, origin), origin));
        List<Stmt> body = List.of(assignment(target.apply(i), element.apply(i)), step);
        backward.add(new Stmt.While(more, body, origin));
        if (known) {
            out.addAll(backward);
            return;
        }
        Expr further = new Expr.Apply(Operator.comparison(">", Type.INT), List.of(place, start), origin);
        out.add(new Stmt.If(further, backward, forward, origin));
    }

    /** All evaluated once, in order, in expressions that may be read again; null stays null. */
    private List<Expr> stable(Expr... parts) {
        List<Expr> given = Arrays.stream(parts).filter(p -> p != null).toList();
        List<Expr> lowered = pure.operands(given);
        List<Expr> stable = new ArrayList<>();
        int next = 0;
        for (Expr part : parts) {
            stable.add(part == null ? null : pure.stable(lowered.get(next++), "part"));
        }
        return stable;
    }

    private void loop(Expr from, Expr to, Origin origin, Function<Expr, Stmt> body) {
        Local index = Local.temporary("i", Type.INT);
        Expr i = read(index, origin);
        declare(index, from, origin);
        Expr more = new Expr.Apply(Operator.comparison("<", Type.INT), List.of(i, to), origin);
        Stmt step = assignment(i, plus(i, number(1, origin), origin));
        out.add(new Stmt.While(more, List.of(body.apply(i), step), origin));
    }

    private void declare(Local local, Expr initial, Origin origin) {
        out.add(new Stmt.Declare(local, initial, origin));
    }

    private static Stmt assignment(Expr target, Expr value) {
        return new Stmt.Evaluate(new Expr.Assign(target, null, value, target.origin()), target.origin());
    }

    private static Expr read(Local local, Origin origin) {
        return new Expr.Read(local, origin);
    }

    private static Expr number(int value, Origin origin) {
        return new Expr.Literal(Type.INT, value, origin);
    }

    private static boolean isZero(Expr e) {
        return e == null || e instanceof Expr.Literal literal && literal.value().equals(0);
    }

    private static boolean isCount(Expr e) {
        return e instanceof Expr.Literal literal && literal.value() instanceof Integer n && n >= 0;
    }

    private static Expr plus(Expr start, Expr i, Origin origin) {
        if (isZero(start)) {
            return i;
        }
        return new Expr.Apply(Operator.infix("+", Type.INT), List.of(start, i), origin);
    }

    private static Expr minus(Expr a, Expr b, Origin origin) {
        if (isZero(b)) {
            return a;
        } else if (a instanceof Expr.Literal && b instanceof Expr.Literal) {
            return number(value(a) - value(b), origin);
        }
        return new Expr.Apply(Operator.infix("-", Type.INT), List.of(a, b), origin);
    }

    private static int value(Expr literal) {
        return (Integer) ((Expr.Literal) literal).value();
    }
}
