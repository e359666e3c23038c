package slope.processor.diag;

/**
 * Where in the user's source something came from. Only the front end knows more than the line; everybody else carries the
 * token along, so that messages reach the exact sub-expression and generated lines can name the line they differentiate.
 */
public interface Origin {
    /** The origin of what the compiler itself introduced. */
    Origin NONE = () -> 0;

    /** The line, counted from 1; 0 when there is none. */
    int line();

    /**
     * Where an argument of the call that is here stands, or the call where that is not known.
     *
     * @param number counted from 0, without the object that the method is called on
     * @param all how many there are
     */
    default Origin argument(int number, int all) {
        return this;
    }
}
