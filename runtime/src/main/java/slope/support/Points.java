package slope.support;

/** Flat points: arrays one after the other, row by row. A row that is null has no coordinates. */
public final class Points {
    private Points() {}

    /**
     * Checks a flat array.
     *
     * @throws IllegalArgumentException if it has not that length, or is null
     */
    public static void checkLength(String name, double[] array, int length) {
        if (array == null || array.length != length) {
            throw Buffers.wrongShape(name, length, "coordinates", array == null ? -1 : array.length);
        }
    }

    /** How many numbers an array has. */
    public static int size(double[] array) {
        return Buffers.present(array).length;
    }

    /** How many numbers an array has, over all rows. */
    public static int size(double[][] array) {
        int size = 0;
        for (double[] row : array) {
            size += row == null ? 0 : row.length;
        }
        return size;
    }

    /** How many numbers an array has. */
    public static int size(float[] array) {
        return Buffers.present(array).length;
    }

    /** Reads an array from a flat point, each number rounded; returns where the next one begins. */
    public static int read(double[] point, int from, float[] array) {
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) point[from + i];
        }
        return from + array.length;
    }

    /** Writes an array into a flat point; returns where the next one begins. */
    public static int write(float[] array, double[] point, int from) {
        for (int i = 0; i < array.length; i++) {
            point[from + i] = array[i];
        }
        return from + array.length;
    }

    /** Reads an array from a flat point; returns where the next one begins. */
    public static int read(double[] point, int from, double[] array) {
        System.arraycopy(point, from, array, 0, array.length);
        return from + array.length;
    }

    /** Reads an array from a flat point, row by row; returns where the next one begins. */
    public static int read(double[] point, int from, double[][] array) {
        int next = from;
        for (double[] row : array) {
            next = row == null ? next : read(point, next, row);
        }
        return next;
    }

    /** Writes an array into a flat point; returns where the next one begins. */
    public static int write(double[] array, double[] point, int from) {
        System.arraycopy(array, 0, point, from, array.length);
        return from + array.length;
    }

    /** Writes an array into a flat point, row by row; returns where the next one begins. */
    public static int write(double[][] array, double[] point, int from) {
        int next = from;
        for (double[] row : array) {
            next = row == null ? next : write(row, point, next);
        }
        return next;
    }
}
