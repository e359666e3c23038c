package slope;

/** What a method says to the compiler about its own derivative. */
public final class Slope {
    private Slope() {}

    /**
     * The number itself, as a constant: no derivative flows through. Where the value is data at one place and a variable at
     * another, {@link Constant} would be too much.
     */
    public static double constant(double x) {
        return x;
    }
}
