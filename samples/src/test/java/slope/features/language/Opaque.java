package slope.features.language;

import java.util.Random;
import slope.Differentiable;

/** Calls of methods whose bodies nobody looks into: each runs once, on every road. */
final class Opaque {
    private Opaque() {}

    static int calls;

    static double next() {
        return ++calls * .5;
    }

    static void shuffle(double[] data) {
        data[0] += 1;
        calls++;
    }

    @Differentiable
    static double noisy(double x, Random random, int n) {
        double s = x;
        double[] d = new double[2];
        for (int i = 0; i < n; i++) {
            s = s * next() + random.nextDouble() * Math.sin(s);
            shuffle(d);
            s *= d[0];
        }
        return s;
    }
}
