package slope.processor.rules;

import java.util.function.DoubleUnaryOperator;

/**
 * Central differences extrapolated to step 0 (C. Ridders, Advances in Engineering Software 4, 1982), with the first step as
 * wide as the box allows: it is the width that makes them good to ten digits.
 */
final class Differences {
    private static final int ROUNDS = 12;
    private static final double SHRINK = 1.4;

    private Differences() {}

    /** @param error how much the best extrapolation changed */
    record Estimate(double derivative, double error) {}

    static Estimate at(DoubleUnaryOperator f, double x, double step) {
        double[][] table = new double[ROUNDS][ROUNDS];
        Estimate best = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);
        for (int i = 0; i < ROUNDS; i++, step /= SHRINK) {
            double right = x + step;
            double left = x - step;
            table[0][i] = (f.applyAsDouble(right) - f.applyAsDouble(left)) / (right - left);
            double factor = SHRINK * SHRINK;
            for (int j = 1; j <= i; j++, factor *= SHRINK * SHRINK) {
                table[j][i] = (table[j - 1][i] * factor - table[j - 1][i - 1]) / (factor - 1);
                double change =
                        Math.max(Math.abs(table[j][i] - table[j - 1][i]), Math.abs(table[j][i] - table[j - 1][i - 1]));
                if (change <= best.error) {
                    best = new Estimate(table[j][i], change);
                }
            }
        }
        return best;
    }
}
