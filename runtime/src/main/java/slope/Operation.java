package slope;

/** A kind of node: its name, and how its gradient flows to its parents. Shared by all nodes of the kind. */
public final class Operation {
    /** Multiplies each partial by the node's gradient, and <em>adds</em> it to the parent's. */
    @FunctionalInterface
    public interface Backward {
        /** Called with a node whose gradient is complete; with one that is exactly 0 only where the kind asks for it. */
        void accept(Value out);
    }

    static final Operation LEAF = new Operation("", out -> {}, false, "");

    private final String name;
    private final Backward backward;
    private final boolean calledAtZero;
    private final String label;

    private Operation(String name, Backward backward, boolean calledAtZero, String label) {
        this.name = name;
        this.backward = backward;
        this.calledAtZero = calledAtZero;
        this.label = label;
    }

    /**
     * A kind of one's own. Where the gradient of a node is exactly 0, the backward function is not called, and each parent gets a
     * contribution of 0.
     *
     * @param name what nodes of this kind are called; with the number of parents, their identity in comparisons
     * @param backward adds the partial times {@code out.grad()} to each parent's gradient, in the parents' order; it must keep
     *     no state, and must not depend on what is not in the node, since one operation serves all threads
     */
    public static Operation of(String name, Backward backward) {
        return new Operation(name, backward, false, "");
    }

    /**
     * A kind whose backward function is called with a gradient of exactly 0 as well. There are two reasons for it. The operation
     * has a pole: there a contribution that is written as a division, {@code out.grad() / out.a().data()}, is NaN, and must not
     * become 0. Or the operation selects: it hands its gradient on to some of its parents only, and does not touch the others.
     *
     * @param name as of {@link #of}
     * @param backward as of {@link #of}; at a gradient of 0, and apart from poles, it must contribute 0 or nothing, also where a
     *     partial is infinite or NaN
     */
    public static Operation atZero(String name, Backward backward) {
        return new Operation(name, backward, true, "");
    }

    boolean isCalledAtZero() {
        return calledAtZero;
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
        return new Operation(name, backward, calledAtZero, text);
    }

    void backward(Value out) {
        backward.accept(out);
    }

    @Override
    public String toString() {
        return name;
    }
}
