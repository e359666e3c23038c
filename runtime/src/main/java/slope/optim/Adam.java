package slope.optim;

/** Adam (D. Kingma and J. Ba, Adam: A Method for Stochastic Optimization, 2015, algorithm 1). */
public final class Adam implements Optimizer {
    private final double rate;
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

    public Adam(double rate, double beta1, double beta2, double epsilon) {
        this.rate = rate;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
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
