package slope.samples.nist;

import slope.Constant;
import slope.Differentiable;

/** The residual sum of squares of a rational model, as in the problems Hahn1 (cubic) and Kirby2 (quadratic). */
final class RationalFit {
    private RationalFit() {}

    /** @param b the numerator's coefficients, then the denominator's after its 1 */
    @Differentiable
    static double residualSum(double[] b, @Constant double[] x, @Constant double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double residual = y[i] - model(b, x[i]);
            sum += residual * residual;
        }
        return sum;
    }

    static double model(double[] b, @Constant double x) {
        int degree = b.length / 2;
        double numerator = 0;
        for (int i = degree; i >= 0; i--) {
            numerator = numerator * x + b[i];
        }
        double denominator = 0;
        for (int i = b.length - 1; i > degree; i--) {
            denominator = (denominator + b[i]) * x;
        }
        return numerator / (1 + denominator);
    }
}
