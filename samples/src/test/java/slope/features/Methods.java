package slope.features;

import slope.Constant;
import slope.Differentiable;

/** The methods that the tests of this package are about. */
final class Methods {
    private Methods() {}

    /** The example of micrograd's README. */
    @Differentiable
    static double micrograd(double a, double b) {
        double c = a + b;
        double d = a * b + b * b * b;
        c += c + 1;
        c += 1 + c + -a;
        d += d * 2 + Math.max(0, b + a);
        d += 3 * d + Math.max(0, b - a);
        double e = c - d;
        double f = e * e;
        double g = f / 2.0;
        g += 10.0 / f;
        return g;
    }

    /** What is not used must not disturb: at 800 the square overflows. */
    @Differentiable
    static double overflowUnused(double x) {
        double p = Math.exp(x);
        double q = p * p;
        return x < 100 ? q : x;
    }

    @Differentiable
    static double scaledLog(double w, double y) {
        return w * Math.log(y);
    }

    @Differentiable
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** One array handed on twice. */
    @Differentiable
    static double squaredLength(double[] a) {
        return dot(a, a);
    }

    /** Rows that may be one and the same. */
    @Differentiable
    static double rows(double[][] m, int i, int j) {
        return dot(m[i], m[j]) + m[i][0];
    }

    @Differentiable
    static double floorAtZero(double x) {
        return Math.max(x, 0);
    }

    @Differentiable
    static double larger(double x, double y) {
        return Math.max(x, y);
    }

    @Differentiable
    static double power(double x, int n) {
        if (n == 0) {
            return 1;
        }
        double half = power(x, n / 2);
        return n % 2 == 0 ? half * half : half * half * x;
    }

    /** Loops, arrays, branches, exits and a call, for a workspace that must not allocate. */
    @Differentiable
    static double busy(double[] w, @Constant double[][] x, double scale) {
        double total = 0;
        double[] hidden = new double[w.length];
        for (double[] row : x) {
            double[] local = new double[3];
            for (int i = 0; i < w.length; i++) {
                hidden[i] = Math.tanh(hidden[i] * 0.5 + w[i] * row[i]);
                local[i % 3] += hidden[i] * hidden[i];
            }
            double step = scale;
            while (step > 0.1) {
                step = step * 0.5;
                total += Math.sin(step) * local[0];
                if (total > 100) {
                    break;
                }
            }
            total += dot(hidden, w) + local[1] * local[2];
        }
        return total;
    }

    @Differentiable
    static double squares(double x, double[] a) {
        x = x * x;
        double[] b = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            b[i] = a[i];
            b[i] = b[i] * b[i];
        }
        double sum = x;
        for (int i = a.length - 1; i >= 0; i -= 2) {
            sum += b[i];
        }
        return sum;
    }
}
