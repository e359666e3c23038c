package slope;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A function of a flat point with its gradient: what an optimizer takes. Generated for every annotated method; not for use by
 * several threads at once, see {@link #fork()}.
 */
public interface DifferentiableFunction {
    /** The number of coordinates of a point. */
    int dimension();

    /** Returns a new array with the point that the function was made at. */
    double[] point();

    /**
     * Returns the value.
     *
     * @throws IllegalArgumentException if the point has not {@link #dimension()} coordinates
     */
    double value(double[] point);

    /**
     * Returns the value, and overwrites {@code gradient} with the gradient.
     *
     * @throws IllegalArgumentException if the point or the gradient has not {@link #dimension()} coordinates
     */
    double gradient(double[] point, double[] gradient);

    /**
     * Returns what a coordinate is called. A generated function knows the names in the source, of which the coordinate is a part:
     * {@code rate}, {@code w[3]}, {@code m[1][2]}, {@code camera.focus}. By default it is its number, {@code [3]}.
     *
     * @throws IndexOutOfBoundsException if there are not so many coordinates
     */
    default String coordinate(int index) {
        return "[" + Objects.checkIndex(index, dimension()) + "]";
    }

    /** Returns what the coordinates are called, in their order; see {@link #coordinate(int)}. */
    default List<String> coordinates() {
        return IntStream.range(0, dimension()).mapToObj(this::coordinate).toList();
    }

    /**
     * Returns how far numbers that it computes with are apart, relatively, near 1: 2⁻²³ where there are floats on the way from a
     * coordinate to the value, so that the function is a stair, and 2⁻⁵² where there are none. Differences are of no use with
     * steps that are not much longer.
     */
    default double epsilon() {
        return Math.ulp(1.0);
    }

    /** Returns the same function for use by another thread. Bound data is shared. */
    DifferentiableFunction fork();
}
