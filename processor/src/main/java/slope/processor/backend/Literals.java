package slope.processor.backend;

/** Literals as Java reads them back to the same bits. */
final class Literals {
    private Literals() {}

    static String text(Object value) {
        if (value instanceof Double number) {
            if (number.isNaN()) {
                return "Double.NaN";
            } else if (number.isInfinite()) {
                return number > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
            }
            return number.toString();
        } else if (value instanceof Long number) {
            return number + "L";
        }
        return String.valueOf(value);
    }
}
