package slope.features.language;

import java.util.Arrays;
import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Arrays whose rows are made one by one, exchanged and shared. */
final class Rows {
    private Rows() {}

    /** The determinant, by elimination with pivots. */
    @Differentiable
    static double determinant(double[][] m) {
        int n = m.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) a[i] = m[i].clone();
        double det = 1;
        for (int k = 0; k < n; k++) {
            int p = k;
            for (int i = k + 1; i < n; i++) if (Math.abs(a[i][k]) > Math.abs(a[p][k])) p = i;
            if (p != k) {
                swap(a, p, k);
                det = -det;
            }
            det *= a[k][k];
            for (int i = k + 1; i < n; i++) {
                double f = a[i][k] / a[k][k];
                for (int j = k; j < n; j++) a[i][j] -= f * a[k][j];
            }
        }
        return det;
    }

    private static void swap(double[][] a, int i, int j) {
        double[] row = a[i];
        a[i] = a[j];
        a[j] = row;
    }

    /** A triangle: rows of different lengths. */
    @Differentiable
    static double triangle(double[] x) {
        double[][] p = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            p[i] = new double[i + 1];
            p[i][0] = x[i];
            for (int j = 1; j <= i; j++) p[i][j] = p[i][j - 1] * p[i - 1][j - 1] + 1;
        }
        double s = 0;
        for (double[] row : p) for (double v : row) s += v * v;
        double[][] ragged = {{s}, {x[0], 2}, {}};
        return ragged[0][0] * ragged[1][0] + ragged[2].length;
    }

    /** A history of states, of which old ones are asked for. */
    @Differentiable
    static double delayed(double x, double v, double dt, int steps) {
        double[][] states = new double[steps + 1][];
        states[0] = new double[] {x, v};
        for (int t = 0; t < steps; t++) {
            double[] now = states[t], before = states[Math.max(0, t - 2)];
            states[t + 1] = new double[] {now[0] + dt * now[1], now[1] - dt * Math.sin(before[0])};
        }
        return states[steps][0] * states[steps / 2][1];
    }

    /** One array in two places, with rows of parameters that are only looked at. */
    @Differentiable
    static double shared(double[][] m, @Constant double[] c, double x, int n) {
        double[][] view = {m[1], c, m[0]};
        if (n > 1) view[0] = view[2];
        double[] r = {x, 2};
        double[][] own = {r, r, {3, x}};
        own[0][0] = own[1][0] * own[1][0];
        r[1] = own[0][0] * own[2][1];
        own[2] = n > 2 ? own[1] : c.clone();
        own[2][0] *= view[n % 3][1];
        return own[0][0] * own[1][1] + own[2][0] * view[0][0] + view[2][1];
    }

    /** Three dimensions: planes are exchanged, rows are in two planes. */
    @Differentiable
    static double planes(double[] w, int n) {
        double[][][] a = new double[2][n][];
        for (int i = 0; i < n; i++) {
            a[0][i] = new double[] {w[i % w.length] * i, 1};
            a[1][n - 1 - i] = a[0][i];
        }
        double[][] plane = a[0];
        a[0] = a[1];
        a[1] = plane;
        double s = 0;
        for (int i = 0; i < n; i++) {
            a[1][i][1] = a[0][i][0] * a[0][i][0];
            s += a[0][i][1] * a[1][i][0];
        }
        return s;
    }

    /** Copies of rows share them: {@code clone} and {@code arraycopy}. */
    @Differentiable
    static double copied(double[][] m, int n) {
        double[][] a = m.clone(), b = new double[3][];
        System.arraycopy(a, 0, b, 1, 2);
        b[0] = a[n % 2];
        System.arraycopy(b, 0, b, 1, 2);
        a[0] = b[2];
        double s = m[0][0] * a[0][1];
        for (int i = 0; i < 3; i++) s += b[i][0] * b[i][1] * (i + 1);
        return s;
    }

    static double product(double[][] a) {
        return a[0][0] * a[1][0];
    }

    /** A call is run again later: with the rows as they were. */
    @Differentiable
    static double called(double x, int n) {
        double[][] a = new double[3][];
        a[0] = new double[] {x};
        a[1] = new double[] {x * x, 1};
        double s = 0;
        for (int i = 0; i < n; i++) {
            s += product(a);
            a[i % 2] = new double[] {s * x, i};
        }
        return s;
    }

    static double stored(@Written double[][] a) {
        a[0][0] *= a[1][0];
        return a[0][0];
    }

    /** A callee that stores must not be handed one row twice. */
    @Differentiable
    static double twice(double x, boolean same) {
        double[][] a = {{x}, {2}};
        if (same) a[1] = a[0];
        return stored(a) * a[1][0];
    }

    @Differentiable
    static double writes(@Written double[][] a, double x) {
        a[0][0] = x * a[1][0];
        a[1][0] = a[0][0] * a[0][0] * x;
        return a[1][0] * a[0][0];
    }

    record Weights(double near, double far) {}

    /** Data beside what varies, as rows of one array: it stays data. */
    @Differentiable
    static double beside(Weights weights, @Constant @Written double[] data) {
        double[][] both = {{weights.near(), weights.far()}, data};
        double before = data[0];
        data[0] += 2;
        return both[0][0] * both[1][0] * both[0][1] + before * weights.near();
    }

    /** Its body is in the place of the call: data that was made for it is data there, too. */
    @Differentiable
    static double besideMade(double x, int n) {
        double[] data = {n, .5};
        double first = beside(new Weights(x, x * x), data);
        return first * beside(new Weights(first, x), data);
    }

    @Differentiable
    static void add(@Written double[] y, double k, double[] x) {
        for (int i = 0; i < y.length; i++) y[i] += k * x[i];
    }

    /** One array is handed over twice, and one beside its own row. */
    @Differentiable
    static double twoNames(double x, double[][] m) {
        double[] a = {x, 2 * x};
        add(a, x, a);
        double[][] rows = {a, m[1].clone()};
        weigh(rows, rows[1]);
        return rows[0][0] * rows[0][1] + rows[1][0] * rows[1][1];
    }

    private static void weigh(double[][] rows, double[] by) {
        for (double[] row : rows) row[1] *= by[0];
    }

    /** A node may be in a row, and in both rows, more than once, where rows are exchanged before a helper stores into them. */
    @Differentiable
    static double sameNumbers(double x, int n) {
        double[][] a = {{x, x}, {x, 2}};
        double[] t = a[n];
        a[n] = a[1 - n];
        a[1 - n] = t;
        shiftFirst(a, x);
        return a[0][0] * x + a[1][0];
    }

    static void shiftFirst(@Written double[][] a, double x) {
        a[0][0] = a[0][1] * x;
    }

    /** Copies of rows hold the same rows. */
    @Differentiable
    static double longer(double[][] m, double x) {
        double[][] a = Arrays.copyOf(m, m.length + 1);
        a[m.length] = new double[] {x, x * x};
        double[][] b = Arrays.copyOfRange(a, 1, a.length);
        return b[b.length - 1][0] * a[0][1] * b[0][0];
    }

    /** A range that ends before it begins is refused, as the library does. */
    @Differentiable
    static double range(double[] w, int from, int to) {
        double[] part = Arrays.copyOfRange(w, from, to);
        return w[0] * w[0] * part.length;
    }
}
