package slope.processor.ir.ssa;

/**
 * Counts the iterations of a loop over all its runs, so that each has a place of its own on the loop's tapes. Identity counts.
 */
public final class Cursor {
    private final String name;

    public Cursor(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }
}
