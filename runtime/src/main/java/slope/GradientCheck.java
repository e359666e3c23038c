package slope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * Compares a gradient with extrapolated differences of the function. In a test:
 * {@code GradientCheck.verify(XDerivatives.fFunction(x))}. A difference can't tell at a kink, nor where the function is not
 * finite on both sides; the report says so, and such a component counts as one that disagrees. Of a function that computes with
 * floats ({@link DifferentiableFunction#epsilon()}) differences tell three or four digits, and no more is asked of its gradient.
 */
public final class GradientCheck {
    private static final int SHOWN = 50;

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
     * @param text a line a component; of a large gradient, a line a component that disagrees
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
     * @throws IllegalArgumentException if the point has not the function's dimension
     */
    public static void verify(DifferentiableFunction function, double[] point) {
        verify(report(function, point));
    }

    /**
     * Checks any gradient of any function, which is called at points of its own.
     *
     * @throws AssertionError with a report where a component disagrees
     * @throws IllegalArgumentException if the gradient is not as long as the point
     */
    public static void verify(ToDoubleFunction<double[]> function, double[] point, double[] gradient) {
        verify(report(function, point, gradient));
    }

    /**
     * Fails where a pullback, or a tangent, of a function of one number does not agree with differences: {@code
     * GradientCheck.verify(Special::erf, Rules::erfPullback, -1, 0.5, 2)}.
     *
     * @throws AssertionError with a report for the first point at which it disagrees
     */
    public static void verify(DoubleUnaryOperator function, DoubleBinaryOperator pullback, double... points) {
        for (double point : points) {
            double[] gradient = {pullback.applyAsDouble(point, 1)};
            verify(x -> function.applyAsDouble(x[0]), new double[] {point}, gradient);
        }
    }

    private static void verify(Report report) {
        if (!report.agrees()) {
            throw new AssertionError(report.text());
        }
    }

    /**
     * Compares the gradient at a point with differences, and the value that comes with it with the plain one.
     *
     * @throws IllegalArgumentException if the point has not the function's dimension
     */
    public static Report report(DifferentiableFunction function, double[] point) {
        if (point.length != function.dimension()) {
            throw new IllegalArgumentException(
                    "a function of " + function.dimension() + " coordinates, at a point of " + point.length);
        }
        // what gradient() does not overwrite is no number, and disagrees
        double[] gradient = new double[point.length];
        Arrays.fill(gradient, Double.NaN);
        double with = function.gradient(point.clone(), gradient);
        double alone = function.value(point.clone());
        Report report = report(function::value, point, gradient, function.epsilon(), function::coordinate);
        if (Double.doubleToLongBits(with) == Double.doubleToLongBits(alone)) {
            return report;
        }
        return new Report(false, report.text() + "WRONG value: " + with + " with the gradient, " + alone + " alone\n");
    }

    /**
     * Compares any gradient with differences of any function, which is called at points of its own.
     *
     * @throws IllegalArgumentException if the gradient is not as long as the point
     */
    public static Report report(ToDoubleFunction<double[]> function, double[] point, double[] gradient) {
        return report(function, point, gradient, Math.ulp(1.0), i -> "[" + i + "]");
    }

    private static Report report(
            ToDoubleFunction<double[]> function,
            double[] point,
            double[] gradient,
            double epsilon,
            IntFunction<String> names) {
        if (point.length != gradient.length) {
            throw new IllegalArgumentException(
                    "a gradient of " + gradient.length + " components, at a point of " + point.length);
        }
        double scale = Arrays.stream(gradient)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0.0);
        double tolerance = Math.max(1e-7, 100 * epsilon);
        List<String> wrong = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < point.length; i++) {
            Differences differences = new Differences(function, point, i, epsilon);
            Estimate estimate = differences.derivative();
            double allowed = 10 * estimate.error() + tolerance * (Math.abs(gradient[i]) + 1e-3 * scale);
            boolean agrees = Double.isFinite(gradient[i]) && Math.abs(gradient[i] - estimate.derivative()) <= allowed;
            String line = String.format(
                    Locale.ROOT,
                    "%s %s at %.6g: gradient %.12g, %s%n",
                    agrees ? "  ok " : "WRONG",
                    names.apply(i),
                    point[i],
                    gradient[i],
                    agrees ? text(estimate) : text(estimate) + reason(differences, estimate));
            lines.add(line);
            if (!agrees) {
                wrong.add(line);
            }
        }
        List<String> shown = lines.size() <= SHOWN ? lines : wrong.subList(0, Math.min(SHOWN, wrong.size()));
        return new Report(
                wrong.isEmpty(),
                String.format(
                        "gradient against extrapolated differences: %d of %d components agree%n%s",
                        lines.size() - wrong.size(), lines.size(), String.join("", shown)));
    }

    private static String text(Estimate estimate) {
        return String.format(Locale.ROOT, "differences %.12g ± %.1e", estimate.derivative(), estimate.error());
    }

    /** Why a right gradient might be contradicted: at a kink there is a choice, not an error. */
    private static String reason(Differences differences, Estimate estimate) {
        if (Double.isInfinite(estimate.error())) {
            return "; the function is not finite on both sides";
        }
        return differences
                .kink()
                .map(k -> String.format(
                        Locale.ROOT, "; a kink: %.6g to the left, %.6g to the right", k.left(), k.right()))
                .orElse("");
    }

    /**
     * The partial derivative with respect to one coordinate, by differences.
     *
     * @return with an infinite error where the function is not finite on both sides
     */
    public static Estimate derivative(ToDoubleFunction<double[]> function, double[] point, int coordinate) {
        return new Differences(function, point, coordinate, Math.ulp(1.0)).derivative();
    }
}
