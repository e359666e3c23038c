package slope.processor.transform.recompose;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/**
 * Which values are needed at once, so that they can't share a variable: of a value that is bound, all that are needed
 * afterwards. Backwards through the structured code; a loop's head is iterated to its fixed point.
 *
 * <p>Pairs are not kept: there may be as many as the square of the values. Each binding has a number in the order of the
 * traversal instead, and each value the {@linkplain Ranges ranges} of numbers at which it is needed. A loop's body is
 * traversed again with more needed than before, so that the number of the last binding counts.
 */
final class Interference {
    private final Inlining inlining;
    private final Ranges ranges = new Ranges();

    /** When a value was bound last. */
    private final Map<Var, Integer> bound = new HashMap<>();

    private Interference(Inlining inlining) {
        this.inlining = inlining;
    }

    static Interference of(Function function, Inlining inlining) {
        Interference interference = new Interference(inlining);
        Ranges.Needed live = interference.ranges.needed(interference.block(function.body(), Set.of(), Set.of()));
        for (Var parameter : function.parameters()) {
            interference.bound.put(parameter, interference.ranges.next());
        }
        live.close();
        return interference;
    }

    boolean between(Var a, Var b) {
        return a != b && (bindsWhileNeeded(a, b) || bindsWhileNeeded(b, a) || boundTogether(a, b));
    }

    private boolean bindsWhileNeeded(Var a, Var b) {
        Integer when = bound.get(a);
        return when != null && ranges.contains(b, when);
    }

    private boolean boundTogether(Var a, Var b) {
        Integer when = bound.get(a);
        return when != null && when.equals(bound.get(b));
    }

    private void bind(Collection<Var> vars, Ranges.Needed live) {
        if (!vars.isEmpty()) {
            int now = ranges.next();
            vars.forEach(var -> bound.put(var, now));
            vars.forEach(live::remove);
        }
    }

    /** What is read where {@code var} is written: itself, or what the expression in its place reads. */
    private void read(Collection<Var> vars, Ranges.Needed live) {
        for (Var var : vars) {
            Op op = inlining.operation(var);
            if (op == null) {
                live.add(var);
            } else {
                read(Operands.of(op), live);
                // the operations of such a block are all in the place of what it yields
                Operands.blocks(op).forEach(b -> read(b.yielded(), live));
            }
        }
    }

    private Set<Var> readIn(Var var) {
        Ranges.Needed live = ranges.needed(Set.of());
        read(List.of(var), live);
        return live.close();
    }

    /**
     * What is needed before a block.
     *
     * @param next what is needed after the block yields
     * @param left what is needed after a break
     */
    private Set<Var> block(Block block, Set<Var> next, Set<Var> left) {
        Ranges.Needed live;
        if (block.end() instanceof End.Branch branch) {
            Set<Var> afterwards = new HashSet<>(block(branch.then(), next, left));
            afterwards.addAll(block(branch.otherwise(), next, left));
            live = ranges.needed(afterwards);
        } else {
            live = ranges.needed(block.end() instanceof End.Break ? left : next);
        }
        read(Operands.of(block.end()), live);
        for (int i = block.ops().size() - 1; i >= 0; i--) {
            op(block.ops().get(i), live);
        }
        return live.close();
    }

    private void op(Op op, Ranges.Needed live) {
        if (inlining.isInlined(op)) {
            return;
        }
        bind(op.results(), live);
        if (op instanceof Op.If branch) {
            Set<Var> after = live.values();
            Set<Var> then = block(branch.then(), after, Set.of());
            Set<Var> otherwise = block(branch.otherwise(), after, Set.of());
            then.forEach(live::add);
            otherwise.forEach(live::add);
            read(Operands.of(op), live);
        } else if (Operands.carried(op) != null) {
            loop(op, live);
        } else {
            read(Operands.of(op), live);
        }
    }

    private void loop(Op op, Ranges.Needed live) {
        Carried carried = Operands.carried(op);
        Set<Var> after = live.values();
        Set<Var> head = live.values();
        head.addAll(carried.arguments());
        if (op instanceof Op.For loop) {
            head.add(loop.index());
            head.addAll(readIn(loop.bound()));
        } else if (op instanceof Op.Unwind loop && loop.start() != null) {
            head.addAll(readIn(loop.start()));
        }
        List<Block> blocks = Operands.blocks(op);
        int before;
        do {
            before = head.size();
            Set<Var> next = new HashSet<>(head);
            next.removeAll(carried.arguments());
            head.addAll(block(blocks.get(blocks.size() - 1), next, after));
            if (op instanceof Op.While loop) {
                head.addAll(block(loop.condition(), new HashSet<>(head), after));
            }
        } while (head.size() > before);
        Ranges.Needed first = ranges.needed(head);
        bind(carried.arguments(), first);
        if (op instanceof Op.For loop) {
            bind(List.of(loop.index()), first);
        }
        first.close().forEach(live::add);
        read(Operands.of(op), live);
    }
}
