package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slope.processor.testing.Compilation;

/** Classes with derivatives that were written by hand, in the eyes of those that name them. */
class WrittenDerivativesTest {
    private static final String SPECIAL = "package p; class Special { static double erf(double x) { return 5 * x; } }";

    private static String rules(String name, String method, int factor) {
        return "package p; class " + name + " {"
                + " @slope.DerivativeOf(type = Special.class, method = \"erf\")"
                + " static double " + method + "(double x, double bar) { return " + factor + " * bar; } }";
    }

    private static String user(String rules) {
        return "package p; class A { @slope.Differentiable(" + rules
                + ") static double f(double x) { return Special.erf(x); } }";
    }

    private static List<String> errors(Compilation compilation) {
        assertFalse(compilation.successful());
        assertTrue(compilation.generated().isEmpty(), compilation.describe());
        return compilation.diagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(null))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules = q.R.class",
                "rules = {p.One.class, q.R.class}",
                "rules = Missing.class",
                "rules = Missing[].class",
                "rules = {1}",
                "rules = {}, name = MISSING",
                "rules = q.R.class, name = \"g\""
            })
    void ofWhatCannotBeNamedOnlyJavacSpeaks(String rules) {
        Compilation compilation = Compilation.of(Map.of(
                "q.R",
                "package q; class R {}",
                "p.Special",
                SPECIAL,
                "p.One",
                rules("One", "pullback", 5),
                "p.A",
                user(rules.replace("{}", "One.class"))));
        List<String> errors = compilation.diagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(null))
                .toList();
        assertFalse(compilation.successful());
        assertEquals(1, errors.size(), compilation.describe());
        assertFalse(errors.get(0).contains("[slope:"), compilation.describe());
    }

    @Test
    void twoClassesHaveADerivativeOfOneFunction() {
        Map<String, String> sources = Map.of(
                "p.Special", SPECIAL,
                "p.One", rules("One", "pullback", 5),
                "p.Two", rules("Two", "again", 6),
                "p.A", user("rules = {One.class, Two.class}"));
        assertEquals(
                List.of(
                        "[slope:derivative-of] 'One.pullback' and 'Two.again' are both a pullback of 'erf', so it is not"
                                + " known which is meant; keep one of them, or leave out of 'rules' the class that has the other"),
                errors(Compilation.of(sources)));
    }

    @Test
    void anotherPackageMayHaveOneOfItsOwn() throws Exception {
        String hidden = rules("R", "hidden", 6)
                .replace("package p; class", "package q; public class")
                .replace("Special", "p.Special");
        String more =
                "@slope.DerivativeOf(type = q.R.class, method = \"f\") public static double g(double x, double bar)"
                        + " { return bar; } public static double f(double x) { return x; } }";
        Map<String, String> sources = Map.of(
                "p.Special", SPECIAL.replace("class", "public class"),
                "p.One", rules("One", "pullback", 5),
                "q.R", hidden.substring(0, hidden.lastIndexOf('}')) + more,
                "p.A", user("rules = {One.class, q.R.class}"));
        Compilation compilation = Compilation.of(sources);
        assertTrue(compilation.successful(), compilation.describe());
        assertTrue(compilation.generated().get("p.ADerivatives").contains("One.pullback"), compilation.describe());
    }

    @Test
    void aClassHasNone() {
        assertEquals(
                List.of(
                        "[slope:derivative-of] 'p.Special' has no derivative that was written by hand; name a class that"
                                + " itself has a method with @DerivativeOf, or leave it out of 'rules'"),
                errors(Compilation.of(Map.of(
                        "p.Special",
                        SPECIAL,
                        "p.A",
                        "package p; class A { @slope.Differentiable(rules = Special.class) static double f(double x)"
                                + " { return 2 * x; } }"))));
    }

    @Test
    void ofAFunctionThatCannotBeNamedOnlyJavacSpeaks() {
        List<String> errors = errors(Compilation.of(Map.of(
                "q.R",
                "package q; class R { static double erf(double x) { return x; } }",
                "p.One",
                rules("One", "pullback", 5).replace("Special", "q.R"))));
        assertEquals(1, errors.size(), errors.toString());
        assertFalse(errors.get(0).contains("[slope:"), errors.toString());
    }

    @Test
    void anotherProcessorMayGenerateTheRules() {
        Map<String, String> sources = Map.of("p.Special", SPECIAL, "p.A", user("rules = One.class"));
        Compilation compilation = Compilation.with(sources, new Generating("p.One", rules("One", "pullback", 5)));
        assertTrue(compilation.successful(), compilation.describe());
        assertTrue(compilation.generated().get("p.ADerivatives").contains("One.pullback"), compilation.describe());
    }
}
