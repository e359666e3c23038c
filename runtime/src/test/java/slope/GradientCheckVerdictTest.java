package slope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import slope.GradientCheck.Verdict;

/** A gradient is called wrong only where differences know better, and right only where they say so. */
class GradientCheckVerdictTest {
    private static GradientCheck.Report report(DoubleUnaryOperator function, double at, double gradient) {
        return GradientCheck.report(p -> function.applyAsDouble(p[0]), new double[] {at}, new double[] {gradient});
    }

    private static void verdict(Verdict expected, DoubleUnaryOperator function, double at, double gradient) {
        GradientCheck.Report report = report(function, at, gradient);
        assertEquals(expected, report.verdict(), report.text());
    }

    /** The first steps, of 50 000, reach over 400 000 waves; small steps tell. */
    @Test
    void wavesThatAreShortBesideTheArgument() {
        double[] point = new double[10];
        double[] gradient = new double[10];
        for (int i = 0; i < point.length; i++) {
            point[i] = 1e6 + i;
            gradient[i] = 50 * Math.cos(50 * point[i]);
        }
        GradientCheck.verify(p -> Arrays.stream(p).map(x -> Math.sin(50 * x)).sum(), point, gradient);
        gradient[3] = 0;
        gradient[7] *= 1.001;
        GradientCheck.Report report = GradientCheck.report(
                p -> Arrays.stream(p).map(x -> Math.sin(50 * x)).sum(), point, gradient);
        assertEquals(Verdict.WRONG, report.verdict());
        assertTrue(report.text().contains("8 of 10 components agree"), report.text());
        assertTrue(report.text().contains("WRONG [3]") && report.text().contains("WRONG [7]"), report.text());
    }

    /** No step is short enough: neither the right gradient nor another one is judged, and not 0, that long steps suggest. */
    @Test
    void wavesThatAreShorterThanEveryStep() {
        for (double w : new double[] {5e5, 3e6}) {
            double right = w * Math.cos(w * 1e6);
            for (double gradient : new double[] {right, 0, -right, 1e-5, Double.NaN}) {
                verdict(Verdict.CANNOT_TELL, x -> Math.sin(w * x), 1e6, gradient);
            }
        }
        for (double gradient : new double[] {1e12 * Math.cos(1e12), 0}) {
            verdict(Verdict.CANNOT_TELL, x -> Math.cos(1e12 * x), 1, gradient);
        }
        GradientCheck.Report report = report(x -> Math.sin(5e5 * x), 1e6, 0);
        assertTrue(
                report.text()
                        .startsWith("gradient against extrapolated differences: 0 of 1 components agree, "
                                + "of 1 differences can't tell"),
                report.text());
        assertTrue(report.text().contains("the function varies faster than these steps"), report.text());
    }

    /** A small fast wave on a large slow slope: the slope is what large steps see, and is not the derivative. */
    @Test
    void aRippleOnASlope() {
        DoubleUnaryOperator ripple = x -> x + 1e-3 * Math.sin(1e4 * x);
        double right = 1 + 10 * Math.cos(1e7);
        verdict(Verdict.AGREES, ripple, 1e3, right);
        verdict(Verdict.WRONG, ripple, 1e3, 1);
        DoubleUnaryOperator fine = x -> x + 1e-3 * Math.sin(1e11 * x);
        verdict(Verdict.CANNOT_TELL, fine, 1e3, 1);
        verdict(Verdict.CANNOT_TELL, fine, 1e3, 1 + 1e8 * Math.cos(1e14));
    }

    @Test
    void chirpsAndProductsOfWaves() {
        verdict(Verdict.AGREES, x -> Math.sin(x * x), 3e3, 6e3 * Math.cos(9e6));
        verdict(Verdict.WRONG, x -> Math.sin(x * x), 3e3, 0);
        verdict(Verdict.AGREES, x -> Math.sin(1 / x), 1e-3, -1e6 * Math.cos(1e3));
        verdict(Verdict.WRONG, x -> Math.sin(1 / x), 1e-3, 0);
        verdict(
                Verdict.AGREES,
                x -> Math.cos(30 * x) * Math.exp(-1e-6 * x),
                1e5,
                Math.exp(-0.1) * (-30 * Math.sin(3e6) - 1e-6 * Math.cos(3e6)));
    }

