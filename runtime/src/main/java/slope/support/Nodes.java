package slope.support;

import slope.Value;

/** Keeps numbers and nodes together where a graph has both of them: of data that something active is stored into. */
public final class Nodes {
    private Nodes() {}

    /** Makes numbers those that the nodes hold. */
    public static void update(double[] numbers, Value[] nodes) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = nodes[i].data();
        }
    }

    /** Makes a new leaf for each number that its node does not hold. */
    public static void update(Value[] nodes, double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (Double.doubleToRawLongBits(nodes[i].data()) != Double.doubleToRawLongBits(numbers[i])) {
                nodes[i] = Value.of(numbers[i]);
            }
        }
    }

    /** The same for arrays of rows: each row of the first array is made to hold what the second has in its place. */
    public static void update(Object[] rows, Object[] others) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] instanceof double[] numbers) {
                update(numbers, (Value[]) others[i]);
            } else if (rows[i] instanceof Value[] nodes) {
                update(nodes, (double[]) others[i]);
            } else if (rows[i] != null) {
                update((Object[]) rows[i], (Object[]) others[i]);
            }
        }
    }
}
