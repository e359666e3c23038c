package slope.samples.digits;

import java.util.SplittableRandom;
import slope.Constant;
import slope.Differentiable;

/** A network of one hidden layer, in plain loops. All weights are in one array: for each unit its weights, then its bias. */
final class Network {
    static final int PIXELS = 64;
    static final int HIDDEN = 32;
    static final int CLASSES = 10;
    static final int WEIGHTS = HIDDEN * (PIXELS + 1) + CLASSES * (HIDDEN + 1);

    private Network() {}

    /** The mean softmax cross-entropy of the images {@code from} to {@code to}. */
    @Differentiable
    static double loss(double[] w, @Constant double[][] x, int[] y, int from, int to) {
        double total = 0;
        double[] hidden = new double[HIDDEN];
        double[] scores = new double[CLASSES];
        for (int s = from; s < to; s++) {
            for (int h = 0; h < HIDDEN; h++) {
                int at = h * (PIXELS + 1);
                double sum = w[at + PIXELS];
                for (int i = 0; i < PIXELS; i++) {
                    sum += w[at + i] * x[s][i];
                }
                hidden[h] = Math.tanh(sum);
            }
            double greatest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < CLASSES; c++) {
                int at = HIDDEN * (PIXELS + 1) + c * (HIDDEN + 1);
                double sum = w[at + HIDDEN];
                for (int h = 0; h < HIDDEN; h++) {
                    sum += w[at + h] * hidden[h];
                }
                scores[c] = sum;
                if (sum > greatest) {
                    greatest = sum;
                }
            }
            double exps = 0;
            for (int c = 0; c < CLASSES; c++) {
                exps += Math.exp(scores[c] - greatest);
            }
            total += Math.log(exps) + greatest - scores[y[s]];
        }
        return total / (to - from);
    }

    /** Small random weights, the same for the same seed. */
    static double[] initial(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] w = new double[WEIGHTS];
        for (int i = 0; i < WEIGHTS; i++) {
            w[i] = random.nextDouble(-0.15, 0.15);
        }
        return w;
    }

    /** The class with the greatest score. */
    static int classify(double[] w, double[] image) {
        double[] hidden = new double[HIDDEN];
        for (int h = 0; h < HIDDEN; h++) {
            int at = h * (PIXELS + 1);
            double sum = w[at + PIXELS];
            for (int i = 0; i < PIXELS; i++) {
                sum += w[at + i] * image[i];
            }
            hidden[h] = Math.tanh(sum);
        }
        int best = 0;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < CLASSES; c++) {
            int at = HIDDEN * (PIXELS + 1) + c * (HIDDEN + 1);
            double sum = w[at + HIDDEN];
            for (int h = 0; h < HIDDEN; h++) {
                sum += w[at + h] * hidden[h];
            }
            if (sum > greatest) {
                greatest = sum;
                best = c;
            }
        }
        return best;
    }
}
