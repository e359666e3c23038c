package slope.support;

/** What an accumulating call checks of the buffers that it is given, before it writes anything. */
public final class Buffers {
    private Buffers() {}

    /**
     * Checks the shape of a buffer.
     *
     * @throws IllegalArgumentException if it has not the length of its parameter
     */
    public static void checkShape(String name, double[] buffer, double[] parameter) {
        if (buffer == null || buffer.length != parameter.length) {
            throw new IllegalArgumentException(name + " must have " + parameter.length + " elements, but "
                    + (buffer == null ? "is null" : "has " + buffer.length));
        }
    }

    /**
     * Checks the shape of a buffer.
     *
     * @throws IllegalArgumentException if it has not the shape of its parameter, or one row twice
     */
    public static void checkShape(String name, double[][] buffer, double[][] parameter) {
        if (buffer == null || buffer.length != parameter.length) {
            throw new IllegalArgumentException(name + " must have " + parameter.length + " rows, but "
                    + (buffer == null ? "is null" : "has " + buffer.length));
        }
        for (int i = 0; i < buffer.length; i++) {
            if (buffer[i] == null || buffer[i].length != parameter[i].length) {
                checkShape(name + "[" + i + "]", buffer[i], parameter[i]);
            }
            for (int j = 0; j < i; j++) {
                if (buffer[i] == buffer[j]) {
                    throw new IllegalArgumentException("rows " + j + " and " + i + " of " + name + " are one array");
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
        if (overlap(buffer, other)) {
            throw new IllegalArgumentException(name + " is an argument as well, or given for two gradients");
        }
    }

    private static boolean overlap(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a instanceof double[][] rows) {
            for (double[] row : rows) {
                if (overlap(row, b)) {
                    return true;
                }
            }
        } else if (b instanceof double[][] rows) {
            for (double[] row : rows) {
                if (a == row) {
                    return true;
                }
            }
        }
        return false;
    }
}
