package slope.support;

import java.util.Objects;

/** What the entries for users check of seeds, tangents and buffers that they are given, before they write anything. */
public final class Buffers {
    private Buffers() {}

    /**
     * Checks that a record in a seed, a tangent or a buffer is there.
     *
     * @throws IllegalArgumentException if it is null
     */
    public static void checkPresent(String name, Object part) {
        if (part == null) {
            throw new IllegalArgumentException(name + " is null");
        }
    }

    /**
     * Checks the shape of a seed or a tangent, which is only read.
     *
     * @throws IllegalArgumentException if it has not the length of its array
     */
    public static void checkSameShape(String name, double[] given, double[] array) {
        int wanted = present(array).length;
        if (given == null || given.length != wanted) {
            throw wrongShape(name, wanted, "elements", given == null ? -1 : given.length);
        }
    }

    /**
     * Checks the shape of a seed or a tangent, which is only read. A row that is null has the shape of an empty one.
     *
     * @throws IllegalArgumentException if it has not the shape of its array
     */
    public static void checkSameShape(String name, double[][] given, double[][] array) {
        int wanted = present(array).length;
        if (given == null || given.length != wanted) {
            throw wrongShape(name, wanted, "rows", given == null ? -1 : given.length);
        }
        for (int i = 0; i < given.length; i++) {
            int length = array[i] == null ? 0 : array[i].length;
            if (given[i] == null ? array[i] != null : given[i].length != length) {
                throw wrongShape(name + "[" + i + "]", length, "elements", given[i] == null ? -1 : given[i].length);
            }
        }
    }

    /**
     * Checks the shape of a seed or a tangent, which is only read.
     *
     * @throws IllegalArgumentException if it has not the length of its array
     */
    public static void checkSameShape(String name, float[] given, float[] array) {
        int wanted = present(array).length;
        if (given == null || given.length != wanted) {
            throw wrongShape(name, wanted, "elements", given == null ? -1 : given.length);
        }
    }

    /** @param actual negative where there is nothing */
    static IllegalArgumentException wrongShape(String name, int expected, String parts, int actual) {
        return new IllegalArgumentException(
                name + " must have " + expected + " " + parts + ", but " + (actual < 0 ? "is null" : "has " + actual));
    }

    /**
     * Checks the shape of a buffer.
     *
     * @throws IllegalArgumentException if it has not the length of its parameter
     */
    public static void checkShape(String name, double[] buffer, double[] parameter) {
        checkSameShape(name, buffer, parameter);
    }

    /**
     * Checks the shape of a buffer.
     *
     * @throws IllegalArgumentException if it has not the shape of its parameter, or one row twice
     */
    public static void checkShape(String name, double[][] buffer, double[][] parameter) {
        checkSameShape(name, buffer, parameter);
        checkRows(name, buffer);
    }

    /**
     * Checks the shape of a buffer.
     *
     * @throws IllegalArgumentException if it has not the length of its parameter
     */
    public static void checkShape(String name, float[] buffer, float[] parameter) {
        checkSameShape(name, buffer, parameter);
    }

    /** An array that was handed over: its absence is told as such, and not as that of a variable of this package. */
    static <T> T present(T array) {
        return Objects.requireNonNull(array, "an array that was handed over is null");
    }

    /**
     * Checks that no row of an array is another one, too.
     *
     * @throws IllegalArgumentException if one is
     */
    public static void checkRows(String name, Object[] array) {
        int repeated = Rows.firstRepeated(array);
        if (repeated >= 0) {
            throw new IllegalArgumentException(
                    "rows " + indexOf(array[repeated], array) + " and " + repeated + " of " + name + " are one array");
        } else if (isMatrix(array)) {
            return;
        }
        for (int i = 0; i < array.length; i++) {
            if (array[i] instanceof Object[] rows) {
                checkRows(name + "[" + i + "]", rows);
                for (int j = 0; j < i; j++) {
                    String shared = array[j] == null ? null : shared(name + "[" + i + "]", rows, array[j]);
                    if (shared != null) {
                        throw new IllegalArgumentException(shared + " is in " + name + " twice");
                    }
                }
            }
        }
    }

    /**
     * Checks that a buffer shares no memory with another array.
     *
     * @throws IllegalArgumentException if they are one array, or a row of one is, or is a row of, the other
     */
    public static void checkDistinct(String name, Object buffer, Object other) {
        String shared = shared(name, buffer, other);
        if (shared != null) {
            throw new IllegalArgumentException(shared + " is an argument as well, or given for two gradients");
        }
    }

    /**
     * Checks that an array that is stored into is not another one as well, nor held by an object.
     *
     * @param other an array, or an object whose fields may hold one
     * @throws IllegalArgumentException if they are one array, or a row of one is, or is a row of, the other
     */
    public static void checkDistinct(String name, Object other, String writtenName, Object written) {
        if (other == null || written == null) {
            return;
        } else if (other.getClass().isArray()) {
            String shared = shared(name, other, written);
            if (shared != null) {
                throw new IllegalArgumentException(shared + " and " + writtenName
                        + " share memory, and one of them is stored into: hand over a copy of one of them");
            }
        } else if (Holders.anyMatch(other, array -> shared(name, array, written) != null)) {
            throw new IllegalArgumentException(name + " holds " + writtenName
                    + ", or a row of it, which is stored into: hand over a copy of one of them");
        }
    }

    /** Adds one array to another of its shape. */
    public static void add(double[] buffer, double[] gradient) {
        for (int i = 0; i < buffer.length; i++) {
            buffer[i] += gradient[i];
        }
    }

    /** Adds one array to another of its shape. */
    public static void add(double[][] buffer, double[][] gradient) {
        for (int i = 0; i < buffer.length; i++) {
            if (buffer[i] != null) {
                add(buffer[i], gradient[i]);
            }
        }
    }

    /** Adds in double, and rounds each sum once. */
    public static void add(float[] buffer, double[] gradient) {
        for (int i = 0; i < buffer.length; i++) {
            buffer[i] = (float) (buffer[i] + gradient[i]);
        }
    }

    /** What of the buffer is also the other or a row of it, or null. Rows of nodes are compared one by one. */
    private static String shared(String name, Object buffer, Object other) {
        if (buffer == other) {
            return buffer == null ? null : name;
        } else if (buffer instanceof Object[] rows
                && other instanceof Object[] others
                && isMatrix(rows)
                && isMatrix(others)) {
            int row = Rows.firstShared(rows, others);
            return row < 0 ? null : name + "[" + row + "]";
        } else if (buffer instanceof Object[] rows && isOfRows(rows)) {
            for (int i = 0; i < rows.length; i++) {
                if (shared(name, rows[i], other) != null) {
                    return name + "[" + i + "]";
                }
            }
        } else if (other instanceof Object[] others && isOfRows(others)) {
            return indexOf(buffer, others) < 0 ? null : name;
        }
        return null;
    }

    private static boolean isOfRows(Object[] array) {
        return array.getClass().getComponentType().isArray();
    }

    /** Whether its rows are of numbers. */
    private static boolean isMatrix(Object[] array) {
        Class<?> row = array.getClass().getComponentType();
        return row.isArray() && !row.getComponentType().isArray();
    }

    private static int indexOf(Object row, Object[] rows) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == row) {
                return i;
            }
        }
        return -1;
    }
}
