package slope.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.backend.CodeSize;
import slope.processor.backend.EntrySize;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Callee;
import slope.processor.ir.source.Derivatives;

/**
 * Whether the companions of one class keep to what a class file has room for, what javac's stack has, and what HotSpot compiles.
 * A limit that is exceeded is reported at the method, before javac could report it in a generated file.
 */
final class Limits {
    /** A method of more bytes is interpreted ({@code -XX:-DontCompileHugeMethods} aside), and so some fifty times slower. */
    private static final int COMPILED = 8000;

    /** Above this an estimate may be one of more than that: it is within three percent. */
    private static final int NEARLY_COMPILED = COMPILED * 97 / 100;

    /** The bytes of a method, and the constants of a class (JVMS 4.11). */
    private static final int MOST = 65_535;

    /** The most that is accepted of an estimate, so that the real size stays below {@link #MOST}. */
    private static final int MOST_BYTES = MOST * 98 / 100;

    private static final int MOST_CONSTANTS = MOST * 9 / 10;

    /** With a stack of half a megabyte, which is less than any build gives it, javac reads statements that are nested 300 deep. */
    private static final int DEEPEST = 200;

    private static final String SPLIT =
            "move parts of it into helpers that are not private, and that take and return numbers or arrays of doubles";

    private static final String FEWER = "hand its numbers over in one array, and its arrays as the rows of one";

    private static final String PULLBACK = "the pullback";
    private static final String TANGENT = "the tangent";
    private static final String GRAPH = "the graph";
    private static final String DYNAMIC_GRAPH = "the dynamic graph";
    private static final Set<String> BODIES = Set.of(PULLBACK, TANGENT, GRAPH, DYNAMIC_GRAPH);

    private final Set<Object> constantsOfTangents = new HashSet<>();
    private final Set<Object> constantsOfGraphs = new HashSet<>();

    /** Whether the method may be written; otherwise it was reported why not. */
    boolean check(Derivatives derivatives, Reporter reporter) {
        Callee signature = derivatives.signature();
        String name = signature.method();
        Map<String, CodeSize.Size> bodies = new LinkedHashMap<>();
        bodies.put(PULLBACK, CodeSize.ofPullback(derivatives));
        if (signature.hasTangent()) {
            bodies.put(TANGENT, CodeSize.ofTangent(derivatives));
            constantsOfTangents.addAll(bodies.get(TANGENT).constants());
        }
        bodies.put(GRAPH, CodeSize.ofGraph(derivatives));
        bodies.put(DYNAMIC_GRAPH, CodeSize.ofDynamicGraph(derivatives));
        constantsOfGraphs.addAll(bodies.get(GRAPH).constants());
        constantsOfGraphs.addAll(bodies.get(DYNAMIC_GRAPH).constants());
        Map<String, Integer> sizes = new LinkedHashMap<>();
        bodies.forEach((body, size) -> sizes.put(body, size.bytes()));
        for (EntrySize.Entry entry : EntrySize.of(derivatives)) {
            if (entry.slots() > Callee.MOST_SLOTS) {
                String slots = "parameters of " + entry.slots() + " slots (a double takes two)";
                refuse(reporter, entry.name(), name, slots, Callee.MOST_SLOTS, FEWER);
                return false;
            }
            sizes.put(entry.name(), entry.bytes());
        }
        return fits(sizes, name, reporter)
                && isFlat(bodies, name, reporter)
                && hasRoom(constantsOfTangents, "the tangents of the class", name, reporter)
                && hasRoom(constantsOfGraphs, "the graphs of the class", name, reporter)
                && isSaidWhatIsSlow(sizes, derivatives, reporter);
    }

    private static void refuse(Reporter reporter, String what, String method, String has, int most, String cure) {
        reporter.report(Origin.NONE, Problem.TOO_LARGE, what, method, has, most, cure);
    }

    private static boolean fits(Map<String, Integer> sizes, String method, Reporter reporter) {
        for (Map.Entry<String, Integer> size : sizes.entrySet()) {
            if (size.getValue() > MOST_BYTES) {
                String bytes = "about " + rounded(size.getValue()) + " bytes of code";
                refuse(reporter, size.getKey(), method, bytes, MOST, cure(size.getKey()));
                return false;
            }
        }
        return true;
    }

    /** Bodies get shorter by parts of them, what stands around them by fewer parameters. */
    private static String cure(String what) {
        return BODIES.contains(what) ? SPLIT : FEWER;
    }

    private static boolean isFlat(Map<String, CodeSize.Size> bodies, String method, Reporter reporter) {
        for (Map.Entry<String, CodeSize.Size> body : bodies.entrySet()) {
            if (body.getValue().depth() > DEEPEST) {
                reporter.report(
                        Origin.NONE,
                        Problem.DEEP_CODE,
                        body.getKey(),
                        method,
                        body.getValue().depth());
                return false;
            }
        }
        return true;
    }

    /** A double or a long takes two places, and so does a string: itself and its text. */
    private static boolean hasRoom(Set<Object> constants, String what, String method, Reporter reporter) {
        int places =
                constants.stream().mapToInt(c -> c instanceof Integer ? 1 : 2).sum();
        if (places > MOST_CONSTANTS) {
            String has = "about " + rounded(places) + " constants with those before it";
            refuse(reporter, what, method, has, MOST, "move some of the methods to another class");
            return false;
        }
        return true;
    }

    /** Warns where a method is longer than HotSpot compiles, or has no tangent; what is written then is right all the same. */
    private static boolean isSaidWhatIsSlow(Map<String, Integer> sizes, Derivatives derivatives, Reporter reporter) {
        Callee signature = derivatives.signature();
        List<String> slow = new ArrayList<>();
        sizes.forEach((what, size) -> {
            if (size > NEARLY_COMPILED) {
                slow.add(what + (slow.isEmpty() ? " is about " : " about ") + rounded(size));
            }
        });
        if (!slow.isEmpty()) {
            String cure = sizes.keySet().stream()
                    .filter(what -> sizes.get(what) > NEARLY_COMPILED)
                    .map(Limits::cure)
                    .findFirst()
                    .orElseThrow();
            reporter.report(Origin.NONE, Problem.LONG_CODE, signature.method(), String.join(", ", slow), cure);
        }
        if (!signature.hasTangent() && derivatives.offered()) {
            reporter.report(
                    Origin.NONE,
                    Problem.NO_TANGENT,
                    signature.method(),
                    signature.tangentSlots() + " slots (a double takes two)",
                    Callee.MOST_SLOTS);
        }
        return true;
    }

    private static int rounded(int size) {
        return size / 100 * 100;
    }
}
