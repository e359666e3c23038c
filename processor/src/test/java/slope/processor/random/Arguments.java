package slope.processor.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import slope.Value;

/** What a random method is called with: numbers, arrays and records, directions, and nodes. */
final class Arguments {
    private final List<String> parameters;
    private final Records records;
    private final Random random;

    Arguments(List<String> parameters, Records records, Random random) {
        this.parameters = parameters;
        this.records = records;
        this.random = random;
    }

    boolean isActive(int i) {
        boolean real = Stream.of("double", "float", "Pair", "Box").anyMatch(parameters.get(i)::contains);
        return real && !parameters.get(i).contains("@Constant");
    }

    List<Object> random() {
        return random(parameters);
    }

    List<Object> random(List<String> declarations) {
        List<Object> arguments = new ArrayList<>();
        declarations.forEach(p -> arguments.add(random(p)));
        return arguments;
    }

    private Object random(String parameter) {
        if (parameter.contains("Pair")) {
            return records.made("Pair", number(), number());
        } else if (parameter.contains("Box")) {
            return records.made("Box", vector(), records.made("Pair", number(), number()), random.nextInt(3));
        } else if (parameter.contains("float[][]")) {
            return new float[][] {floats(), floats(), floats(), floats()};
        } else if (parameter.contains("float[]")) {
            return floats();
        } else if (parameter.contains("int[]")) {
            return new int[] {random.nextInt(4), random.nextInt(4), random.nextInt(4), random.nextInt(4)};
        } else if (parameter.contains("int ")) {
            return random.nextInt(5) - 1;
        } else if (parameter.contains("long ")) {
            return (long) random.nextInt(5) - 1;
        } else if (parameter.contains("[][]")) {
            return new double[][] {vector(), vector(), vector(), vector()};
        } else if (parameter.contains("[]")) {
            return vector();
        }
        return number();
    }

    private double[] vector() {
        return new double[] {number(), number(), number(), number()};
    }

    private float[] floats() {
        return new float[] {(float) number(), (float) number(), (float) number(), (float) number()};
    }

    double number() {
        return random.nextInt(12) == 0 ? 0.0 : random.nextDouble(-1.5, 1.5);
    }

    /** Each call has arrays of its own, which it may write. */
    static List<Object> copies(List<Object> arguments) {
        List<Object> copies = new ArrayList<>();
        for (Object argument : arguments) {
            copies.add(copy(argument));
        }
        return copies;
    }

    private static Object copy(Object argument) {
        if (argument instanceof double[] row) {
            return row.clone();
        } else if (argument instanceof float[] row) {
            return row.clone();
        } else if (argument instanceof double[][] rows) {
            return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        } else if (argument instanceof float[][] rows) {
            return Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
        }
        return argument;
    }

    private static double[] wide(float[] row) {
        double[] wide = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            wide[i] = row[i];
        }
        return wide;
    }

    /** In double what is an array of floats. */
    private static Object wide(Object array) {
        if (array instanceof float[] row) {
            return wide(row);
        }
        return array instanceof float[][] rows
                ? Arrays.stream(rows).map(Arguments::wide).toArray(double[][]::new)
                : array;
    }

    /** The numbers in a number, array or record, in their order. */
    static double[] flat(Object whole) {
        Object array = wide(whole);
        if (array instanceof Record record) {
            return Records.components(record).stream()
                    .filter(c -> !(c instanceof Integer))
                    .flatMapToDouble(c -> Arrays.stream(flat(c)))
                    .toArray();
        } else if (array instanceof double[][] rows) {
            return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        }
        return array instanceof double[] row ? row.clone() : new double[] {(Double) array};
    }

    /** A direction for each active argument, and null for the others. */
    List<Object> directions() {
        List<Object> directions = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            directions.add(isActive(i) ? random(parameters.get(i)) : null);
        }
        return directions;
    }

    /** Each active argument with its direction behind it. */
    static List<Object> along(List<Object> arguments, List<Object> directions) {
        List<Object> along = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            along.add(arguments.get(i));
            if (directions.get(i) != null) {
                along.add(directions.get(i));
            }
        }
        return copies(along);
    }

    /** The arguments of a graph; the leaves are added in the order of the gradient. */
    List<Object> nodes(List<Object> arguments, List<Value> leaves) {
        List<Object> nodes = copies(arguments);
        nodes.replaceAll(Arguments::wide);
        for (int i = 0; i < nodes.size(); i++) {
            if (!isActive(i)) {
                continue;
            } else if (nodes.get(i) instanceof Record record) {
                Record twin = records.twin(record);
                leaves.addAll(Records.nodes(twin));
                nodes.set(i, twin);
            } else if (nodes.get(i) instanceof double[][] rows) {
                Value[][] matrix = Value.leaves(rows);
                Arrays.stream(matrix).forEach(row -> leaves.addAll(List.of(row)));
                nodes.set(i, matrix);
            } else if (nodes.get(i) instanceof double[] row) {
                Value[] vector = Value.leaves(row);
                leaves.addAll(List.of(vector));
                nodes.set(i, vector);
            } else {
                Value leaf = Value.of((Double) nodes.get(i));
                leaves.add(leaf);
                nodes.set(i, leaf);
            }
        }
        return nodes;
    }

    /** How a gradient's accessor for a parameter is called. */
    static String gradientName(String owner, String parameter) {
        String name = parameter.substring(parameter.lastIndexOf(' ') + 1);
        return "d" + owner + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
