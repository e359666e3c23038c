package slope.processor.transform;

import java.util.ArrayList;
import java.util.List;
import slope.processor.analysis.Definitions;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Regions;

/**
 * Finds the arrays that are made in a loop and may be used after their iteration, because they are assigned to a variable that
 * was declared outside.
 *
 * <p>Guarantees: where an {@code Allocate} does not say that its array outlives, the memory of the last one may be used again.
 */
public final class OutlivingArrays {
    private final Definitions definitions;

    private OutlivingArrays(Function function) {
        definitions = Definitions.of(function);
    }

    public static Function apply(Function function) {
        Block body = new OutlivingArrays(function).block(function.body(), false);
        return new Function(function.name(), function.signature(), function.parameters(), body);
    }

    private Block block(Block block, boolean inLoop) {
        List<Op> ops = new ArrayList<>();
        for (Op op : block.ops()) {
            boolean inner = inLoop || Operands.carried(op) != null;
            if (op instanceof Op.Allocate a && inLoop && definitions.isReassigned(a.result())) {
                ops.add(new Op.Allocate(a.result(), a.dimensions(), true));
            } else {
                ops.add(Regions.map(op, b -> block(b, inner)));
            }
        }
        return new Block(ops, Regions.map(block.end(), b -> block(b, inLoop)));
    }
}
