package slope.processor.transform;

import java.util.ArrayList;
import java.util.List;
import slope.processor.analysis.Definitions;
import slope.processor.ir.Parameter;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Regions;
import slope.processor.ir.ssa.Var;

/**
 * What a callee stores into must not be another argument of the call: nobody could tell whose derivative its elements have.
 *
 * <p>Guarantees: where two arguments may be one array, or a row of one, and the callee stores into either, a check is made before
 * the call.
 */
public final class DistinctArguments {
    private final Definitions definitions;

    private DistinctArguments(Function function) {
        definitions = Definitions.of(function);
    }

    public static Function apply(Function function) {
        Block body = new DistinctArguments(function).block(function.body());
        return new Function(function.name(), function.signature(), function.parameters(), body);
    }

    private Block block(Block block) {
        List<Op> ops = new ArrayList<>();
        for (Op op : block.ops()) {
            if (op instanceof Op.Call call && call.callee().writes()) {
                check(call, ops);
            }
            ops.add(Regions.map(op, this::block));
        }
        return new Block(ops, Regions.map(block.end(), this::block));
    }

    private void check(Op.Call call, List<Op> ops) {
        List<Parameter> parameters = call.callee().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            for (int j = 0; j < i; j++) {
                Var first = call.arguments().get(i);
                Var second = call.arguments().get(j);
                boolean written =
                        parameters.get(i).written() || parameters.get(j).written();
                boolean arrays = first.type().isArray()
                        && first.type().isReal()
                        && second.type().isArray();
                if (written && arrays && definitions.root(first).equals(definitions.root(second))) {
                    ops.add(new Op.CheckDistinct(parameters.get(i).name(), first, second));
                }
            }
        }
    }
}
