package slope.nn;

import java.util.function.UnaryOperator;
import slope.Value;

/** What a neuron does to its sum. */
public enum Activation {
    LINEAR(x -> x),
    RELU(Value::relu),
    TANH(Value::tanh),
    SIGMOID(Value::sigmoid);

    private final UnaryOperator<Value> function;

    Activation(UnaryOperator<Value> function) {
        this.function = function;
    }

    public Value of(Value x) {
        return function.apply(x);
    }
}
