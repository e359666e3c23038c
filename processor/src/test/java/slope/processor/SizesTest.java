package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import slope.processor.testing.ClassFile;
import slope.processor.testing.Compilation;

/**
 * Methods of any size: compiled, with a warning wherever HotSpot would compile a derivative no more, or refused by one error at the
 * method. javac never finds anything wrong in a generated file. What is long is read from the class files.
 */
class SizesTest {
    private static final int COMPILED = 8000;

    /** Below this there must be no warning. */
    private static final int SHORT = 7500;

    private static Compilation compile(String members) {
        return Compilation.of(Map.of("sizes.S", Growing.type(members)));
    }

    private static List<String> messages(Compilation compilation, String code) {
        return compilation.diagnostics().stream()
                .map(d -> d.getMessage(null))
                .filter(m -> m.startsWith("[slope:" + code))
                .toList();
    }

    /** What each mode is called in a warning, and how many bytes of code it has. */
    private static Map<String, Integer> sizes(Compilation compilation) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("the pullback", longest(compilation, "sizes.SDerivatives$FWorkspace", "pullback"));
        sizes.put("FWorkspace.at", longest(compilation, "sizes.SDerivatives$FWorkspace", "at"));
        sizes.put(
                "the tangent",
                Math.max(
                        longest(compilation, "sizes.SDerivatives", "fTangent"),
                        longest(compilation, "sizes.SDerivatives", "fTangentUnchecked")));
        sizes.put("the graph", longest(compilation, "sizes.SGraphs", "f"));
        sizes.put("the dynamic graph", longest(compilation, "sizes.SGraphs", "fDynamic"));
        return sizes;
    }

    private static int longest(Compilation compilation, String type, String method) {
        byte[] bytes = compilation.bytes(type);
        assertNotNull(bytes, type);
        return ClassFile.methods(bytes).stream()
                .filter(m -> m.name().equals(method))
                .mapToInt(ClassFile.Method::code)
                .max()
                .orElse(0);
    }

    /** Compiles it, and holds the warning against what javac wrote. */
    private static Map<String, Integer> compilesAndSaysWhatIsLong(String members) {
        Compilation compilation = compile(members);
        assertTrue(compilation.successful(), () -> String.join("\n", messages(compilation, "")));
        List<String> warnings = messages(compilation, "long-code");
        Map<String, Integer> sizes = sizes(compilation);
        sizes.forEach((mode, size) -> {
            boolean said = warnings.stream()
                    .anyMatch(w -> w.contains(mode + " is about")
                            || w.contains(mode + " about")
                            || w.contains("'" + mode + "'"));
            assertTrue(said || size <= COMPILED, mode + " has " + size + " bytes, and nothing is said: " + warnings);
            assertTrue(!said || size >= SHORT, mode + " has " + size + " bytes only: " + warnings);
        });
        return sizes;
    }

    /** One error, with this code, where the method is, and nothing of javac's. */
    private static String isRefused(String code, String members) {
        Compilation compilation = compile(members);
        assertFalse(compilation.successful());
        List<Diagnostic<?>> errors = compilation.diagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .collect(Collectors.toList());
        assertEquals(1, errors.size(), errors::toString);
        String message = errors.get(0).getMessage(null);
        assertTrue(message.startsWith("[slope:" + code + "] "), message);
        long method = Growing.type(members)
                        .lines()
                        .takeWhile(l -> !l.contains("double f("))
                        .count()
                + 1;
        assertEquals(method, errors.get(0).getLineNumber());
        return message;
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 100, 150, 200})
    void statements(int count) {
        compilesAndSaysWhatIsLong(Growing.statements(count, Growing.MIXED));
    }

    static Stream<String> nearTheLimit() {
        return Stream.of(
                Growing.statements(121, Growing.MIXED),
                Growing.statements(90, Growing.BRANCHES),
                Growing.statements(104, Growing.STORES),
                Growing.statements(120, Growing.CALLS),
                Growing.statements(80, "    for (int t = 0; t < n; t++) {\n", "    }\n", Growing.MIXED));
    }

    @ParameterizedTest
    @MethodSource("nearTheLimit")
    void warningsAreGivenWhereTheyAreDue(String members) {
        Map<String, Integer> sizes = compilesAndSaysWhatIsLong(members);
        assertTrue(sizes.values().stream().anyMatch(s -> s > 6000 && s < 12_000), sizes::toString);
    }

    @ParameterizedTest
    @CsvSource({"900, 15", "2000, 15", "4000, 60"})
    void thousandsOfStatements(int count, int seconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        isRefused("too-large", Growing.statements(count, Growing.MIXED));
        double took = (threads.getCurrentThreadCpuTime() - before) / 1e9;
        assertTrue(took < seconds, count + " statements took " + took + " s");
    }

    /** The way back over it is too far for a short jump: javac writes all of them as long ones. */
    @Test
    void aLoopOfThirtyThousandBytes() {
        Map<String, Integer> sizes = compilesAndSaysWhatIsLong(
                Growing.statements(450, "    for (int t = 0; t < n; t++) {\n", "    }\n", Growing.MIXED));
        assertTrue(sizes.get("the graph") > Short.MAX_VALUE, sizes::toString);
    }

    @ParameterizedTest
    @CsvSource({"63, true", "64, false", "126, false"})
    void manyNumbers(int count, boolean hasTangent) {
        Compilation compilation = compile(Growing.parameters(count, "double", "$"));
        assertTrue(compilation.successful(), compilation::describe);
        assertEquals(hasTangent ? 0 : 1, messages(compilation, "no-tangent").size());
        assertEquals(hasTangent, longest(compilation, "sizes.SDerivatives", "fTangent") > 0);
        assertTrue(longest(compilation, "sizes.SDerivatives", "fGradient") > 0);
        assertTrue(longest(compilation, "sizes.SGraphs", "f") > 0);
    }

    @ParameterizedTest
    @CsvSource({"127, double, $", "75, double[], $[0]", "127, double[][], $[0][0]"})
    void tooManyParameters(int count, String type, String number) {
        isRefused("too-large", Growing.parameters(count, type, number));
    }

    @Test
    void manyArrays() {
        Map<String, Integer> sizes = compilesAndSaysWhatIsLong(Growing.parameters(27, "double[]", "$[0]"));
        assertTrue(sizes.get("FWorkspace.at") > COMPILED, sizes::toString);
    }

    @Test
    void recordsOfManyComponents() {
        compilesAndSaysWhatIsLong(Growing.components(60, "double"));
        compilesAndSaysWhatIsLong(Growing.components(100, "float"));
        isRefused("too-large", Growing.components(127, "double"));
        isRefused("too-large", Growing.components(130, "float"));
    }

    @Test
    void chainsOfHelpersThatDouble() {
        assertTrue(isRefused("too-many-bodies", Growing.chain(12)).contains("h4 → h3 → h2"));
        isRefused("too-many-bodies", Growing.chainOfRecords(30));
    }

    @Test
    void aShorterChain() {
        compilesAndSaysWhatIsLong(Growing.chain(8));
    }

    @Test
    void branchesThatAreLeftEarly() {
        String leaves = "if (i == $) { s += x * $; continue; }";
        String loop = "    for (int i = 0; i < n; i++) {\n";
        compilesAndSaysWhatIsLong(Growing.branches(60, loop, leaves, "", "    s *= x; }\n"));
        isRefused("deep-code", Growing.branches(250, loop, leaves, "", "    s *= x; }\n"));
        isRefused("deep-code", Growing.branches(250, "", "if (n == $) { s += x * $; }", " else ", ""));
    }

    @Test
    void aCallOfWhatHasNoTangent() {
        String large = Growing.parameters(64, "double", "$");
        String zeros = ", 0".repeat(63);
        Compilation compilation =
                compile(large + "    @Differentiable static double g(double x) { return f(x * x" + zeros + "); }\n");
        assertFalse(compilation.successful());
        assertEquals(1, messages(compilation, "callee-tangent").size(), compilation::describe);
        assertEquals(0, compilation.generated().size());
    }
}
