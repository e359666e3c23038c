package slope.processor.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Random statements about arrays: made, named again, copied by the library; and guards. */
final class ArrayStatements {
    private final Random random;
    private final Expressions expressions;
    private final UnaryOperator<String> names;

    /** @param names a fresh name for each wish */
    ArrayStatements(Random random, Expressions expressions, UnaryOperator<String> names) {
        this.random = random;
        this.expressions = expressions;
        this.names = names;
    }

    private String fresh(String wish) {
        return names.apply(wish);
    }

    void array(Expressions.Scope scope, List<Node> nodes) {
        if (scope.matrices.contains("ms") && random.nextInt(3) == 0) {
            String name = fresh("row");
            nodes.add(Node.plain("double[] %s = ms[%s];".formatted(name, expressions.index(scope))));
            nodes.add(Node.plain("ms[%d][%s] += %s;"
                    .formatted(random.nextInt(4), expressions.index(scope), expressions.real(scope, 2))));
            scope.arrays.add(name);
            scope.ownArrays.add(name);
        } else if (random.nextInt(4) == 0 && !scope.matrices.isEmpty()) {
            String name = fresh("row");
            nodes.add(Node.plain("double[] " + name + " = " + expressions.pick(scope.matrices) + "["
                    + expressions.index(scope) + "];"));
            scope.arrays.add(name);
        } else if (random.nextInt(4) == 0) {
            String name = fresh("z");
            nodes.add(Node.plain("double[][] " + name + " = new double[4][4];"));
            scope.matrices.add(name);
            scope.ownMatrices.add(name);
            String row = fresh("r");
            nodes.add(Node.plain("double[] " + row + " = " + name + "[" + expressions.index(scope) + "];"));
            scope.arrays.add(row);
            scope.ownArrays.add(row);
        } else {
            String name = fresh("v");
            nodes.add(Node.plain("double[] " + name + " = new double[4];"));
            scope.whole.add(name);
            nodes.add(Node.plain(name + "[" + expressions.index(scope) + "] = " + expressions.real(scope, 2) + ";"));
            scope.arrays.add(name);
            scope.ownArrays.add(name);
        }
    }

    /** Variables that name one array, then another: buffers that are swapped, parameters that are only read. */
    void reference(Expressions.Scope scope, List<Node> nodes) {
        int kind = random.nextInt(6);
        List<String> parts = new ArrayList<>(scope.arrays);
        parts.removeAll(scope.whole);
        if (kind == 0 && !parts.isEmpty()) {
            String name = fresh("q");
            nodes.add(Node.plain("double[] " + name + " = " + expressions.pick(parts) + ";"));
            nodes.add(Node.plain(
                    "if (%s) %s = %s;".formatted(expressions.condition(scope, 1), name, expressions.pick(parts))));
            scope.arrays.add(name);
        } else if (kind <= 2 || scope.buffers.size() < 2) {
            String name = fresh("u");
            nodes.add(Node.plain("double[] " + name + " = " + buffer(scope) + ";"));
            scope.arrays.add(name);
            scope.ownArrays.add(name);
            scope.buffers.add(name);
        } else if (kind == 3) {
            nodes.add(Node.plain(expressions.pick(scope.buffers) + " = " + buffer(scope) + ";"));
        } else {
            String first = expressions.pick(scope.buffers);
            String second = expressions.pick(scope.buffers);
            String third = fresh("t");
            Node swap = Node.plain(
                    "double[] %s = %s; %s = %s; %s = %s;".formatted(third, first, first, second, second, third));
            nodes.add(kind == 4 ? swap : Node.around("if (" + expressions.condition(scope, 1) + ")", List.of(swap)));
        }
    }

