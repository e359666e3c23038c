package slope.optim;

/** The check that every step begins with. */
final class Lengths {
    private Lengths() {}

    /** What is remembered for each parameter: made at the first step, of the same length ever after. */
    static double[] checked(double[] memory, double[] parameters, double[] gradient) {
        if (parameters.length != gradient.length) {
            throw new IllegalArgumentException(
                    parameters.length + " parameters, but " + gradient.length + " partial derivatives");
        }
        if (memory == null) {
            return new double[parameters.length];
        }
        if (memory.length != parameters.length) {
            throw new IllegalArgumentException(
                    parameters.length + " parameters, but " + memory.length + " at the last step");
        }
        return memory;
    }
}
