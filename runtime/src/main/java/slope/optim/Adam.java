package slope.optim;

/** Adam (D. Kingma and J. Ba, Adam: A Method for Stochastic Optimization, 2015, algorithm 1). */
public final class Adam implements Optimizer {
    private double rate;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private double[] mean;
    private double[] square;
    private int steps;

    /** With the paper's constants: 0.9, 0.999 and 1e-8. */
    public Adam(double rate) {
        this(rate, 0.9, 0.999, 1e-8);
    }

    /**
     * With constants of one's own.
     *
     * @param beta1 how much of the mean gradient is kept at each step
     * @param beta2 how much of the mean squared gradient is kept at each step
     * @param epsilon added to the root of the mean square, which may be 0
     */
    public Adam(double rate, double beta1, double beta2, double epsilon) {
        this.rate = rate;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
    }

    /** Changes the rate of the next steps, as schedules do. */
    public void rate(double newRate) {
        rate = newRate;
    }

    @Override
    public void step(double[] parameters, double[] gradient) {
        mean = Lengths.checked(mean, parameters, gradient);
        square = Lengths.checked(square, parameters, gradient);
        steps++;
        double correction1 = 1 - Math.pow(beta1, steps);
        double correction2 = 1 - Math.pow(beta2, steps);
        for (int i = 0; i < parameters.length; i++) {
            mean[i] = beta1 * mean[i] + (1 - beta1) * gradient[i];
            square[i] = beta2 * square[i] + (1 - beta2) * gradient[i] * gradient[i];
            parameters[i] -= rate * (mean[i] / correction1) / (Math.sqrt(square[i] / correction2) + epsilon);
        }
    }
}
