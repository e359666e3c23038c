package slope.processor.analysis;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;
import slope.processor.rules.Rules;

/**
 * What depends on the independent values (<em>varied</em>), and what of that the results depend on (<em>active</em>): Griewank
 * and Walther, Evaluating Derivatives, 2nd ed., section 6.2. An array is varied as a whole, with its rows, and with all arrays
 * that it may be exchanged for.
 */
public final class Activity {
    private final Definitions definitions;
    private final Set<Var> data = new HashSet<>();
    private final Set<Var> varied = new HashSet<>();
    private final Set<Var> useful = new HashSet<>();

    private Activity(Definitions definitions) {
        this.definitions = definitions;
    }

    /** @param independent the parameters that derivatives are taken with respect to */
    public static Activity of(Function function, Collection<Var> independent) {
        Definitions definitions = Definitions.of(function);
        return of(function, definitions, independent, DataBeside.parameters(function, definitions, independent));
    }

    /** @param data arrays that are known not to vary, parameters among them */
    static Activity of(Function function, Definitions definitions, Collection<Var> independent, Set<Var> data) {
        Activity activity = new Activity(definitions);
        activity.data.addAll(data);
        independent.forEach(activity::vary);
        int before;
        do {
            before = activity.varied.size();
            activity.forward(function.body(), null);
        } while (activity.varied.size() > before);
        function.returned().forEach(activity::use);
        Set<Var> written = Written.of(function, definitions);
        independent.stream().filter(p -> written.contains(definitions.root(p))).forEach(activity::use);
        do {
            before = activity.useful.size();
            activity.backward(function.body(), null);
        } while (activity.useful.size() > before);
        return activity;
    }

    /** Whether it, or what the array holds, depends on the independent values. */
    public boolean isVaried(Var var) {
        return var.type().isReal() && !isData(var) && varied.contains(definitions.root(var));
    }

    /** Whether an array, or one that it may be exchanged for, holds what depends on the independent values. */
    public boolean variesInGroup(Var array) {
        return varied.contains(definitions.root(array));
    }

    /**
     * The same of a value that is handed over: what takes a float is handed one by a cast that has no derivative, since what is computed with
     * are doubles.
     */
    public boolean isHandedVaried(Var var) {
        boolean cast = definitions.operation(var) instanceof Op.Pure pure
                && pure.operator().notation() == Operator.Notation.CAST
                && var.type().equals(Type.FLOAT);
        return isVaried(
                cast ? ((Op.Pure) definitions.operation(var)).arguments().get(0) : var);
    }

    /**
     * Whether a value is data, although an alias of it may vary. That holds for a field, a constant component, the result of an opaque
     * call, and for a parameter that is data, unless a varied value may be stored into it.
     */
    private boolean isData(Var var) {
        Var base = definitions.base(var);
        Op op = definitions.operation(base);
        return data.contains(base)
                || op instanceof Op.FieldOf
                || op instanceof Op.Field
                || op instanceof Op.Call call && (call.callee().opaque() || isConstantLeaf(call, base));
    }

    /** Whether it is a component of the record that a method returns, and has no derivative there. */
    private static boolean isConstantLeaf(Op.Call call, Var result) {
        return call.entry() == Op.Entry.PRIMAL
                && !call.callee()
                        .results()
                        .get(call.results().indexOf(result))
                        .parameter()
                        .active();
    }

    /** Whether it depends on the independent values, and the results on it. */
    public boolean isActive(Var var) {
        return isVaried(var) && useful.contains(definitions.root(var));
    }

    private void vary(Var var) {
        if (var.type().isReal()) {
            varied.add(definitions.root(var));
        }
    }

    private void forward(Block block, Carried loop) {
        for (Op op : block.ops()) {
            forward(op);
        }
        End end = block.end();
        Operands.blocks(end).forEach(b -> forward(b, loop));
        if (loop != null && end instanceof End.Yield next) {
            varyAll(next.values(), loop.arguments());
            varyAll(next.values(), loop.results());
        } else if (end instanceof End.Break out) {
            varyAll(out.values(), loop.results());
        }
    }

