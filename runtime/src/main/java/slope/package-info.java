/**
 * The annotations, the {@link slope.Value} engine, and what generated derivatives are used through.
 *
 * <p>A {@code Value} is micrograd's: recording a formula builds a graph, and {@link slope.Value#backward()} adds the derivative of
 * the root to every node's gradient.
 *
 * <pre>{@code
 * Value a = Value.of(-4.0);
 * Value b = Value.of(2.0);
 * Value c = a.add(b).mul(b.pow(3.0));
 * c.backward();
 * System.out.println(a.grad());
 * }</pre>
 */
package slope;
