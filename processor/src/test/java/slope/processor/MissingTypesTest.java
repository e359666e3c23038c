package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import slope.Tangent;
import slope.processor.testing.Compilation;

/**
 * What a differentiated method mentions may be of a type that another processor generates, wherever it is mentioned. Each class has a
 * linear function {@code f}, so that its derivative is a difference of its own values.
 */
class MissingTypesTest {
    private static final String GENERATED = """
            package late;
            class Gen {
                static final double FACTOR = 4;
                static final Gen ONE = new Gen(1);
                final double k;
                Gen(double k) { this.k = k; }
                double k() { return k; }
                Gen twice() { return new Gen(2 * k); }
                static double triple(double x) { return 3 * x; }
                double above() { return 7; }
                record Rec(double a, double b) {}
                enum Kind { SMALL, LARGE }
                static class Trouble extends RuntimeException { Trouble(String s) { super(s); } }
            }
            """;

    static Stream<Arguments> mentions() {
        return Stream.of(
                of("a static field", "static final Gen G = new Gen(3);", "return G.k * x;"),
                of(
                        "an instance field",
                        "static final class O { final Gen g = new Gen(3); }",
                        "return new O().g.k * x;"),
                of("a helper's result", "static Gen make() { return new Gen(3); }", "return make().k() * x;"),
                of(
                        "a helper's parameter",
                        "static double of(Gen g, double y) { return g.k * y; }",
                        "return of(Gen.ONE, x);"),
                of("a constructor call", "", "return new Gen(3).k * x;"),
                of("a constructor call, chained", "", "return new Gen(3).twice().k() * x;"),
                of("the initialiser of var", "", "var g = new Gen(3); return g.k * x;"),
                of("a record made for var", "", "var r = new Gen.Rec(x, 2); return r.a() * r.b();"),
                of("a declared local", "", "Gen g = Gen.ONE.twice(); return g.k * x;"),
                of(
                        "a type argument",
                        "static final java.util.List<Gen> ALL = java.util.List.of(new Gen(3));",
                        "return ALL.get(0).k * x;"),
                of(
                        "a local's type argument",
                        "static final java.util.Map<String, java.util.List<? extends Gen>> M = java.util.Map.of(\"a\", java.util.List.of(new Gen(3)));",
                        "java.util.List<? extends Gen> l = M.get(\"a\"); return l.get(0).k * x;"),
                of(
                        "a constructor's parameter",
                        "static final class O { final double k; O(Gen g) { k = g.k; } }",
                        "return new O(Gen.ONE).k * x;"),
                of(
                        "a record's component",
                        "record Holder(Gen g, double y) {}",
                        "Holder h = new Holder(new Gen(3), x); return h.g().k * h.y();"),
                of(
                        "an overload",
                        "static double of(Gen g, double y) { return 2 * y; } static double of(Object o, double y) { return y; }",
                        "return of(new Gen(1), x);"),
                of("a helper's body", "static double of(double y) { return Gen.ONE.k * y; }", "return of(x);"),
                of(
                        "a private helper's body",
                        "private static double of(double y) { Gen g = new Gen(3); return g.k * y; }",
                        "return of(x);"),
                of(
                        "another class's helper",
                        "static final class O { static double k() { return new Gen(3).k; } }",
                        "return O.k() * x;"),
                of(
                        "another class's annotated method",
                        "static final class O { @Differentiable static double of(double y) { return Gen.ONE.k * y; } }",
                        "return O.of(x);"),
                of(
                        "an enum that is switched on",
                        "static final Gen.Kind K = Gen.Kind.LARGE;",
                        "return switch (K) { case SMALL -> x; case LARGE -> 5 * x; };"),
                of("an exception", "", "if (x > 1e9) { throw new Gen.Trouble(\"large\"); } return 2 * x;"),
                of("a static method", "", "return Gen.triple(2) * x;"),
                of("a class above", "static class O extends Gen { O() { super(3); } }", "return new O().above() * x;"),
                of(
                        "an active field",
                        "static final class O { @Active final Gen.Rec r = new Gen.Rec(2, 3); }"
                                + " static double of(O o, double y) { return o.r.b() * y; } static final O ALL = new O();",
                        "return of(ALL, x);"));
    }

