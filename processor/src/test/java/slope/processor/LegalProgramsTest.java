package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import slope.processor.testing.Compilation;

/**
 * Legal programs that a front end breaks when it lets javac attribute bodies too early: they compile, and without a warning
 * that was not there before.
 */
class LegalProgramsTest {
    private static final String METHOD = """
                @Differentiable
                static double f(double x, double[] w) {
                    return x * w[0];
                }
            """;

    private static List<String> messages(Compilation compilation) {
        return compilation.diagnostics().stream().map(d -> d.getMessage(null)).collect(Collectors.toList());
    }

    private static Compilation compiles(String members) {
        String source = "package legal;\n\nimport slope.*;\n\nfinal class Model {\n" + METHOD + members + "}\n";
        Compilation compilation = Compilation.of(Map.of("legal.Model", source));
        assertTrue(compilation.successful(), compilation.describe());
        assertEquals(List.of(), messages(compilation));
        return compilation;
    }

    @Test
    void varOfAGeneratedResultInTheSameClass() throws ReflectiveOperationException {
        Compilation compilation = compiles("""
                    static double use() {
                        var g = ModelDerivatives.fGradient(2, new double[] {3});
                        var w = new ModelDerivatives.FWorkspace();
                        return g.dX() + g.dW()[0] + w.at(2, new double[] {3}) + g.value();
                    }
                """);
        var use = compilation.load("legal.Model").getDeclaredMethod("use");
        use.setAccessible(true);
        assertEquals(3.0 + 2 + 6 + 6, use.invoke(null));
    }

    @Test
    void anAnonymousClassInVar() {
        compiles("""
                    static double use() {
                        var point = new Object() { double q = 2; };
                        return point.q + f(point.q, new double[] {1});
                    }
                """);
    }

    @Test
    void anImplicitLambdaParameterOfAGeneratedType() {
        compiles("""
                    static double use() {
                        java.util.List<ModelDerivatives.FGradient> all =
                                java.util.List.of(ModelDerivatives.fGradient(2, new double[] {3}));
                        return all.stream().mapToDouble(g -> g.dX()).sum();
                    }
                """);
    }

    @Test
    void aSubtypeOfWhatIsGeneratedElsewhereWithOverride() {
        compiles("""
                    static DifferentiableFunction shifted() {
                        var inner = ModelDerivatives.fFunction(2, new double[] {3});
                        return new DifferentiableFunction() {
                            @Override
                            public int dimension() { return inner.dimension(); }

                            @Override
                            public double[] point() { return inner.point(); }

                            @Override
                            public double value(double[] p) { return inner.value(p) + 1; }

                            @Override
                            public double gradient(double[] p, double[] g) { return inner.gradient(p, g) + 1; }

                            @Override
                            public DifferentiableFunction fork() { return this; }
                        };
                    }
                """);
    }

    /** A class that another processor generates, and the user extends beside the annotated method. */
    @Test
    void extendsOfAClassThatIsGenerated() {
        String source = "package legal;\n\nimport slope.*;\n\nfinal class Model {\n" + METHOD + """
                    static final class Child extends made.Parent {
                        @Override
                        double twice() { return 2 * f(base(), new double[] {1}); }
                    }
                }
                """;
        source = source.replace("made.Parent", "Parent");
        Compilation compilation = Compilation.with(
                Map.of("legal.Model", source),
                new Generating(
                        "legal.Parent",
                        "package legal; class Parent { double base() { return 3; } double twice() { return 0; } }"));
        assertTrue(compilation.successful(), compilation.describe());
        assertEquals(List.of(), messages(compilation));
    }

    /** The body itself needs a class of a later round. */
    @Test
    void aConstantThatIsGeneratedInALaterRound() throws ReflectiveOperationException {
        String source = """
                package legal;

                import slope.*;

                final class Model {
                    @Differentiable
                    static double f(double x) {
                        return x * Late.FACTOR;
                    }
                }
                """;
        Compilation compilation = Compilation.with(
                Map.of("legal.Model", source),
                new Generating("legal.Late", "package legal; class Late { static final double FACTOR = 4; }"));
        assertTrue(compilation.successful(), compilation.describe());
        var gradient =
                compilation.load("legal.ModelDerivatives").getDeclaredMethod("fTangent", double.class, double.class);
        gradient.setAccessible(true);
        assertEquals(new slope.Tangent(8, 4), gradient.invoke(null, 2.0, 1.0));
    }

