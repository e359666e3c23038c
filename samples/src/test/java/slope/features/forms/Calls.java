package slope.features.forms;

import slope.Differentiable;
import slope.Written;

/** Methods that call one another with arrays that are one. */
public final class Calls {
    private Calls() {}

    @Differentiable
    static void add(@Written double[] y, double[] x) {
        for (int i = 0; i < y.length; i++) {
            y[i] += x[i];
        }
    }

    @Differentiable
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Differentiable
    static double doubled(double[] w) {
        double[] y = w.clone();
        add(y, w);
        return dot(y, y) / 2;
    }

    @Differentiable
    static double firstAndLast(double[][] m, double x) {
        return x * m[0][0] + x * 2 * m[0][1] + x * m[m.length - 1][0] * m[2][0] / 2;
    }

    /** Calls itself with an array of floats, which callers hand on as doubles. */
    @Differentiable
    static double product(float[] w, double x, int n) {
        return n == 0 ? 1 : w[n] * x * product(w, x, n - 1);
    }
}
