package slope.processor.transform.recompose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import slope.processor.diag.Origin;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Routine;
import slope.processor.ir.source.Stmt;
import slope.processor.ir.ssa.Cursor;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Tape;
import slope.processor.ir.ssa.Var;

/** Arrays and tapes: where there is a workspace its fields keep them, so that a call that is warm needs no new memory. */
final class Memory {
    private static final ClassRef BUFFERS = ClassRef.of("slope.support", "Buffers");
    private static final ClassRef NODES = ClassRef.of("slope.support", "Nodes");
    private static final ClassRef WORKSPACES = ClassRef.of("slope.support", "Workspaces");

    private final Expressions expressions;
    private final Predicate<Var> pooled;
    private final List<Stmt> prologue;
    private final Map<String, Routine.Storage> storage = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param pooled whether an array's memory is used again by the next call
     * @param prologue what is done before anything else
     * @param around names that no field may have
     */
    Memory(Expressions expressions, Predicate<Var> pooled, List<Stmt> prologue, Set<String> around) {
        this.prologue = prologue;
        this.expressions = expressions;
        this.pooled = pooled;
        names.addAll(around);
    }

    List<Routine.Storage> storage() {
        return List.copyOf(storage.values());
    }

    private String unique(String wish) {
        String name = wish;
        for (int i = 1; !names.add(name); i++) {
            name = wish + i;
        }
        return name;
    }

    private Expr field(String wish, Type type) {
        String name = unique(wish);
        storage.put(name, new Routine.Storage.Array(name, type));
        return new Expr.Member(name, type);
    }

    /** The field that a call site's space is in. */
    String space(Callee callee) {
        String name = unique(callee.derivativeName() + "Space");
        storage.put(name, new Routine.Storage.Space(name, callee));
        return name;
    }

    /** A name for a local that a call brings along. */
    String local(String wish) {
        return unique(wish);
    }

    Expr tape(Tape tape) {
        return field(tape.name(), Type.arrayOf(tape.type()));
    }

    /** What a variable that is kept outside of loops holds until then. */
    Expr nothing(Tape tape) {
        if (tape.copies()) {
            return field(tape.name() + "Pool", tape.type());
        }
        Type type = tape.type();
        if (type.isArray() || type.isObject()) {
            return new Expr.Literal(type, null, Origin.NONE);
        }
        Object zero = type.equals(Type.DOUBLE) ? (Object) 0.0 : type.equals(Type.LONG) ? (Object) 0L : (Object) 0;
        return new Expr.Literal(type, type.equals(Type.BOOLEAN) ? (Object) false : zero, Origin.NONE);
    }

    boolean isMemory(Op op) {
        return op instanceof Op.Store
                || op instanceof Op.AddTo
                || op instanceof Op.Allocate
                || op instanceof Op.AllocateLike
                || op instanceof Op.Snapshot
                || op instanceof Op.SameRows
                || op instanceof Op.Reserve
                || op instanceof Op.Update
                || op instanceof Op.CheckDistinct
                || op instanceof Op.CheckRows
                || op instanceof Op.CheckShape
                || op instanceof Op.TapeWrite;
    }

    void write(Op op, Variables variables, Map<Cursor, Local> cursors, List<Stmt> out) {
        if (op instanceof Op.Store store) {
            Expr element = new Expr.Element(expressions.of(store.array()), expressions.of(store.index()), Origin.NONE);
            assign(element, null, expressions.of(store.value()), store.value().origin(), out);
        } else if (op instanceof Op.AddTo add) {
            Expr element = new Expr.Element(expressions.of(add.array()), expressions.of(add.index()), Origin.NONE);
            Operator plus = Operator.infix("+", Type.DOUBLE);
            assign(element, plus, expressions.of(add.value()), add.value().origin(), out);
        } else if (op instanceof Op.TapeWrite write) {
            Expr place = expressions.place(write.tape(), write.index());
            Expr value = expressions.of(write.value());
            boolean copied = write.tape().copies();
            assign(place, null, copied ? call("copied", value.type(), place, value) : value, Origin.NONE, out);
        } else if (op instanceof Op.Update update) {
            List<Expr> arrays = expressions.all(List.of(update.array(), update.other()));
            out.add(new Stmt.Evaluate(new Expr.Java(NODES, null, "update", arrays, Type.VOID), Origin.NONE));
        } else if (op instanceof Op.CheckDistinct check) {
            distinct(check, out);
        } else if (op instanceof Op.CheckRows check) {
            check(BUFFERS, "checkRows", check.name(), List.of(check.array()), out);
        } else if (op instanceof Op.CheckShape check) {
            ClassRef owner = check.array().type().rank() <= 2 ? BUFFERS : Expressions.NESTED;
            check(owner, "checkSameShape", check.name(), List.of(check.array(), check.other()), out);
        } else if (op instanceof Op.Reserve reserve) {
            reserve(reserve, cursors, out);
        } else if (op instanceof Op.Allocate allocate
                && allocate.outlives()
                && allocate.dimensions().size() == allocate.result().type().rank()
                && pooled.test(allocate.result())) {
            another(allocate, variables, out);
        } else {
            Var result = op.results().get(0);
            assign(Expressions.read(variables.local(result)), null, array(op, result), result.origin(), out);
        }
    }

