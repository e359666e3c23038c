package slope.processor.transform.recompose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import slope.processor.analysis.Definitions;
import slope.processor.diag.Origin;
import slope.processor.ir.Callee;
import slope.processor.ir.Operator;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Routine;
import slope.processor.ir.source.Stmt;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.Cursor;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Tape;
import slope.processor.ir.ssa.Var;

/**
 * Writes a function as statements. What shares a variable is {@link Variables}'s to say, what is folded into expressions
 * {@link Inlining}'s; {@link Declarations} then declares every variable where it is first needed, and {@link Naming} gives it
 * a name that nothing else has there.
 */
public final class Recompose {
    private final Inlining inlining;
    private final Variables variables;
    private final Expressions expressions;
    private final Memory memory;
    private final Calls calls;
    private final Map<Cursor, Local> cursors = new LinkedHashMap<>();
    private final Map<Tape, Expr> tapes = new LinkedHashMap<>();
    private final List<Stmt> prologue = new ArrayList<>();

    private Recompose(Function function, Road road, Set<String> fields) {
        inlining = Inlining.of(function);
        variables = Variables.of(function, inlining);
        expressions = new Expressions(inlining, variables, cursors, tapes);
        memory = new Memory(expressions, road == Road.PULLBACK ? isKept(function) : array -> false, prologue, fields);
        calls = new Calls(expressions, memory, variables, inlining, road == Road.DYNAMIC_GRAPH);
    }

