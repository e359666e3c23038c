package slope.nn;

import java.util.function.UnaryOperator;
import slope.Value;

/** What a neuron does to its sum. */
public enum Activation {
    /** The sum itself. */
    LINEAR(x -> x),
    /** max(0, x); its derivative at 0 is 0. */
    RELU(Value::relu),
    /** The hyperbolic tangent. */
    TANH(Value::tanh),
    /** The logistic function 1 / (1 + exp(-x)). */
    SIGMOID(Value::sigmoid);

    private final UnaryOperator<Value> function;

    Activation(UnaryOperator<Value> function) {
        this.function = function;
    }

    /** Records the activation of a sum; {@link #LINEAR} records nothing. */
    public Value of(Value x) {
        return function.apply(x);
    }
}
