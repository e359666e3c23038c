package slope.processor.backend;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import slope.processor.ir.Scope;
import slope.processor.ir.source.Recording;

/** The constants that hold the kinds of nodes, one each. */
final class OperationNames {
    private static final Map<String, String> SYMBOLS = Map.of(
            "+", "ADD", "*", "MUL", "/", "DIV", "%", "REMAINDER", "r/", "CONSTANT_DIV", "r%", "CONSTANT_REMAINDER");

    private final Map<String, Recording> constants = new LinkedHashMap<>();
    private final Scope locals;

    /** @param locals names that would hide a constant */
    OperationNames(Scope locals) {
        this.locals = locals;
    }

    /** The constant's name; the first one to ask makes it. */
    String of(Recording recording) {
        String name = SYMBOLS.get(recording.name());
        if (name == null) {
            boolean reflected = recording.folded() == 0;
            String text = reflected ? recording.name().substring(1) : recording.name();
            name = text.replace("StrictMath.", "STRICT_").toUpperCase(Locale.ROOT);
            name = reflected ? "CONSTANT_" + name : name;
        }
        if (recording.folded() > 0) {
            name = name + "_CONSTANT";
        }
        String free = name;
        for (int i = 1; locals.isTaken(free) || !isSame(constants.getOrDefault(free, recording), recording); i++) {
            free = name + "_" + i;
        }
        constants.putIfAbsent(free, recording);
        return free;
    }

    /** Two of the user's functions may have one name, and one may be called like one of Java's. */
    private static boolean isSame(Recording one, Recording other) {
        return Objects.equals(one.operator().declaring(), other.operator().declaring())
                && (one.operator().declaring() == null || one.operator().equals(other.operator()));
    }

    Map<String, Recording> all() {
        return constants;
    }
}
