package slope.samples.moons;

import slope.Constant;
import slope.Differentiable;

/** {@code MLP(2, [16, 16, 1])} in plain loops, with the parameters in the order of {@code slope.nn.Mlp}. */
final class MoonsNet {
    static final int WIDTH = 16;
    static final double ALPHA = 1e-4;

    private MoonsNet() {}

    /** The mean hinge loss of the points, and the regularisation of micrograd's demo. */
    @Differentiable
    static double loss(double[] p, @Constant double[][] x, int[] y) {
        double losses = 0;
        for (int s = 0; s < x.length; s++) {
            losses += Math.max(1 + -y[s] * score(p, x[s][0], x[s][1]), 0);
        }
        double squares = 0;
        for (double w : p) {
            squares += w * w;
        }
        return losses * (1.0 / x.length) + ALPHA * squares;
    }

    /** The network's output at one point. */
    @Differentiable
    static double score(double[] p, @Constant double x0, @Constant double x1) {
        double[] first = new double[WIDTH];
        int next = 0;
        for (int h = 0; h < WIDTH; h++) {
            first[h] = Math.max(p[next + 2] + p[next] * x0 + p[next + 1] * x1, 0);
            next += 3;
        }
        double[] second = new double[WIDTH];
        for (int h = 0; h < WIDTH; h++) {
            double sum = p[next + WIDTH];
            for (int i = 0; i < WIDTH; i++) {
                sum += p[next + i] * first[i];
            }
            second[h] = Math.max(sum, 0);
            next += WIDTH + 1;
        }
        double sum = p[next + WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            sum += p[next + i] * second[i];
        }
        return sum;
    }
}
