package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slope.DifferentiableFunction;
import slope.GradientCheck;
import slope.processor.testing.Compilation;

/**
 * Whatever javac's analysis of flow says of the user's code (JLS 14.22), it has nothing to say of generated code, in which a value may
 * stand for a variable. Gradients are told by differences.
 */
class FlowTest {
    private static final String SOURCE = """
            package flow;

            import slope.*;

            final class Model {
                static final boolean OFF = false, ON = !OFF && Other.LIMIT > 2;
                private static final int N = 3;

                interface Other { int LIMIT = 2 + 1; }

                private static double clipped(double x, boolean clip) {
                    double y = x;
                    while (clip) { y = y * x; if (y > 10) break; }
                    return y;
                }

                private static double pick(double x, int n) {
                    if (n > 2) return x;
                    if (n > 1) return 2 * x;
                    return 3 * x;
                }

                @Differentiable
                static double f(double x, int n) {
                    %s
                }
            }
            """;

    private static Compilation compile(String body) {
        return Compilation.of(Map.of("flow.Model", SOURCE.formatted(body)), "-Aslope.verify", "-Werror");
    }

    private static void isRight(String body) throws ReflectiveOperationException {
        Compilation compilation = compile(body);
        assertTrue(compilation.successful(), compilation.describe());
        assertEquals(0, compilation.diagnostics().size(), compilation.describe());
        var primal = compilation.load("flow.Model").getDeclaredMethod("f", double.class, int.class);
        primal.setAccessible(true);
        var generated =
                compilation.load("flow.ModelDerivatives").getDeclaredMethod("fFunction", double.class, int.class);
        generated.setAccessible(true);
        for (int n = 0; n < 4; n++) {
            DifferentiableFunction function = (DifferentiableFunction) generated.invoke(null, 1.3, n);
            assertEquals(primal.invoke(null, 1.3, n), function.value(function.point()));
            GradientCheck.verify(function);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int k = 1; while (k < 0) { x = x * 2; } return x * x;",
                "return clipped(x, false) * x;",
                "return clipped(x, OFF && ON) * clipped(x, Other.LIMIT < N);",
                "for (boolean more = false; more; ) x *= 2; return x * x;",
                "int k = 0; for (int i = 0; k > 0; i++) x += i; return x * x;",
                "String mode = \"a\"; while (mode == \"b\") { x = x * x; } return x * x;",
                "long a = 7; while ((a & 1) == 0 || a > 9) { x *= x; } return x * 3;",
                "int k = 1; do { x = x * x; } while (k < 0); return x;",
                "double y = x; for (int i = 5; i < 3; i++) { y *= x; } return y * x;",
            })
    void loopsThatAreNeverEntered(String body) throws ReflectiveOperationException {
        isRight(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int k = 1; while (k > 0) { x = x * x; if (x > 100) break; } return x;",
                "boolean on = true; while (on) { x = x * x; if (x > 100) return x; } return 0;",
                "final boolean on = true; while (on) { x = x * x; if (x > 100) return x * 2; }",
                "final var on = N > 2; while (on) { x = x * x; if (x > 100) return x * 2; }",
                "while (ON) { x = x * x; if (x > 100) return x; }",
                "while (Other.LIMIT == N) { x = x * x; if (x > 100) return x; }",
                "for (; 1 < 2; ) { x = x * x; if (x > 100) return x; }",
                "for (int i = 0; ON ? true : OFF; i++) { x = x * x; if (i == n) return x; }",
                "do { x = x * x; if (x > 100) return x; } while (\"a\" + N == \"a3\");",
                "final boolean on = true; double y; if (on) y = x; return y * x;",
                "boolean on = true; while (on) { if (x > 1) return x * x; throw new IllegalStateException(); } return x;",
            })
    void loopsThatOnlyAnExitEnds(String body) throws ReflectiveOperationException {
        isRight(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "double s = x; outer: while (s < switch (n) { case 1 -> 10; default -> 20; }) { s *= x; if (s > 15) break outer; } return s;",
                "double s = x; outer: for (int i = switch (n) { case 1 -> 1; default -> 2; }; i < 5; i++) { s *= x; for (int j = 0;"
                        + " j < 2; j++) { if (s > 3) continue outer; s += x; } } return s;",
                "double[] w = {x, 2 * x}; double s = 1; outer: for (double v : switch (n) { case 1 -> w; default -> w; }) { s *= v;"
                        + " if (s > 2) continue outer; s += x; } return s;",
                "double s = x; outer: for (int i = (int) Slope.constant(pick(1, n)); i < 5; i++) { s *= x; if (s > 3) continue outer;"
                        + " s += x; } return s;",
                "double s = x; outer: inner: do { s *= x; if (s > 15) break outer; if (s > 5) continue inner; s += x; }"
                        + " while (pick(s, n) < 10); return s;",
                "double s = x; outer: if (pick(x, n) > 2) { s *= x; if (s > 2) break outer; s *= x; } return s;",
                "double s = x; outer: for (int i = 0; i < 3; i += switch (n) { case 1 -> 1; default -> 2; }) { s *= x; if (i == 1)"
                        + " continue outer; s += x; } return s;",
            })
    void labelsOfLoopsWhoseHeadersHaveBlocks(String body) throws ReflectiveOperationException {
        isRight(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int z = 0; if (n >= 0) return x * x; return x * (n / z);",
                "int a = 2, b = a - 2; return n < 9 ? x * n : x * (n % b);",
                "long z = 0; if (n < 9) return x; return x * (5L / z);",
                "int z = 0; if (n > 9) n /= z; return x * n;",
            })
    void divisionsByWhatIsZeroGiveNoWarning(String body) throws ReflectiveOperationException {
        isRight(body);
    }

