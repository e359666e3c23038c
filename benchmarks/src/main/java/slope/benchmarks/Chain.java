package slope.benchmarks;

import slope.Constant;
import slope.Differentiable;

/** The energy of a chain of springs. */
final class Chain {
    private Chain() {}

    @Differentiable
    static double energy(double[] q, @Constant double k) {
        double e = 0;
        for (int i = 1; i < q.length; i++) {
            double d = q[i] - q[i - 1];
            e += 0.5 * k * d * d;
        }
        return e;
    }
}
