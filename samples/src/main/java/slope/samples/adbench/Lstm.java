package slope.samples.adbench;

import slope.Constant;
import slope.Differentiable;

/** The loss of a network of long short-term memory cells on a sequence of characters. */
public final class Lstm {
    private Lstm() {}

    /**
     * The loss.
     *
     * @param main a layer after the other: weights of forget, ingate, outgate and change, then their biases; b of each
     * @param extra weights into the first layer, weights and biases out of the last; b of each
     * @param state a layer after the other: hidden, then cell; b of each
     * @param sequence c rows of b
     */
    @Differentiable
    public static double loss(
            double[] main, double[] extra, @Constant double[] state, @Constant double[][] sequence, int layers) {
        int b = sequence[0].length;
        double[] s = new double[state.length];
        for (int i = 0; i < s.length; i++) {
            s[i] = state[i];
        }
        double[] input = new double[b];
        double[] output = new double[b];
        double total = 0;
        int count = 0;
        for (int t = 0; t < sequence.length - 1; t++) {
            for (int i = 0; i < b; i++) {
                input[i] = sequence[t][i] * extra[i];
            }
            for (int l = 0; l < layers; l++) {
                int w = 8 * l * b;
                int hidden = 2 * l * b;
                int cell = hidden + b;
                for (int i = 0; i < b; i++) {
                    double forget = sigmoid(input[i] * main[w + i] + main[w + 4 * b + i]);
                    double ingate = sigmoid(s[hidden + i] * main[w + b + i] + main[w + 5 * b + i]);
                    double outgate = sigmoid(input[i] * main[w + 2 * b + i] + main[w + 6 * b + i]);
                    double change = Math.tanh(s[hidden + i] * main[w + 3 * b + i] + main[w + 7 * b + i]);
                    s[cell + i] = s[cell + i] * forget + ingate * change;
                    s[hidden + i] = outgate * Math.tanh(s[cell + i]);
                }
                for (int i = 0; i < b; i++) {
                    input[i] = s[hidden + i];
                }
            }
            double exps = 2;
            for (int i = 0; i < b; i++) {
                output[i] = input[i] * extra[b + i] + extra[2 * b + i];
                exps += Math.exp(output[i]);
            }
            double log = Math.log(exps);
            for (int i = 0; i < b; i++) {
                total += sequence[t + 1][i] * (output[i] - log);
            }
            count += b;
        }
        return -total / count;
    }

    @Differentiable
    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
