package slope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Differences of a function in one coordinate. Central differences are extrapolated to step 0, and the extrapolation that
 * changes least is taken, whose change estimates its error (C. Ridders, Advances in Engineering Software 4, 1982; Numerical
 * Recipes, 3rd ed., section 5.7). Rounding bounds the error from below. This is done at several {@linkplain Scale scales}, since
 * the first steps may leave the function's domain, or reach past a kink or over several waves. An estimate counts only where
 * smaller steps do not refute it. Of a function that computes with floats, each point is one of floats, and a step longer than a
 * few of the stairs that it is.
 */
final class Differences {
    private static final int ROUNDS = 10;
    private static final double SHRINK = 1.4;
    private static final double FIRST = 0.05;
    private static final double SMALLER = 0.01;
    private static final double SMALLER_OF_FLOATS = 0.1;
    private static final double SMALLEST = 1e-10;
    private static final int SCALES = 10;
    /** Relative to the function's size: a variation as small as this may be rounding in the function. */
    private static final double NOISE = 1e-9;
    /** The same of a function that computes with floats, in units of its epsilon. */
    private static final double NOISE_OF_FLOATS = 256;

    private final ToDoubleFunction<double[]> function;
    private final double[] moved;
    private final int coordinate;
    private final double x;
    private final double epsilon;
    private final boolean exact;
    /** The greatest size of the function at the present steps, whose last digit limits every difference. */
    private double size;

    /** @param epsilon how far the numbers are apart, relatively, that the function computes with */
    Differences(ToDoubleFunction<double[]> function, double[] point, int coordinate, double epsilon) {
        this.epsilon = epsilon;
        this.exact = epsilon <= Math.ulp(1.0);
        this.function = function;
        this.moved = point.clone();
        this.coordinate = coordinate;
        this.x = representable(point[coordinate]);
    }

    /** The derivative, with an infinite error where differences can't tell. */
    GradientCheck.Estimate derivative() {
        return Scale.best(scales()).map(Scale::estimate).orElse(Scale.UNKNOWN);
    }

    /** The estimates from large steps to small ones, as far as an estimate that needs no smaller steps. */
    List<Scale> scales() {
        List<Scale> scales = new ArrayList<>();
        double step = FIRST * Math.max(1.0, Math.abs(x));
        double smallest = exact ? SMALLEST : Math.sqrt(epsilon);
        double last = x == 0.0 ? smallest : smallest * Math.abs(x);
        for (int i = 0; i < SCALES && step >= last; i++, step *= exact ? SMALLER : SMALLER_OF_FLOATS) {
            Scale scale = scale(step);
            if (Double.isFinite(scale.estimate().error())) {
                scales.add(scale);
            }
            if (scale.isSettled()) {
                break;
            }
        }
        return scales;
    }

    private Scale scale(double first) {
        size = 0.0;
        GradientCheck.Estimate estimate = extrapolated(first);
        double shortest = first / Math.pow(SHRINK, ROUNDS - 1);
        double noise = ((exact ? NOISE : NOISE_OF_FLOATS * epsilon) * size + lastDigit()) / shortest;
        double negligible = 1e-12 * size / first + lastDigit() / shortest;
        boolean small = estimate.error() <= 1e-9 * Math.abs(estimate.derivative()) + negligible;
        boolean settled = small && isConfirmed(estimate, shortest, noise);
        return new Scale(first, estimate, noise, Math.ulp(x) / shortest, settled);
    }

    /** Whether a step that is shorter still differs no more than its square allows: stairs and waves agree by chance at times. */
    private boolean isConfirmed(GradientCheck.Estimate estimate, double shortest, double noise) {
        double curvature = Math.abs(central(shortest) - estimate.derivative());
        double change = Math.abs(central(shortest / 5) - estimate.derivative());
        return change <= 10 * estimate.error() + 0.2 * curvature + 5 * noise;
    }

    private GradientCheck.Estimate extrapolated(double first) {
        double[] before = new double[ROUNDS];
        double[] row = new double[ROUNDS];
        double best = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        double step = first;
        for (int i = 0; i < ROUNDS; i++, step /= SHRINK) {
            row[0] = central(step);
            double factor = SHRINK * SHRINK;
            for (int j = 1; j <= i; j++, factor *= SHRINK * SHRINK) {
                row[j] = (row[j - 1] * factor - before[j - 1]) / (factor - 1);
                double change = Math.max(Math.abs(row[j] - row[j - 1]), Math.abs(row[j] - before[j - 1]));
                double rounding = (lastDigit() + Math.ulp(x) * Math.abs(row[j])) / step;
                if (Math.max(change, rounding) <= error) {
                    error = Math.max(change, rounding);
                    best = row[j];
                }
            }
            double[] free = before;
            before = row;
            row = free;
        }
        return new GradientCheck.Estimate(best, error);
    }

    /** Divided by the step that was really taken, after rounding. */
    private double central(double step) {
        double right = representable(x + step);
        double left = representable(x - step);
        return (at(right) - at(left)) / (right - left);
    }

    /** The number nearest to a position that the function can tell from others. */
    private double representable(double position) {
        if (exact || position == 0.0 || !Double.isFinite(position)) {
            return position;
        }
        double distance = epsilon * Math.scalb(1.0, Math.getExponent(position));
        return Math.rint(position / distance) * distance;
    }

    /** What the last digit of the function is worth at the present steps: of floats, each of some operations rounds one. */
    private double lastDigit() {
        return exact ? Math.ulp(size) : 4 * epsilon * size;
    }

    private double at(double position) {
        moved[coordinate] = position;
        double value = function.applyAsDouble(moved);
        moved[coordinate] = x;
        if (Double.isFinite(value)) {
            size = Math.max(size, Math.abs(value));
        }
        return value;
    }

    /** The slopes on both sides, where they stay apart at smaller steps: not for curvature, and not for rounding. */
    Optional<Kink> kink() {
        double step = Math.max(1e-5, 4 * Math.sqrt(epsilon)) * Math.max(1.0, Math.abs(x));
        size = 0.0;
        Kink wide = slopes(step);
        Kink narrow = slopes(step / 16);
        boolean stays = narrow.gap() > wide.gap() / 2 && narrow.gap() < 2 * wide.gap();
        return stays && narrow.gap() > 64 * lastDigit() / step ? Optional.of(narrow) : Optional.empty();
    }

    private Kink slopes(double step) {
        double here = at(x);
        double left = representable(x - step);
        double right = representable(x + step);
        return new Kink((here - at(left)) / (x - left), (at(right) - here) / (right - x));
    }

    /** The slopes on both sides of a point. */
    record Kink(double left, double right) {
        double gap() {
            return Math.abs(right - left);
        }

        /** Whether a gradient here is one of the slopes that meet, or lies between them: a choice, then, and not an error. */
        boolean allows(double gradient) {
            double slack = 1e-3 * gap();
            return gradient >= Math.min(left, right) - slack && gradient <= Math.max(left, right) + slack;
        }
    }
}
