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

    /** Tells what it is handed. */
    static final class Kinds {
        double of(float v) {
            return 2 + v;
        }

        double of(double v) {
            return 100;
        }

        double of(int v) {
            return 3 * v;
        }

        double of(char v) {
            return 5;
        }

        double both(byte b, short s) {
            return b * s;
        }
    }

    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal(int code) {
            super("int " + code);
        }

        Refusal(char code) {
            super("char " + code);
        }
    }

    @Differentiable
    static double overloaded(double x, Kinds kinds, char c, short s, int n) {
        if (x < 0) throw new Refusal(c);
        byte b = 3;
        b++;
        double one = kinds.of(2f) + kinds.of(n * 2f) * x + kinds.of((float) n) * kinds.of('a') + kinds.of(c);
        return x * one + x * x * kinds.of(s) * kinds.both(b, s) * kinds.both((byte) 5, (short) n);
    }
}
