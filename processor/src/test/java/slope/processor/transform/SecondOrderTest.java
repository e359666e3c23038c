package slope.processor.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import slope.processor.diag.Origin;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Operator;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Factor;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.SsaVerifier;
import slope.processor.ir.ssa.Var;

/** The tangent of an adjoint is the Hessian times a direction: both passes map SSA to SSA, so one is applied to the other. */
class SecondOrderTest {
    private final Var w = Var.named("w", Type.DOUBLE, Origin.NONE);
    private final Var y = Var.named("y", Type.DOUBLE, Origin.NONE);

    /** {@code w·log y}. */
    private Function scaledLog() {
        Builder out = new Builder();
        Operator log = Operator.call("Math", "log", Type.DOUBLE, Type.DOUBLE);
        Var result = out.infix("*", w, out.pure(log, List.of(y), "log", Origin.NONE), "product");
        Callee signature = new Callee(
                ClassRef.of("demo", "Demo"),
                "f",
                "f",
                false,
                false,
                List.of(new Parameter("w", Type.DOUBLE, true, false), new Parameter("y", Type.DOUBLE, true, false)),
                Type.DOUBLE);
        return new Function("f", signature, List.of(w, y), out.end(new End.Return(List.of(result))));
    }

    /** w, wDot, y, yDot, valueBar → value, wBar, yBar and their tangents. */
    private double[] hessianTimes(double wValue, double yValue, double wDot, double yDot) {
        Set<Var> independent = new LinkedHashSet<>(List.of(w, y));
        Function adjoint = DeadCode.apply(Adjoint.apply(scaledLog(), independent));
        Function second = Tangent.apply(adjoint, independent);
        SsaVerifier.verify(second);
        return run(second, wValue, wDot, yValue, yDot, 1.0);
    }

    @Test
    void theMixedDerivativeOfScaledLogIsRightWhereTheScaleIsZero() {
        double[] results = hessianTimes(0.0, 4.0, 1.0, 0.0);
        assertEquals(Math.log(4), results[1]);
        assertEquals(0.0, results[2]);
        assertEquals(1.0 / 4, results[5], "the derivative by y of the one by w");
        results = hessianTimes(0.0, 4.0, 0.0, 1.0);
        assertEquals(1.0 / 4, results[4], "the derivative by w of the one by y");
        assertEquals(0.0, results[5]);
    }

    @Test
    void theHessianOfScaledLogIsRightElsewhere() {
        double[] results = hessianTimes(3.0, 4.0, 0.0, 1.0);
        assertEquals(-3.0 / 16, results[5], 1e-15);
    }

    /** Runs straight-line code. */
    private static double[] run(Function function, double... arguments) {
        Map<Var, Double> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            values.put(function.parameters().get(i), arguments[i]);
        }
        for (Op op : function.body().ops()) {
            values.put(op.results().get(0), compute(op, values));
        }
        return function.returned().stream().mapToDouble(values::get).toArray();
    }

    private static double compute(Op op, Map<Var, Double> values) {
        if (op instanceof Op.Constant constant) {
            return (Double) constant.value();
        } else if (op instanceof Op.GuardedMultiplyAdd sum) {
            double before = sum.accumulator() == null ? 0.0 : values.get(sum.accumulator());
            double adjoint = values.get(sum.adjoint());
            if (adjoint == 0.0 && (sum.other() == null || !Double.isFinite(values.get(sum.other())))) {
                return before;
            }
            double term = sum.negative() ? -adjoint : adjoint;
            for (Factor factor : sum.factors()) {
                double number = values.get(factor.value());
                term = factor.divides() ? term / number : term * number;
            }
            return before + term;
        }
        Op.Pure pure = (Op.Pure) op;
        double a = values.get(pure.arguments().get(0));
        if (pure.arguments().size() == 1) {
            return pure.operator().name().equals("-") ? -a : Math.log(a);
        }
        double b = values.get(pure.arguments().get(1));
        return switch (pure.operator().name()) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            default -> throw new AssertionError(pure);
        };
    }
}
