package consumer.application;

import consumer.library.Optics;
import consumer.library.Optics.Camera;
import consumer.library.Optics.Ray;
import consumer.library.Optics.State;
import slope.Differentiable;

/** What cameras see, by methods of another jar that take records and return them. */
public final class Focus {
    private Focus() {}

    /** Of several rays, with a lens that is made here and one that was given. */
    @Differentiable
    public static double blur(Camera camera, double[] heights) {
        double[] flat = new double[camera.lens().length];
        flat[0] = 0.1 * camera.focus();
        Camera other = new Camera(camera.focus() * 2, flat, camera.id());
        double sum = 0;
        for (double height : heights) {
            double miss = Optics.error(camera, height);
            sum += miss * miss + Optics.error(other, miss);
        }
        return sum;
    }

    /** Each state is made of the one before; an array comes back new, or is the one that was handed over. */
    @Differentiable
    public static double travel(State start, double distance, int steps) {
        State s = start;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            s = Optics.step(s, distance * (i + 1));
            sum += s.seen()[0] * s.ray().slope();
        }
        return sum + s.ray().height() * s.seen()[s.seen().length - 1];
    }

    /** A record that comes back is handed on, and given back. */
    @Differentiable
    public static Ray twice(Ray ray, double focus) {
        Ray once = Optics.through(ray, focus, 2);
        return Optics.through(new Ray(once.height(), once.slope() * ray.slope()), focus * focus, 1);
    }
}
