package slope.features.language;

import slope.Constant;
import slope.DerivativeOf;

/** Derivatives of {@link Special}. */
final class SpecialRules {
    private SpecialRules() {}

    @DerivativeOf(type = Special.class, method = "erf")
    static double erfPullback(double x, double valueBar) {
        return valueBar * 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
    }

    /** By the derivative of each step of the iteration. */
    @DerivativeOf(type = Special.class, method = "mean")
    static double meanTangent(double a, double aDot, double b, double bDot) {
        double x = a;
        double y = b;
        double xDot = aDot;
        double yDot = bDot;
        while (Math.abs(x - y) > 1e-15 * Math.abs(x)) {
            double root = Math.sqrt(x * y);
            double rootDot = (xDot * y + x * yDot) / (2 * root);
            double next = (x + y) / 2;
            xDot = (xDot + yDot) / 2;
            x = next;
            y = root;
            yDot = rootDot;
        }
        return xDot;
    }

    @DerivativeOf(type = Special.class, method = "power")
    static double powerPullback(double x, int n, double valueBar) {
        return n == 0 ? 0 : valueBar * n * Special.power(x, n - 1);
    }

    @DerivativeOf(type = Special.class, method = "weighted", argument = 0)
    static double toA(double a, double b, double weight, double valueBar) {
        return weight * valueBar;
    }

    @DerivativeOf(type = Special.class, method = "weighted", argument = 1)
    static double toB(double a, double b, @Constant double weight, double valueBar) {
        return 2 * (1 - weight) * b * valueBar;
    }
}
