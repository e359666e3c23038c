package slope.processor.backend;

/** The bytes of the code that loads a constant. */
final class ConstantSize {
    /** {@code ldc_w}, {@code ldc2_w}: a small class could do with two bytes for what is not a double or a long. */
    static final int FROM_POOL = 3;

    private ConstantSize() {}

    /** @param value a Double, Integer, Long, Boolean or String, or null */
    static int of(Object value) {
        if (value == null || value instanceof Boolean) {
            return 1;
        } else if (value instanceof Double number) {
            return isPositiveZero(number) || number == 1 ? 1 : FROM_POOL;
        } else if (value instanceof Long number) {
            return number == 0 || number == 1 ? 1 : FROM_POOL;
        } else if (value instanceof Integer number) {
            return number >= -1 && number <= 5 ? 1 : number == number.byteValue() ? 2 : FROM_POOL;
        }
        return FROM_POOL;
    }

    private static boolean isPositiveZero(double number) {
        return Double.doubleToRawLongBits(number) == 0;
    }
}
