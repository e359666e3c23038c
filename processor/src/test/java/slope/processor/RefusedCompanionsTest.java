package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slope.processor.testing.Compilation;

/** Javac never reports an error in a generated file, nor any because of one that is missing. */
class RefusedCompanionsTest {
    private static final String REFUSED = """
            package refused;
            import slope.Differentiable;
            final class A {
                @Differentiable static double f(double x) { return x * Math.random(); }
                @Differentiable static double g(double x) { return x * x; }
            }
            """;

    private static List<String> messages(Compilation compilation) {
        assertFalse(compilation.successful());
        return compilation.diagnostics().stream()
                .map(d -> d.getMessage(null).split(" ")[0])
                .sorted()
                .toList();
    }

    /** Companions of those that call it, and of those that call them, are not written; any other is. */
    @Test
    void ofCallers() {
        Compilation compilation = Compilation.of(Map.of(
                "refused.A",
                REFUSED,
                "refused.B",
                "package refused; class B { @slope.Differentiable static double h(double x) { double s = 0;"
                        + " for (int i = 0; i < 3; i++) s += A.g(x) * x; return s; } }",
                "refused.C",
                "package refused; class C { @slope.Differentiable static double k(double x) { return B.h(x); } }",
                "refused.D",
                "package refused; class D { @slope.Differentiable static double k(double x) { return x * x; } }"));
        assertEquals(List.of("[slope:no-derivative]"), messages(compilation), compilation.describe());
        assertEquals(
                2,
                compilation.generated().size(),
                compilation.generated().keySet().toString());
        assertTrue(compilation.generated().containsKey("refused.DDerivatives"));
    }

    /** Two classes that wait for each other's companions, in helpers, too. */
    @Test
    void thatWaitForEachOther() {
        Compilation compilation = Compilation.of(
                Map.of(
                        "refused.A",
                                "package refused; class A { @slope.Differentiable static double f(double x) {"
                                        + " return x * BDerivatives.gGradient(2).dX(); } }",
                        "refused.B",
                                "package refused; class B { @slope.Differentiable static double g(double x) { return help(x); }"
                                        + " private static double help(double x) { return x * ADerivatives.fGradient(2).dX(); } }"));
        assertEquals(
                List.of("[slope:own-companion]", "[slope:own-companion]"),
                messages(compilation),
                compilation.describe());
    }

    /** One that does not wait for this one is there in the second round. */
    @Test
    void thatIsThereInTime() {
        Compilation compilation = Compilation.of(Map.of(
                "refused.A",
                "package refused; class A { @slope.Differentiable static double f(double x) {"
                        + " return x * BDerivatives.gGradient(2).dX(); } }",
                "refused.B",
                "package refused; class B { @slope.Differentiable static double g(double x) { return x; } }"));
        assertTrue(compilation.successful(), compilation.describe());
    }

    /** A local of the companion's name is no companion. */
    @Test
    void thatIsAVariable() {
        Compilation compilation = Compilation.of(
                Map.of(
                        "refused.A",
                        "package refused; class A { @slope.Differentiable static double f(double[] ADerivatives) {"
                                + " return ADerivatives[0]; } static double own() { return ADerivatives.fGradient(new double[1]).value(); } }"));
        assertTrue(compilation.successful(), compilation.describe());
    }

    private static Map<String, String> inAnotherPackage(String imports) {
        return Map.of(
                "other.A",
                "package other; public class A { @slope.Differentiable public static double g(double x) { return x * x; } }",
                "refused.A",
                "package refused; " + imports + " class A { @slope.Differentiable static double f(double x) {"
                        + " return x * ADerivatives.gGradient(2).dX(); } }");
    }

    /** A class of the companion's name that is imported is another. */
    @Test
    void ofAnotherPackage() throws ReflectiveOperationException {
        Compilation compilation = Compilation.of(inAnotherPackage("import other.ADerivatives;"));
        assertTrue(compilation.successful(), compilation.describe());
        var gradient = compilation.load("refused.ADerivatives").getDeclaredMethod("fGradient", double.class);
        gradient.setAccessible(true);
        assertEquals("FGradient[value=12.0, dX=4.0]", gradient.invoke(null, 3.0).toString());
    }

