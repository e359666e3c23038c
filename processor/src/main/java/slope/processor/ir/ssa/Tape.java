package slope.processor.ir.ssa;

import slope.processor.ir.Type;

/**
 * Where the values of one variable are kept between the sweeps: an array with a place for each iteration, or, outside of
 * loops, one variable. Identity counts: two variables of one name have two tapes.
 */
public final class Tape {
    private final String name;
    private final Type type;
    private final Cursor cursor;
    private final boolean inLoop;
    private final boolean copies;

    /**
     * @param type of one value
     * @param cursor what tells the place; null where the loop's index does, and outside of loops
     * @param inLoop whether it is an array
     */
    public Tape(String name, Type type, Cursor cursor, boolean inLoop, boolean copies) {
        this.name = name;
        this.type = type;
        this.cursor = cursor;
        this.inLoop = inLoop;
        this.copies = copies;
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    public Cursor cursor() {
        return cursor;
    }

    public boolean inLoop() {
        return inLoop;
    }

    /** Whether what is kept of an array is its contents, not the array itself. */
    public boolean copies() {
        return copies;
    }
}