    private void forward(Op op) {
        if (op instanceof Op.Pure pure) {
            varyFrom(hasDerivative(pure) ? pure.arguments() : List.of(), pure.result());
        } else if (op instanceof Op.Load load && load.result().type().rank() == 0) {
            varyFrom(List.of(load.array()), load.result());
        } else if (op instanceof Op.Store store) {
            varyFrom(List.of(store.value()), store.array());
        } else if (op instanceof Op.AddTo add) {
            varyFrom(List.of(add.value()), add.array());
        } else if (op instanceof Op.GuardedMultiplyAdd sum) {
            varyFrom(Operands.of(sum), sum.result());
        } else if (op instanceof Op.Call call) {
            for (Var result : call.results()) {
                varyFrom(isConstantLeaf(call, result) ? List.of() : call.arguments(), result);
            }
            written(call).forEach(a -> varyFrom(call.arguments(), a));
        } else if (op instanceof Op.If branch) {
            forward(branch.then(), null);
            forward(branch.otherwise(), null);
            varyAll(branch.then().yielded(), branch.results());
            varyAll(branch.otherwise().yielded(), branch.results());
        } else if (Operands.carried(op) != null) {
            Carried carried = Operands.carried(op);
            varyAll(carried.initial(), carried.arguments());
            varyAll(carried.initial(), carried.results());
            Operands.blocks(op).forEach(b -> forward(b, isCondition(op, b) ? null : carried));
        }
    }

    private static List<Var> written(Op.Call call) {
        return call.entry() == Op.Entry.PRIMAL ? call.writtenActive() : List.of();
    }

    private static boolean isCondition(Op op, Block block) {
        return op instanceof Op.While loop && loop.condition() == block;
    }

    private void varyAll(List<Var> from, List<Var> to) {
        for (int i = 0; i < from.size(); i++) {
            varyFrom(List.of(from.get(i)), to.get(i));
        }
    }

    private void varyFrom(List<Var> from, Var to) {
        if (from.stream().anyMatch(this::isVaried)) {
            vary(to);
        }
    }

    /** Comparisons and conversions to integers have none: what comes out of them is passive. */
    private static boolean hasDerivative(Op.Pure pure) {
        return pure.operator().notation() == Operator.Notation.SELECT
                || Rules.find(pure.operator()).isPresent();
    }

    private static boolean flowsThrough(Op.Pure pure, int argument) {
        if (pure.operator().notation() == Operator.Notation.SELECT) {
            return argument > 0;
        }
        return Rules.find(pure.operator())
                .map(rule -> !rule.partials().get(argument).isZero())
                .orElse(false);
    }

    private boolean isUseful(Var var) {
        return useful.contains(definitions.root(var));
    }

    private void use(Var var) {
        useful.add(definitions.root(var));
    }

    private void backward(Block block, Carried loop) {
        End end = block.end();
        Operands.blocks(end).forEach(b -> backward(b, loop));
        if (loop != null && end instanceof End.Yield next) {
            useAll(next.values(), loop.arguments());
            useAll(next.values(), loop.results());
        } else if (end instanceof End.Break out) {
            useAll(out.values(), loop.results());
        }
        for (int i = block.ops().size() - 1; i >= 0; i--) {
            backward(block.ops().get(i));
        }
    }

    private void backward(Op op) {
        if (op instanceof Op.If branch) {
            useAll(branch.then().yielded(), branch.results());
            useAll(branch.otherwise().yielded(), branch.results());
            backward(branch.then(), null);
            backward(branch.otherwise(), null);
        } else if (Operands.carried(op) != null) {
            Carried carried = Operands.carried(op);
            Operands.blocks(op).forEach(b -> backward(b, isCondition(op, b) ? null : carried));
            useAll(carried.initial(), carried.arguments());
            useAll(carried.initial(), carried.results());
        } else if (op instanceof Op.Store store) {
            if (isUseful(store.array())) {
                use(store.value());
            }
        } else if (op instanceof Op.AddTo add) {
            if (isUseful(add.array())) {
                use(add.value());
            }
        } else if (op instanceof Op.Pure pure) {
            for (int i = 0; i < pure.arguments().size() && isUseful(pure.result()); i++) {
                if (flowsThrough(pure, i)) {
                    use(pure.arguments().get(i));
                }
            }
        } else if (!(op instanceof Op.Length)
                && (op.results().stream().anyMatch(this::isUseful)
                        || op instanceof Op.Call call && written(call).stream().anyMatch(this::isUseful))) {
            Operands.of(op).stream().filter(v -> v.type().isReal()).forEach(this::use);
        }
    }

    private void useAll(List<Var> values, List<Var> targets) {
        for (int i = 0; i < values.size(); i++) {
            if (isUseful(targets.get(i))) {
                use(values.get(i));
            }
        }
    }
}
