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
        if (!inner.isTouched()) {
            return;
        }
        Operation operation = inner.operation();
        if (inner.grad() != 0.0 || operation.isCalledAtZero()) {
            operation.backward(inner);
        } else {
            touchParents(inner);
        }
    }

    /** Zero times anything is zero: the parents get a contribution of 0. */
    private static void touchParents(Value inner) {
        inner.a().addGrad(0.0);
        if (inner.b() != null) {
            inner.b().addGrad(0.0);
            if (inner.c() != null) {
                inner.c().addGrad(0.0);
            }
        }
    }
}
