package slope;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What differences with steps of one size say of a derivative.
 *
 * @param step the largest of the steps
 * @param noise how far rounding inside the function may move the estimate
 * @param argumentNoise the same of the rounding of the argument, for each unit of the derivative
 * @param isSettled whether extrapolation has come to rest, so that smaller steps could only add rounding
 */
record Scale(double step, GradientCheck.Estimate estimate, double noise, double argumentNoise, boolean isSettled) {
    static final GradientCheck.Estimate UNKNOWN = new GradientCheck.Estimate(Double.NaN, Double.POSITIVE_INFINITY);

    /** The most exact estimate that tells; empty where none does. */
    static Optional<Scale> best(List<Scale> scales) {
        return scales.stream()
                .filter(scale -> scale.tells(scales))
                .min(Comparator.comparingDouble(scale -> scale.estimate().error()));
    }

    /**
     * Whether the estimate is one of the derivative. Over several waves of a function, large steps give a number near 0 and a
     * small error, too: only smaller steps show it. Where there are none, the error must be rounding.
     */
    private boolean tells(List<Scale> scales) {
        List<Scale> smaller = scales.subList(scales.indexOf(this) + 1, scales.size());
        boolean checked = isSettled || !smaller.isEmpty() || estimate.error() <= noise;
        return checked && smaller.stream().noneMatch(this::isRefutedBy);
    }

    /** Smaller steps tell more exactly, but for rounding; what they say, and how sure they are, must be within the error. */
    private boolean isRefutedBy(Scale smaller) {
        double change = Math.abs(smaller.estimate.derivative() - estimate.derivative());
        double allowed =
                10 * estimate.error() + smaller.noise + 16 * smaller.argumentNoise * Math.abs(estimate.derivative());
        return Math.max(change, smaller.estimate.error()) > allowed;
    }
}
