package slope.processor.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Random statements about rows: arrays of arrays that are made row by row, whose rows are exchanged, shared and replaced. Only an
 * array that is the method's own with all its rows is stored into.
 */
final class RowStatements {
    private final Random random;
    private final Expressions expressions;
    private final UnaryOperator<String> names;

    /** @param names a fresh name for each wish */
    RowStatements(Random random, Expressions expressions, UnaryOperator<String> names) {
        this.random = random;
        this.expressions = expressions;
        this.names = names;
    }

    void rows(Expressions.Scope scope, List<Node> nodes) {
        List<String> known = new ArrayList<>(scope.ownMatrices);
        known.addAll(scope.views);
        int kind = known.isEmpty() ? 0 : random.nextInt(7);
        if (kind <= 1) {
            made(random.nextBoolean(), scope, nodes);
            return;
        }
        String rows = expressions.pick(known);
        boolean own = scope.ownMatrices.contains(rows);
        String place = rows + "[" + expressions.index(scope) + "]";
        if (kind == 2) {
            declare(own, names.apply("copy"), rows + ".clone()", scope, nodes);
        } else if (kind == 3) {
            nodes.add(Node.plain("System.arraycopy(%s, %d, %s, %d, 2);"
                    .formatted(rows, random.nextInt(3), rows, random.nextInt(3))));
        } else if (kind == 4) {
            nodes.add(Node.plain(place + " = " + row(own, scope) + ";"));
        } else {
            String kept = names.apply("kept");
            String other = rows + "[" + expressions.index(scope) + "]";
            Node swap =
                    Node.plain("double[] %s = %s; %s = %s; %s = %s;".formatted(kept, place, place, other, other, kept));
            nodes.add(kind == 5 ? swap : Node.around("if (" + expressions.condition(scope, 1) + ")", List.of(swap)));
        }
    }

    private void made(boolean own, Expressions.Scope scope, List<Node> nodes) {
        String name = names.apply(own ? "g" : "view");
        List<String> rows = List.of(row(own, scope), row(own, scope), row(own, scope), row(own, scope));
        if (random.nextBoolean()) {
            declare(own, name, "{" + String.join(", ", rows) + "}", scope, nodes);
            return;
        }
        nodes.add(Node.plain("double[][] " + name + " = new double[4][];"));
        for (int i = 0; i < 4; i++) {
            nodes.add(Node.plain(name + "[" + i + "] = " + rows.get(i) + ";"));
        }
        known(own, name, scope);
    }

    private static void declare(boolean own, String name, String value, Expressions.Scope scope, List<Node> nodes) {
        nodes.add(Node.plain("double[][] " + name + " = " + value + ";"));
        known(own, name, scope);
    }

    private static void known(boolean own, String name, Expressions.Scope scope) {
        scope.matrices.add(name);
        (own ? scope.ownMatrices : scope.views).add(name);
    }

    /** An array that may be stored into, or any. What is handed to a callee that stores into it is no part of anything. */
    private String row(boolean own, Expressions.Scope scope) {
        List<String> arrays = new ArrayList<>(own ? scope.ownArrays : scope.arrays);
        arrays.removeAll(scope.whole);
        (own ? scope.ownMatrices : scope.matrices).forEach(m -> arrays.add(m + "[" + random.nextInt(4) + "]"));
        int kind = random.nextInt(4);
        if (kind > 1 && !arrays.isEmpty()) {
            return expressions.pick(arrays);
        } else if (kind == 1 && !scope.arrays.isEmpty()) {
            return expressions.pick(scope.arrays) + ".clone()";
        }
        return "new double[] {%s, 0.5, %s, 1}".formatted(expressions.real(scope, 2), expressions.real(scope, 1));
    }
}
