package slope.features.language;

import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Array variables that name one array, then another. */
final class References {
    private References() {}

    @Differentiable
    static double heat(double[] u0, double k, int steps) {
        double[] u = u0.clone();
        double[] v = new double[u.length];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < u.length; i++) {
                double left = i > 0 ? u[i - 1] : 0, right = i < u.length - 1 ? u[i + 1] : 0;
                v[i] = u[i] + k * (left - 2 * u[i] + right) * u[i];
            }
            double[] s = u;
            u = v;
            v = s;
        }
        double s = 0;
        for (double x : u) s += x * x;
        return s;
    }

    @Differentiable
    static double fresh(double[] u0, double k, int steps) {
        double[] u = u0;
        for (int t = 0; t < steps; t++) {
            double[] next = new double[u.length];
            for (int i = 0; i < u.length; i++) next[i] = Math.sin(u[i]) + k * u[(i + 1) % u.length];
            if (next[0] > 2) break;
            u = next;
        }
        double s = 0;
        for (double x : u) s += x * x * x;
        return s;
    }

    @Differentiable
    static double chosen(double[] a, @Constant double[] b, double k) {
        double[] c = k > 1 ? a : b;
        double[] d = new double[2];
        double[] e = d;
        e[0] = c[0] * k;
        if (k > 2) e = new double[2];
        e[1] = c[1] * e[0] + d[0];
        return d[1] * 3 + e[1] + e[0];
    }

    @Differentiable
    static double rows(double[][] m, double k) {
        double[] r = m[0];
        double s = 0;
        for (int i = 1; i < m.length; i++) {
            if (m[i][0] > r[0]) r = m[i];
            s += r[0] * r[1] * k;
        }
        double[][] p = new double[2][2], q = new double[2][2];
        p[0][0] = s;
        p[1][1] = k;
        for (int i = 0; i < 3; i++) {
            for (int a = 0; a < 2; a++) for (int b = 0; b < 2; b++) q[a][b] = p[b][a] * p[a][a] + k;
            double[][] t = p;
            p = q;
            q = t;
        }
        return p[0][0] + p[0][1] + q[1][1];
    }

    @Differentiable
    static void half(double[] a, @Written double[] b) {
        for (int i = 0; i < a.length; i++) b[i] = a[i] * a[i] * .5;
    }

    @Differentiable
    static double calls(double[] a0, double k) {
        double[] a = a0.clone(), b = new double[a0.length];
        for (int i = 0; i < 3; i++) {
            half(a, b);
            double[] t = a;
            a = b;
            b = t;
            a[0] += k;
        }
        return a[0] * a[1];
    }

    /** A copy by the parameter's own name may be stored into. */
    @Differentiable
    static double copied(double[] w, double x) {
        double first = w[0];
        w = w.clone();
        w[0] = x * w[1];
        double[] v = w;
        v = new double[] {w[0], first};
        v[1] *= v[0];
        return w[0] * v[1];
    }

    /** Java reads a variable once where it stands, whatever it names later. */
    @Differentiable
    static double readOnce(double[] w, double[] u) {
        double[] a = w.clone(), b = u.clone(), c = a;
        double s = 0;
        for (double v : w) {
            s += v * v;
            w = u;
        }
        a[0] = (a = b)[1] * 2;
        a[1] *= second(a = c);
        return s + c[0] * b[0] + b[1] + pair(c, c = b);
    }

    static double second(double[] a) {
        return a[1];
    }

    static double pair(double[] a, double[] b) {
        return a[0] * b[1];
    }
}
