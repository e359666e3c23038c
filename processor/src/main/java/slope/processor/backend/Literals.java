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

    /**
     * A string in quotes, on one line. All that is no printable ASCII is escaped here, since JavaPoet breaks lines at other line
     * separators than Java does.
     */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(escaped(c));
            }
        }
        return quoted.append('"').toString();
    }

    /** Below a space in octal: a Unicode escape of a line feed would be one (JLS 3.3). */
    private static String escaped(char c) {
        if (c < ' ') {
            return String.format("\\%03o", (int) c);
        }
        return c < 0x7f ? String.valueOf(c) : String.format("\\u%04x", (int) c);
    }
}
