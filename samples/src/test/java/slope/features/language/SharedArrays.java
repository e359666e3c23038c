package slope.features.language;

import java.util.List;
import slope.Active;
import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Methods that store into one array, and read others that may be the same. */
final class SharedArrays {
    static final double[] TABLE = {5, 7};
    static final double[][] ROWS = {{1, 2}, TABLE};

    record Row(double[] n) {}

    static final class Model {
        final double[] table;
        final int[] places;

        Model(double[] table, int[] places) {
            this.table = table;
            this.places = places;
        }

        double[] table() {
            return table;
        }

        double first() {
            return table[0];
        }
    }

    record Holder(Model model, int n) {}

    static final class Weights {
        @Active
        final double[] w;

        Weights(double[] w) {
            this.w = w;
        }

        @Differentiable
        double at(double x, @Written double[] y) {
            y[0] = x * x;
            return w[0] * x;
        }
    }

    private SharedArrays() {}

    @Differentiable
    static double record(double x, @Constant Row r, @Written double[] y) {
        y[0] = x * x;
        return r.n()[0] * x;
    }

    @Differentiable
    static double object(double x, Model model, @Written double[] y) {
        double before = Math.sin(model.table[0] * x);
        y[0] = x * x;
        return before * model.table[1];
    }

    @Differentiable
    static double table(double x, @Written double[] y) {
        y[0] = x * x;
        return TABLE[0] * x;
    }

    @Differentiable
    static double row(double x, @Written double[] y) {
        y[0] = x * x;
        return ROWS[1][0] * x;
    }

    @Differentiable
    static double element(double x, List<double[]> list, @Written double[] y) {
        y[0] = x * x;
        return list.get(0)[0] * x;
    }

    @Differentiable
    static double returned(double x, Model model, @Constant @Written double[] s) {
        s[0] = 3;
        return model.table()[0] * x;
    }

    @Differentiable
    static double places(double[] w, @Written int[] p, int[] q) {
        double product = w[q[0]] * w[q[1]];
        p[0] = 1;
        return product * product;
    }

    @Differentiable
    static double placesOfObject(double[] w, @Written int[] p, Model model) {
        double product = w[model.places[0]] * w[model.places[1]];
        p[0] = 1;
        return product * product;
    }

    @Differentiable
    static double two(double x, @Written double[] y, @Written double[] z) {
        y[0] = x * x;
        return z[0] * x;
    }

    @Differentiable
    static double reader(double x, @Constant Holder holder) {
        return holder.model().table[0] * x;
    }

    @Differentiable
    static double writer(double x, Model model, @Written double[] y) {
        y[0] = x * x;
        return model.table[0] * x;
    }

    /** What is called reads what is stored into here. */
    @Differentiable
    static double throughReader(double x, @Constant Holder holder, @Written double[] y) {
        y[0] = x * x;
        return reader(x, holder);
    }

    @Differentiable
    static double throughWriter(double x, Model model, @Written double[] y) {
        return writer(x, model, y);
    }

    @Differentiable
    static double throughObject(double x, Model model, @Written double[] y) {
        y[0] = x * x;
        return model.first() * x;
    }

    /** Nothing is stored into: the same array may be here and there. */
    @Differentiable
    static double onlyRead(double x, double[] w, Model model) {
        return w[0] * x + model.table[0] * w[0] + TABLE[0];
    }
}
