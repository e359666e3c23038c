package slope;

/** A node with three parents. */
final class WithThird extends Value {
    private final Value c;

    WithThird(double data, Operation operation, Value a, Value b, Value c) {
        super(data, operation, a, b, Math.max(Math.max(a.id(), b.id()), c.id()));
        this.c = c;
    }

    @Override
    public Value c() {
        return c;
    }
}
