package slope;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a graph needs of a {@link Value}: its number, its gradient, its place among other nodes. With the 12 bytes of an object's
 * header the six fields take 48 bytes, in HotSpot with compressed references; a folded constant or a third parent is a subclass
 * of 56. Arithmetic is in {@link Value}.
 */
abstract sealed class Node permits Value {
    /** The gradient of a node that no contribution has come to: adding a contribution, plus 0.0, never gives it again. */
    private static final double UNTOUCHED = -0.0;

    private double data;
    private double grad = UNTOUCHED;
    private final long id;
    private final Value a;
    private final Value b;
    private Operation operation;

    Node(double data, Operation operation, Value a, Value b, long after) {
        this.data = data;
        this.operation = operation;
        this.a = a;
        this.b = b;
        this.id = Ids.after(after);
    }

    /** The number. */
    public double data() {
        return data;
    }

    /** The derivative of the roots that {@link #backward()} was called on with respect to this node; 0.0 at first. */
    public double grad() {
        return grad + 0.0;
    }

    /** Whether a contribution has come to the gradient since it was 0 at first: a contribution of 0 counts. */
    boolean isTouched() {
        return Double.doubleToRawLongBits(grad) != Double.doubleToRawLongBits(UNTOUCHED);
    }

    /** The first parent, or null. */
    public Value a() {
        return a;
    }

    /** The second parent, or null. */
    public Value b() {
        return b;
    }

    /** The third parent, or null. */
    public Value c() {
        return null;
    }

    /**
     * The constant folded into the node.
     *
     * @throws IllegalStateException if there is none, see {@link #hasConstant()}
     */
    public double constant() {
        throw new IllegalStateException(this + " has no constant");
    }

    /** Whether an operand was a plain number, and is kept in the node itself. */
    public boolean hasConstant() {
        return false;
    }

    /** How the node was computed; that of a leaf has an empty name. */
    public Operation operation() {
        return operation;
    }

    /** Whether the node has no parents: it was given, not computed. */
    public boolean isLeaf() {
        return a == null;
    }

    /** How many parents there are: none to three. */
    public int arity() {
        return a == null ? 0 : b == null ? 1 : c() == null ? 2 : 3;
    }

    /** The parents, in the operation's order. */
    public List<Value> parents() {
        return switch (arity()) {
            case 0 -> List.of();
            case 1 -> List.of(a);
            case 2 -> List.of(a, b);
            default -> List.of(a, b, c());
        };
    }

    /** Unique, and greater than the parents'. */
    public long id() {
        return id;
    }

    /** The name given to this node; empty for none. */
    public String label() {
        return operation.label();
    }

    /**
     * Names this node. Only nodes that have a label pay for one, in a copy of their operation.
     *
     * @return this node
     */
    public Value label(String label) {
        operation = operation.labelled(label);
        return (Value) this;
    }

    /** Adds to the gradient: what an operation's backward does to each parent. */
    public void addGrad(double contribution) {
        // the 0.0 turns a contribution of -0.0 into one that touches
        grad += contribution + 0.0;
    }

    /** Sets the gradient to 0. */
    public void zeroGrad() {
        grad = UNTOUCHED;
    }

    /**
     * Changes the number of a leaf, as optimizers do. Nodes that were computed from it keep theirs: record them again.
     *
     * @throws IllegalStateException if the node was computed: its number follows from its parents'
     */
    public void setData(double data) {
        if (!isLeaf()) {
            throw new IllegalStateException(this + " was computed by '" + operation + "'; only a leaf can be set");
        }
        this.data = data;
    }

    /**
     * This node and all that it depends on, each before its parents: inner nodes in the order of {@link #backward()}, then the
     * leaves. Neither recursive nor quadratic, so that a graph may be as deep and as large as the heap allows.
     */
    public List<Value> topologicalOrder() {
        return Collections.unmodifiableList(Arrays.asList(Listing.of((Value) this)));
    }

    /**
     * Adds the derivatives of this node to the gradients of all nodes that it depends on. Gradients of leaves add up over
     * calls; those of inner nodes are set to 0 first (micrograd does not, and counts shared nodes again on the second call).
     * A node that no contribution comes to is skipped: what does not reach the result contributes nothing. A gradient of exactly
     * 0 contributes 0, whatever the partials are, infinite or NaN, except at a pole, where it contributes NaN
     * ({@link Operation#atZero}). Iterative; graphs that share no node may be swept by several threads at once.
     */
    public void backward() {
        Sweep.from((Value) this);
    }
}
