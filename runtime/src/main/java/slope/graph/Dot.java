package slope.graph;

import java.util.HashMap;
import java.util.Locale;
import slope.Value;

/** Draws a graph as micrograd does, in the language of Graphviz: a box a node with its data and gradient, a circle an operation. */
public final class Dot {
    private Dot() {}

    /** The graph that {@code root} reaches, from left to right. Nodes are numbered from the root, so equal graphs draw alike. */
    public static String of(Value root) {
        StringBuilder dot = new StringBuilder("digraph {\n  rankdir=LR;\n");
        var order = root.topologicalOrder();
        var numbers = new HashMap<Long, Integer>();
        for (Value node : order) {
            numbers.put(node.id(), numbers.size());
        }
        for (Value node : order) {
            int number = numbers.get(node.id());
            dot.append(String.format(
                    Locale.ROOT,
                    "  n%d [shape=record, label=\"{ %s | data %.4f | grad %.4f }\"];%n",
                    number,
                    escaped(node.label()),
                    node.data(),
                    node.grad()));
            if (!node.isLeaf()) {
                dot.append(String.format("  o%d [label=\"%s\"];%n", number, escaped(operation(node))));
                dot.append(String.format("  o%d -> n%d;%n", number, number));
                for (Value parent : node.parents()) {
                    dot.append(String.format("  n%d -> o%d;%n", numbers.get(parent.id()), number));
                }
            }
        }
        return dot.append("}\n").toString().replace(System.lineSeparator(), "\n");
    }

    /** The name, and the constant that is folded into the node, for which no other box stands. */
    private static String operation(Value node) {
        String name = node.operation().name();
        return node.hasConstant() ? name + " " + node.constant() : name;
    }

    /** The characters that mean something in a record's label. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\\"{}|<>])", "\\\\$1");
    }
}
