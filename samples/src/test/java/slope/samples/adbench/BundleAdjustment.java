package slope.samples.adbench;

import slope.Constant;
import slope.Differentiable;
import slope.Written;

/**
 * The error of one observation in bundle adjustment, as the ADBench suite defines it: a point is rotated into the camera's frame
 * (Rodrigues' formula), projected, distorted, and compared with the feature that was seen.
 */
final class BundleAdjustment {
    private BundleAdjustment() {}

    static final int FOCAL_LENGTH = 6;
    static final int PRINCIPAL_POINT = 7;
    static final int DISTORTION = 9;

    /** Coordinate 0 or 1 of the weighted error of reprojection. */
    @Differentiable
    static double reprojection(
            double[] camera, double[] point, double weight, @Constant double[] feature, int coordinate) {
        double[] fromCentre = new double[3];
        for (int i = 0; i < 3; i++) {
            fromCentre[i] = point[i] - camera[3 + i];
        }
        double[] seen = new double[3];
        rotate(camera, fromCentre, seen);
        double[] plane = {seen[0] / seen[2], seen[1] / seen[2]};
        distort(camera, plane);
        double projected = plane[coordinate] * camera[FOCAL_LENGTH] + camera[PRINCIPAL_POINT + coordinate];
        return weight * (projected - feature[coordinate]);
    }

    /** What keeps the weight near 1. */
    @Differentiable
    static double weightError(double weight) {
        return 1 - weight * weight;
    }

    /** Rotates by the vector that the camera begins with, about its direction and by its length. */
    static void rotate(double[] camera, double[] x, @Written double[] rotated) {
        double squared = 0;
        for (int i = 0; i < 3; i++) {
            squared += camera[i] * camera[i];
        }
        double[] cross = new double[3];
        if (squared > 0) {
            double theta = Math.sqrt(squared);
            double[] axis = new double[3];
            for (int i = 0; i < 3; i++) {
                axis[i] = camera[i] / theta;
            }
            cross(axis, x, cross);
            double along = dot(axis, x) * (1 - Math.cos(theta));
            for (int i = 0; i < 3; i++) {
                rotated[i] = x[i] * Math.cos(theta) + cross[i] * Math.sin(theta) + axis[i] * along;
            }
        } else {
            cross(camera, x, cross);
            for (int i = 0; i < 3; i++) {
                rotated[i] = x[i] + cross[i];
            }
        }
    }

    static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    static void cross(double[] a, double[] b, @Written double[] product) {
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            int k = (i + 2) % 3;
            product[i] = a[j] * b[k] - a[k] * b[j];
        }
    }

    static void distort(double[] camera, @Written double[] plane) {
        double r2 = plane[0] * plane[0] + plane[1] * plane[1];
        double factor = 1 + camera[DISTORTION] * r2 + camera[DISTORTION + 1] * r2 * r2;
        plane[0] *= factor;
        plane[1] *= factor;
    }
}
