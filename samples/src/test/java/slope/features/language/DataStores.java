package slope.features.language;

import java.util.Arrays;
import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Active values that are stored into data of the caller's, under whatever name: the data is varied from then on. */
final class DataStores {
    record Box(double[] content, int n) {}

    private DataStores() {}

    @Differentiable
    static double direct(double x, @Constant @Written double[] s, int n) {
        s[0] = x;
        return s[0] * x;
    }

    @Differentiable
    static double chosen(double x, @Constant @Written double[] s, int n) {
        double[] own = new double[3];
        double[] t = n > 1 ? s : own;
        t[0] = x;
        return s[0] * x;
    }

    @Differentiable
    static double added(double x, @Constant @Written double[] s, int n) {
        double[] own = {x, 1, 2};
        double[] t = n > 1 ? s : own;
        t[0] += 1;
        return s[0] * x + own[0];
    }

    @Differentiable
    static double called(double x, @Constant @Written double[] s, int n) {
        put(s, x);
        return s[0] * x;
    }

    @Differentiable
    static void put(@Written double[] a, double x) {
        a[0] = x;
    }

    @Differentiable
    static double helper(double x, @Constant @Written double[] s, int n) {
        double[] own = new double[3];
        hidden(n > 1 ? s : own, x * x);
        return s[1] * x + own[1];
    }

    private static void hidden(double[] a, double x) {
        a[1] = x * a[0];
    }

    @Differentiable
    static double swapped(double x, @Constant @Written double[] s, int n) {
        double[] a = s;
        double[] b = new double[3];
        for (int i = 0; i < n; i++) {
            a[0] = b[1] + x * x;
            b[1] = a[1] * x;
            double[] c = a;
            a = b;
            b = c;
        }
        return s[0] * x + a[0] + b[1];
    }

    @Differentiable
    static double copied(double x, @Constant @Written double[] s, int n) {
        Arrays.fill(s, 0, 2, x * x);
        double[] own = {x, x * x, 1};
        System.arraycopy(own, 0, s, 1, n - 1);
        return s[0] * s[1];
    }

    @Differentiable
    static double inRecord(double x, @Constant @Written double[] s, int n) {
        Box box = new Box(s, n);
        Box other = n > 1 ? box : new Box(new double[] {x, x, x}, 1);
        other.content()[0] = x * x;
        return s[0] * x + other.content()[1];
    }

    /** The row of an array of the method's own. */
    @Differentiable
    static double asRow(double x, @Constant @Written double[] s, int n) {
        double[][] g = {{x, 3, 1}, {1, 2, 4}};
        g[n - 1] = s;
        putAll(g, x);
        return s[0] * x + g[0][0] * g[1][1];
    }

    @Differentiable
    static void putAll(@Written double[][] a, double x) {
        a[0][0] = x * x;
        a[1][0] += x;
    }

    @Differentiable
    static double rows(double x, @Constant @Written double[][] m, int n) {
        put(m[1], x * x);
        double[] r = m[n - 1];
        r[0] *= x;
        m[0][1] += x;
        return m[1][0] + m[0][1] * x;
    }

    @Differentiable
    @SuppressWarnings("lossy-conversions")
    static double floats(double x, @Constant @Written float[] s, int n) {
        float[] own = new float[3];
        float[] t = n > 1 ? s : own;
        t[0] = (float) x;
        t[1] += x;
        return s[0] * x + s[1] * x;
    }

    /** The array itself stays data, and may be handed on as such, beside another one that it may be exchanged for. */
    @Differentiable
    static double staysData(double x, @Constant @Written double[] s, int n) {
        double[] own = {x, 2, 3};
        double[] t = n > 2 ? s : own;
        s[0] = 4;
        double sum = weighted(s, x);
        return sum + t[0] * own[0] * s[0];
    }

    @Differentiable
    static double weighted(@Constant double[] a, double x) {
        return a[0] * x;
    }

    /** An array that may be data, and is read after data has been stored into it by its first name. */
    @Differentiable
    static double readLater(double x, @Constant @Written double[] s, int n) {
        double[] own = {x, 2, 3};
        double[] t = n > 1 ? s : own;
        s[0] = 3;
        count(s, 1);
        return t[0] * x + t[1] * own[0];
    }

    static double count(@Constant @Written double[] s, double x) {
        s[1] += 1;
        return x;
    }

    @Differentiable
    static double loop(double x, @Constant @Written double[] s, int n) {
        for (int k = 0; k < n; k++) {
            for (int i = 1; i < s.length; i++) {
                s[i] = s[i - 1] * x + s[i];
            }
            if (s[2] > 40) {
                break;
            }
        }
        return s[1] * s[2];
    }
}
