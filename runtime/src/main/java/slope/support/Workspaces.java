package slope.support;

import java.util.Arrays;

/**
 * The memory of workspaces: arrays that are used again where their shape still fits, tapes that grow, and the checks at the
 * entry of an accumulating call.
 */
public final class Workspaces {
    private Workspaces() {}

    /**
     * Checks that there is something to return.
     *
     * @throws IllegalStateException if no call has completed, or the last one threw
     */
    public static void checkCalled(boolean called) {
        if (!called) {
            throw new IllegalStateException("there is no result: no call has completed yet, or the last one threw");
        }
    }

    /** An array of {@code n} zeros: this one, if it has that length. */
    public static double[] zeroed(double[] array, int n) {
        if (array == null || array.length != n) {
            return new double[n];
        }
        Arrays.fill(array, 0.0);
        return array;
    }

    /** {@code n} rows of {@code m} zeros: these, if they have that shape. */
    public static double[][] zeroed(double[][] array, int n, int m) {
        if (array == null || array.length != n) {
            return new double[n][m];
        }
        for (int i = 0; i < n; i++) {
            array[i] = zeroed(array[i], m);
        }
        return array;
    }

    /** A copy of {@code from}: in this array, if it has that length. */
    public static double[] copied(double[] array, double[] from) {
        if (array == null || array.length != Buffers.present(from).length) {
            return from.clone();
        }
        System.arraycopy(from, 0, array, 0, from.length);
        return array;
    }

    /** A copy of {@code from}: in this array, if it has that shape. */
    public static double[][] copied(double[][] array, double[][] from) {
        double[][] copy = array == null || array.length != from.length ? new double[from.length][] : array;
        for (int i = 0; i < from.length; i++) {
            copy[i] = from[i] == null ? null : copied(copy[i], from[i]);
        }
        return copy;
    }

    /** A tape with room for {@code n} values: this one, or a longer one that begins like it. */
    public static double[] atLeast(double[] tape, int n) {
        return n <= tape.length ? tape : Arrays.copyOf(tape, longer(tape.length, n));
    }

    /** An array of {@code n} zeros: this one, if it has that length. */
    public static int[] zeroed(int[] array, int n) {
        if (array == null || array.length != n) {
            return new int[n];
        }
        Arrays.fill(array, 0);
        return array;
    }

    /** {@code n} rows of {@code m} zeros: these, if they have that shape. */
    public static int[][] zeroed(int[][] array, int n, int m) {
        if (array == null || array.length != n) {
            return new int[n][m];
        }
        for (int i = 0; i < n; i++) {
            array[i] = zeroed(array[i], m);
        }
        return array;
    }

    /** A copy of {@code from}: in this array, if it has that length. */
    public static int[] copied(int[] array, int[] from) {
        if (array == null || array.length != Buffers.present(from).length) {
            return from.clone();
        }
        System.arraycopy(from, 0, array, 0, from.length);
        return array;
    }

    /** A copy of {@code from}: in this array, if it has that shape. */
    public static int[][] copied(int[][] array, int[][] from) {
        int[][] copy = array == null || array.length != from.length ? new int[from.length][] : array;
        for (int i = 0; i < from.length; i++) {
            copy[i] = from[i] == null ? null : copied(copy[i], from[i]);
        }
        return copy;
    }

    /** A tape with room for {@code n} values: this one, or a longer one that begins like it. */
    public static int[] atLeast(int[] tape, int n) {
        return n <= tape.length ? tape : Arrays.copyOf(tape, longer(tape.length, n));
    }

    /** An array of {@code n} zeros: this one, if it has that length. */
    public static long[] zeroed(long[] array, int n) {
        if (array == null || array.length != n) {
            return new long[n];
        }
        Arrays.fill(array, 0L);
        return array;
    }

    /** {@code n} rows of {@code m} zeros: these, if they have that shape. */
    public static long[][] zeroed(long[][] array, int n, int m) {
        if (array == null || array.length != n) {
            return new long[n][m];
        }
        for (int i = 0; i < n; i++) {
            array[i] = zeroed(array[i], m);
        }
        return array;
    }

    /** A copy of {@code from}: in this array, if it has that length. */
    public static long[] copied(long[] array, long[] from) {
        if (array == null || array.length != Buffers.present(from).length) {
            return from.clone();
        }
        System.arraycopy(from, 0, array, 0, from.length);
        return array;
    }

    /** A copy of {@code from}: in this array, if it has that shape. */
    public static long[][] copied(long[][] array, long[][] from) {
        long[][] copy = array == null || array.length != from.length ? new long[from.length][] : array;
        for (int i = 0; i < from.length; i++) {
            copy[i] = from[i] == null ? null : copied(copy[i], from[i]);
        }
        return copy;
    }

