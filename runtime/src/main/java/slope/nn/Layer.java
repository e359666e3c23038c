package slope.nn;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import slope.Value;

/** Neurons side by side, on the same inputs. */
public final class Layer implements Module {
    private final List<Neuron> neurons;

    /**
     * Draws neuron by neuron.
     *
     * @throws IllegalArgumentException if there is no input or no output
     */
    public Layer(int inputs, int outputs, Activation activation, RandomGenerator random) {
        if (outputs < 1) {
            throw new IllegalArgumentException("a layer of " + outputs + " outputs");
        }
        neurons = Stream.generate(() -> new Neuron(inputs, activation, random))
                .limit(outputs)
                .toList();
    }

    /**
     * An output a neuron.
     *
     * @throws IllegalArgumentException if there are not as many inputs as the layer has
     */
    public Value[] of(Value[] x) {
        return neurons.stream().map(n -> n.of(x)).toArray(Value[]::new);
    }

    /** Neuron by neuron. */
    @Override
    public List<Value> parameters() {
        return neurons.stream().flatMap(n -> n.parameters().stream()).toList();
    }
}
