package slope.processor.analysis;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/**
 * The arrays that a graph keeps as numbers and as nodes, side by side: groups in which something varies, and the caller's data, or what
 * a call has returned, is stored into, or which are handed on where numbers are wanted.
 */
public final class DataInGraph {
    private final Definitions definitions;
    private final Set<Var> callers = new HashSet<>();
    private final Set<Var> both = new HashSet<>();

    private DataInGraph(Definitions definitions) {
        this.definitions = definitions;
    }

    /** @param independent the parameters that are nodes */
    public static DataInGraph of(
            Function function, Definitions definitions, Activity activity, Collection<Var> independent) {
        DataInGraph data = new DataInGraph(definitions);
        function.parameters().stream().filter(p -> !independent.contains(p)).forEach(data.callers::add);
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Call call && call.callee().opaque()) {
                data.callers.addAll(call.results());
            }
        });
        Set<Var> written = Written.of(function, definitions);
        data.callers.stream()
                .filter(a -> isOfNumbers(a) && written.contains(definitions.root(a)))
                .forEach(a -> data.both.add(definitions.root(a)));
        Operands.walk(function.body(), op -> data.both.addAll(data.asNumbers(op)));
        data.both.removeIf(root -> !activity.variesInGroup(root));
        return data;
    }

    private static boolean isOfNumbers(Var var) {
        return var.type().isArray() && var.type().isReal();
    }

    /** The groups of what is handed to a parameter that takes numbers. */
    private Set<Var> asNumbers(Op op) {
        Set<Var> roots = new HashSet<>();
        if (op instanceof Op.Call call) {
            List<Var> arguments = call.arguments();
            for (int i = 0; i < arguments.size(); i++) {
                if (isOfNumbers(arguments.get(i))
                        && !call.callee().parameters().get(i).active()) {
                    roots.add(definitions.root(arguments.get(i)));
                }
            }
        }
        return roots;
    }

    /** Whether there are the numbers and the nodes of it. */
    public boolean isBoth(Var array) {
        return isOfNumbers(array) && both.contains(definitions.root(array));
    }

    /** Whether its numbers are those of an array that the caller, or what is called, knows. */
    public boolean isCallers(Var array) {
        return callers.contains(definitions.base(array));
    }
}
