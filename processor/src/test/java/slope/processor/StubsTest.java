package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slope.processor.testing.Compilation;

/** What kapt and Groovy show javac of their methods has no bodies: a derivative of it would be 0. */
class StubsTest {
    private static final Map<String, String> LANGUAGES = Map.of(
            "kotlin.Metadata",
                    "package kotlin; public @interface Metadata { int[] mv() default {}; int k() default 1; }",
            "groovy.lang.GroovyObject", "package groovy.lang; public interface GroovyObject {}",
            "groovy.transform.Generated", "package groovy.transform; public @interface Generated {}");

    private static Compilation compile(String type, String text) {
        Map<String, String> sources = new HashMap<>(LANGUAGES);
        sources.put("stubs." + type, "package stubs; import slope.*; " + text);
        return Compilation.of(sources);
    }

    private static void refused(String language, int methods, String type, String text) {
        Compilation compilation = compile(type, text);
        List<String> messages =
                compilation.diagnostics().stream().map(d -> d.getMessage(null)).toList();
        assertFalse(compilation.successful());
        assertEquals(methods, messages.size(), compilation.describe());
        assertTrue(
                messages.stream().allMatch(m -> m.startsWith("[slope:stub]") && m.contains("written in " + language)),
                compilation.describe());
        assertTrue(compilation.generated().isEmpty());
    }

    @Test
    void kapt() {
        refused("Kotlin", 1, "Springs", """
                @kotlin.Metadata(mv = {1, 9, 0}, k = 1)
                public final class Springs {
                    public static final Springs INSTANCE = null;
                    @Differentiable public static final double energy(double x) { return 0.0; }
                }
                """);
        refused("Kotlin", 2, "SpringsKt", """
                @kotlin.Metadata(mv = {1, 9, 0}, k = 2)
                public final class SpringsKt {
                    @Differentiable public static final double energy(double x) { return 0.0; }
                    @kotlin.Metadata(mv = {1, 9, 0}) public static final class Companion {
                        @Differentiable public final double other(double x) { return 0.0; }
                    }
                }
                """);
    }

    @Test
    void groovy() {
        refused("Groovy", 1, "Springs", """
                public class Springs extends java.lang.Object implements groovy.lang.GroovyObject {
                    @Differentiable public static double energy(double x) { return (double)0; }
                }
                """);
        refused("Groovy", 1, "Springs", """
                @groovy.transform.Generated public class Springs {
                    @Differentiable public static double energy(double x) { return (double)0; }
                }
                """);
        refused("Groovy", 1, "Springs", """
                public final class Springs extends Base {
                    @Differentiable public static double energy(double x) { return (double)0; }
                }
                class Base implements groovy.lang.GroovyObject {}
                """);
    }

    /** It has a body. */
    @Test
    void aClassInJavaMayExtendOneInGroovy() {
        Compilation compilation = compile("Springs", """
                final class Springs extends Base {
                    @Differentiable static double energy(double x) { return x * x; }
                }
                class Base implements groovy.lang.GroovyObject {}
                """);
        assertTrue(compilation.successful(), compilation.describe());
    }

    /** Nothing is read in the place of a call of what is a stub. */
    @Test
    void callsOfStubs() {
        Compilation compilation = compile("User", """
                final class User {
                    @Differentiable static double f(double x) { return new Pair(x, 2).product(); }
                }
                @kotlin.Metadata record Pair(double a, double b) { double product() { return 0.0; } }
                """);
        assertFalse(compilation.successful());
        assertTrue(
                compilation.diagnostics().get(0).getMessage(null).startsWith("[slope:record-call]"),
                compilation.describe());
    }
}
