package slope.support;

import java.util.Arrays;

/** Arrays of floats, and of what is shorter than an int, in the types that are computed with; and gradients back. */
public final class Narrow {
    private Narrow() {}

    /** The elements as doubles, in the given array where it is as long. */
    public static double[] widened(double[] array, float[] from) {
        double[] wide = array.length == from.length ? array : new double[from.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = from[i];
        }
        return wide;
    }

    /** The same, row by row. */
    public static double[][] widened(double[][] array, float[][] from) {
        double[][] wide = array.length == from.length ? array : Arrays.copyOf(array, from.length);
        for (int i = 0; i < wide.length; i++) {
            wide[i] = widened(wide[i] == null ? new double[0] : wide[i], from[i]);
        }
        return wide;
    }

    /** The elements as ints, in the given array where it is as long. */
    public static int[] widened(int[] array, byte[] from) {
        int[] wide = array.length == from.length ? array : new int[from.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = from[i];
        }
        return wide;
    }

    /** The elements as ints, in the given array where it is as long. */
    public static int[] widened(int[] array, short[] from) {
        int[] wide = array.length == from.length ? array : new int[from.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = from[i];
        }
        return wide;
    }

    /** The elements as ints, in the given array where it is as long. */
    public static int[] widened(int[] array, char[] from) {
        int[] wide = array.length == from.length ? array : new int[from.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = from[i];
        }
        return wide;
    }

    /** Each element rounded to the nearest float, in the given array where it is as long. */
    public static float[] rounded(float[] array, double[] from) {
        float[] narrow = array.length == from.length ? array : new float[from.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) from[i];
        }
        return narrow;
    }

    /** The same, row by row. */
    public static float[][] rounded(float[][] array, double[][] from) {
        float[][] narrow = array.length == from.length ? array : Arrays.copyOf(array, from.length);
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = rounded(narrow[i] == null ? new float[0] : narrow[i], from[i]);
        }
        return narrow;
    }

    /** Adds in double, and rounds each sum once. */
    public static void add(float[] to, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) (to[i] + from[i]);
        }
    }

    /** The same, row by row. */
    public static void add(float[][] to, double[][] from) {
        for (int i = 0; i < to.length; i++) {
            add(to[i], from[i]);
        }
    }

    /** @throws IllegalArgumentException unless both are equally long */
    public static void checkShape(String name, float[] array, float[] like) {
        checkLength(name, array.length, like.length);
    }

    /** @throws IllegalArgumentException unless both have as many rows, which are equally long */
    public static void checkShape(String name, float[][] array, float[][] like) {
        checkLength(name, array.length, like.length);
        for (int i = 0; i < like.length; i++) {
            checkShape(name + "[" + i + "]", array[i], like[i]);
        }
    }

    private static void checkLength(String name, int length, int wanted) {
        if (length != wanted) {
            throw new IllegalArgumentException(name + " must have " + wanted + " elements, but has " + length);
        }
    }

    /** A copy. */
    public static float[] copied(float[] from) {
        return from.clone();
    }

    /** A copy, rows and all. */
    public static float[][] copied(float[][] from) {
        return Arrays.stream(from).map(float[]::clone).toArray(float[][]::new);
    }

    /** How many elements there are. */
    public static int size(float[] array) {
        return array.length;
    }

    /** How many elements there are. */
    public static int size(float[][] array) {
        return Arrays.stream(array).mapToInt(row -> row.length).sum();
    }

    /** Reads the elements from a flat point, rounded, and returns where the next number is. */
    public static int read(double[] point, int from, float[] array) {
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) point[from + i];
        }
        return from + array.length;
    }

    /** The same, row by row. */
    public static int read(double[] point, int from, float[][] array) {
        int next = from;
        for (float[] row : array) {
            next = read(point, next, row);
        }
        return next;
    }

    /** Writes the elements into a flat point, and returns where the next number goes. */
    public static int write(float[] array, double[] point, int from) {
        for (int i = 0; i < array.length; i++) {
            point[from + i] = array[i];
        }
        return from + array.length;
    }

    /** The same, row by row. */
    public static int write(float[][] array, double[] point, int from) {
        int next = from;
        for (float[] row : array) {
            next = write(row, point, next);
        }
        return next;
    }
}
