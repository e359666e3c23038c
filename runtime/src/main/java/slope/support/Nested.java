package slope.support;

import java.lang.reflect.Array;
import slope.Value;

/**
 * Arrays of three and more dimensions, and of two where they are of floats: what {@link Workspaces}, {@link Points} and
 * {@link Buffers} do for fewer, row by row.
 * Reflection is asked only where something new is made.
 */
public final class Nested {
    private Nested() {}

    /** Zeros of these dimensions: this array, if it has them. */
    public static <T> T[] zeroed(T[] array, int... dimensions) {
        return isRegular(array, dimensions, 0) ? cleared(array) : made(array, dimensions);
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] made(T[] array, int[] dimensions) {
        Class<?> element = array.getClass();
        for (int ignored : dimensions) {
            element = element.getComponentType();
        }
        return (T[]) Array.newInstance(element, dimensions);
    }

    private static boolean isRegular(Object array, int[] dimensions, int depth) {
        if (array == null || Array.getLength(array) != dimensions[depth]) {
            return false;
        }
        boolean regular = true;
        if (array instanceof Object[] rows && depth + 1 < dimensions.length) {
            for (Object row : rows) {
                regular &= isRegular(row, dimensions, depth + 1);
            }
        }
        return regular;
    }

    private static <T> T[] cleared(T[] array) {
        for (Object row : array) {
            if (row instanceof double[] numbers) {
                Workspaces.zeroed(numbers, numbers.length);
            } else if (row instanceof int[] numbers) {
                Workspaces.zeroed(numbers, numbers.length);
            } else if (row instanceof long[] numbers) {
                Workspaces.zeroed(numbers, numbers.length);
            } else if (row instanceof boolean[] numbers) {
                Workspaces.zeroed(numbers, numbers.length);
            } else {
                cleared((Object[]) row);
            }
        }
        return array;
    }

