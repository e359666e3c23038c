package slope;

/** A kind of node: its name, and how its gradient flows to its parents. Shared by all nodes of the kind. */
public final class Operation {
    /** Multiplies each partial by the node's gradient, and <em>adds</em> it to the parent's. */
    @FunctionalInterface
    public interface Backward {
        /** Called with a node whose gradient is complete and not 0. */
        void accept(Value out);
    }

    static final Operation LEAF = new Operation("", out -> {}, "");

    private final String name;
    private final Backward backward;
    private final String label;

    private Operation(String name, Backward backward, String label) {
        this.name = name;
        this.backward = backward;
        this.label = label;
    }

    /**
     * A kind of one's own.
     *
     * @param name what nodes of this kind are called; with the number of parents, their identity in comparisons
     * @param backward adds the partial times {@code out.grad()} to each parent's gradient, in the parents' order; it must keep
     *     no state, and must not depend on what is not in the node, since one operation serves all threads
     */
    public static Operation of(String name, Backward backward) {
        return new Operation(name, backward, "");
    }

    /** What nodes of this kind are called; empty for leaves. */
    public String name() {
        return name;
    }

    /** The label of the one node that this was copied for; empty for none. */
    String label() {
        return label;
    }

    Operation labelled(String text) {
        return new Operation(name, backward, text);
    }

    void backward(Value out) {
        backward.accept(out);
    }

    @Override
    public String toString() {
        return name;
    }
}
