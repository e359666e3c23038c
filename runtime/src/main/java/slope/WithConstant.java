package slope;

/** A node with one parent and a number folded into it. */
final class WithConstant extends Value {
    private final double constant;

    WithConstant(double data, Operation operation, Value a, double constant) {
        super(data, operation, a, null, a.id());
        this.constant = constant;
    }

    @Override
    public double constant() {
        return constant;
    }

    @Override
    public boolean hasConstant() {
        return true;
    }
}
