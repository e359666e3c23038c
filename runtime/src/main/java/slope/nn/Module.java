package slope.nn;

import java.util.List;
import slope.Value;

/** What has parameters. */
public interface Module {
    /** The parameters, always in the same order. */
    List<Value> parameters();

    /** Sets the gradient of every parameter to 0: before a {@code backward()} whose gradients should not add to the last ones. */
    default void zeroGrad() {
        parameters().forEach(Value::zeroGrad);
    }

    /**
     * Sets the parameters from an array, in their order.
     *
     * @throws IllegalArgumentException if it has not as many elements as there are parameters
     */
    default void read(double[] p) {
        List<Value> parameters = parameters();
        checkLength(p, parameters.size());
        for (int i = 0; i < p.length; i++) {
            parameters.get(i).setData(p[i]);
        }
    }

    /**
     * Copies the parameters into an array, in their order.
     *
     * @throws IllegalArgumentException if it has not as many elements as there are parameters
     */
    default void write(double[] p) {
        List<Value> parameters = parameters();
        checkLength(p, parameters.size());
        for (int i = 0; i < p.length; i++) {
            p[i] = parameters.get(i).data();
        }
    }

    private static void checkLength(double[] p, int parameters) {
        if (p.length != parameters) {
            throw new IllegalArgumentException("there are " + parameters + " parameters, but " + p.length + " numbers");
        }
    }
}
