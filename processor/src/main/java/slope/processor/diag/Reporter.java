package slope.processor.diag;

/** Takes what a user should be told. */
public interface Reporter {
    /** Keeps everything to itself. */
    Reporter SILENT = (origin, problem, arguments) -> {};

    void report(Origin origin, Problem problem, Object... arguments);

    /** Where the method has the parameter of a name. */
    default Origin parameter(String name) {
        return Origin.NONE;
    }
}