    private void distinct(Op.CheckDistinct check, List<Stmt> out) {
        List<Expr> arguments = new ArrayList<>(expressions.all(List.of(check.array(), check.other())));
        arguments.add(0, new Expr.Literal(Type.STRING, check.name(), Origin.NONE));
        if (check.otherName() != null) {
            arguments.add(2, new Expr.Literal(Type.STRING, check.otherName(), Origin.NONE));
        }
        out.add(new Stmt.Evaluate(new Expr.Java(BUFFERS, null, "checkDistinct", arguments, Type.VOID), Origin.NONE));
    }

    private void check(ClassRef owner, String method, String called, List<Var> arrays, List<Stmt> out) {
        List<Expr> arguments = new ArrayList<>(expressions.all(arrays));
        arguments.add(0, new Expr.Literal(Type.STRING, called, Origin.NONE));
        out.add(new Stmt.Evaluate(new Expr.Java(owner, null, method, arguments, Type.VOID), Origin.NONE));
    }

    private static void assign(Expr target, Operator operator, Expr value, Origin origin, List<Stmt> out) {
        out.add(new Stmt.Evaluate(new Expr.Assign(target, operator, value, origin), origin));
    }

    private void reserve(Op.Reserve reserve, Map<Cursor, Local> cursors, List<Stmt> out) {
        Tape tape = reserve.tape();
        Expr store = expressions.store(tape);
        Expr room;
        if (tape.cursor() == null) {
            room = expressions.of(reserve.iterations());
        } else {
            room = Expressions.infix("+", Expressions.read(cursors.get(tape.cursor())), Expressions.number(1));
            if (reserve.iterations() != null) {
                room = Expressions.infix("+", room, expressions.of(reserve.iterations()));
            }
        }
        assign(store, null, call("atLeast", store.type(), store, room), Origin.NONE, out);
    }

    /** The next array of a pool that grows with the number of them in one call. */
    private void another(Op.Allocate allocate, Variables variables, List<Stmt> out) {
        Var result = allocate.result();
        Expr pool = field(result.name() + "Pool", Type.arrayOf(result.type()));
        Local count = Local.temporary(result.name() + "Count", Type.INT);
        prologue.add(new Stmt.Declare(count, Expressions.number(0), Origin.NONE));
        Expr used = Expressions.read(count);
        Expr room = Expressions.infix("+", used, Expressions.number(1));
        assign(pool, null, call("atLeast", pool.type(), pool, room), Origin.NONE, out);
        Expr place = new Expr.Element(pool, used, Origin.NONE);
        List<Expr> arguments = new ArrayList<>(expressions.all(allocate.dimensions()));
        arguments.add(0, place);
        Expr zeroed = result.type().rank() <= 2
                ? call("zeroed", result.type(), arguments)
                : new Expr.NewArray(result.type(), expressions.all(allocate.dimensions()), result.origin());
        assign(place, null, zeroed, Origin.NONE, out);
        Expr next = new Expr.Element(pool, new Expr.Increment(used, 1, false, Origin.NONE), Origin.NONE);
        assign(Expressions.read(variables.local(result)), null, next, result.origin(), out);
    }

    private static Expr call(String method, Type type, Expr... arguments) {
        return call(method, type, List.of(arguments));
    }

    /** Tapes are arrays of whatever they keep; other arrays are made by their dimensions. */
    private static Expr call(String method, Type type, List<Expr> arguments) {
        boolean nested = type.rank() > 2 && !method.equals("atLeast");
        return new Expr.Java(nested ? Expressions.NESTED : WORKSPACES, null, method, arguments, type);
    }

    private Expr array(Op op, Var result) {
        Type type = result.type();
        if (op instanceof Op.Allocate allocate) {
            List<Expr> dimensions = expressions.all(allocate.dimensions());
            boolean rowsFollow = dimensions.size() < type.rank();
            if (type.base() == Type.Base.VALUE && !rowsFollow) {
                return Expressions.ofNodes("zeros", type, dimensions);
            } else if (rowsFollow || !pooled.test(result)) {
                return new Expr.NewArray(type, dimensions, result.origin());
            }
            List<Expr> arguments = new ArrayList<>(dimensions);
            Expr field = field(result.name() + "Pool", type);
            arguments.add(0, field);
            return kept(field, call("zeroed", type, arguments));
        } else if (op instanceof Op.AllocateLike allocate) {
            Expr shape = expressions.of(allocate.shape());
            if (allocate.outlives() || !pooled.test(result)) {
                return call("zerosLike", type, shape);
            }
            Expr field = field(result.name() + "Pool", type);
            return kept(field, call("zeroedLike", type, field, shape));
        }
        if (op instanceof Op.SameRows rows) {
            return new Expr.Java(Expressions.NESTED, null, "sameRows", List.of(expressions.of(rows.array())), type);
        }
        Expr field = field(result.name() + "Pool", type);
        return kept(field, call("copied", type, field, expressions.of(((Op.Snapshot) op).array())));
    }

    /** {@code field = value}, as an expression. */
    private static Expr kept(Expr field, Expr value) {
        return new Expr.Assign(field, null, value, Origin.NONE);
    }
}
