package slope.processor.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import slope.processor.analysis.Definitions;
import slope.processor.analysis.Written;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Regions;
import slope.processor.ir.ssa.Var;

/**
 * An array that comes from a field, an object or a call must not be a parameter where either is stored into: what is stored by one name
 * would be read by the other, and its derivative be lost, or an old value be read again in the reverse sweep.
 *
 * <p>Guarantees: such an array is checked against such parameters right after it is there, and an object against
 * what is stored into before it is handed to a call. Where nothing is stored into, there is no check.
 */
public final class DistinctSources {
    private final Definitions definitions;
    private final Set<Var> written;
    private final List<Var> parameters;

    private DistinctSources(Function function) {
        definitions = Definitions.of(function);
        written = Written.of(function, definitions);
        parameters =
                function.parameters().stream().filter(p -> p.type().isArray()).toList();
    }

    public static Function apply(Function function) {
        Block body = new DistinctSources(function).block(function.body());
        return new Function(function.name(), function.signature(), function.parameters(), body);
    }

    private Block block(Block block) {
        List<Op> ops = new ArrayList<>();
        for (Op op : block.ops()) {
            if (op instanceof Op.Call call) {
                checkHolders(call, ops);
            }
            ops.add(Regions.map(op, this::block));
            String source = source(op);
            for (Var result : op.results()) {
                if (source != null && result.type().isArray()) {
                    check(source, result, ops);
                }
            }
        }
        return new Block(ops, Regions.map(block.end(), this::block));
    }

    /** What an array is called that comes from elsewhere; null for any other operation. */
    private static String source(Op op) {
        if (op instanceof Op.Field field) {
            return field.field().owner().simpleName() + "." + field.field().name();
        } else if (op instanceof Op.FieldOf field) {
            return field.object().name() + "." + field.field().name();
        }
        return op instanceof Op.Call call && call.callee().opaque()
                ? "what " + call.callee().method() + " returns"
                : null;
    }

    /** What is called may read the arrays of an object that it is handed. */
    private void checkHolders(Op.Call call, List<Op> ops) {
        for (Var argument : call.arguments()) {
            for (Var parameter : parameters) {
                if (mayHold(argument.type()) && written.contains(definitions.root(parameter))) {
                    ops.add(new Op.CheckDistinct(argument.name(), argument, parameter.name(), parameter));
                }
            }
        }
    }

    /** Whether it is an object of a class that is not the platform's: what these hold is asked for by calls, which return it. */
    private static boolean mayHold(Type type) {
        return type.rank() == 0
                && (type.isObject() || type.isRecord())
                && !type.owner().packageName().startsWith("java");
    }

    private void check(String name, Var array, List<Op> ops) {
        for (Var parameter : parameters) {
            Var root = definitions.root(parameter);
            boolean other = !root.equals(definitions.root(array));
            boolean stored = written.contains(root) || written.contains(definitions.root(array));
            if (other && stored && parameter.type().base() == array.type().base()) {
                ops.add(new Op.CheckDistinct(name, array, parameter.name(), parameter));
            }
        }
    }
}
