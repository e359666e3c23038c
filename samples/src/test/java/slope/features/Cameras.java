package slope.features;

import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Workspaces with results of all kinds. */
final class Cameras {
    private Cameras() {}

    record Camera(
            double focus,
            double[] lens,
            String name,
            @Constant double scale) {}

    @Differentiable
    static float seen(Camera camera, double[] w, float x, float[] y) {
        return (float) (camera.focus() * camera.lens()[0] * camera.scale() * w[0] * x * y[0]);
    }

    @Differentiable
    static Camera moved(Camera camera, double by) {
        return new Camera(camera.focus() * by, camera.lens(), camera.name(), 2);
    }

    @Differentiable
    static void stretch(@Written double[] y, double k) {
        y[0] *= k;
    }
}
