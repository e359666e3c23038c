package slope.features.forms;

import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Methods whose flat point has all kinds of coordinates. */
public final class Named {
    private Named() {}

    record Lens(double bend, double[] rings) {}

    record Camera(double focus, Lens lens, int id, @Constant double day) {}

    @Differentiable
    static double seen(double rate, int n, double[] w, double[][] m, Camera camera, @Constant double k, float[] f) {
        return rate
                        * w[0]
                        * w[1]
                        * m[1][2]
                        * camera.focus()
                        * camera.lens().bend()
                        * camera.lens().rings()[1]
                        * k
                        * f[0]
                + camera.id()
                + n;
    }

    @Differentiable
    static double deep(double[][][] t, @Written double[] y) {
        y[0] = t[1][0][1];
        return t[0][1][0] * y[0] * y[0];
    }

    /** Names that generated code uses itself. */
    @Differentiable
    static double index(double index, double names, double[] point) {
        return index * names * point[0];
    }

    static final class Curve {
        final double k = 2;

        @Differentiable
        double at(double x) {
            return k * x * x;
        }
    }
}
