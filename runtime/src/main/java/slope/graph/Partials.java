package slope.graph;

import slope.Value;

/** The derivative of one node with respect to its parents, whatever the rest of the graph is. */
public final class Partials {
    private Partials() {}

    /**
     * The partials of a node in the order of its parents: found by its operation's own backward, on a node of its own whose
     * parents are distinct. A leaf has none.
     */
    public static double[] of(Value node) {
        Value[] parents = node.parents().stream().map(p -> Value.of(p.data())).toArray(Value[]::new);
        Value alone = switch (parents.length) {
            case 0 -> Value.of(node.data());
            case 1 ->
                node.hasConstant()
                        ? Value.record(node.data(), node.operation(), parents[0], node.constant())
                        : Value.record(node.data(), node.operation(), parents[0]);
            case 2 -> Value.record(node.data(), node.operation(), parents[0], parents[1]);
            default -> Value.record(node.data(), node.operation(), parents[0], parents[1], parents[2]);
        };
        alone.backward();
        return Value.grad(parents);
    }
}
