package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.analysis.Definitions;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Regions;
import slope.processor.ir.ssa.Var;

/**
 * A callee is run again in the reverse sweep, so it must find its arrays as they were. What is only read stays as it is; an
 * array that the method makes itself, or stores into, may have been overwritten since, and is copied at the call. The callee may
 * store into the copy: nobody else needs it.
 */
final class Snapshots {
    private final Definitions definitions;
    private final List<Var> parameters;
    private final Set<Var> written;
    private final Map<Op.Call, Map<Integer, Var>> copies = new IdentityHashMap<>();

    Snapshots(List<Var> parameters, Definitions definitions, Set<Var> written) {
        this.parameters = parameters;
        this.definitions = definitions;
        this.written = written;
    }

    /** The block with the copies made. */
    Block make(Block block) {
        List<Op> ops = new ArrayList<>();
        for (Op op : block.ops()) {
            if (op instanceof Op.Call call && !call.callee().opaque()) {
                copy(call, ops);
            }
            ops.add(Regions.map(op, this::make));
        }
        return new Block(ops, Regions.map(block.end(), this::make));
    }

    private void copy(Op.Call call, List<Op> ops) {
        Map<Integer, Var> ofCall = new HashMap<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Var argument = call.arguments().get(i);
            if (argument.type().isArray() && mayChange(argument)) {
                Var copy = Var.temporary(argument.name() + "Copy", argument.type(), argument.origin());
                ops.add(new Op.Snapshot(copy, argument));
                ofCall.put(i, copy);
            }
        }
        copies.put(call, ofCall);
    }

    private boolean mayChange(Var array) {
        return !parameters.contains(definitions.base(array)) || written.contains(definitions.root(array));
    }

    /** What the reverse sweep hands to the callee instead of an argument. */
    Var asItWas(Op.Call call, int argument) {
        return copies.get(call).getOrDefault(argument, call.arguments().get(argument));
    }
}