    /** One that is imported on demand is not: those of the class's own package come first. */
    @Test
    void ofItsOwnPackage() {
        Compilation compilation = Compilation.of(inAnotherPackage("import other.*;"));
        assertEquals(List.of("[slope:own-companion]"), messages(compilation), compilation.describe());
        Compilation imported = Compilation.of(inAnotherPackage("import refused.ADerivatives;"));
        assertTrue(messages(imported).contains("[slope:own-companion]"), imported.describe());
    }

    /** Two classes that wait for each other may be of two packages. */
    @Test
    void ofAnotherPackageThatWaits() {
        Compilation compilation = Compilation.of(Map.of(
                "other.B",
                "package other; import refused.*; public class B { @slope.Differentiable"
                        + " public static double g(double x) { return x * ADerivatives.fGradient(2).dX(); } }",
                "refused.A",
                "package refused; import other.*; public class A { @slope.Differentiable"
                        + " public static double f(double x) { return x * BDerivatives.gGradient(2).dX(); } }"));
        assertEquals(
                List.of("[slope:own-companion]", "[slope:own-companion]"),
                messages(compilation),
                compilation.describe());
    }

    /** So is a class within the class, or within one around or above it. */
    @Test
    void thatIsAMember() {
        String member = " static class Names { static double two() { return 2; } }";
        for (String body : List.of(
                "class A { %s" + member.replace("Names", "ADerivatives") + " }",
                "class A extends Base { %s } class Base {" + member.replace("Names", "ADerivatives") + " }",
                "class A { static class B { %s }" + member.replace("Names", "A_BDerivatives") + " }")) {
            String name = body.contains("A_B") ? "A_BDerivatives" : "ADerivatives";
            String method = "@slope.Differentiable static double f(double x) { return x * " + name + ".two(); }";
            Compilation compilation =
                    Compilation.of(Map.of("refused.A", "package refused; " + String.format(body, method)));
            assertTrue(compilation.successful(), compilation.describe());
        }
    }

    @Test
    void withTooLongANameForAFile() {
        String name = "A".repeat(230);
        Compilation compilation = Compilation.of(Map.of(
                "refused." + name,
                "package refused; class " + name
                        + " { @slope.Differentiable static double f(double x) { return x; } }"));
        assertEquals(List.of("[slope:long-name]"), messages(compilation));
        assertTrue(compilation.generated().isEmpty());
    }

    /** Those of the last build lie in the source folders: one message for all of them. */
    @Test
    void ofTheLastBuild() {
        Map<String, String> sources = Map.of(
                "refused.D",
                        "package refused; class D { @slope.Differentiable static double k(double x) { return x * x; } }",
                "refused.E",
                        "package refused; class E { @slope.Differentiable static double k(double x) { return x * x; } }");
        Map<String, String> again = new java.util.HashMap<>(sources);
        again.putAll(Compilation.of(sources).generated());
        assertEquals(List.of("[slope:generated-again]"), messages(Compilation.of(again)));
        again.keySet().removeIf(name -> name.endsWith("Derivatives"));
        assertEquals(List.of("[slope:generated-again]"), messages(Compilation.of(again)));
    }

    /** Records are of Java 16: nothing else is said for an older one, and nothing for that. */
    @Test
    void ofOldReleases() {
        Map<String, String> source = Map.of(
                "refused.D",
                "package refused; class D { @slope.Differentiable static double k(double x) { return x * x; }"
                        + " @slope.Differentiable static double l(double x) { return x; } }");
        for (String release : List.of("11", "15")) {
            Compilation compilation = Compilation.of(source, "--release", release, "-Xlint:-options");
            assertEquals(List.of("[slope:release]"), messages(compilation), compilation.describe());
            assertTrue(compilation.diagnostics().get(0).getMessage(null).contains("--release 16 or later"));
        }
        assertTrue(Compilation.of(source, "--release", "16", "-Xlint:-options").successful());
    }

    /** Compact source files are of Java 25. */
    @Test
    void ofClassesWithoutNames() {
        if (Runtime.version().feature() >= 25) {
            Compilation compilation = Compilation.of(Map.of("Compact", """
                    @slope.Differentiable static double f(double x) { return x * x; }
                    record Inner(double a) { @slope.Differentiable static double g(double x) { return x; } }
                    void main() { IO.println(f(2)); }
                    """));
            assertEquals(
                    List.of("[slope:unnamed-class]", "[slope:unnamed-class]"),
                    messages(compilation),
                    compilation.describe());
        }
    }
}