    /** A tape with room for {@code n} values: this one, or a longer one that begins like it. */
    public static long[] atLeast(long[] tape, int n) {
        return n <= tape.length ? tape : Arrays.copyOf(tape, longer(tape.length, n));
    }

    /** An array of {@code n} zeros: this one, if it has that length. */
    public static boolean[] zeroed(boolean[] array, int n) {
        if (array == null || array.length != n) {
            return new boolean[n];
        }
        Arrays.fill(array, false);
        return array;
    }

    /** {@code n} rows of {@code m} zeros: these, if they have that shape. */
    public static boolean[][] zeroed(boolean[][] array, int n, int m) {
        if (array == null || array.length != n) {
            return new boolean[n][m];
        }
        for (int i = 0; i < n; i++) {
            array[i] = zeroed(array[i], m);
        }
        return array;
    }

    /** A copy of {@code from}: in this array, if it has that length. */
    public static boolean[] copied(boolean[] array, boolean[] from) {
        if (array == null || array.length != Buffers.present(from).length) {
            return from.clone();
        }
        System.arraycopy(from, 0, array, 0, from.length);
        return array;
    }

    /** A copy of {@code from}: in this array, if it has that shape. */
    public static boolean[][] copied(boolean[][] array, boolean[][] from) {
        boolean[][] copy = array == null || array.length != from.length ? new boolean[from.length][] : array;
        for (int i = 0; i < from.length; i++) {
            copy[i] = from[i] == null ? null : copied(copy[i], from[i]);
        }
        return copy;
    }

    /** A tape with room for {@code n} values: this one, or a longer one that begins like it. */
    public static boolean[] atLeast(boolean[] tape, int n) {
        return n <= tape.length ? tape : Arrays.copyOf(tape, longer(tape.length, n));
    }

    /** A copy of {@code from}: in this array, if it has that length. */
    public static float[] copied(float[] array, float[] from) {
        if (array == null || array.length != Buffers.present(from).length) {
            return from.clone();
        }
        System.arraycopy(from, 0, array, 0, from.length);
        return array;
    }

    /** A tape with room for {@code n} values: this one, or a longer one that begins like it. */
    public static float[] atLeast(float[] tape, int n) {
        return n <= tape.length ? tape : Arrays.copyOf(tape, longer(tape.length, n));
    }

    /** A tape with room for {@code n} values: this one, or a longer one that begins like it. */
    public static char[] atLeast(char[] tape, int n) {
        return n <= tape.length ? tape : Arrays.copyOf(tape, longer(tape.length, n));
    }

    /** A tape with room for {@code n} values: this one, or a longer one that begins like it. */
    public static short[] atLeast(short[] tape, int n) {
        return n <= tape.length ? tape : Arrays.copyOf(tape, longer(tape.length, n));
    }

    /** A tape with room for {@code n} values: this one, or a longer one that begins like it. */
    public static byte[] atLeast(byte[] tape, int n) {
        return n <= tape.length ? tape : Arrays.copyOf(tape, longer(tape.length, n));
    }

    /** A tape of arrays with room for {@code n}: this one, or a longer one that begins like it. */
    public static <T> T[] atLeast(T[] tape, int n) {
        return n <= tape.length ? tape : Arrays.copyOf(tape, longer(tape.length, n));
    }

    private static int longer(int length, int n) {
        return Math.max(n, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * length));
    }

    /** Zeros in the shape of {@code shape}: this array, if it has it. */
    public static double[] zeroedLike(double[] array, double[] shape) {
        return zeroed(array, Buffers.present(shape).length);
    }

    /** Zeros in the shape of {@code shape}, whose rows may differ in length: this array, if it has it. A missing row is empty. */
    public static double[][] zeroedLike(double[][] array, double[][] shape) {
        double[][] zeros = array.length == Buffers.present(shape).length ? array : new double[shape.length][0];
        for (int i = 0; i < shape.length; i++) {
            zeros[i] = zeroed(zeros[i], shape[i] == null ? 0 : shape[i].length);
        }
        return zeros;
    }

    /** New zeros in the shape of {@code shape}. */
    public static double[] zerosLike(double[] shape) {
        return new double[Buffers.present(shape).length];
    }

    /** New zeros in the shape of {@code shape}. */
    public static float[] zerosLike(float[] shape) {
        return new float[Buffers.present(shape).length];
    }

    /** New zeros in the shape of {@code shape}. */
    public static double[][] zerosLike(double[][] shape) {
        return zeroedLike(new double[0][], shape);
    }
}
