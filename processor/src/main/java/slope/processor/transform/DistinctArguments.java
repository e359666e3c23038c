package slope.processor.transform;

import java.util.ArrayList;
import java.util.List;
import slope.processor.analysis.Definitions;
import slope.processor.analysis.LaterUses;
import slope.processor.ir.Parameter;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Regions;
import slope.processor.ir.ssa.Var;

/**
 * What a callee stores into must not be another argument of the call, nor have one row twice: nobody could tell whose derivative
 * its elements have. Nor must an array that comes back in a record be an argument that is stored into afterwards: the two have
 * shadows of their own.
 *
 * <p>Guarantees: where two arguments may be one array, or a row of one, or two rows of an argument may be one array, and the callee
 * stores into either, a check is made before the call; where an argument that is stored into later may have come back, after it.
 */
public final class DistinctArguments {
    private final Definitions definitions;
    private final LaterUses later;
    private final List<Var> parameters;

    private DistinctArguments(Function function) {
        parameters = function.parameters();
        definitions = Definitions.of(function);
        later = LaterUses.of(function);
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
            if (op instanceof Op.Call call && !call.callee().opaque()) {
                checkResults(call, ops);
            }
        }
        return new Block(ops, Regions.map(block.end(), this::block));
    }

    private void check(Op.Call call, List<Op> ops) {
        List<Parameter> taken = call.callee().parameters();
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i).written() && mayRepeatRows(call.arguments().get(i))) {
                ops.add(new Op.CheckRows(taken.get(i).name(), call.arguments().get(i)));
            }
            for (int j = 0; j < i; j++) {
                Var first = call.arguments().get(i);
                Var second = call.arguments().get(j);
                boolean written = taken.get(i).written() || taken.get(j).written();
                boolean arrays = first.type().isArray() && second.type().isArray();
                if (written && arrays && definitions.root(first).equals(definitions.root(second))) {
                    ops.add(new Op.CheckDistinct(taken.get(i).name(), first, null, second));
                }
            }
        }
    }

    private void checkResults(Op.Call call, List<Op> ops) {
        for (int i = 0; i < call.results().size(); i++) {
            Var result = call.results().get(i);
            for (Var argument : call.arguments()) {
                boolean arrays = result.type().isArray()
                        && result.type().isReal()
                        && argument.type().isArray()
                        && argument.type().isReal();
                if (arrays && later.mayStore(call, argument)) {
                    String path =
                            String.join(".", call.callee().results().get(i).path());
                    String name = "what " + call.callee().method() + " returns as " + path;
                    ops.add(new Op.CheckDistinct(name, result, null, argument));
                }
            }
        }
    }

    /** What the method makes has different rows, and of its own parameters that was checked when it was called. */
    private boolean mayRepeatRows(Var array) {
        Var base = definitions.base(array);
        boolean regular = parameters.contains(base) || definitions.operation(base) instanceof Op.Allocate;
        return array.type().rank() > 1 && array.type().isReal() && (!regular || definitions.exchangesRows(array));
    }
}
