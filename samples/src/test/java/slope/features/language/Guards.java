package slope.features.language;

import slope.Differentiable;

/** Guards: exceptions that are made where they are thrown, and assertions. */
final class Guards {
    private Guards() {}

    @Differentiable
    static double guarded(double x, double[] w) {
        if (x < 0) throw new IllegalArgumentException("x is " + x + ", but must be at least " + 0);
        assert w.length > 2 : "too short: " + w.length;
        double s = Math.sqrt(x);
        for (int i = 0; i < w.length; i++) {
            if (Double.isNaN(w[i])) throw new ArithmeticException("w[" + i + "]");
            s += w[i] * w[i] * x;
        }
        if (s > 100) throw new IllegalStateException();
        return s;
    }

    @Differentiable
    static double cases(double x, int k) {
        double y;
        switch (k) {
            case 0:
                y = x;
                break;
            case 1:
                y = x * x;
                break;
            default:
                throw new IllegalArgumentException("k " + k);
        }
        double z = switch (k) {
            case 0 -> y * 2;
            case 1 -> {
                if (y > 3) throw new RuntimeException("big");
                yield y * y;
            }
            default -> throw new IllegalStateException("never");
        };
        if (z < 100) return z;
        throw new ArithmeticException("z=" + z);
    }
}
