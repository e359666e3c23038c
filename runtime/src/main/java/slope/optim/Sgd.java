package slope.optim;

/**
 * Stochastic gradient descent: {@code v = momentum·v + g + decay·p}, {@code p -= rate·v}, as PyTorch's SGD without dampening has
 * it (I. Sutskever et al., On the importance of initialization and momentum in deep learning, 2013).
 */
public final class Sgd implements Optimizer {
    private double rate;
    private final double momentum;
    private final double decay;
    private double[] velocity;

    /** Plain steps of {@code rate} times the gradient. */
    public Sgd(double rate) {
        this(rate, 0.0, 0.0);
    }

    /**
     * With memory and decay.
     *
     * @param momentum how much of the last velocity is kept; 0 for none
     * @param decay what times a parameter is added to its derivative, as a penalty of decay/2·p² would; 0 for none
     */
    public Sgd(double rate, double momentum, double decay) {
        this.rate = rate;
        this.momentum = momentum;
        this.decay = decay;
    }

    /** Changes the rate of the next steps, as schedules do. */
    public void rate(double newRate) {
        rate = newRate;
    }

    @Override
    public void step(double[] parameters, double[] gradient) {
        velocity = Lengths.checked(velocity, parameters, gradient);
        for (int i = 0; i < parameters.length; i++) {
            velocity[i] = momentum * velocity[i] + gradient[i] + decay * parameters[i];
            parameters[i] -= rate * velocity[i];
        }
    }
}
