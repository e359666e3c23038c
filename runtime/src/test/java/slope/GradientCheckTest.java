package slope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
