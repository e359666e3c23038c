package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slope.processor.diag.Problem;
import slope.processor.testing.Compilation;

/**
 * Erroneous methods, one a file under {@code errors}: below the offending line a caret points at the column, with the code that
 * must be reported there; {@code javac} stands for an error of javac's own. Exactly those, and no more.
 */
class ErrorsTest {
    private static final Path CASES = Path.of("src/test/resources/errors");
    private static final Pattern MARK = Pattern.compile("( *)\\^ ([a-z-]+)");
    private static final Pattern CODE = Pattern.compile("\\[slope:([a-z-]+)]");

    /**
     * What no single source can be made to show: faults of ours, sums of thousands of terms, a compiler without trees, other languages and
     * releases, names of files, what is found in class files, on the source path or with Lombok, which the tests of {@code consumers} show, and what takes a
     * large source, which {@link SizesTest} writes.
     */
    private static final Set<Problem> WITHOUT_CASE = EnumSet.of(
            Problem.MISRESOLVED,
            Problem.INTERNAL,
            Problem.DEEP_EXPRESSION,
            Problem.DEEP_CODE,
            Problem.TOO_LARGE,
            Problem.TOO_MANY_BODIES,
            Problem.NO_TANGENT,
            Problem.CALLEE_TANGENT,
            Problem.NO_TREES,
            Problem.NO_RUNTIME,
            Problem.STUB,
            Problem.UNNAMED_CLASS,
            Problem.RELEASE,
            Problem.GENERATED_AGAIN,
            Problem.LONG_NAME,
            Problem.NOT_WRITTEN,
            Problem.NO_SOURCE,
            Problem.WITHER,
            Problem.NO_COMPANION,
            Problem.NOT_COMPILED,
            Problem.COMPANION_FORMAT,
            Problem.STALE_COMPANION);

    static Stream<Path> cases() throws IOException {
        return Files.list(CASES).filter(p -> p.toString().endsWith(".txt")).sorted();
    }

    private record Marked(String source, Set<String> expected) {}

    private static Marked read(Path file) throws IOException {
        List<String> source = new ArrayList<>();
        Set<String> expected = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            Matcher mark = MARK.matcher(line);
            if (mark.matches()) {
                expected.add(source.size() + ":" + (mark.group(1).length() + 1) + " " + mark.group(2));
            } else {
                source.add(line);
            }
        }
        return new Marked(String.join("\n", source) + "\n", expected);
    }

    private static String describe(Diagnostic<? extends JavaFileObject> d) {
        Matcher code = CODE.matcher(d.getMessage(null));
        return d.getLineNumber() + ":" + d.getColumnNumber() + " " + (code.find() ? code.group(1) : "javac");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedExactlyThere(Path file) throws IOException {
        Marked marked = read(file);
        String name = file.getFileName().toString().replace(".txt", "");
        Compilation compilation = Compilation.of(Map.of("errors." + name, marked.source()));
        assertFalse(compilation.successful());
        Set<String> reported = new TreeSet<>();
        compilation.diagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .forEach(d -> reported.add(describe(d)));
        assertEquals(marked.expected(), reported, compilation.describe());
        assertTrue(compilation.generated().isEmpty(), "nothing half-written remains");
    }

    static Stream<Path> warnings() throws IOException {
        return Files.list(Path.of("src/test/resources/warnings")).sorted();
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void isWarnedOfExactlyThere(Path file) throws IOException {
        Marked marked = read(file);
        String name = file.getFileName().toString().replace(".txt", "");
        Compilation compilation = Compilation.of(Map.of("warnings." + name, marked.source()));
        assertTrue(compilation.successful(), compilation.describe());
        Set<String> reported = new TreeSet<>();
        compilation.diagnostics().stream()
                .filter(d -> CODE.matcher(d.getMessage(null)).find())
                .forEach(d -> reported.add(describe(d)));
        assertEquals(marked.expected(), reported, compilation.describe());
    }

    @Test
    void aSumOfThousandsOfTerms() {
        String sum = "x" + " + x".repeat(5000);
        Compilation compilation = Compilation.of(Map.of(
                "errors.Deep",
                "package errors; class Deep { @slope.Differentiable static double f(double x) { return " + sum
                        + "; } }"));
        assertEquals(1, compilation.diagnostics().size());
        assertTrue(
                compilation.diagnostics().get(0).getMessage(null).startsWith("[slope:deep-expression] "),
                compilation.diagnostics().get(0).getMessage(null));
    }

    @Test
    void everyProblemHasACaseAndAHeading() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : Stream.concat(cases(), warnings()).toList()) {
            all.append(Files.readString(file));
        }
        String headings = Files.readString(Path.of("../docs/errors.md"));
        for (Problem problem : Problem.values()) {
            assertTrue(headings.contains("\n## " + problem.code() + "\n"), "no heading: " + problem.code());
            if (!WITHOUT_CASE.contains(problem)) {
                assertTrue(all.toString().contains("^ " + problem.code() + "\n"), "no case: " + problem.code());
            }
        }
    }

    @Test
    void thereAreAtLeastThirty() throws IOException {
        assertTrue(cases().count() >= 30);
    }
}
