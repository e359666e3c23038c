package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Regions;
import slope.processor.ir.ssa.Var;

/**
 * Reads a value directly where it is only handed through: a slot that no iteration changes, a branch that results in the same
 * value either way. Nothing is computed differently, so that no bit changes. {@link DeadCode} then removes the slots.
 */
public final class Simplify {
    private final Map<Var, Var> same = new HashMap<>();

    private Simplify() {}

    public static Function apply(Function function) {
        Simplify pass = new Simplify();
        int before;
        do {
            before = pass.same.size();
            pass.scan(function.body());
        } while (pass.same.size() > before);
        return new Function(
                function.name(), function.signature(), function.parameters(), pass.replace(function.body()));
    }

    private Var resolve(Var var) {
        Var resolved = var;
        while (same.containsKey(resolved)) {
            resolved = same.get(resolved);
        }
        return resolved;
    }

    private void scan(Block block) {
        for (Op op : block.ops()) {
            Operands.blocks(op).forEach(this::scan);
            if (op instanceof Op.If branch) {
                for (int i = 0; i < branch.results().size(); i++) {
                    Var then = resolve(branch.then().yielded().get(i));
                    if (then == resolve(branch.otherwise().yielded().get(i))) {
                        same.putIfAbsent(branch.results().get(i), then);
                    }
                }
            } else if (Operands.carried(op) != null) {
                scan(Operands.carried(op), body(op));
            }
        }
        Operands.blocks(block.end()).forEach(this::scan);
    }

    private static Block body(Op loop) {
        List<Block> blocks = Operands.blocks(loop);
        return blocks.get(blocks.size() - 1);
    }

    private void scan(Carried carried, Block body) {
        List<List<Var>> leaves = new ArrayList<>();
        leaves(body, leaves);
        for (int i = 0; i < carried.size(); i++) {
            int slot = i;
            Var argument = carried.arguments().get(i);
            Var initial = resolve(carried.initial().get(i));
            if (leaves.stream().map(l -> resolve(l.get(slot))).allMatch(v -> v == argument || v == initial)) {
                same.putIfAbsent(argument, initial);
                same.putIfAbsent(carried.results().get(i), initial);
            }
        }
    }

    private static void leaves(Block block, List<List<Var>> leaves) {
        if (block.end() instanceof End.Branch branch) {
            leaves(branch.then(), leaves);
            leaves(branch.otherwise(), leaves);
        } else {
            leaves.add(Operands.of(block.end()));
        }
    }

    private Block replace(Block block) {
        List<Op> ops = new ArrayList<>();
        for (Op op : block.ops()) {
            ops.add(Regions.map(Operands.replace(op, this::resolve), this::replace));
        }
        End end = Operands.replace(block.end(), this::resolve);
        return new Block(ops, Regions.map(end, this::replace));
    }
}
