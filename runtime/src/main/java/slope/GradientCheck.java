package slope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * Compares a gradient with extrapolated differences of the function. In a test:
 * {@code GradientCheck.verify(XDerivatives.fFunction(x))}. Differences can't tell at a kink, where the function is not finite on
 * both sides, and where it varies faster than their steps, as {@code sin(1e9 * x)} does: the report says so, and calls the gradient
 * neither right nor wrong. {@code verify} passes only where every component is told to be right. Of a function that computes with
 * floats ({@link DifferentiableFunction#epsilon()}) differences tell three or four digits, and no more is asked of its gradient.
 */
public final class GradientCheck {
    private GradientCheck() {}

    /**
     * A derivative and how far off it may be.
     *
     * @param error infinite where differences can't tell
     */
    public record Estimate(double derivative, double error) {}

    /** What differences say of a gradient, from the best to the worst. */
    public enum Verdict {
        /** They agree with it. */
        AGREES,
        /** They can't tell: there is a kink, a value that is not finite, or a function that varies faster than their steps. */
        CANNOT_TELL,
        /** They contradict it. */
        WRONG
    }

    /**
     * What was compared.
     *
     * @param verdict the worst of all components
     * @param text a line a component; of a large gradient, a line a component that does not agree
     */
    public record Report(Verdict verdict, String text) {
        /** Whether differences agree in every component; not so where they can't tell. */
        public boolean agrees() {
            return verdict == Verdict.AGREES;
        }
    }

    /**
     * Checks the gradient at the function's own point.
     *
     * @throws AssertionError with a report where a component is wrong, or differences can't tell
     */
    public static void verify(DifferentiableFunction function) {
        verify(function, function.point());
    }

    /**
     * Checks the gradient at a point.
     *
     * @throws AssertionError with a report where a component is wrong, or differences can't tell
     * @throws IllegalArgumentException if the point has not the function's dimension
     */
    public static void verify(DifferentiableFunction function, double[] point) {
        verify(report(function, point));
    }

    /**
     * Checks any gradient of any function, which is called at points of its own.
     *
     * @throws AssertionError with a report where a component is wrong, or differences can't tell
     * @throws IllegalArgumentException if the gradient is not as long as the point
     */
    public static void verify(ToDoubleFunction<double[]> function, double[] point, double[] gradient) {
        verify(report(function, point, gradient));
    }

    /**
     * Fails where a pullback, or a tangent, of a function of one number does not agree with differences: {@code
     * GradientCheck.verify(Special::erf, Rules::erfPullback, -1, 0.5, 2)}.
     *
     * @throws AssertionError with a report for the first point at which it is wrong, or differences can't tell
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
        return new Report(
                Verdict.WRONG, report.text() + "WRONG value: " + with + " with the gradient, " + alone + " alone\n");
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
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < point.length; i++) {
            double allowed = tolerance * (Math.abs(gradient[i]) + 1e-3 * scale);
            Differences differences = new Differences(function, point, i, epsilon);
            components.add(Component.compare(names.apply(i), point[i], gradient[i], differences, allowed));
        }
        return Component.report(components);
    }

    /**
     * The partial derivative with respect to one coordinate, by differences.
     *
     * @return with an infinite error where differences can't tell: where the function is not finite on both sides, or varies faster
     *     than the steps
     */
    public static Estimate derivative(ToDoubleFunction<double[]> function, double[] point, int coordinate) {
        return new Differences(function, point, coordinate, Math.ulp(1.0)).derivative();
    }
}
