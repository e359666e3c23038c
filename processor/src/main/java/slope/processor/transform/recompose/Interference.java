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
 */
final class Interference {
    private final Inlining inlining;
    private final Map<Var, Set<Var>> edges = new HashMap<>();

    private Interference(Inlining inlining) {
        this.inlining = inlining;
    }

    static Interference of(Function function, Inlining inlining) {
        Interference interference = new Interference(inlining);
        Set<Var> live = interference.block(function.body(), Set.of(), Set.of());
        function.parameters().forEach(p -> live.forEach(v -> interference.edge(p, v)));
        return interference;
    }

    boolean between(Var a, Var b) {
        return edges.getOrDefault(a, Set.of()).contains(b);
    }

    private void edge(Var a, Var b) {
        if (a != b) {
            edges.computeIfAbsent(a, v -> new HashSet<>()).add(b);
            edges.computeIfAbsent(b, v -> new HashSet<>()).add(a);
        }
    }

    private void bind(Collection<Var> vars, Set<Var> live) {
        for (Var var : vars) {
            live.forEach(other -> edge(var, other));
            vars.forEach(other -> edge(var, other));
        }
        live.removeAll(vars);
    }

    /** What is read where {@code var} is written: itself, or what the expression in its place reads. */
    private void read(Collection<Var> vars, Set<Var> live) {
        for (Var var : vars) {
            Op op = inlining.operation(var);
            if (op == null) {
                live.add(var);
            } else {
                read(Operands.of(op), live);
                Operands.blocks(op).forEach(b -> readAll(b, live));
            }
        }
    }

    private void readAll(Block block, Set<Var> live) {
        block.ops().forEach(op -> {
            read(Operands.of(op), live);
            Operands.blocks(op).forEach(b -> readAll(b, live));
        });
        read(block.yielded(), live);
        block.ops().forEach(op -> live.removeAll(op.results()));
    }

    /**
     * What is needed before a block.
     *
     * @param next what is needed after the block yields
     * @param left what is needed after a break
     */
    private Set<Var> block(Block block, Set<Var> next, Set<Var> left) {
        Set<Var> live = new HashSet<>();
        if (block.end() instanceof End.Branch branch) {
            live.addAll(block(branch.then(), next, left));
            live.addAll(block(branch.otherwise(), next, left));
        } else {
            live.addAll(block.end() instanceof End.Break ? left : next);
        }
        read(Operands.of(block.end()), live);
        for (int i = block.ops().size() - 1; i >= 0; i--) {
            op(block.ops().get(i), live);
        }
        return live;
    }

    private void op(Op op, Set<Var> live) {
        if (inlining.isInlined(op)) {
            return;
        }
        bind(op.results(), live);
        if (op instanceof Op.If branch) {
            Set<Var> after = new HashSet<>(live);
            live.addAll(block(branch.then(), after, Set.of()));
            live.addAll(block(branch.otherwise(), after, Set.of()));
            read(Operands.of(op), live);
        } else if (Operands.carried(op) != null) {
            loop(op, live);
        } else {
            read(Operands.of(op), live);
        }
    }

    private void loop(Op op, Set<Var> live) {
        Carried carried = Operands.carried(op);
        Set<Var> after = new HashSet<>(live);
        Set<Var> head = new HashSet<>(live);
        head.addAll(carried.arguments());
        if (op instanceof Op.For loop) {
            head.add(loop.index());
            read(List.of(loop.bound()), head);
        } else if (op instanceof Op.Unwind loop && loop.start() != null) {
            read(List.of(loop.start()), head);
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
        bind(carried.arguments(), head);
        if (op instanceof Op.For loop) {
            bind(List.of(loop.index()), head);
        }
        live.addAll(head);
        read(Operands.of(op), live);
    }
}
