package slope.features.language;

import slope.Differentiable;

/** Jumps that leave or go on with a loop, inner or outer, and switches of both forms. */
final class Jumps {
    private Jumps() {}

    static final int TWO = 2;

    @Differentiable
    static double skip(double x, double[] w) {
        double s = 0;
        for (int i = 0; i < w.length; i++) {
            if (w[i] < 0) continue;
            if (w[i] > 10) break;
            s += w[i] * w[i] * x;
        }
        return s;
    }

    @Differentiable
    static double labels(double x, double[] w) {
        double s = x;
        outer:
        for (int i = 0; i < w.length; i++) {
            for (int j = i; j < w.length; j++) {
                if (w[j] < 0) continue outer;
                if (w[j] > 5) break outer;
                s += w[i] * w[j];
            }
            s *= 1.5;
        }
        return s;
    }

    enum Kernel {
        GAUSS,
        CAUCHY,
        FLAT
    }

    /** Nothing is chosen by null: then it throws. */
    @Differentiable
    static double kernel(double x, Kernel kernel) {
        double y = switch (kernel) {
            case GAUSS -> Math.exp(-x * x);
            case CAUCHY -> 1 / (1 + x * x);
            case FLAT -> 1;
        };
        switch (kernel) {
            case FLAT:
                y *= x;
                break;
            default:
        }
        return y;
    }

    @Differentiable
    @SuppressWarnings("fallthrough")
    static double choice(double x, int k, double[] w) {
        double y = switch (k) {
            case 0 -> x;
            case 1, TWO -> x * x;
            default -> {
                double t = x + 1;
                yield t * t * t;
            }
        };
        for (int i = 0; i < w.length; i++) {
            switch (i % 4) {
                case 0:
                    y += w[i];
                case 1:
                    y *= w[i];
                    break;
                default:
                    y -= 1;
                case 3:
                    if (y > 100) return y;
                    continue;
            }
            y = Math.sin(y);
        }
        return y;
    }

    @Differentiable
    static double doWhile(double x, int n) {
        int i = 0;
        double s = 1;
        do {
            i++;
            if (i % 3 == 0) continue;
            s *= x;
        } while (i < n);
        block:
        {
            if (s > 2) break block;
            s = s * s;
        }
        return s;
    }
}
