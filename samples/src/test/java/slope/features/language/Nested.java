package slope.features.language;

import slope.Differentiable;

/** Arrays of more than two dimensions. */
final class Nested {
    private Nested() {}

    @Differentiable
    static double cube(double[][][] c, double x) {
        double s = 0;
        for (double[][] plane : c) for (double[] row : plane) for (double v : row) s += v * v * v * x;
        double[][][] d = new double[2][2][2];
        for (int i = 0; i < 8; i++) d[i & 1][i >> 1 & 1][i >> 2] = x * i;
        double[][] plane = d[1];
        plane[0][1] *= x;
        double[][][][] four = {{{{x, 2}, {3, x * x}}}};
        return s + d[1][0][1] * d[0][1][1] + inner(d) + four[0][0][0][0] * four[0][0][1][1];
    }

    static double inner(double[][][] d) {
        return d[1][1][1] * d[0][0][1];
    }
}
