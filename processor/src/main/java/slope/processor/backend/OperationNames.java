package slope.processor.backend;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import slope.processor.ir.source.Recording;

/** The constants that hold the kinds of nodes, one each. */
final class OperationNames {
    private static final Map<String, String> SYMBOLS = Map.of(
            "+", "ADD", "*", "MUL", "/", "DIV", "%", "REMAINDER", "r/", "CONSTANT_DIV", "r%", "CONSTANT_REMAINDER");

    private final Map<String, Recording> constants = new LinkedHashMap<>();

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
        constants.putIfAbsent(name, recording);
        return name;
    }

    Map<String, Recording> all() {
        return constants;
    }
}
