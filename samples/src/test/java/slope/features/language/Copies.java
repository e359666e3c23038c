package slope.features.language;

import java.util.Arrays;
import slope.Differentiable;

/** Array initialisers, and the copies of the library. */
final class Copies {
    private Copies() {}

    @Differentiable
    static double made(double x, double[] w) {
        double[] a = {x, 2, x * x};
        double[][] m = {{x, 1}, {2, x}};
        double[] b = a.clone();
        b[0] = b[1] * b[2];
        double[] c = Arrays.copyOf(b, 5);
        double[] d = Arrays.copyOfRange(w, 1, 4);
        Arrays.fill(c, 3, 5, x);
        System.arraycopy(c, 0, c, 1, 4);
        System.arraycopy(d, 1, c, 0, 2);
        int[] perm = {2, 0, 1};
        double s = m[0][0] * m[1][1];
        for (int i = 0; i < c.length; i++) s += c[i] * (i + 1) * a[perm[i % 3]];
        return s;
    }

    @Differentiable
    static double filled(double x, double[] w, int from, int to) {
        double[] a = w.clone();
        Arrays.fill(a, from, to, x);
        double s = 0;
        for (double v : a) s += v * v;
        return s;
    }

    @Differentiable
    static double moved(double x, double[] w, int n) {
        double[] a = new double[3];
        System.arraycopy(w, 0, a, 1, n);
        a[0] = x;
        return a[0] * (1 + a[1]);
    }

    /** Places that are shorter than an int. */
    @Differentiable
    static double narrow(double x, double[] w, byte k, char c) {
        double[] a = Arrays.copyOfRange(w, k, 'c');
        Arrays.fill(a, '\2', c, x);
        System.arraycopy(w, k, a, (short) 3, '\2');
        return a[0] * a[2] * a[3] + Arrays.copyOf(a, c)[4];
    }

    @Differentiable
    static double taken(double x, double[] w, int from, int to) {
        return x * Arrays.copyOfRange(w, from, to)[0];
    }
}
