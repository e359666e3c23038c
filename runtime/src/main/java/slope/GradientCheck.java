package slope;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Compares a gradient with differences of the function. Central differences are extrapolated to step 0, and the extrapolation
 * that changes least is taken, whose change estimates its error (C. Ridders, Advances in Engineering Software 4, 1982;
 * Numerical Recipes, 3rd ed., section 5.7). In a test: {@code GradientCheck.verify(XDerivatives.fFunction(x))}.
 */
public final class GradientCheck {
    private static final int ROUNDS = 10;
    private static final double SHRINK = 1.4;

    private GradientCheck() {}

    /**
     * A derivative and how far off it may be.
     *
     * @param error infinite where no difference could be formed
     */
    public record Estimate(double derivative, double error) {}

    /**
     * What was compared.
     *
     * @param agrees whether every component does
     * @param text a line a component
     */
    public record Report(boolean agrees, String text) {}

    /**
     * Checks the gradient at the function's own point.
     *
     * @throws AssertionError with a report where a component disagrees
     */
    public static void verify(DifferentiableFunction function) {
        verify(function, function.point());
    }

    /**
     * Checks the gradient at a point.
     *
     * @throws AssertionError with a report where a component disagrees
     */
    public static void verify(DifferentiableFunction function, double[] point) {
        Report report = report(function, point);
        if (!report.agrees()) {
            throw new AssertionError(report.text());
        }
    }

    /** Compares the gradient at a point with differences. */
    public static Report report(DifferentiableFunction function, double[] point) {
        double[] gradient = new double[point.length];
        function.gradient(point, gradient);
        return report(function::value, point, gradient);
    }

    /** Compares any gradient with differences of any function. */
    public static Report report(ToDoubleFunction<double[]> function, double[] point, double[] gradient) {
        StringBuilder text = new StringBuilder("gradient against extrapolated differences\n");
        boolean agrees = true;
        double scale = 0.0;
        for (double g : gradient) {
            scale = Math.max(scale, Math.abs(g));
        }
        for (int i = 0; i < point.length; i++) {
            Estimate estimate = derivative(function, point, i);
            double allowed = 10 * estimate.error() + 1e-7 * (Math.abs(gradient[i]) + 1e-3 * scale);
            boolean fine = Math.abs(gradient[i] - estimate.derivative()) <= allowed;
            agrees &= fine;
            text.append(String.format(
                    Locale.ROOT,
                    "%s [%d] at %.6g: gradient %.12g, differences %.12g ± %.1e%s%n",
                    fine ? "  ok " : "WRONG",
                    i,
                    point[i],
                    gradient[i],
                    estimate.derivative(),
                    estimate.error(),
                    fine ? "" : kink(function, point, i)));
        }
        return new Report(agrees, text.toString());
    }

    /** The partial derivative with respect to one coordinate, by differences. */
    public static Estimate derivative(ToDoubleFunction<double[]> function, double[] point, int coordinate) {
        double[] moved = point.clone();
        double step = 0.05 * Math.max(1.0, Math.abs(point[coordinate]));
        double[][] table = new double[ROUNDS][ROUNDS];
        double best = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ROUNDS; i++, step /= SHRINK) {
            table[0][i] = central(function, moved, coordinate, step);
            double factor = SHRINK * SHRINK;
            for (int j = 1; j <= i; j++, factor *= SHRINK * SHRINK) {
                table[j][i] = (table[j - 1][i] * factor - table[j - 1][i - 1]) / (factor - 1);
                double change =
                        Math.max(Math.abs(table[j][i] - table[j - 1][i]), Math.abs(table[j][i] - table[j - 1][i - 1]));
                if (change <= error) {
                    error = change;
                    best = table[j][i];
                }
            }
        }
        return new Estimate(best, error);
    }

    private static double central(ToDoubleFunction<double[]> function, double[] moved, int i, double step) {
        double x = moved[i];
        moved[i] = x + step;
        double after = function.applyAsDouble(moved);
        double up = moved[i] - x;
        moved[i] = x - step;
        double before = function.applyAsDouble(moved);
        double width = up + (x - moved[i]);
        moved[i] = x;
        return (after - before) / width;
    }

    /** Says so where the slopes on both sides differ: at a kink there is a choice, not an error. */
    private static String kink(ToDoubleFunction<double[]> function, double[] point, int i) {
        double[] moved = point.clone();
        double step = 1e-6 * Math.max(1.0, Math.abs(point[i]));
        double here = function.applyAsDouble(moved);
        moved[i] = point[i] + step;
        double right = (function.applyAsDouble(moved) - here) / (moved[i] - point[i]);
        moved[i] = point[i] - step;
        double left = (here - function.applyAsDouble(moved)) / (point[i] - moved[i]);
        boolean kink = Math.abs(right - left) > 1e-3 * (Math.abs(right) + Math.abs(left));
        return kink ? String.format(Locale.ROOT, "; a kink: %.6g to the left, %.6g to the right", left, right) : "";
    }
}
