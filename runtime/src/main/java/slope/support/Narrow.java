package slope.support;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * Arrays of floats, and of what is shorter than an int, in the types that are computed with, and back again. Arrays of rows are
 * converted row by row; where a row is not there, there is none in the other, either.
 */
public final class Narrow {
    private Narrow() {}

    /** The elements as doubles, in the given array where it is as long. */
    public static double[] widened(double[] array, float[] from) {
        double[] wide = array.length == Buffers.present(from).length ? array : new double[from.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = from[i];
        }
        return wide;
    }

    /** The elements as ints, in the given array where it is as long. */
    public static int[] widened(int[] array, byte[] from) {
        int[] wide = array.length == Buffers.present(from).length ? array : new int[from.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = from[i];
        }
        return wide;
    }

    /** The elements as ints, in the given array where it is as long. */
    public static int[] widened(int[] array, short[] from) {
        int[] wide = array.length == Buffers.present(from).length ? array : new int[from.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = from[i];
        }
        return wide;
    }

    /** The elements as ints, in the given array where it is as long. */
    public static int[] widened(int[] array, char[] from) {
        int[] wide = array.length == Buffers.present(from).length ? array : new int[from.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = from[i];
        }
        return wide;
    }

    /** The same, row by row. */
    @SuppressWarnings("unchecked")
    public static <T> T[] widened(T[] array, Object[] from) {
        T[] wide = array.length == Buffers.present(from).length ? array : Arrays.copyOf(array, from.length);
        Class<?> row = array.getClass().getComponentType();
        for (int i = 0; i < wide.length; i++) {
            wide[i] = from[i] == null ? null : (T) row(wide[i] == null ? empty(row) : wide[i], from[i]);
        }
        return wide;
    }

    private static Object row(Object array, Object from) {
        if (from instanceof float[] numbers) {
            return widened((double[]) array, numbers);
        } else if (from instanceof byte[] numbers) {
            return widened((int[]) array, numbers);
        } else if (from instanceof short[] numbers) {
            return widened((int[]) array, numbers);
        } else if (from instanceof char[] numbers) {
            return widened((int[]) array, numbers);
        }
        return widened((Object[]) array, (Object[]) from);
    }

    private static Object empty(Class<?> array) {
        return Array.newInstance(array.getComponentType(), 0);
    }

    /** Each element rounded to the nearest float, in the given array where it is as long. */
    public static float[] rounded(float[] array, double[] from) {
        float[] narrow = array.length == Buffers.present(from).length ? array : new float[from.length];
        store(narrow, from);
        return narrow;
    }

    /** The same, row by row. */
    @SuppressWarnings("unchecked")
    public static <T> T[] rounded(T[] array, Object[] from) {
        T[] narrow = array.length == Buffers.present(from).length ? array : Arrays.copyOf(array, from.length);
        Class<?> row = array.getClass().getComponentType();
        for (int i = 0; i < narrow.length; i++) {
            Object kept = narrow[i] == null ? empty(row) : narrow[i];
            narrow[i] = (T)
                    (from[i] instanceof double[] numbers
                            ? rounded((float[]) kept, numbers)
                            : rounded((Object[]) kept, (Object[]) from[i]));
        }
        return narrow;
    }

    /** Puts the elements back, rounded to the nearest float. */
    public static void store(float[] to, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) from[i];
        }
    }

    /** Puts the elements back. */
    public static void store(byte[] to, int[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (byte) from[i];
        }
    }

    /** Puts the elements back. */
    public static void store(short[] to, int[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (short) from[i];
        }
    }

    /** Puts the elements back. */
    public static void store(char[] to, int[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (char) from[i];
        }
    }

    /** The same, row by row. */
    public static void store(Object[] to, Object[] from) {
        for (int i = 0; i < to.length; i++) {
            if (to[i] instanceof float[] numbers) {
                store(numbers, (double[]) from[i]);
            } else if (to[i] instanceof byte[] numbers) {
                store(numbers, (int[]) from[i]);
            } else if (to[i] instanceof short[] numbers) {
                store(numbers, (int[]) from[i]);
            } else if (to[i] instanceof char[] numbers) {
                store(numbers, (int[]) from[i]);
            } else if (to[i] != null) {
                store((Object[]) to[i], (Object[]) from[i]);
            }
        }
    }
}
