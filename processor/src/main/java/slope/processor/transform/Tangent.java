package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.analysis.Activity;
import slope.processor.analysis.Definitions;
import slope.processor.ir.Operator;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Factor;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Regions;
import slope.processor.ir.ssa.Var;

/**
 * Forward mode: beside each varied value its tangent, beside each varied array an array of tangents. Maps SSA to SSA, reverse
 * sweeps before tapes are placed included, so that the tangent of an adjoint needs nothing more.
 *
 * <p>Guarantees: the parameters are the function's, each independent one followed by its tangent; the results are the
 * function's, then the tangent of each real one.
 */
public final class Tangent {
    private final Activity activity;
    private final Definitions definitions;
    private final Partials partials;
    private final Map<Var, Var> dots = new HashMap<>();

    private Tangent(Function function, Set<Var> independent) {
        activity = Activity.of(function, independent);
        definitions = Definitions.of(function);
        partials = new Partials(definitions);
    }

    /** @param independent parameters of the function */
    public static Function apply(Function function, Set<Var> independent) {
        Tangent pass = new Tangent(function, independent);
        List<Var> parameters = new ArrayList<>();
        for (Var parameter : function.parameters()) {
            parameters.add(parameter);
            if (independent.contains(parameter)) {
                parameters.add(pass.newDot(parameter));
            }
        }
        Builder out = new Builder();
        // data that something varied is stored into
        function.parameters().stream()
                .filter(p -> !independent.contains(p) && pass.varied(p))
                .forEach(p -> out.add(new Op.AllocateLike(pass.newDot(p), p)));
        function.body().ops().forEach(op -> pass.op(op, out));
        List<Var> results = new ArrayList<>(function.returned());
        function.returned().stream().filter(v -> v.type().isReal()).forEach(v -> results.add(pass.dotOrZero(v, out)));
        Block body = out.end(new End.Return(results));
        return new Function(function.name() + "Tangent", function.signature(), parameters, body);
    }

    private Var newDot(Var var) {
        Var dot = var.derived(var.name() + "Dot");
        dots.put(var, dot);
        return dot;
    }

    private boolean varied(Var var) {
        return activity.isVaried(var);
    }

    /** The tangent, or null where there is none. */
    private Var dot(Var var) {
        return varied(var) ? dots.get(var) : null;
    }

    private Var dotOrZero(Var var, Builder out) {
        if (varied(var)) {
            return dots.get(var);
        }
        return var.type().isArray() ? zeroLike(var, out) : out.constant(0.0);
    }

    private Block block(Block block, List<Var> targets) {
        Builder out = new Builder();
        block.ops().forEach(op -> op(op, out));
        return out.end(end(block.end(), targets, out));
    }

    /** @param targets what the values at the ends go to: tangents follow where the target has one */
    private End end(End end, List<Var> targets, Builder out) {
        if (end instanceof End.Branch branch) {
            Block then = block(branch.then(), targets);
            return new End.Branch(branch.label(), branch.condition(), then, block(branch.otherwise(), targets));
        }
        List<Var> values = new ArrayList<>(Operands.of(end));
        for (int i = 0; i < targets.size(); i++) {
            if (varied(targets.get(i))) {
                values.add(dotOrZero(values.get(i), out));
            }
        }
        return end instanceof End.Yield ? new End.Yield(values) : new End.Break(values);
    }

    private List<Var> withDots(List<Var> vars) {
        List<Var> all = new ArrayList<>(vars);
        vars.stream().filter(this::varied).forEach(v -> all.add(newDot(v)));
        return all;
    }

    private void op(Op op, Builder out) {
        if (op instanceof Op.If branch) {
            Block then = block(branch.then(), branch.results());
            Block otherwise = block(branch.otherwise(), branch.results());
            List<Var> results = withDots(branch.results());
            Op.If.Form form = results.size() > 1 ? Op.If.Form.STATEMENT : branch.form();
            out.add(new Op.If(branch.label(), branch.mirrors(), form, branch.condition(), then, otherwise, results));
        } else if (Operands.carried(op) != null) {
            Carried before = Operands.carried(op);
            Carried carried = carried(before, out);
            out.add(Regions.loop(op, carried, condition -> condition, body -> block(body, before.results())));
        } else if (op instanceof Op.Call call) {
            call(call, out);
        } else {
            out.add(op);
            plain(op, out);
        }
    }

    /** What varies in an iteration does so afterwards; what varies at an exit only carries a tangent of 0 until then. */
    private Carried carried(Carried c, Builder out) {
        List<Var> initial = new ArrayList<>(c.initial());
        List<Var> arguments = new ArrayList<>(c.arguments());
        List<Var> results = new ArrayList<>(c.results());
        for (int i = 0; i < c.size(); i++) {
            if (varied(c.results().get(i))) {
                initial.add(dotOrZero(c.initial().get(i), out));
                arguments.add(newDot(c.arguments().get(i)));
                results.add(newDot(c.results().get(i)));
            }
        }
        return new Carried(initial, arguments, results);
    }

