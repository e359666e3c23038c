package slope.features.language;

import slope.Differentiable;
import slope.Written;

/** Helpers without an annotation, overloaded and recursive. */
final class Helpers {
    private Helpers() {}

    static double sq(double x) {
        return x * x;
    }

    static double norm(double[] w) {
        double s = 0;
        for (double v : w) s += sq(v);
        return Math.sqrt(s);
    }

    static double norm(double[] w, double p) {
        double s = 0;
        for (double v : w) s += Math.pow(Math.abs(v), p);
        return Math.pow(s, 1 / p);
    }

    static void axpy(double a, double[] x, @Written double[] y) {
        for (int i = 0; i < x.length; i++) y[i] += a * x[i];
    }

    static double fact(double x, int n) {
        return n == 0 ? 1 : x * fact(x, n - 1);
    }

    static boolean isEven(int n) {
        return n == 0 || isOdd(n - 1);
    }

    static boolean isOdd(int n) {
        return n != 0 && isEven(n - 1);
    }

    @Differentiable
    static double f(double[] w, double k) {
        double[] y = w.clone();
        axpy(k, w, y);
        double[] z = new double[w.length];
        axpy(norm(y, 3), y, z);
        return norm(w) * sq(k) + norm(z) + fact(k, 3);
    }
}
