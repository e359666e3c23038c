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
}
