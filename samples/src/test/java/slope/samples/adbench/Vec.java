package slope.samples.adbench;

/** A point or a direction in space. */
record Vec(double x, double y, double z) {
    Vec plus(Vec other) {
        return new Vec(x + other.x, y + other.y, z + other.z);
    }

    Vec minus(Vec other) {
        return new Vec(x - other.x, y - other.y, z - other.z);
    }

    Vec times(double factor) {
        return new Vec(x * factor, y * factor, z * factor);
    }

    double dot(Vec other) {
        return x * other.x + y * other.y + z * other.z;
    }

    Vec cross(Vec other) {
        return new Vec(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    /** This, rotated about the direction of a vector and by its length (Rodrigues' formula). */
    Vec rotatedBy(Vec rotation) {
        double squared = rotation.dot(rotation);
        if (!(squared > 0)) {
            return plus(rotation.cross(this));
        }
        double angle = Math.sqrt(squared);
        Vec axis = rotation.times(1 / angle);
        Vec along = axis.times(axis.dot(this) * (1 - Math.cos(angle)));
        return times(Math.cos(angle))
                .plus(axis.cross(this).times(Math.sin(angle)))
                .plus(along);
    }

    /** Coordinate 0, 1 or 2. */
    double coordinate(int i) {
        return switch (i) {
            case 0 -> x;
            case 1 -> y;
            default -> z;
        };
    }
}
