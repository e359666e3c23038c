package slope.samples.adbench;

import slope.Constant;
import slope.Differentiable;

/**
 * The error of one observation in bundle adjustment, as the ADBench suite defines it: a point is rotated into the camera's frame,
 * projected, distorted, and compared with the feature that was seen.
 */
final class BundleAdjustment {
    private BundleAdjustment() {}

    /** A point of the image. */
    record Pixel(double u, double v) {
        Pixel times(double factor) {
            return new Pixel(u * factor, v * factor);
        }

        Pixel plus(Pixel other) {
            return new Pixel(u + other.u, v + other.v);
        }
    }

    /** @param k1 of radial distortion, by the radius squared; {@code k2} by its fourth power */
    record Camera(Vec rotation, Vec centre, double focalLength, Pixel principalPoint, double k1, double k2) {
        Pixel project(Vec point) {
            Vec seen = point.minus(centre).rotatedBy(rotation);
            return distorted(new Pixel(seen.x() / seen.z(), seen.y() / seen.z()))
                    .times(focalLength)
                    .plus(principalPoint);
        }

        private Pixel distorted(Pixel p) {
            double r2 = p.u() * p.u() + p.v() * p.v();
            return p.times(1 + k1 * r2 + k2 * r2 * r2);
        }
    }

    /** Coordinate 0 or 1 of the weighted error of reprojection. */
    @Differentiable
    static double reprojection(Camera camera, Vec point, double weight, @Constant Pixel feature, int coordinate) {
        Pixel projected = camera.project(point);
        double error = coordinate == 0 ? projected.u() - feature.u() : projected.v() - feature.v();
        return weight * error;
    }

    /** What keeps the weight near 1. */
    @Differentiable
    static double weightError(double weight) {
        return 1 - weight * weight;
    }
}
