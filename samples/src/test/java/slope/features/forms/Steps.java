package slope.features.forms;

import java.io.IOException;
import slope.Active;
import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Methods whose result is not one number: what they store into arrays, a record, or one of these beside a number. */
public final class Steps {
    private Steps() {}

    /** A step of a pendulum, in place. */
    @Differentiable
    static void swing(@Written double[] y, double[] force, double dt) {
        double angle = y[0];
        y[0] += dt * y[1];
        y[1] += dt * (force[0] * force[1] - Math.sin(angle));
    }

    @Differentiable
    static void product(@Written double[][] out, double[][] a, double[][] b) {
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < out[i].length; j++) {
                double sum = out[i][j];
                for (int k = 0; k < b.length; k++) {
                    sum += a[i][k] * b[k][j];
                }
                out[i][j] = sum;
            }
        }
    }

    @Differentiable
    static void cubed(@Written double[][][] y, double x) {
        y[0][1][0] = y[0][1][0] * y[0][1][0] * y[0][1][0] * x;
    }

    /** Of what it stores into, one array is data. */
    @Differentiable
    static void two(@Written double[] p, @Constant @Written double[] log, @Written double[] q, double x) {
        double t = p[0];
        log[0] += 1;
        p[0] = q[0] * x;
        q[0] = t * t * x;
    }

    @Differentiable
    static void smooth(@Written float[] y, float[] w, double rate) {
        for (int i = 1; i < y.length; i++) {
            y[i] = (float) (y[i] + rate * w[i] * y[i - 1]);
        }
    }

    @Differentiable
    static void smoothRows(@Written float[][] y, float w) {
        for (float[] row : y) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= row[i] * w;
            }
        }
    }

    /** Besides the number, the partial sums are its result. */
    @Differentiable
    static double summed(@Written double[] sums, double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += w[i] * w[i];
            sums[i] = sum * sums[i];
        }
        return sum;
    }

    record Cell(double level, double[] flows, @Constant double day) {}

    record Field(Cell cell, double[][] grid, float[] colours) {}

    @Differentiable
    static Field moved(Field field, double x) {
        double[] flows = field.cell().flows().clone();
        flows[0] *= x;
        double[][] grid = {{x * field.grid()[0][0], 1}, {field.grid()[1][0]}};
        float[] colours = field.colours().clone();
        colours[0] = (float) (colours[0] * x);
        return new Field(new Cell(field.cell().level() * x, flows, 3), grid, colours);
    }

    record Pair(double[] a, double[] b) {}

    /** The array that it stores into is in the result, too, and so is an argument, twice. */
    @Differentiable
    static Pair shared(@Written double[] y, double[] w) {
        y[0] = w[0] * y[0] * y[0];
        return new Pair(y, w);
    }

    @Differentiable
    static Pair twice(double[] w) {
        return new Pair(w, w);
    }

    /** Parameters that are called what generated code calls its own. */
    @Differentiable
    static double named(
            @Written double[] y, double[] yBar, double valueBar, double called, double dY, float workspace) {
        y[0] *= yBar[0] * valueBar * called * dY * workspace;
        return valueBar;
    }

    /** It may throw what the caller must catch. */
    @Differentiable
    static void read(@Written double[] y, double x) throws IOException {
        if (x < 0) {
            throw new IOException("x is " + x);
        }
        y[0] = x * x;
    }

    /** Calls of what stores, in a loop and with rows. */
    @Differentiable
    static void swings(@Written double[][] y, double[] force, double dt, int n) {
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < y.length; i++) {
                swing(y[i], force, dt);
            }
        }
    }

    static final class Spring {
        @Active
        double stiffness = 3;

        @Active
        final double[] weights = {2, 5};

        @Differentiable
        void push(@Written double[] y, double x) {
            y[0] += stiffness * x * weights[0];
            y[1] *= weights[1];
        }
    }
}