    @Test
    void recordPatternsOverGeneratedRecords() {
        if (Runtime.version().feature() < 21) {
            System.out.println("record patterns need Java 21: skipped");
            return;
        }
        compiles("""
                    static double use(Object o) {
                        if (o instanceof ModelDerivatives.FGradient(double value, double dX, double[] dW)) {
                            return value + dX + dW.length;
                        }
                        return switch (o) {
                            case ModelDerivatives.FGradient(var value, var dX, var dW) -> value;
                            default -> 0;
                        };
                    }
                """);
    }

    @Test
    void lintWarningsAreNotDoubled() {
        String source = """
                package legal;

                import slope.*;

                final class Model {
                    static final double K = (double) 1.5;

                    @Differentiable
                    static double f(double x) {
                        double y = (double) x;
                        return Math.max(K, y);
                    }
                }
                """;
        Compilation with = Compilation.of(Map.of("legal.Model", source));
        Compilation without = Compilation.plain(Map.of("legal.Model", source));
        assertEquals(messages(without), messages(with));
        assertEquals(2, messages(with).size());
    }

    /** What the user has been told, or has suppressed, is not said again of generated code. */
    @Test
    void whatIsDeprecatedIsNotWarnedOfInGeneratedCode() {
        String source = """
                package legal;

                import slope.*;

                final class Model {
                    @Differentiable
                    @SuppressWarnings({"deprecation", "removal"})
                    static double f(double x, int n) {
                        return x * Old.half(n) * Old.third(n) * Float.floatToIntBits(2f);
                    }

                    @Deprecated
                    @Differentiable
                    static double g(double x) {
                        return x * x;
                    }
                }
                """;
        String old = """
                package legal;

                final class Old {
                    @Deprecated
                    static double half(int n) { return n / 2.0; }

                    @Deprecated(forRemoval = true)
                    static double third(int n) { return n / 3.0; }
                }
                """;
        Compilation compilation = Compilation.of(Map.of("legal.Model", source, "legal.Old", old));
        assertTrue(compilation.successful(), compilation.describe());
        assertEquals(List.of(), messages(compilation));
    }

    @Test
    void anObjectOfAGenericClass() {
        String source = """
                package legal;

                import java.util.List;
                import slope.*;

                final class Box<T extends Number> {
                    final double k = 2;

                    @Differentiable
                    double f(double x, @Constant List<Double> w) {
                        return k * x * w.get(0);
                    }
                }
                """;
        Compilation compilation = Compilation.of(Map.of("legal.Box", source));
        assertTrue(compilation.successful(), compilation.describe());
        assertEquals(List.of(), messages(compilation));
    }

    @Test
    void aUsersOwnMathAndValueDoNotMeetOurs() {
        String source = """
                package legal;

                import slope.Differentiable;

                final class Model {
                    static final class Value {}

                    static final class Tangent {}

                    @Differentiable
                    static double f(double value, double Math, double workspace) {
                        double Workspaces = value * Math;
                        return java.lang.Math.sin(Workspaces) * workspace;
                    }
                }
                """;
        Compilation compilation = Compilation.of(Map.of(
                "legal.Model",
                source,
                "legal.Math",
                "package legal; class Math {}",
                "legal.Operation",
                "package legal; class Operation {}"));
        assertTrue(compilation.successful(), compilation.describe());
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        String source = "package legal;\n\nimport slope.*;\n\npublic class Model {\n" + METHOD + "}\n";
        Map<String, String> first =
                Compilation.of(Map.of("legal.Model", source)).generated();
        Map<String, String> second =
                Compilation.of(Map.of("legal.Model", source)).generated();
        assertEquals(first, second);
        assertEquals(2, first.size());
    }
}
