package slope;

/** The reverse sweep: gradients of inner nodes are set to 0 when they are met, and are complete when they are visited. */
final class Sweep extends Walk {
    private Sweep() {}

    static void from(Value root) {
        if (!root.isLeaf()) {
            Sweep sweep = new Sweep();
            sweep.begin(root);
            root.addGrad(1.0);
            sweep.descend();
        } else {
            root.addGrad(1.0);
        }
    }

    @Override
    void met(Value inner) {
        inner.zeroGrad();
    }

    @Override
    void metLeaf(Value leaf) {
        // its gradient adds up over calls
    }

    @Override
    void visit(Value inner) {
        if (inner.grad() != 0.0) {
            inner.operation().backward(inner);
        }
    }
}
