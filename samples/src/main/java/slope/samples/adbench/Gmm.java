package slope.samples.adbench;

import slope.Constant;
import slope.Differentiable;

/** The log-likelihood of a Gaussian mixture, with a Wishart prior on the covariances. */
public final class Gmm {
    /** As ADBench has it. */
    static final double PI = 3.14159265359;

    private Gmm() {}

    /**
     * The objective.
     *
     * @param alphas k log-weights
     * @param means k rows of d
     * @param icf k rows of d(d+1)/2: the logarithms of the diagonal of the inverse covariance's square root, then what is below
     *     it, column by column
     * @param x n rows of d
     * @param gamma of the prior
     * @param m of the prior
     * @param priorConstant what the prior adds that does not depend on the parameters
     */
    @Differentiable
    public static double objective(
            double[] alphas,
            double[][] means,
            double[][] icf,
            @Constant double[][] x,
            @Constant double gamma,
            int m,
            @Constant double priorConstant) {
        int n = x.length;
        int d = x[0].length;
        int k = alphas.length;
        double[] sums = new double[k];
        double[][] diagonals = new double[k][d];
        for (int c = 0; c < k; c++) {
            for (int i = 0; i < d; i++) {
                sums[c] += icf[c][i];
                diagonals[c][i] = Math.exp(icf[c][i]);
            }
        }
        double likelihood = 0;
        double[] terms = new double[k];
        double[] centred = new double[d];
        double[] scaled = new double[d];
        for (int p = 0; p < n; p++) {
            for (int c = 0; c < k; c++) {
                for (int i = 0; i < d; i++) {
                    centred[i] = x[p][i] - means[c][i];
                    scaled[i] = diagonals[c][i] * centred[i];
                }
                int next = d;
                for (int i = 0; i < d; i++) {
                    for (int j = i + 1; j < d; j++) {
                        scaled[j] += icf[c][next] * centred[i];
                        next++;
                    }
                }
                double squares = 0;
                for (double s : scaled) {
                    squares += s * s;
                }
                terms[c] = alphas[c] + sums[c] - 0.5 * squares;
            }
            likelihood += logSumExp(terms);
        }
        double prior = 0;
        for (int c = 0; c < k; c++) {
            double frobenius = 0;
            for (int i = 0; i < d; i++) {
                frobenius += diagonals[c][i] * diagonals[c][i];
            }
            for (int i = d; i < icf[c].length; i++) {
                frobenius += icf[c][i] * icf[c][i];
            }
            prior += 0.5 * gamma * gamma * frobenius - m * sums[c];
        }
        double constant = -n * d * 0.5 * Math.log(2 * PI);
        return constant + likelihood - n * logSumExp(alphas) + prior + priorConstant;
    }

    /** {@code log Σ exp x}, without overflow. */
    @Differentiable
    static double logSumExp(double[] x) {
        double greatest = x[0];
        for (double v : x) {
            greatest = Math.max(greatest, v);
        }
        double sum = 0;
        for (double v : x) {
            sum += Math.exp(v - greatest);
        }
        return Math.log(sum) + greatest;
    }

    /** {@code -k·C} of the Wishart prior, which no parameter changes. */
    static double priorConstant(int k, int d, double gamma, int m) {
        int n = d + m + 1;
        double c = n * d * (Math.log(gamma) - 0.5 * Math.log(2)) - logGammaOfMany(n, d);
        return -k * c;
    }

    /** The logarithm of the multivariate gamma function at n/2: all its factors are at half integers. */
    private static double logGammaOfMany(int n, int d) {
        double sum = 0.25 * d * (d - 1) * Math.log(PI);
        for (int j = 1; j <= d; j++) {
            sum += logGammaOfHalf(n + 1 - j);
        }
        return sum;
    }

    private static double logGammaOfHalf(int twice) {
        double log = twice % 2 == 0 ? 0 : 0.5 * Math.log(Math.PI);
        for (double x = twice % 2 == 0 ? 1 : 0.5; x < twice / 2.0; x++) {
            log += Math.log(x);
        }
        return log;
    }
}