    /** Zeros in the shape of {@code shape}, whose rows may differ in length: this array, if it has it. A missing row is empty. */
    @SuppressWarnings("unchecked")
    public static <T> T[] zeroedLike(T[] array, T[] shape) {
        T[] zeros = array != null && array.length == Buffers.present(shape).length
                ? array
                : (T[]) Array.newInstance(shape.getClass().getComponentType(), shape.length);
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] == null) {
                zeros[i] = (T)
                        Array.newInstance(shape.getClass().getComponentType().getComponentType(), 0);
            } else if (shape[i] instanceof double[] row) {
                zeros[i] = (T) Workspaces.zeroed((double[]) zeros[i], row.length);
            } else if (shape[i] instanceof float[] row) {
                zeros[i] = (T) Workspaces.zerosLike(row);
            } else {
                zeros[i] = (T) zeroedLike((Object[]) zeros[i], (Object[]) shape[i]);
            }
        }
        return zeros;
    }

    /** New zeros in the shape of {@code shape}. */
    public static <T> T[] zerosLike(T[] shape) {
        return zeroedLike(null, shape);
    }

    /** A copy of {@code from}: in this array, if it has that shape. */
    @SuppressWarnings("unchecked")
    public static <T> T[] copied(T[] array, T[] from) {
        T[] copy = array != null && array.length == from.length
                ? array
                : (T[]) Array.newInstance(from.getClass().getComponentType(), from.length);
        for (int i = 0; i < from.length; i++) {
            if (from[i] == null) {
                copy[i] = null;
            } else if (from[i] instanceof double[] row) {
                copy[i] = (T) Workspaces.copied((double[]) copy[i], row);
            } else if (from[i] instanceof float[] row) {
                copy[i] = (T) Workspaces.copied((float[]) copy[i], row);
            } else if (from[i] instanceof int[] row) {
                copy[i] = (T) Workspaces.copied((int[]) copy[i], row);
            } else if (from[i] instanceof long[] row) {
                copy[i] = (T) Workspaces.copied((long[]) copy[i], row);
            } else if (from[i] instanceof boolean[] row) {
                copy[i] = (T) Workspaces.copied((boolean[]) copy[i], row);
            } else {
                copy[i] = (T) copied((Object[]) copy[i], (Object[]) from[i]);
            }
        }
        return copy;
    }

    /** A new array of the same rows; where these have rows themselves, of new ones with the same. */
    @SuppressWarnings("unchecked")
    public static <T> T[] sameRows(T[] array) {
        T[] same = array.clone();
        for (int i = 0; i < same.length; i++) {
            if (same[i] instanceof Object[] rows) {
                same[i] = (T) sameRows(rows);
            }
        }
        return same;
    }

    /** How many numbers an array has, over all rows. */
    public static int size(Object[] array) {
        int size = 0;
        for (Object row : array) {
            size += row == null ? 0 : row instanceof Object[] rows ? size(rows) : Array.getLength(row);
        }
        return size;
    }

    /** Reads an array from a flat point, row by row; returns where the next one begins. */
    public static int read(double[] point, int from, Object[] array) {
        int next = from;
        for (Object row : array) {
            if (row instanceof double[] numbers) {
                next = Points.read(point, next, numbers);
            } else if (row instanceof float[] numbers) {
                next = Points.read(point, next, numbers);
            } else if (row != null) {
                next = read(point, next, (Object[]) row);
            }
        }
        return next;
    }

    /** Writes an array into a flat point, row by row; returns where the next one begins. */
    public static int write(Object[] array, double[] point, int from) {
        int next = from;
        for (Object row : array) {
            if (row instanceof double[] numbers) {
                next = Points.write(numbers, point, next);
            } else if (row instanceof float[] numbers) {
                next = Points.write(numbers, point, next);
            } else if (row != null) {
                next = write((Object[]) row, point, next);
            }
        }
        return next;
    }

    /**
     * Checks the shape of a seed or a tangent, which is only read. A row that is null has the shape of an empty one.
     *
     * @throws IllegalArgumentException if it has not the shape of its array
     */
    public static void checkSameShape(String name, Object[] given, Object[] array) {
        if (given == null || given.length != array.length) {
            throw Buffers.wrongShape(name, array.length, "rows", given == null ? -1 : given.length);
        }
        for (int i = 0; i < given.length; i++) {
            if (!isSameShape(given[i], array[i])) {
                rowMustBe(name + "[" + i + "]", given[i], array[i]);
            }
        }
    }

    private static void rowMustBe(String name, Object given, Object array) {
        if (given instanceof Object[] rows && array instanceof Object[] others) {
            checkSameShape(name, rows, others);
        }
        int length = array == null ? 0 : Array.getLength(array);
        String parts = array instanceof Object[] ? "rows" : "elements";
        throw Buffers.wrongShape(name, length, parts, given == null ? -1 : Array.getLength(given));
    }

    private static boolean isSameShape(Object given, Object array) {
        if (given == null || array == null) {
            return array == null && (given == null || Array.getLength(given) == 0);
        } else if (given instanceof Object[] rows && array instanceof Object[] others) {
            boolean same = rows.length == others.length;
            for (int i = 0; same && i < rows.length; i++) {
                same = isSameShape(rows[i], others[i]);
            }
            return same;
        }
        return Array.getLength(given) == Array.getLength(array);
    }

    /**
     * Checks the shape of a buffer.
     *
     * @throws IllegalArgumentException if it has not the shape of its parameter, or one row twice
     */
    public static void checkShape(String name, Object[] buffer, Object[] parameter) {
        checkSameShape(name, buffer, parameter);
        Buffers.checkRows(name, buffer);
    }

    /** Adds one array to another of its shape. */
    public static void add(Object[] buffer, Object[] gradient) {
        for (int i = 0; i < buffer.length; i++) {
            if (buffer[i] instanceof double[] numbers) {
                Buffers.add(numbers, (double[]) gradient[i]);
            } else if (buffer[i] instanceof float[] numbers) {
                Buffers.add(numbers, (double[]) gradient[i]);
            } else if (buffer[i] != null) {
                add((Object[]) buffer[i], (Object[]) gradient[i]);
            }
        }
    }

    /** A leaf for each number, in an array of nodes of that class. */
    public static <T> T leaves(Class<T> type, Object data) {
        if (data instanceof double[][] rows) {
            return type.cast(Value.leaves(rows));
        }
        Object[] rows = (Object[]) data;
        Object leaves = Array.newInstance(type.getComponentType(), rows.length);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != null) {
                Array.set(leaves, i, leaves(type.getComponentType(), rows[i]));
            }
        }
        return type.cast(leaves);
    }

    /** The numbers that nodes hold, in an array of that class. */
    public static <T> T data(Class<T> type, Object nodes) {
        if (nodes instanceof Value[][] rows) {
            return type.cast(Value.data(rows));
        }
        Object[] rows = (Object[]) nodes;
        Object data = Array.newInstance(type.getComponentType(), rows.length);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != null) {
                Array.set(data, i, data(type.getComponentType(), rows[i]));
            }
        }
        return type.cast(data);
    }

    /** Zeros in an array of nodes of that class and these dimensions. */
    public static <T> T zeros(Class<T> type, int... dimensions) {
        Object zeros = Array.newInstance(Value.class, dimensions);
        fill((Object[]) zeros, Value.of(0.0));
        return type.cast(zeros);
    }

    private static void fill(Object[] array, Value zero) {
        for (int i = 0; i < array.length; i++) {
            if (array[i] instanceof Object[] row) {
                fill(row, zero);
            } else {
                array[i] = zero;
            }
        }
    }
}