    private static Arguments of(String what, String members, String body) {
        return Arguments.of(what, source(members, body));
    }

    private static String source(String members, String body) {
        return """
                package late;
                import slope.*;
                final class Model {
                    %s
                    @Differentiable
                    static double f(double x) {
                        %s
                    }
                }
                """.formatted(members, body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mentions")
    void isWaitedFor(String what, String source) throws ReflectiveOperationException {
        Compilation compilation = Compilation.with(Map.of("late.Model", source), new Generating("late.Gen", GENERATED));
        assertTrue(compilation.successful(), compilation.describe());
        double slope = value(compilation, 3) - value(compilation, 2);
        assertTrue(slope > 0);
        var tangent =
                compilation.load("late.ModelDerivatives").getDeclaredMethod("fTangent", double.class, double.class);
        tangent.setAccessible(true);
        assertEquals(new Tangent(value(compilation, 2), slope), tangent.invoke(null, 2.0, 1.0));
    }

    private static double value(Compilation compilation, double x) throws ReflectiveOperationException {
        var method = compilation.load("late.Model").getDeclaredMethod("f", double.class);
        method.setAccessible(true);
        return (double) method.invoke(null, x);
    }

    /** The type is nowhere: javac says so, and nothing else is said. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("mentions")
    void isLeftToJavacInTheEnd(String what, String source) {
        Compilation compilation = Compilation.of(Map.of("late.Model", source));
        assertFalse(compilation.successful());
        assertTrue(errors(compilation).stream().anyMatch(e -> e.contains("symbol") || e.contains("package")));
        assertEquals(
                List.of(),
                errors(compilation).stream().filter(e -> e.contains("[slope:")).toList());
    }

    private static List<String> errors(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(null))
                .toList();
    }

    private static final String WITH_FAULT = source("", "double r = Math.random(); return Gen.ONE.k * x * r;");

    @Test
    void whatIsWrongIsReportedOnceTheTypeIsThere() {
        Compilation compilation =
                Compilation.with(Map.of("late.Model", WITH_FAULT), new Generating("late.Gen", GENERATED));
        assertEquals(1, errors(compilation).size(), compilation.describe());
        assertTrue(errors(compilation).get(0).startsWith("[slope:no-derivative]"), compilation.describe());
    }

    @Test
    void whatIsWrongIsReportedBesideWhatIsMissing() {
        Compilation compilation = Compilation.of(Map.of("late.Model", WITH_FAULT));
        assertTrue(
                errors(compilation).stream().anyMatch(e -> e.startsWith("[slope:no-derivative]")),
                compilation.describe());
    }

    /** A type variable and a pattern variable have no class, and are not waited for. */
    @Test
    void whatHasNoClassIsNotMissing() {
        String members = """
                static <T> T same(T t) { T copy = t; return copy; }
                static int size(Object o) { return o instanceof String s ? s.length() : 0; }
                """;
        Compilation compilation = Compilation.of(Map.of("late.Model", source(members, "return size(\"abc\") * x;")));
        assertTrue(compilation.successful(), compilation.describe());
        assertFalse(compilation.describe().contains("last round"), compilation.describe());
    }

    /** An import means the class that it names, though one of the same name is nearer. */
    @Test
    void anImportedClassIsWaitedForThoughItsNameIsKnown() throws ReflectiveOperationException {
        Map<String, String> sources = Map.of(
                "late.Model",
                source("", "return Scale.BY * x;").replace("import slope.*;", "import slope.*; import far.Scale;"),
                "late.Scale",
                "package late; final class Scale { static final double BY = 2; }");
        Compilation compilation = Compilation.with(
                sources,
                new Generating(
                        "far.Scale", "package far; public final class Scale { public static final double BY = 5; }"));
        assertTrue(compilation.successful(), compilation.describe());
        assertEquals(10, value(compilation, 2));
        var tangent =
                compilation.load("late.ModelDerivatives").getDeclaredMethod("fTangent", double.class, double.class);
        tangent.setAccessible(true);
        assertEquals(new Tangent(10, 5), tangent.invoke(null, 2.0, 1.0));
    }
}