    /**
     * An array that is returned belongs to whoever gets it, and so does one that a callee may have returned, or that somebody
     * unknown may keep; one whose rows are exchanged may hold arrays of others at the end.
     */
    private static Predicate<Var> isKept(Function function) {
        Definitions definitions = Definitions.of(function);
        Set<Var> returned = new HashSet<>();
        function.returned().forEach(v -> returned.add(definitions.root(v)));
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Call call
                    && call.entry() == Op.Entry.PRIMAL
                    && (call.callee().opaque()
                            || call.results().stream().anyMatch(r -> r.type().isArray()))) {
                call.arguments().forEach(v -> returned.add(definitions.root(v)));
            }
        });
        return array -> !returned.contains(definitions.root(array))
                && (array.type().rank() == 1 || !definitions.exchangesRows(array));
    }

    /** What is written. Only a pullback has a workspace to keep arrays in. */
    public enum Road {
        PULLBACK,
        TANGENT,
        GRAPH,
        DYNAMIC_GRAPH,
        /** The method itself, where it is private. */
        PRIMAL
    }

    /** @param source the method as it is in the source: none of its parameters' names may be another's */
    public static Routine apply(Function function, Road road, Callee source) {
        Set<String> around = around(function, source);
        Set<String> fields = new HashSet<>(around);
        source.results().forEach(leaf -> fields.add(leaf.parameter().name()));
        Recompose pass = new Recompose(function, road, fields);
        Operands.walk(function.body(), pass::open);
        List<Stmt> body = pass.ops(function.body().ops());
        body.addAll(0, pass.prologue);
        List<Local> parameters =
                function.parameters().stream().map(pass.variables::local).toList();
        List<Expr> returned = Stmt.endAbruptly(body) ? List.of() : pass.expressions.all(function.returned());
        List<Stmt> declared = Declarations.apply(body, parameters, returned);
        Routine routine = new Routine(parameters, Set.of(), declared, returned, pass.memory.storage(), Set.of());
        Set<String> written = source.declared().stream().map(Parameter::name).collect(Collectors.toSet());
        return Naming.apply(routine, own(function, parameters, road), written, around);
    }

    /** What the parameters in the source, and their gradients, are called. */
    private static Set<String> around(Function function, Callee source) {
        Set<String> names = new HashSet<>(Set.of("value", "space"));
        source.declared().forEach(p -> names.add(p.name()));
        for (Parameter parameter : function.signature().parameters()) {
            names.add(parameter.name());
            if (parameter.active()) {
                names.add(parameter.gradient());
            }
        }
        return names;
    }

    /** The parameters that the signature has; those that a road puts between them are generated. */
    private static Set<Local> own(Function function, List<Local> parameters, Road road) {
        Set<Local> own = new LinkedHashSet<>();
        int next = 0;
        for (Parameter parameter : function.signature().parameters()) {
            own.add(parameters.get(next++));
            boolean followed = road == Road.TANGENT
                    || road == Road.PULLBACK && parameter.type().isArray();
            if (parameter.active() && followed) {
                next++;
            }
        }
        return own;
    }

    /** Cursors and what is kept outside of loops exist from the start. */
    private void open(Op op) {
        if (op instanceof Op.Advance advance && !cursors.containsKey(advance.cursor())) {
            Local cursor = Local.temporary(advance.cursor().name(), Type.INT);
            cursors.put(advance.cursor(), cursor);
            prologue.add(new Stmt.Declare(cursor, Expressions.number(-1), Origin.NONE));
        } else if (op instanceof Op.TapeWrite write && !tapes.containsKey(write.tape())) {
            Tape tape = write.tape();
            if (tape.inLoop()) {
                tapes.put(tape, memory.tape(tape));
                return;
            }
            Local local = Local.temporary(tape.name(), tape.type());
            tapes.put(tape, Expressions.read(local));
            prologue.add(new Stmt.Declare(local, memory.nothing(tape), Origin.NONE));
        }
    }

    private List<Stmt> ops(List<Op> ops) {
        List<Stmt> out = new ArrayList<>();
        for (Op op : ops) {
            if (!inlining.isInlined(op)) {
                op(op, out);
            }
            if (Stmt.endAbruptly(out)) {
                break;
            }
        }
        return out;
    }

    private void assign(Var var, Expr value, List<Stmt> out) {
        assign(Expressions.read(variables.local(var)), value, var.origin(), out);
    }

    /** {@code x = x + e} becomes {@code x += e}. */
    private static void assign(Expr target, Expr value, Origin origin, List<Stmt> out) {
        if (value.equals(target)) {
            return;
        }
        Expr assign = new Expr.Assign(target, null, value, origin);
        if (value instanceof Expr.Apply apply
                && apply.operator().notation() == Operator.Notation.INFIX
                && apply.operator().result().equals(target.type())
                && apply.operator().parameters().get(0).equals(target.type())
                && same(apply.arguments().get(0), target)) {
            assign = new Expr.Assign(target, apply.operator(), apply.arguments().get(1), origin);
        }
        out.add(new Stmt.Evaluate(assign, origin));
    }

    private static boolean same(Expr a, Expr b) {
        return a instanceof Expr.Read x && b instanceof Expr.Read y && x.local() == y.local();
    }

    private void op(Op op, List<Stmt> out) {
        if (op instanceof Op.If branch) {
            branch(branch, out);
        } else if (Operands.carried(op) != null) {
            loop(op, out);
        } else if (op instanceof Op.GuardedMultiplyAdd sum
                && sum.accumulator() != null
                && variables.local(sum.accumulator()) == variables.local(sum.result())) {
            guarded(sum, out);
        } else if (op instanceof Op.Advance advance) {
            step(advance.cursor(), 1, out);
        } else if (op instanceof Op.Retreat retreat) {
            step(retreat.cursor(), -1, out);
        } else if (op instanceof Op.Throw end) {
            out.add(new Stmt.Throw(end.type(), expressions.all(end.arguments()), end.origin()));
        } else if (op instanceof Op.Call call) {
            calls.call(call, out);
        } else if (memory.isMemory(op)) {
            memory.write(op, variables, cursors, out);
        } else {
            assign(op.results().get(0), expressions.of(op), out);
        }
    }

    private void step(Cursor cursor, int by, List<Stmt> out) {
        Expr target = Expressions.read(cursors.get(cursor));
        out.add(new Stmt.Evaluate(new Expr.Increment(target, by, false, Origin.NONE), Origin.NONE));
    }

    private void guarded(Op.GuardedMultiplyAdd sum, List<Stmt> out) {
        Expr target = Expressions.read(variables.local(sum.result()));
        Operator operator = Operator.infix(sum.negative() ? "-" : "+", Type.DOUBLE);
        Origin origin = sum.result().origin();
        Expr assign = new Expr.Assign(target, operator, expressions.term(sum), origin);
        List<Stmt> then = List.of(new Stmt.Evaluate(assign, origin));
        out.add(new Stmt.If(expressions.counts(sum), then, List.of(), Origin.NONE));
    }

    private void branch(Op.If branch, List<Stmt> out) {
        if (inlining.isExpression(branch)) {
            assign(branch.results().get(0), expressions.of(branch), out);
            return;
        }
        List<Stmt> then = ops(branch.then().ops());
        copy(branch.results(), branch.then().yielded(), then);
        List<Stmt> otherwise = ops(branch.otherwise().ops());
        copy(branch.results(), branch.otherwise().yielded(), otherwise);
        branch(
                expressions.of(branch.condition()),
                then,
                otherwise,
                branch.condition().origin(),
                out);
    }

    private static void branch(Expr condition, List<Stmt> then, List<Stmt> otherwise, Origin origin, List<Stmt> out) {
        if (then.isEmpty() && otherwise.isEmpty()) {
            return;
        } else if (then.isEmpty()) {
            out.add(new Stmt.If(not(condition), otherwise, List.of(), origin));
        } else {
            out.add(new Stmt.If(condition, then, otherwise, origin));
        }
    }

    private static Expr not(Expr condition) {
        Operator not = Operator.prefix("!", Type.BOOLEAN);
        if (condition instanceof Expr.Apply apply && apply.operator().equals(not)) {
            return apply.arguments().get(0);
        } else if (condition instanceof Expr.Apply apply
                && List.of("==", "!=").contains(apply.operator().name())) {
            String opposite = apply.operator().name().equals("==") ? "!=" : "==";
            List<Type> types = apply.operator().parameters();
            Operator operator = Operator.comparison(opposite, types.get(0), types.get(1));
            return new Expr.Apply(operator, apply.arguments(), apply.origin());
        }
        return new Expr.Apply(not, List.of(condition), condition.origin());
    }

    private void loop(Op op, List<Stmt> out) {
        Carried carried = Operands.carried(op);
        copy(carried.arguments(), carried.initial(), out);
        if (op instanceof Op.For loop) {
            Expr index = expressions.of(loop.index());
            Local local = variables.local(loop.index());
            Stmt initial = new Stmt.Declare(local, expressions.of(loop.from()), Origin.NONE);
            Expr condition = Expressions.compare(loop.relation(), index, expressions.of(loop.bound()));
            List<Stmt> body = body(loop.body(), carried);
            out.add(new Stmt.For(
                    List.of(initial),
                    condition,
                    List.of(update(index, loop.step())),
                    body,
                    loop.index().origin()));
        } else if (op instanceof Op.While loop) {
            whileLoop(loop, out);
        } else {
            Op.Unwind loop = (Op.Unwind) op;
            Expr cursor = Expressions.read(cursors.get(loop.cursor()));
            Expr condition = loop.start() == null
                    ? Expressions.compare(">=", cursor, Expressions.number(0))
                    : Expressions.compare(">", cursor, expressions.of(loop.start()));
            List<Stmt> body = body(loop.body(), carried);
            out.add(new Stmt.For(List.of(), condition, List.of(update(cursor, -1)), body, Origin.NONE));
        }
    }

    private static Stmt update(Expr index, int step) {
        Expr update = Math.abs(step) == 1
                ? new Expr.Increment(index, step, false, Origin.NONE)
                : new Expr.Assign(index, Operator.infix("+", Type.INT), Expressions.number(step), Origin.NONE);
        return new Stmt.Evaluate(update, Origin.NONE);
    }

    private void whileLoop(Op.While loop, List<Stmt> out) {
        Origin origin = loop.condition().yielded().get(0).origin();
        List<Stmt> body = body(loop.body(), loop.carried());
        if (inlining.isExpression(loop.condition())) {
            Expr condition = ConstantTests.hidden(expressions.yielded(loop.condition()), origin, out);
            out.add(new Stmt.While(condition, body, origin));
            return;
        }
        List<Stmt> all = ops(loop.condition().ops());
        all.add(new Stmt.If(
                not(expressions.yielded(loop.condition())), List.of(new Stmt.Break(origin)), List.of(), origin));
        all.addAll(body);
        out.add(new Stmt.While(new Expr.Literal(Type.BOOLEAN, true, origin), all, origin));
    }

    /** A decision tree, of which one branch goes on where the other leaves. */
    private List<Stmt> body(Block block, Carried carried) {
        List<Stmt> out = ops(block.ops());
        if (block.end() instanceof End.Branch end) {
            List<Stmt> then = body(end.then(), carried);
            List<Stmt> otherwise = body(end.otherwise(), carried);
            Expr condition = expressions.of(end.condition());
            if (!then.isEmpty() && then.get(then.size() - 1) instanceof Stmt.Break) {
                branch(condition, then, List.of(), end.condition().origin(), out);
                out.addAll(otherwise);
            } else {
                branch(condition, then, otherwise, end.condition().origin(), out);
            }
        } else if (block.end() instanceof End.Break end) {
            copy(carried.results(), end.values(), out);
            out.add(new Stmt.Break(Origin.NONE));
        } else {
            copy(carried.arguments(), block.yielded(), out);
        }
        return out;
    }

    /**
     * Assigns all at once: where each variable is still read by another assignment, the value of one that reads another is kept
     * first.
     */
    private void copy(List<Var> targets, List<Var> values, List<Stmt> out) {
        if (Stmt.endAbruptly(out)) {
            return;
        }
        Map<Local, Expr> pending = new LinkedHashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            Expr value = expressions.of(values.get(i));
            Local target = variables.local(targets.get(i));
            if (!(value instanceof Expr.Read read && read.local() == target)) {
                pending.put(target, value);
            }
        }
        Map<Local, Origin> origins = new HashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            origins.putIfAbsent(variables.local(targets.get(i)), values.get(i).origin());
        }
        while (!pending.isEmpty()) {
            Set<Local> reads = new HashSet<>();
            pending.forEach((target, value) ->
                    Mentions.in(value).stream().filter(read -> read != target).forEach(reads::add));
            Local free = pending.keySet().stream()
                    .filter(target -> !reads.contains(target))
                    .findFirst()
                    .orElse(null);
            if (free == null) {
                Local target = pending.keySet().stream()
                        .filter(t ->
                                Mentions.in(pending.get(t)).stream().anyMatch(r -> r != t && pending.containsKey(r)))
                        .findFirst()
                        .orElseThrow();
                Local next = Local.temporary(target.name() + "Next", target.type());
                out.add(new Stmt.Evaluate(
                        new Expr.Assign(Expressions.read(next), null, pending.get(target), Origin.NONE), Origin.NONE));
                pending.put(target, Expressions.read(next));
            } else {
                assign(Expressions.read(free), pending.remove(free), origins.get(free), out);
            }
        }
    }
}
