package withlombok;

import lombok.Getter;
import lombok.NonNull;
import lombok.RequiredArgsConstructor;
import lombok.val;
import slope.Active;
import slope.Differentiable;

@RequiredArgsConstructor
final class Members {
    static final Settings SETTINGS =
            Settings.builder().scale(2).weights(new double[] {3, 4}).steps(5).build();

    @Active
    @Getter
    final double gain;

    @Differentiable
    static double getter(double t) {
        return SETTINGS.getScale() * t * t + SETTINGS.getWeights()[1] * t;
    }

    @Differentiable
    static double witherOfData(double t) {
        return SETTINGS.withSteps(7).getSteps() * Math.exp(t);
    }

    @Differentiable
    static double getterOfRecord(double t) {
        Point p = new Point(t * t, 3 * t, 2);
        return p.getX() * p.y();
    }

    @Differentiable
    static double witherOfRecord(double t) {
        Point p = new Point(t * t, 3 * t, 2).withN(4);
        return p.n() * p.x() * p.y();
    }

    @Differentiable
    static double inferred(double t) {
        val square = t * t;
        val n = 3;
        double sum = 0;
        for (val x : new double[] {t, square}) {
            sum += n * x;
        }
        return sum;
    }

    @Differentiable
    static double constructed(double t) {
        Counter counter = new Counter(2, 3);
        val other = new Counter(5, 1);
        return counter.start() * t * t + other.step() * t;
    }

    @Differentiable
    static double notNull(double t) {
        return sum(new double[] {t, t * t});
    }

    @Differentiable
    static double sum(@NonNull double[] values) {
        return values[0] * values[1];
    }

    @Differentiable
    static double ofRecord(@NonNull Point p) {
        return p.getX() * p.y();
    }

    @Differentiable
    double ofObject(double x) {
        return getGain() * getGain() * x;
    }
}
