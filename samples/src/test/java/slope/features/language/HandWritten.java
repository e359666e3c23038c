package slope.features.language;

import slope.Constant;
import slope.Differentiable;

/** Calls of functions whose derivatives are written by hand. */
final class HandWritten {
    private HandWritten() {}

    @Differentiable(rules = SpecialRules.class)
    static double probability(double[] w, double x, @Constant double weight, int n) {
        double sum = 0;
        for (double element : w) {
            sum += Special.erf(element * x) + Special.mean(1.5, element * element) * Special.mean(x, 2 + element);
        }
        return sum * Special.power(x, n) + Special.weighted(x, sum, weight) + Special.erf(weight);
    }
}
