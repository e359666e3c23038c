package slope.features.language;

import slope.Differentiable;
import slope.Written;

/** Loops that only a throw ends. */
final class EndlessLoops {
    private EndlessLoops() {}

    @Differentiable
    static double square(double x, int n) {
        if (n > 0) {
            return x * x;
        }
        for (; ; ) {
            x *= 2;
            if (x > 100) throw new ArithmeticException("x is " + x);
        }
    }

    @Differentiable
    static void scale(@Written double[] y, double k) {
        if (k < 2) {
            y[0] *= k;
            return;
        }
        do {
            y[0] *= k;
            if (y[0] > 100) throw new ArithmeticException("y is " + y[0]);
        } while (true);
    }

    /** Never to return is no harm to who calls it in time. */
    @Differentiable
    static double both(double x) {
        double[] y = {x, 1};
        scale(y, x * 0.5);
        return square(y[0], 1) * y[1];
    }

    @Differentiable
    @SuppressWarnings("slope:no-influence")
    static double never(double x) {
        outer:
        while (true) {
            while (true) {
                x *= 2;
                if (x > 50 && x < 90) continue outer;
                if (x > 100) throw new ArithmeticException("x is " + x);
            }
        }
    }
}
