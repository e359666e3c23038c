package slope;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A component of a gradient beside differences: the verdict, and a line that says why. */
record Component(GradientCheck.Verdict verdict, String line) {
    private static final int SHOWN = 50;

    /** @param allowed how far a right gradient may be off, beside ten times the error of the differences */
    static Component compare(String name, double at, double gradient, Differences differences, double allowed) {
        List<Scale> scales = differences.scales();
        Optional<Scale> best = Scale.best(scales);
        if (best.isEmpty()) {
            return of(GradientCheck.Verdict.CANNOT_TELL, name, at, gradient, unsettled(scales));
        }
        GradientCheck.Estimate estimate = best.get().estimate();
        double apart = Math.abs(gradient - estimate.derivative());
        if (Double.isFinite(gradient) && apart <= 10 * estimate.error() + allowed) {
            return of(GradientCheck.Verdict.AGREES, name, at, gradient, text(estimate));
        }
        Optional<Differences.Kink> kink = differences.kink();
        boolean chosen = kink.filter(k -> k.allows(gradient)).isPresent();
        return of(
                chosen ? GradientCheck.Verdict.CANNOT_TELL : GradientCheck.Verdict.WRONG,
                name,
                at,
                gradient,
                text(estimate) + kink.map(Component::text).orElse(""));
    }

    private static Component of(
            GradientCheck.Verdict verdict, String name, double at, double gradient, String differences) {
        String label = switch (verdict) {
            case AGREES -> "  ok ";
            case CANNOT_TELL -> "can't tell";
            case WRONG -> "WRONG";
        };
        return new Component(
                verdict,
                String.format(
                        Locale.ROOT, "%s %s at %.6g: gradient %.12g, %s%n", label, name, at, gradient, differences));
    }

    private static String text(GradientCheck.Estimate estimate) {
        return String.format(Locale.ROOT, "differences %.12g ± %.1e", estimate.derivative(), estimate.error());
    }

    private static String text(Differences.Kink kink) {
        return String.format(Locale.ROOT, "; a kink: %.6g to the left, %.6g to the right", kink.left(), kink.right());
    }

    private static String unsettled(List<Scale> scales) {
        if (scales.isEmpty()) {
            return "no differences; the function is not finite on both sides";
        }
        return scales.stream()
                .map(scale -> String.format(
                        Locale.ROOT,
                        "%.3g ± %.1e with steps of %.1e",
                        scale.estimate().derivative(),
                        scale.estimate().error(),
                        scale.step()))
                .collect(Collectors.joining(
                        ", ", "differences ", "; they do not settle: the function varies faster than these steps"));
    }

    /** All components together; of many, only those that do not agree are listed. */
    static GradientCheck.Report report(List<Component> components) {
        GradientCheck.Verdict worst = GradientCheck.Verdict.AGREES;
        int[] counts = new int[GradientCheck.Verdict.values().length];
        for (Component component : components) {
            counts[component.verdict.ordinal()]++;
            worst = component.verdict.compareTo(worst) > 0 ? component.verdict : worst;
        }
        int untold = counts[GradientCheck.Verdict.CANNOT_TELL.ordinal()];
        boolean all = components.size() <= SHOWN;
        String lines = components.stream()
                .filter(component -> all || component.verdict != GradientCheck.Verdict.AGREES)
                .limit(SHOWN)
                .map(Component::line)
                .collect(Collectors.joining());
        return new GradientCheck.Report(
                worst,
                String.format(
                        "gradient against extrapolated differences: %d of %d components agree%s%n%s",
                        counts[GradientCheck.Verdict.AGREES.ordinal()],
                        components.size(),
                        untold == 0 ? "" : ", of " + untold + " differences can't tell",
                        lines));
    }
}
