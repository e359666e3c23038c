package slope.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import slope.Value;

/** A weighted sum and a bias, then an activation. Weights begin uniform in [-1, 1), the bias at 0, as micrograd's do. */
public final class Neuron implements Module {
    private final List<Value> weights = new ArrayList<>();
    private final Value bias = Value.of(0.0);
    private final Activation activation;

    /**
     * Draws a weight for each input, in order.
     *
     * @throws IllegalArgumentException if there is no input
     */
    public Neuron(int inputs, Activation activation, RandomGenerator random) {
        if (inputs < 1) {
            throw new IllegalArgumentException("a neuron of " + inputs + " inputs");
        }
        for (int i = 0; i < inputs; i++) {
            weights.add(Value.of(random.nextDouble(-1, 1)));
        }
        this.activation = activation;
    }

    /**
     * The output: products are added to the bias in order.
     *
     * @throws IllegalArgumentException if there are not as many inputs as weights
     */
    public Value of(Value[] x) {
        if (x.length != weights.size()) {
            throw new IllegalArgumentException("a neuron of " + weights.size() + " inputs was given " + x.length);
        }
        Value sum = bias;
        for (int i = 0; i < x.length; i++) {
            sum = sum.add(weights.get(i).mul(x[i]));
        }
        return activation.of(sum);
    }

    /** The weights, then the bias. */
    @Override
    public List<Value> parameters() {
        List<Value> parameters = new ArrayList<>(weights);
        parameters.add(bias);
        return Collections.unmodifiableList(parameters);
    }
}
