package slope.optim;

import java.util.List;
import slope.Value;

/** Moves parameters against their gradient. An optimizer keeps what it remembers of one set of parameters: use one for each. */
public interface Optimizer {
    /**
     * Takes one step, in place.
     *
     * @throws IllegalArgumentException if the arrays differ in length, or from those of the last step
     */
    void step(double[] parameters, double[] gradient);

    /**
     * Takes one step with the gradients that the parameters hold, which stay as they are: the same arithmetic, and so the same
     * bits, as on arrays.
     *
     * @throws IllegalArgumentException if there are not as many parameters as at the last step
     * @throws IllegalStateException if a parameter is not a leaf
     */
    default void step(List<Value> parameters) {
        double[] data = parameters.stream().mapToDouble(Value::data).toArray();
        double[] gradient = parameters.stream().mapToDouble(Value::grad).toArray();
        step(data, gradient);
        for (int i = 0; i < data.length; i++) {
            parameters.get(i).setData(data[i]);
        }
    }

    /** Sets the gradients of the parameters to 0, which {@link #step(List)} does not. */
    default void zeroGrad(List<Value> parameters) {
        parameters.forEach(Value::zeroGrad);
    }
}
