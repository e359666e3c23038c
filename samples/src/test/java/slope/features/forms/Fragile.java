package slope.features.forms;

import slope.Active;
import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Methods that throw for some arguments, at different places: before, in and after loops, in callees, in the middle of a recursion. */
public final class Fragile {
    private Fragile() {}

    record Pair(double a, double[] b) {}

    /** A guard behind a loop that has filled its tape. */
    @Differentiable
    static double guarded(double[] w, double x) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += Math.exp(w[i] * x);
        }
        if (sum > 1000) {
            throw new ArithmeticException("sum is " + sum);
        }
        return sum * sum;
    }

    /** An index that is out of bounds in the middle of a loop whose length nobody knows before. */
    @Differentiable
    static double walked(double[] w, int[] next, double x) {
        double y = x;
        int i = 0;
        int steps = 0;
        while (i >= 0 && steps < 20) {
            y = Math.sin(y * w[i]) + w[i];
            i = next[i];
            steps++;
        }
        return y;
    }

    @Differentiable
    static double root(double x) {
        double y = x;
        int n = 0;
        while (Math.abs(y * y - x) > 1e-12) {
            if (x < 0) {
                throw new IllegalArgumentException("x is " + x);
            }
            y = (y + x / y) / 2;
            n++;
        }
        return y + 0 * n;
    }

    /** A callee that throws, in a loop. */
    @Differentiable
    static double roots(double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += root(w[i]) * sum + w[i];
        }
        return sum;
    }

    /** In the middle of a recursion, with a loop and an array of its own on each level. */
    @Differentiable
    static double deep(double[] w, double x, int n) {
        double[] t = new double[2];
        t[0] = x;
        for (int i = 0; i < 2; i++) {
            t[1] += t[0] * w[n] * w[n];
            t[0] *= w[n];
        }
        return n == 0 ? t[1] : deep(w, t[1] + t[0], n - 1) * t[0];
    }

    /** Arrays that are exchanged, so that shadows go with them. */
    @Differentiable
    static double swapped(double[] w, int n, @Constant double limit) {
        double[] a = w.clone();
        double[] b = new double[w.length];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < a.length; i++) {
                b[i] = a[i] * a[(i + 1) % a.length];
            }
            if (b[0] > limit) {
                throw new IllegalStateException("b is " + b[0]);
            }
            double[] t = a;
            a = b;
            b = t;
        }
        return a[0] + b[1];
    }

    @Differentiable
    static void scaled(@Written double[] y, double[] x, double rate) {
        for (int i = 0; i < y.length; i++) {
            if (x[i] < 0) {
                throw new IllegalArgumentException("x[" + i + "] is " + x[i]);
            }
            y[i] = y[i] * Math.sqrt(x[i]) * rate;
        }
    }

    /** A callee that stores, and throws half way through. */
    @Differentiable
    static double viaStores(double[] x, double rate) {
        double[] y = new double[x.length];
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < y.length; i++) {
                y[i] += rate * (k + 1);
            }
            scaled(y, x, rate);
        }
        double sum = 0;
        for (double v : y) {
            sum += v * v;
        }
        return sum;
    }

    /** One of the rows may be the first one: then the callee can't be differentiated, which is found on the way back. */
    @Differentiable
    static double viaRows(double[][] m, int[] rows, double rate) {
        double[][] a = new double[m.length][];
        for (int i = 0; i < a.length; i++) {
            a[i] = m[i].clone();
        }
        double sum = 0;
        int k = 0;
        while (k < rows.length) {
            scaled(a[0], a[rows[k]], rate);
            sum += a[0][0] * a[0][1];
            k++;
        }
        return sum;
    }

    @Differentiable
    static Pair grown(Pair p, double x) {
        double[] b = p.b().clone();
        for (int i = 0; i < b.length; i++) {
            b[i] = b[i] * x + p.a();
        }
        if (b[0] > 100) {
            throw new ArithmeticException("b is " + b[0]);
        }
        return new Pair(p.a() * x, b);
    }

    @Differentiable
    static void relaxed(@Written float[][] y, float[] w, @Constant double limit) {
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y[i].length; j++) {
                y[i][j] *= w[j];
                if (y[i][j] > limit) {
                    throw new ArithmeticException("y is " + y[i][j]);
                }
            }
        }
    }

    static final class Meter {
        @Active
        double scale = 2;

        @Active
        final double[] weights = {1, 3};

        @Differentiable
        double read(double x) {
            double sum = 0;
            for (double v : weights) {
                sum += v * x * scale;
            }
            if (sum > 100) {
                throw new ArithmeticException("sum is " + sum);
            }
            return sum * sum;
        }
    }
}
