package consumer.library;

import slope.Constant;
import slope.Differentiable;

/** Methods that take records and return them, for callers in other jars. */
public final class Optics {
    private Optics() {}

    /** A direction in the plane. */
    public record Ray(double height, double slope) {}

    /**
     * How a lens bends a ray.
     *
     * @param focus its distance
     * @param lens what it does besides, by powers of the height
     * @param id of the camera that it is in
     */
    public record Camera(double focus, double[] lens, int id) {}

    /**
     * Light on its way.
     *
     * @param seen how high it was at each surface so far
     * @param day when it was sent
     */
    public record State(Ray ray, double[] seen, @Constant double day, String name) {}

    /** How far from the middle a ray meets the film. */
    @Differentiable
    public static double error(Camera camera, double height) {
        double bent = -height / camera.focus();
        double power = height;
        for (double term : camera.lens()) {
            bent += term * power;
            power *= height;
        }
        return height + bent * camera.focus();
    }

    /** Goes on until the next surface; a ray that got out stays as it is. */
    @Differentiable
    public static State step(State s, double distance) {
        double height = s.ray().height() + distance * s.ray().slope();
        if (height > 5) {
            return s;
        }
        double[] seen = new double[s.seen().length];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = i == 0 ? height * height : s.seen()[i - 1] * Math.cos(height);
        }
        return new State(new Ray(height, s.ray().slope() - Math.sin(height)), seen, s.day() + 1, s.name());
    }

    /** Calls itself. */
    @Differentiable
    public static Ray through(Ray ray, double focus, int lenses) {
        if (lenses == 0) {
            return ray;
        }
        return through(new Ray(ray.height() + ray.slope(), ray.slope() - ray.height() / focus), focus, lenses - 1);
    }
}