    /** A slope that steepens without end has no derivative that differences could tell; at a pole they never meet. */
    @Test
    void noDerivativeIsNotAWrongOne() {
        verdict(Verdict.CANNOT_TELL, Math::cbrt, 0, Double.POSITIVE_INFINITY);
        verdict(Verdict.CANNOT_TELL, Math::cbrt, 0, 0);
        verdict(Verdict.CANNOT_TELL, x -> Math.signum(x), 0, 0);
        verdict(Verdict.CANNOT_TELL, Math::sqrt, 0, Double.POSITIVE_INFINITY);
        verdict(Verdict.CANNOT_TELL, Math::log, -1, -1);
    }

    /** Every slope between those of the two sides is a choice; no other one is. */
    @Test
    void atAKinkTheSlopesBetweenAreNoError() {
        verdict(Verdict.AGREES, Math::abs, 0, 0);
        for (double choice : new double[] {-1, 0.5, 1}) {
            verdict(Verdict.CANNOT_TELL, Math::abs, 0, choice);
        }
        verdict(Verdict.WRONG, Math::abs, 0, 1.5);
        verdict(Verdict.AGREES, x -> Math.max(x, 0), 0, 0.5);
        verdict(Verdict.CANNOT_TELL, x -> Math.max(x, 0), 0, 0);
        verdict(Verdict.WRONG, x -> Math.max(x, 0), 0, -1);
        verdict(Verdict.WRONG, x -> Math.max(x, 0), 0, Double.NaN);
    }

    @Test
    void verifyPassesOnlyWhatIsTold() {
        AssertionError error = assertThrows(
                AssertionError.class, () -> GradientCheck.verify(x -> Math.sin(1e9 * x), (x, bar) -> bar * 1e9, 1e3));
        assertTrue(error.getMessage().contains("can't tell [0]"), error.getMessage());
        assertFalse(error.getMessage().contains("WRONG"), error.getMessage());
        assertTrue(Double.isInfinite(GradientCheck.derivative(p -> Math.sin(1e9 * p[0]), new double[] {1e3}, 0)
                .error()));
    }

    @Test
    void whatIsFlatIsTold() {
        verdict(Verdict.AGREES, x -> 3, 1e6, 0);
        verdict(Verdict.WRONG, x -> 3, 1e6, 1e-3);
        verdict(Verdict.AGREES, Math::cos, 0, 0);
        verdict(Verdict.AGREES, x -> Math.rint(100 * x), 1.2345, 0);
        verdict(Verdict.AGREES, x -> x * x * x, 0, 0);
    }

    /** Coordinates of very different sizes in one point. */
    @Test
    void pointsOfManySizes() {
        for (double at : new double[] {1e-8, 1e-3, 0.7, 40, 1e4, 1e9, 1e15}) {
            verdict(Verdict.AGREES, x -> x * Math.log(x), at, 1 + Math.log(at));
            verdict(Verdict.AGREES, x -> Math.sqrt(x) + 1 / x, at, 0.5 / Math.sqrt(at) - 1 / (at * at));
            verdict(Verdict.WRONG, x -> x * Math.log(x), at, 1.001 + Math.log(at) * 1.001);
            verdict(Verdict.AGREES, x -> Math.sin(x / at), at, Math.cos(1) / at);
        }
    }

    /** Waves that are shorter than the steps from float to float can be. */
    private record FloatWave(float frequency) implements DifferentiableFunction {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double[] point() {
            return new double[] {0.7};
        }

        @Override
        public double value(double[] p) {
            return (float) Math.sin(frequency * (float) p[0]);
        }

        @Override
        public double gradient(double[] p, double[] gradient) {
            gradient[0] = frequency * Math.cos(frequency * (float) p[0]);
            return value(p);
        }

        @Override
        public double epsilon() {
            return Math.ulp(1f);
        }

        @Override
        public DifferentiableFunction fork() {
            return this;
        }
    }

    @Test
    void floatsTellOnlySlowWaves() {
        GradientCheck.verify(new FloatWave(3));
        GradientCheck.verify(new FloatWave(300));
        for (float frequency : new float[] {1e5f, 3e6f}) {
            GradientCheck.Report report = GradientCheck.report(new FloatWave(frequency), new double[] {0.7});
            assertEquals(Verdict.CANNOT_TELL, report.verdict(), report.text());
        }
    }
}
