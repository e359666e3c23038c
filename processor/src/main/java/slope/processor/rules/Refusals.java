package slope.processor.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The methods of {@code Math} and {@code StrictMath} on doubles that have no row in the table, and why: together with the
 * table these are all that the running JDK has.
 */
public final class Refusals {
    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        refuse("random()", "another number at every call: hand it over as a parameter");
        refuse("round(double)", "returns a whole number, through which no derivative flows; rint stays a double");
        refuse("getExponent(double)", "returns a whole number, through which no derivative flows");
        refuse("nextAfter(float,double)", "works on floats: use the one on doubles");
    }

    private Refusals() {}

    private static void refuse(String signature, String reason) {
        REASONS.put("Math." + signature, reason);
        REASONS.put("StrictMath." + signature, reason);
    }

    /** @param signature {@code Math.round(double)}: parameter types by their simple names, with no space */
    public static Optional<String> reason(String signature) {
        return Optional.ofNullable(REASONS.get(signature));
    }

    /** All of them: signature and reason, in the order in which they are printed. */
    public static Map<String, String> all() {
        return new LinkedHashMap<>(REASONS);
    }
}
