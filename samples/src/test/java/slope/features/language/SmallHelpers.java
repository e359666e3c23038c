package slope.features.language;

import slope.Differentiable;

/** Helpers on data, private ones, and methods of a record that call each other. */
class SmallHelpers {
    private static int twice(int k) {
        return k * 2;
    }

    static double rate(int n) {
        return steps(n) + 1;
    }

    static double steps(int n) {
        return n;
    }

    private double cubed(double x) {
        return x * x * x;
    }

    @Differentiable
    static double grown(double x, int n) {
        return x * twice(n) * x + x * rate(n);
    }

    /** What it calls without a derivative changes nothing: so it may run again. */
    @Differentiable
    static double again(double x, int n) {
        return x * grown(x, n);
    }

    @Differentiable
    final double ofAnObject(double x) {
        return cubed(x) * x;
    }

    record Line(double slope, double start) {
        @Differentiable
        double at(double x) {
            return slope * scaled(x) + start;
        }

        double scaled(double x) {
            return x * slope;
        }

        @Differentiable
        static double through(double x) {
            return x * new Line(x, 1).at(x);
        }
    }
}
