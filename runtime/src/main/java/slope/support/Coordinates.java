package slope.support;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the coordinates of a flat point are called: numbers and arrays one after the other, each by its name in the source. An array is
 * given as it is, for its shape; a number as null.
 */
public final class Coordinates {
    private Coordinates() {}

    /**
     * The name of one coordinate: {@code rate}, {@code w[3]}, {@code m[1][2]}, {@code camera.focus}.
     *
     * @throws IndexOutOfBoundsException if there is no such coordinate
     */
    public static String name(int index, String[] names, Object[] arrays) {
        int next = Math.max(index, 0);
        int dimension = 0;
        for (int i = 0; i < names.length; i++) {
            int size = size(arrays[i]);
            if (next < size && index >= 0) {
                return arrays[i] == null ? names[i] : element(names[i], arrays[i], next);
            }
            next -= size;
            dimension += size;
        }
        throw new IndexOutOfBoundsException("coordinate " + index + " of a function of " + dimension);
    }

    /** The method and the names of its coordinates: of an array the first and the last one. */
    public static String text(String method, String[] names, Object[] arrays) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            int size = size(arrays[i]);
            if (arrays[i] == null) {
                all.add(names[i]);
            } else if (size > 0) {
                String first = element(names[i], arrays[i], 0);
                all.add(size == 1 ? first : first + " … " + element(names[i], arrays[i], size - 1));
            }
        }
        return method + " of " + String.join(", ", all);
    }

    private static int size(Object array) {
        if (array == null) {
            return 1;
        }
        return array instanceof Object[] rows ? Nested.size(rows) : Array.getLength(array);
    }

    private static String element(String name, Object array, int index) {
        String path = name;
        Object rows = array;
        int next = index;
        while (rows instanceof Object[] some) {
            int row = 0;
            while (some[row] == null || next >= size(some[row])) {
                next -= some[row] == null ? 0 : size(some[row]);
                row++;
            }
            path += "[" + row + "]";
            rows = some[row];
        }
        return path + "[" + Objects.checkIndex(next, Array.getLength(rows)) + "]";
    }
}
