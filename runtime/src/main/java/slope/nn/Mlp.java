package slope.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import slope.Value;

/** A multi-layer perceptron: one activation in all layers but the last, which has its own. The same seed gives the same net. */
public final class Mlp implements Module {
    private final List<Layer> layers = new ArrayList<>();

    /**
     * As micrograd's: relu in hidden layers, and a linear last one.
     *
     * @param outputs how many neurons each layer has
     * @throws IllegalArgumentException if there is no layer, or one has no input or no neuron
     */
    public Mlp(int inputs, int[] outputs, long seed) {
        this(inputs, outputs, Activation.RELU, Activation.LINEAR, seed);
    }

    /**
     * With any activations.
     *
     * @param outputs how many neurons each layer has
     * @throws IllegalArgumentException if there is no layer, or one has no input or no neuron
     */
    public Mlp(int inputs, int[] outputs, Activation hidden, Activation last, long seed) {
        if (outputs.length == 0) {
            throw new IllegalArgumentException("a perceptron without layers");
        }
        SplittableRandom random = new SplittableRandom(seed);
        int width = inputs;
        for (int i = 0; i < outputs.length; i++) {
            layers.add(new Layer(width, outputs[i], i == outputs.length - 1 ? last : hidden, random));
            width = outputs[i];
        }
    }

    /**
     * The outputs of the last layer.
     *
     * @throws IllegalArgumentException if there are not as many inputs as the first layer has
     */
    public Value[] of(Value[] x) {
        Value[] y = x;
        for (Layer layer : layers) {
            y = layer.of(y);
        }
        return y;
    }

    /** Layer by layer. */
    @Override
    public List<Value> parameters() {
        return layers.stream().flatMap(l -> l.parameters().stream()).toList();
    }
}