    private void plain(Op op, Builder out) {
        if (op instanceof Op.Pure pure) {
            if (varied(pure.result())) {
                pure(pure, out);
            }
        } else if (op instanceof Op.Constant none && none.result().type().isArray()) {
            if (varied(none.result())) {
                out.add(new Op.Constant(newDot(none.result()), null));
            }
        } else if (op instanceof Op.GuardedMultiplyAdd sum) {
            if (varied(sum.result())) {
                guarded(sum, out);
            }
        } else if (op instanceof Op.Load load) {
            if (varied(load.array())) {
                out.add(new Op.Load(newDot(load.result()), dots.get(load.array()), load.index()));
            }
        } else if (op instanceof Op.Store store) {
            if (varied(store.array())) {
                out.add(new Op.Store(
                        dots.get(store.array()), store.index(), dotOrZero(store.value(), out), store.origin()));
            }
        } else if (op instanceof Op.AddTo add) {
            if (varied(add.value())) {
                out.add(new Op.AddTo(dots.get(add.array()), add.index(), dots.get(add.value())));
            }
        } else if (op instanceof Op.Allocate allocate) {
            if (varied(allocate.result())) {
                out.add(new Op.Allocate(newDot(allocate.result()), allocate.dimensions(), allocate.outlives()));
            }
        } else if (op instanceof Op.AllocateLike allocate && varied(allocate.result())) {
            out.add(new Op.AllocateLike(newDot(allocate.result()), allocate.shape(), allocate.outlives()));
        }
    }

    private void pure(Op.Pure pure, Builder out) {
        String name = pure.result().name() + "Dot";
        Var sum = null;
        if (pure.operator().notation() == Operator.Notation.SELECT) {
            Var then = dotOrZero(pure.arguments().get(1), out);
            Var otherwise = dotOrZero(pure.arguments().get(2), out);
            List<Var> choice = List.of(pure.arguments().get(0), then, otherwise);
            sum = out.pure(pure.operator(), choice, name, pure.result().origin());
        } else {
            for (int i = 0; i < pure.arguments().size(); i++) {
                Var dot = dot(pure.arguments().get(i));
                if (dot != null) {
                    sum = partials.add(out, sum, pure, i, dot, Partials.Arrival.OF_TANGENT, name);
                }
            }
        }
        dots.put(pure.result(), name(sum == null ? out.constant(0.0) : sum, pure.result(), out));
    }

    /** The last operation of a sum binds the tangent, by its name. */
    private Var name(Var sum, Var primal, Builder out) {
        return out.rename(sum, primal.derived(primal.name() + "Dot"));
    }

    /**
     * A sum for the adjoint's tangent, and one for that of each factor, each guarded by its own: where the adjoint is 0 only its own
     * tangent may still say something.
     */
    private void guarded(Op.GuardedMultiplyAdd sum, Builder out) {
        Var result = sum.accumulator() == null ? null : dot(sum.accumulator());
        for (int i = 0; i < sum.factors().size(); i++) {
            Factor factor = sum.factors().get(i);
            Var factorDot = dot(factor.value());
            if (factorDot != null) {
                List<Factor> factors = new ArrayList<>(sum.factors());
                factors.add(i + 1, new Factor(false, factorDot));
                if (factor.divides()) {
                    factors.add(i + 2, factor);
                } else {
                    factors.remove(i);
                }
                boolean negative = sum.negative() != factor.divides();
                result = guardedSum(result, negative, sum.adjoint(), factors, sum, out);
            }
        }
        Var adjointDot = dot(sum.adjoint());
        if (adjointDot != null) {
            result = guardedSum(result, sum.negative(), adjointDot, sum.factors(), sum, out);
        }
        dots.put(sum.result(), result);
    }

    private Var guardedSum(
            Var accumulator,
            boolean negative,
            Var adjoint,
            List<Factor> factors,
            Op.GuardedMultiplyAdd sum,
            Builder out) {
        Var result = sum.result().derived(sum.result().name() + "Dot");
        out.add(new Op.GuardedMultiplyAdd(result, accumulator, negative, adjoint, factors, sum.other()));
        return result;
    }

    private void call(Op.Call call, Builder out) {
        if (call.arguments().stream().noneMatch(this::varied)) {
            out.add(call);
            // an array that is exchanged for one that varies
            call.results().stream()
                    .filter(this::varied)
                    .forEach(array -> out.add(new Op.AllocateLike(newDot(array), array)));
            return;
        }
        if (call.entry() != Op.Entry.PRIMAL) {
            throw new IllegalStateException("the tangent of a pullback is not part of the companion interface");
        }
        List<Var> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Var argument = call.arguments().get(i);
            Parameter parameter = call.callee().parameters().get(i);
            arguments.add(argument);
            if (parameter.active()) {
                arguments.add(varied(argument) ? dots.get(argument) : zeroLike(argument, out));
            }
        }
        out.add(new Op.Call(withDots(call.results()), call.callee(), Op.Entry.TANGENT, arguments, call.origin()));
    }

    private static Var zeroLike(Var argument, Builder out) {
        if (argument.type().equals(Type.DOUBLE)) {
            return out.constant(0.0);
        }
        Var zero = Var.temporary("none", argument.type(), argument.origin());
        out.add(new Op.AllocateLike(zero, argument));
        return zero;
    }
}
