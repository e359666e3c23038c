package slope.features.language;

import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Methods that store into their arguments, and their callers. */
final class Stores {
    private Stores() {}

    // in place scaling, then sum of squares
    @Differentiable
    static double scaled(@Written double[] y, double k) {
        double s = 0;
        for (int i = 0; i < y.length; i++) {
            y[i] = y[i] * y[i] * k;
            s += y[i] * (i + 1);
        }
        return s;
    }

    @Differentiable
    static void step(@Written double[] y, double dt, double[] rate) {
        for (int i = 0; i < y.length; i++) {
            if (rate[i] > 3.5) return;
            y[i] += dt * rate[i] * Math.sin(y[i]);
        }
    }

    @Differentiable
    static double integrate(double[] y0, double dt, double[] rate, int n) {
        double[] y = y0.clone();
        for (int i = 0; i < n; i++) step(y, dt, rate);
        double s = 0;
        for (double v : y) s += v * v;
        return s;
    }

    @Differentiable
    static double both(double[] y0, double k) {
        double[] y = y0.clone();
        double a = y[0] * scaled(y, k) + y[0];
        double b = y[1] + scaled(y, a * 0.1);
        return a * b + y[2];
    }

    @Differentiable
    static double rows(double[][] m0, double k) {
        double[][] m = new double[m0.length][2];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < 2; j++) m[i][j] = m0[i][j];
        }
        double s = 0;
        for (double[] row : m) s += scaled(row, k) * row[0];
        step(m[0], k, m[1]);
        return s + m[0][0] * m[0][1];
    }

    @Differentiable
    static double max(@Constant @Written double[] scratch, double[] w) {
        double s = 0;
        for (int i = 0; i < w.length; i++) {
            scratch[i] = i;
            s += w[i] * scratch[i];
        }
        return s;
    }

    @Differentiable
    static double into(double[] from, @Written double[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i] * from[i];
        }
        return to[0];
    }

    @Differentiable
    static double aliased(double[] from) {
        double[] own = from.clone();
        return into(own, own);
    }

    /** Only when it runs is it known whether the rows are one. */
    @Differentiable
    static double rowsOf(double[] from, int i, int j) {
        double[][] own = {from.clone(), from.clone()};
        return into(own[i], own[j]);
    }
}
