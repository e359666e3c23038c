package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Regions;
import slope.processor.ir.ssa.Var;

/**
 * Turns {@code while} loops that count into {@code For}: an int slot that each iteration changes by the same constant, compared
 * with a bound that does not change, and not asked for after the loop. The bound is computed before the loop, as Java would
 * have done at its first test.
 */
public final class CountedLoops {
    /** Stands for the step of an iteration that leaves the loop; as a step it would be refused for its sign. */
    private static final Integer LEAVES = 0;

    private final Map<Var, Op> definitions = new HashMap<>();
    private final Set<Var> read = new HashSet<>();

    private CountedLoops() {}

    public static Function apply(Function function) {
        CountedLoops pass = new CountedLoops();
        pass.scan(function.body());
        Block body = pass.block(function.body());
        return new Function(function.name(), function.signature(), function.parameters(), body);
    }

    private void scan(Block block) {
        for (Op op : block.ops()) {
            op.results().forEach(r -> definitions.put(r, op));
            read.addAll(Operands.of(op));
            Operands.blocks(op).forEach(this::scan);
        }
        read.addAll(Operands.of(block.end()));
        Operands.blocks(block.end()).forEach(this::scan);
    }

    private Block block(Block block) {
        List<Op> ops = new ArrayList<>();
        for (Op op : block.ops()) {
            Op inner = Regions.map(op, this::block);
            if (inner instanceof Op.While loop) {
                counted(loop, ops);
            } else {
                ops.add(inner);
            }
        }
        return new Block(ops, Regions.map(block.end(), this::block));
    }

    private void counted(Op.While loop, List<Op> ops) {
        Optional<Test> test = test(loop);
        if (test.isEmpty()) {
            ops.add(loop);
            return;
        }
        Test t = test.get();
        Integer step = step(loop.body(), t.slot, loop.carried().arguments().get(t.slot));
        boolean up = t.relation.startsWith("<");
        if (step == null
                || step == 0
                || up != step > 0
                || read.contains(loop.carried().results().get(t.slot))) {
            ops.add(loop);
            return;
        }
        ops.addAll(t.before);
        Carried c = loop.carried();
        Carried carried =
                new Carried(without(c.initial(), t.slot), without(c.arguments(), t.slot), without(c.results(), t.slot));
        Var index = c.arguments().get(t.slot);
        Var from = c.initial().get(t.slot);
        Block body = withoutSlot(loop.body(), t.slot);
        ops.add(new Op.For(loop.label(), index, from, t.relation, t.bound, step, carried, body));
    }

    /** The loop's condition, {@code slot relation bound}; {@code before} computes the bound. */
    private record Test(int slot, String relation, Var bound, List<Op> before) {}

    private static Optional<Test> test(Op.While loop) {
        List<Op> ops = loop.condition().ops();
        if (ops.isEmpty()
                || !(ops.get(ops.size() - 1) instanceof Op.Pure last)
                || !last.result().equals(loop.condition().yielded().get(0))
                || last.arguments().size() != 2
                || !last.operator().isOn(Type.INT)) {
            return Optional.empty();
        }
        List<Var> slots = loop.carried().arguments();
        List<Op> before = ops.subList(0, ops.size() - 1);
        Set<Var> changing = new HashSet<>(slots);
        if (before.stream()
                .anyMatch(op -> !isPlain(op) || Operands.of(op).stream().anyMatch(changing::contains))) {
            return Optional.empty();
        }
        Var left = last.arguments().get(0);
        Var right = last.arguments().get(1);
        String relation = last.operator().name();
        if (slots.contains(left) && !changing.contains(right) && RELATIONS.containsKey(relation)) {
            return Optional.of(new Test(slots.indexOf(left), relation, right, before));
        } else if (slots.contains(right) && !changing.contains(left) && RELATIONS.containsKey(relation)) {
            return Optional.of(new Test(slots.indexOf(right), RELATIONS.get(relation), left, before));
        }
        return Optional.empty();
    }

    /** A relation, and what it is seen from the other side. */
    private static final Map<String, String> RELATIONS = Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=");

    private static boolean isPlain(Op op) {
        return op instanceof Op.Pure || op instanceof Op.Constant || op instanceof Op.Field || op instanceof Op.Length;
    }

    /** By how much every iteration that goes on changes the slot; null where that differs or is not constant. */
    private Integer step(Block body, int slot, Var argument) {
        if (body.end() instanceof End.Branch branch) {
            Integer then = step(branch.then(), slot, argument);
            Integer otherwise = step(branch.otherwise(), slot, argument);
            if (then == null || otherwise == null) {
                return null;
            }
            return then.equals(LEAVES) ? otherwise : otherwise.equals(LEAVES) || otherwise.equals(then) ? then : null;
        } else if (body.end() instanceof End.Yield next) {
            return increment(next.values().get(slot), argument);
        }
        return LEAVES;
    }

    private Integer increment(Var next, Var argument) {
        if (definitions.get(next) instanceof Op.Pure sum
                && (sum.operator().equals(Operator.infix("+", Type.INT))
                        || sum.operator().equals(Operator.infix("-", Type.INT)))
                && sum.arguments().get(0) == argument
                && definitions.get(sum.arguments().get(1)) instanceof Op.Constant step) {
            int by = (Integer) step.value();
            return by == 0 ? null : sum.operator().name().equals("+") ? (Integer) by : (Integer) (-by);
        }
        return null;
    }

    private static Block withoutSlot(Block body, int slot) {
        End end = body.end();
        if (end instanceof End.Branch) {
            return new Block(body.ops(), Regions.map(end, b -> withoutSlot(b, slot)));
        } else if (end instanceof End.Yield yield) {
            return new Block(body.ops(), new End.Yield(without(yield.values(), slot)));
        }
        return new Block(body.ops(), new End.Break(without(((End.Break) end).values(), slot)));
    }

    private static List<Var> without(List<Var> vars, int slot) {
        List<Var> rest = new ArrayList<>(vars);
        rest.remove(slot);
        return rest;
    }
}
