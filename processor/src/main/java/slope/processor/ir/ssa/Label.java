package slope.processor.ir.ssa;

/** The identity of a region operation, by which its mirror in the reverse sweep refers to it. */
public final class Label {
    private final String name;

    public Label(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
