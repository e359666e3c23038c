package slope.processor.transform;

import java.util.List;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Regions;

/** Takes out what only says that a value is not active; guarantees that there is no {@code Passive}. */
public final class ForgetPassive {
    private ForgetPassive() {}

    public static Function apply(Function function) {
        return new Function(function.name(), function.signature(), function.parameters(), block(function.body()));
    }

    private static Block block(Block block) {
        List<Op> ops = block.ops().stream()
                .filter(op -> !(op instanceof Op.Passive))
                .map(op -> Regions.map(op, ForgetPassive::block))
                .toList();
        return new Block(ops, Regions.map(block.end(), ForgetPassive::block));
    }
}
