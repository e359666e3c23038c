package slope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    /** sin(x)·y with a gradient that is off by a factor in y. */
    private record Product(double factor) implements DifferentiableFunction {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double[] point() {
            return new double[] {0.7, 1.3};
        }

        @Override
        public double value(double[] p) {
            return Math.sin(p[0]) * p[1];
        }

        @Override
        public double gradient(double[] p, double[] gradient) {
            gradient[0] = Math.cos(p[0]) * p[1];
            gradient[1] = factor * Math.sin(p[0]);
            return value(p);
        }

        @Override
        public DifferentiableFunction fork() {
            return this;
        }
    }

    /** The same on floats, as a function of floats: sums of its sines are rounded, too. */
    private record FloatProduct(double factor, double epsilon) implements DifferentiableFunction {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double[] point() {
            return new double[] {0.7, 1.3};
        }

        @Override
        public double value(double[] p) {
            float sum = 0;
            for (int i = 1; i <= 20; i++) {
                sum += (float) Math.sin((float) p[0] * i) * (float) p[1];
            }
            return sum;
        }

        @Override
        public double gradient(double[] p, double[] gradient) {
            Arrays.fill(gradient, 0);
            for (int i = 1; i <= 20; i++) {
                gradient[0] += i * Math.cos((float) p[0] * i) * (float) p[1];
                gradient[1] += factor * (float) Math.sin((float) p[0] * i);
            }
            return value(p);
        }

        @Override
        public DifferentiableFunction fork() {
            return this;
        }
    }

    /** A stair's gradient is right where that of the slope along it is. */
    @Test
    void tellsFromAfarWhereFloatsMakeStairs() {
        double ofFloats = Math.ulp(1f);
        GradientCheck.verify(new FloatProduct(1, ofFloats));
        GradientCheck.verify(new FloatProduct(1, ofFloats), new double[] {1e-3, 3e5});
        for (double factor : new double[] {0, 0.99, 1.002, -1}) {
            assertFalse(GradientCheck.report(new FloatProduct(factor, ofFloats), new double[] {0.7, 1.3})
                    .agrees());
        }
    }

    @Test
    void asksOfDoublesWhatItAlwaysDid() {
        assertEquals(Math.ulp(1.0), new Product(1).epsilon());
        assertFalse(GradientCheck.report(new Product(1.000001), new double[] {0.7, 1.3})
                .agrees());
    }

    @Test
    void acceptsARightGradient() {
        GradientCheck.verify(new Product(1));
    }

    @Test
    void saysWhichComponentIsWrong() {
        AssertionError error = assertThrows(AssertionError.class, () -> GradientCheck.verify(new Product(1.0001)));
        assertTrue(error.getMessage().contains("  ok  [0]"), error.getMessage());
        assertTrue(error.getMessage().contains("WRONG [1]"), error.getMessage());
    }

    @Test
    void namesAKink() {
        GradientCheck.Report report = GradientCheck.report(p -> Math.abs(p[0]), new double[] {0}, new double[] {1});
        assertFalse(report.agrees());
        assertTrue(report.text().contains("a kink: -1.00000 to the left, 1.00000 to the right"), report.text());
    }

    @Test
    void differencesAreOfHighOrder() {
        GradientCheck.Estimate estimate = GradientCheck.derivative(p -> Math.exp(p[0]), new double[] {1}, 0);
        assertEquals(Math.E, estimate.derivative(), 1e-11);
        assertTrue(estimate.error() < 1e-9);
    }

    private static void agrees(ToDoubleFunction<double[]> function, double at, double slope) {
        GradientCheck.verify(function, new double[] {at}, new double[] {slope});
    }

    /** The first steps are wider than what they should tell about. */
    @Test
    void smallerStepsAreTakenWhereTheFirstReachTooFar() {
        agrees(p -> Math.log(p[0]), 1e-3, 1e3);
        agrees(p -> Math.sqrt(p[0]), 1e-8, 0.5e4);
        agrees(p -> Math.max(0, p[0]), 1e-4, 1);
        agrees(p -> Math.sin(1000 * p[0]), 1, 1000 * Math.cos(1000));
        agrees(p -> Math.exp(p[0]), 300, Math.exp(300));
    }

    /** Only some digits of the differences are left; the estimate of the error knows. */
    @Test
    void roundingIsPartOfTheError() {
        agrees(p -> 1e10 + p[0] * p[0] / 1e3, 1, 2e-3);
    }

    @Test
    void aSmoothExtremumIsNoKink() {
        GradientCheck.Report report = GradientCheck.report(p -> Math.cos(p[0]), new double[] {0}, new double[] {1});
        assertFalse(report.agrees());
        assertFalse(report.text().contains("kink"), report.text());
    }

    @Test
    void neverEndsAndNeverAgreesWhereThereIsNoDifference() {
        for (double at : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, -1}) {
            assertFalse(GradientCheck.report(p -> Math.log(p[0]), new double[] {at}, new double[] {1 / at})
                    .agrees());
        }
        GradientCheck.Report report =
                GradientCheck.report(p -> Math.sqrt(p[0]), new double[] {0}, new double[] {Double.POSITIVE_INFINITY});
        assertTrue(report.text().contains("the function is not finite on both sides"), report.text());
        assertFalse(GradientCheck.report(p -> p[0], new double[] {1}, new double[] {Double.POSITIVE_INFINITY})
                .agrees());
    }

    /** A gradient that is added to the buffer, or another value than the plain one, is found as well. */
    @Test
    void theContractOfTheFunctionIsCheckedToo() {
        DifferentiableFunction adds = new Stub(1.0, 0.0);
        assertThrows(AssertionError.class, () -> GradientCheck.verify(adds));
        DifferentiableFunction otherValue = new Stub(0.0, 1e-9);
        AssertionError error = assertThrows(AssertionError.class, () -> GradientCheck.verify(otherValue));
        assertTrue(error.getMessage().contains("WRONG value: 6.000000001 with the gradient, 6.0 alone"));
        GradientCheck.verify(new Stub(0.0, 0.0));
        assertThrows(IllegalArgumentException.class, () -> GradientCheck.verify(otherValue, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> GradientCheck.verify(p -> 0, new double[2], new double[1]));
    }

    /** 3·x, which keeps a part of what was in the buffer, and returns a value that is off. */
    private record Stub(double kept, double off) implements DifferentiableFunction {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double[] point() {
            return new double[] {2};
        }

        @Override
        public double value(double[] p) {
            return 3 * p[0];
        }

        @Override
        public double gradient(double[] p, double[] gradient) {
            gradient[0] = kept == 0.0 ? 3 : kept * gradient[0] + 3;
            return value(p) + off;
        }

        @Override
        public DifferentiableFunction fork() {
            return this;
        }
    }

    @Test
    void ofALargeGradientOnlyWhatIsWrongIsListed() {
        double[] point = new double[200];
        double[] gradient = new double[200];
        Arrays.fill(gradient, 1.0);
        gradient[123] = 2.0;
        String text = GradientCheck.report(p -> Arrays.stream(p).sum(), point, gradient)
                .text();
        assertTrue(text.contains("199 of 200 components agree"), text);
        assertTrue(text.contains("WRONG [123]"), text);
        assertEquals(2, text.lines().count(), text);
    }
}