    /** Of JDK 22 and later. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "var _ = x * 2; var _ = x * 3; double _ = x; return x * x;",
                "double[] w = {x, x}; double s = 0; for (var _ : w) for (double _ : w) s += x * x; return s;",
                "double s = 0; for (int i = 0, _ = 3; i < n; i++) { var _ = s; s += x; } return s * x;",
            })
    void variablesWithoutNames(String body) throws ReflectiveOperationException {
        if (Runtime.version().feature() >= 22) {
            isRight(body);
        }
    }

    /** What javac refuses in the source is its own to refuse. */
    @Test
    void unreachableCodeOfTheUsersOwn() {
        for (String body : new String[] {"while (OFF) x++; return x;", "while (ON) x++; return x;"}) {
            Compilation compilation = compile(body);
            assertTrue(!compilation.successful());
            assertTrue(
                    Stream.of("unreachable", "nothing leaves")
                            .anyMatch(compilation.diagnostics().get(0).getMessage(null)::contains),
                    compilation.describe());
            assertEquals(1, compilation.diagnostics().size(), compilation.describe());
        }
    }

    /** Sixty choices in one another, and forty conditions: what is written in the place of its use is visited once. */
    @Test
    @Timeout(60)
    void choicesInOneAnother() {
        StringBuilder choices = new StringBuilder("x * x");
        StringBuilder conditions = new StringBuilder("x > 40");
        for (int i = 59; i >= 0; i--) {
            choices.insert(0, "n == %d ? x * %d : ".formatted(i, i));
        }
        for (int i = 39; i >= 0; i--) {
            conditions.insert(0, "b[0] && (x > %d || ".formatted(i)).append(")");
        }
        Compilation compilation = Compilation.of(Map.of(
                "flow.Nested",
                "package flow; class Nested { @slope.Differentiable static double f(double x, int n) { return "
                        + choices
                        + "; } @slope.Differentiable static double g(double x, boolean[] b) { if (" + conditions
                        + ") return x * x; return 2 * x; } }"));
        assertTrue(compilation.successful(), compilation.describe());
    }
}
