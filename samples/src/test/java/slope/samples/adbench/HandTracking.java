package slope.samples.adbench;

import slope.Constant;
import slope.Differentiable;

/**
 * The residuals of hand tracking, as the ADBench suite defines them: the bones are bent by the pose's angles, a vertex of the skin
 * follows the bones near it by its weights, the hand is rotated and moved, and the vertex compared with the point that was seen.
 */
final class HandTracking {
    private HandTracking() {}

    /** Where the angles begin, behind the rotation and the translation of the hand. */
    private static final int ANGLES = 6;

    /** The first bone that bends; four bones make a finger, whose last one is stiff. */
    private static final int FIRST = 2;

    /**
     * A hand at rest. A transformation is the upper three rows of a matrix, one after the other.
     *
     * @param parents the bone that each hangs on, or -1
     * @param relatives from each bone's frame to its parent's
     * @param inverses from the hand's frame to each bone's
     */
    record Hand(int[] parents, double[][] relatives, double[][] inverses) {}

    /**
     * A vertex of the skin, and where it was seen.
     *
     * @param weights of the bones
     */
    record Observation(Vec vertex, double[] weights, Vec seen) {}

    /** Coordinate 0, 1 or 2 of one residual. */
    @Differentiable
    static double residual(double[] theta, @Constant Hand hand, @Constant Observation observed, int coordinate) {
        int bones = hand.parents().length;
        double[][] absolutes = new double[bones][12];
        Vec position = new Vec(0, 0, 0);
        for (int bone = 0; bone < bones; bone++) {
            double[] relative = product(hand.relatives()[bone], rotation(angles(theta, bone)));
            int parent = hand.parents()[bone];
            double[] absolute = parent < 0 ? relative : product(absolutes[parent], relative);
            System.arraycopy(absolute, 0, absolutes[bone], 0, 12);
            Vec moved = transformed(absolute, transformed(hand.inverses()[bone], observed.vertex()));
            position = position.plus(moved.times(observed.weights()[bone]));
        }
        Vec turned = position.rotatedBy(new Vec(theta[0], theta[1], theta[2]));
        Vec placed = turned.plus(new Vec(theta[3], theta[4], theta[5]));
        return observed.seen().coordinate(coordinate) - placed.coordinate(coordinate);
    }

    /** What a bone is turned by, about the axes: its first joint has two angles, the next two have one each. */
    private static Vec angles(double[] theta, int bone) {
        int joint = (bone - FIRST) % 4;
        if (bone < FIRST || joint == 3) {
            return new Vec(0, 0, 0);
        }
        int first = ANGLES + (bone - FIRST) / 4 * 4;
        return joint == 0 ? new Vec(theta[first], 0, theta[first + 1]) : new Vec(theta[first + joint + 1], 0, 0);
    }

    /** About x, then y, then z. */
    private static double[] rotation(Vec angles) {
        double cx = Math.cos(angles.x());
        double sx = Math.sin(angles.x());
        double cy = Math.cos(angles.y());
        double sy = Math.sin(angles.y());
        double cz = Math.cos(angles.z());
        double sz = Math.sin(angles.z());
        return new double[] {
            cz * cy,
            cz * sy * sx - sz * cx,
            cz * sy * cx + sz * sx,
            0,
            sz * cy,
            sz * sy * sx + cz * cx,
            sz * sy * cx - cz * sx,
            0,
            -sy,
            cy * sx,
            cy * cx,
            0
        };
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[12];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                double sum = j == 3 ? a[4 * i + 3] : 0;
                for (int k = 0; k < 3; k++) {
                    sum += a[4 * i + k] * b[4 * k + j];
                }
                product[4 * i + j] = sum;
            }
        }
        return product;
    }

    private static Vec transformed(double[] t, Vec v) {
        return new Vec(
                t[0] * v.x() + t[1] * v.y() + t[2] * v.z() + t[3],
                t[4] * v.x() + t[5] * v.y() + t[6] * v.z() + t[7],
                t[8] * v.x() + t[9] * v.y() + t[10] * v.z() + t[11]);
    }
}