    /** Arrays of floats: made, stored into, rows of others by another name. */
    void floats(Expressions.Scope scope, List<Node> nodes) {
        int kind = random.nextInt(6);
        if (kind == 0 && !scope.floatMatrices.isEmpty()) {
            String name = fresh("rowf");
            nodes.add(Node.plain("float[] %s = %s[%s];"
                    .formatted(name, expressions.pick(scope.floatMatrices), expressions.index(scope))));
            scope.floatArrays.add(name);
        } else if (kind == 1) {
            String name = fresh("cube");
            String row = fresh("rf");
            nodes.add(Node.plain("float[][][] " + name + " = new float[2][4][4];"));
            nodes.add(Node.plain("float[] %s = %s[1][%s];".formatted(row, name, expressions.index(scope))));
            nodes.add(Node.plain("%s[1][2][1] = (float) (%s);".formatted(name, expressions.real(scope, 1))));
            scope.floatArrays.add(row);
            scope.ownFloatArrays.add(row);
        } else if (kind == 2 && !scope.floatArrays.isEmpty()) {
            String name = fresh("cf");
            nodes.add(Node.plain("float[] " + name + " = " + expressions.pick(scope.floatArrays) + ".clone();"));
            scope.floatArrays.add(name);
            scope.ownFloatArrays.add(name);
        } else if (!scope.ownFloatArrays.isEmpty()) {
            String target = expressions.pick(scope.ownFloatArrays) + "[" + expressions.index(scope) + "]";
            nodes.add(Node.plain(
                    random.nextBoolean()
                            ? "%s = (float) (%s);".formatted(target, expressions.real(scope, 2))
                            : "%s += %s;".formatted(target, expressions.real(scope, 2))));
        }
    }

    /** What the library does with arrays, guards that hold, and more dimensions. */
    void library(Expressions.Scope scope, List<Node> nodes) {
        String own = scope.ownArrays.isEmpty() ? null : expressions.pick(scope.ownArrays);
        int from = random.nextInt(3);
        int to = random.nextInt(3);
        switch (random.nextInt(6)) {
            case 0 ->
                nodes.add(Node.plain("if (%s && K > 99) throw new IllegalArgumentException(\"x: \" + %s);"
                        .formatted(expressions.condition(scope, 1), expressions.real(scope, 1))));
            case 1 -> nodes.add(Node.plain("assert K < 1 || " + expressions.condition(scope, 1) + " : K;"));
            case 2 -> {
                String name = fresh("c");
                nodes.add(Node.plain("double[][][] " + name + " = new double[2][2][4];"));
                String row = fresh("r");
                nodes.add(Node.plain("double[] %s = %s[%d][%d];".formatted(row, name, from & 1, to & 1)));
                nodes.add(Node.plain("%s[%d][%d][%s] = %s;"
                        .formatted(
                                name,
                                random.nextInt(2),
                                to & 1,
                                expressions.index(scope),
                                expressions.real(scope, 2))));
                scope.arrays.add(row);
                scope.ownArrays.add(row);
            }
            case 3 -> {
                if (own != null) {
                    nodes.add(Node.plain("java.util.Arrays.fill(%s, %d, %d, %s);"
                            .formatted(own, from, from + random.nextInt(2), expressions.real(scope, 2))));
                }
            }
            case 4 -> {
                if (own != null) {
                    nodes.add(Node.plain("System.arraycopy(%s, %d, %s, %d, %d);"
                            .formatted(expressions.pick(scope.arrays), from, own, to, 4 - Math.max(from, to))));
                }
            }
            default -> {
                String name = fresh("e");
                nodes.add(Node.plain("double[] %s = {%s, %s, 0.5, %s};"
                        .formatted(
                                name,
                                expressions.real(scope, 1),
                                expressions.real(scope, 1),
                                expressions.real(scope, 1))));
                scope.arrays.add(name);
                scope.ownArrays.add(name);
                scope.whole.add(name);
            }
        }
    }

    /** A buffer of the method's own, or its caller's data. */
    private String buffer(Expressions.Scope scope) {
        boolean data = scope.ownArrays.contains("s") && !scope.whole.contains("s") && random.nextInt(3) == 0;
        String other = data ? "s" : scope.buffers.isEmpty() ? "new double[4]" : expressions.pick(scope.buffers);
        return switch (random.nextInt(5)) {
            case 4 ->
                scope.arrays.isEmpty()
                        ? other
                        : "java.util.Arrays.copyOfRange(%s, %d, %d)".formatted(expressions.pick(scope.arrays), 0, 4);
            case 0 -> "new double[4]";
            case 1 -> scope.arrays.isEmpty() ? other : expressions.pick(scope.arrays) + ".clone()";
            case 2 -> "%s ? %s : new double[4]".formatted(expressions.condition(scope, 1), other);
            default -> other;
        };
    }
}
