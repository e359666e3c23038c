package slope.features.language;

import slope.Constant;
import slope.Differentiable;

/** Floats, alone and beside doubles, and numbers that are shorter than an int. */
final class Floats {
    private Floats() {}

    static final float SCALE = 1.7f;

    @Differentiable
    @SuppressWarnings("lossy-conversions")
    static float mixed(float x, float[] w, @Constant float[] data, double y, @Constant float[][] table, int n) {
        float sum = 0;
        for (int i = 0; i < w.length; i++) {
            float product = w[i] * x;
            sum += product * data[i] / 3;
            sum -= (float) Math.sin(product + y);
        }
        float[] own = new float[w.length];
        own[0] = sum * SCALE;
        own[1] = helped(own[0], x) - table[1][n] * Math.max(x, sum);
        double exact = (double) own[1] * x;
        own[1] *= y;
        long l = 16777217L * n;
        return own[0] * own[1] + (float) exact * (float) l + x++ - --x;
    }

    private static float helped(float a, float b) {
        if (Float.isInfinite(a)) throw new IllegalStateException("no bound: " + a);
        return a > b ? a / b : -a % b;
    }

    record Pair(float a, float[] b) {}

    @Differentiable
    static double records(Pair p, float k) {
        return p.a() * p.b()[0] * k + p.b()[1];
    }

    @Differentiable
    @SuppressWarnings("lossy-conversions")
    static double shorter(double x, byte[] steps, short s, char c, byte mask) {
        byte b = 127;
        b++;
        b += 3.7;
        short t = (short) (s * 70000);
        char d = 'a';
        d += 2;
        char[] letters = {c, 'z', d};
        int[] counts = new int[2];
        for (byte step : steps) {
            counts[step & 1]++;
            x = x * (step / 100.0) + Math.sin(x);
        }
        switch (letters[2]) {
            case 'c' -> x *= 1.5;
            default -> x *= 2.5;
        }
        if (x > 1e9) throw new ArithmeticException("letter " + letters[1]);
        return x * b * 0.01 + x * t * 1e-4 + (letters[0] - d) * x + (mask >> 1) * x * counts[1] + ~b;
    }
}
