package consumer.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that is compiled alone, against the class files of another one, is judged as in a build of both, and gives the same numbers. */
class OneVerdictTest {
    private static final Pattern CODE = Pattern.compile("error: \\[slope:([\\w-]+)\\]");

    /**
     * Members of a class {@code b.Other}, and of a class {@code a.User} that extends it.
     *
     * @param expected a gradient of {@code f} at 3 (or at an array of 3 and 5), or the code of what is wrong
     */
    private record Pair(String name, String other, String user, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Pair> pairs() {
        return Stream.of(
                new Pair(
                        "a record is made",
                        "public record Two(double a, double b) {}",
                        "@Differentiable static double f(double x) { Two t = new Two(x, 2); return t.a() * t.a() * t.b(); }",
                        "dX=12.0"),
                new Pair(
                        "a constructor and an accessor are written out, and do what they would do anyway",
                        """
                        public record Two(double a, float[] b) {
                            public Two(double a, float[] b) { this.b = b; this.a = a; }
                            public double a() { return this.a; }
                            public float[] b() { return b; }
                        }
                        """,
                        """
                        @Differentiable static double g(Two t) { return t.a() * t.b()[0]; }
                        @Differentiable static double f(double x) { return g(new Two(x, new float[] {2})) * x; }
                        """,
                        "dX=12.0"),
                new Pair(
                        "a constructor does something, of a parameter",
                        "public record Two(double a, double b) { public Two { if (a < 0) throw new IllegalStateException(); } }",
                        "@Differentiable static double f(Two t) { return t.a() * t.b(); }",
                        "record-parameter"),
                new Pair(
                        "a constructor does something, of a record in a parameter",
                        """
                        public record One(double a) { public One { a = Math.abs(a); } }
                        public record Two(One one, double b) {}
                        """,
                        "@Differentiable static double f(Two t) { return t.one().a() * t.b(); }",
                        "record-parameter"),
                new Pair(
                        "components are stored the wrong way round",
                        "public record Two(double a, double b) { public Two(double a, double b) { this.a = b; this.b = a; } }",
                        "@Differentiable static double f(Two t) { return t.a() * t.b(); }",
                        "record-parameter"),
                new Pair(
                        "an accessor does something",
                        "public record Two(double a, double b) { public double a() { return 2 * a; } }",
                        "@Differentiable static double f(Two t) { return t.a() * t.b(); }",
                        "record-parameter"),
                new Pair(
                        "an accessor returns the other component",
                        "public record Two(double a, double b) { public double a() { return b; } }",
                        "@Differentiable static double f(Two t) { return t.a() * t.b(); }",
                        "record-parameter"),
                new Pair(
                        "a method takes a record and returns one",
                        """
                        public record Two(double a, double b) {}
                        @Differentiable public static Two turned(Two t) { return new Two(t.b() * t.b(), 3 * t.a()); }
                        """,
                        "@Differentiable static double f(double x) { Two t = turned(turned(new Two(x, 1))); return t.a() + t.b(); }",
                        "dX=54.0"),
                new Pair(
                        "what came back in a record is stored into",
                        """
                        public record Row(double[] n) {}
                        @Differentiable public static Row twice(double x) { return new Row(new double[] {2 * x}); }
                        """,
                        "@Differentiable static double f(double x) { Row r = twice(x); r.n()[0] = x; return r.n()[0]; }",
                        "result-store"),
                new Pair(
                        "a method on floats",
                        "@Differentiable public static float cubed(float x) { return x * x * x; }",
                        "@Differentiable static float f(float x) { return cubed(2 * x); }",
                        "dX=216.0"),
                new Pair(
                        "a method stores into floats",
                        "@Differentiable public static void scale(@Written float[] a, float by) { a[0] *= by; }",
                        "@Differentiable static float f(float x) { float[] a = {x}; scale(a, x); return a[0]; }",
                        "record-call"),
                new Pair(
                        "a method without an annotation runs once",
                        "public static double entry(int n) { return n + 0.5; }",
                        "@Differentiable static double f(double x) { return x * x * entry(1); }",
                        "dX=9.0"),
                new Pair(
                        "and so does what calls it",
                        "public static double entry(int n) { return n + 0.5; }",
                        """
                        @Differentiable static double g(double x) { return x * x * entry(1); }
                        @Differentiable static double f(double x) { return g(x) * g(2 * x); }
                        """,
                        "opaque-callee"),
                new Pair(
                        "an object is made, which runs once",
                        "public static final class Table { public final double entry = 0.5; }",
                        """
                        @Differentiable static double g(double x) { return x * new Table().entry; }
                        @Differentiable static double f(double x) { return g(x) * g(2 * x); }
                        """,
                        "opaque-callee"),
                new Pair(
                        "a method without an annotation is handed something active",
                        "public static double squared(double x) { return x * x; }",
                        "@Differentiable static double f(double x) { return squared(x); }",
                        "not-differentiable"),
                new Pair(
                        "methods of both files call each other",
                        "@Differentiable public static double down(double x, int n) { return n == 0 ? x : x * a.User.up(x, n - 1); }",
                        """
                        @Differentiable public static double up(double x, int n) { return n == 0 ? x : 2 * down(x, n - 1); }
                        @Differentiable static double f(double x) { return up(x, 3); }
                        """,
                        "dX=24.0"),
                new Pair(
                        "an array is handed over twice",
                        "@Differentiable public static void add(@Written double[] a, double[] b) { a[0] += a[1] * b[1]; }",
                        "@Differentiable static double f(double x) { double[] a = {x, x}; double[] b = {x, x}; add(a, b); return a[0]; }",
                        "dX=7.0"),
                new Pair(
                        "constants that only subclasses see",
                        """
                        protected static final double K = 1 / 4.0 + (2 > 1 ? 0.25 : 1);
                        protected static final float L = 2.5f;
                        protected static final int M = -(int) 3L, N = Integer.MIN_VALUE;
                        protected static final double O = K * 2;
                        """,
                        "@Differentiable static double f(double x) { return K * L * M * O * (N < 0 ? x * x : x); }",
                        "dX=-22.5"),
                new Pair(
                        "a field that only subclasses see, and that is computed",
                        "protected static final double K = Math.sqrt(2);",
                        "@Differentiable static double f(double x) { return K * x; }",
                        "private-constant"),
                new Pair("a loop ends on a condition with a constant of many", """
                        public static final int BASE = 1;
                        public static final int LAST = BASE + 2;
                        public static final boolean ON = LAST > 2;
                        """, """
                        @Differentiable static double f(double x) {
                            double p = 1;
                            int i = 0;
                            while (ON) { if (i++ >= LAST) return p; p *= x; }
                        }
                        """, "dX=27.0"));
    }

    @TempDir
    private Path folder;

    private static String source(String packageName, String head, String members) {
        return "package " + packageName + ";\nimport slope.*;\n" + head + " {\n" + members + "}\n";
    }

    /** The gradient, or the first error's code. */
    private static String verdict(Build.Outcome outcome, Project project) {
        Matcher code = CODE.matcher(outcome.output());
        return outcome.code() == 0
                ? project.call("a.Caller", "gradient")
                : code.find() ? code.group(1) : outcome.output();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void together(Pair pair) {
        Project full = new Project(folder.resolve("full"), sources(pair, true));
        assertEquals(pair.expected, verdict(full.compileAll(), full));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void alone(Pair pair) {
        Map<String, String> sources = sources(pair, false);
        Project first = new Project(folder.resolve("first"), sources);
        first.compileAll().succeeds();
        Map<String, String> all = sources(pair, true);
        Project next = first.changed(folder.resolve("next"), "a/User.java", all.get("a/User.java"));
        Build.Outcome outcome = next.compile(Set.of("a/User.java"));
        if (outcome.code() == 0) {
            next = next.changed(folder.resolve("last"), "a/Caller.java", all.get("a/Caller.java"));
            next.compile(Set.of("a/Caller.java")).succeeds();
        }
        assertEquals(pair.expected, verdict(outcome, next));
    }

    /** @param written whether the class that is compiled later has its members, or only those that the other one calls */
    private static Map<String, String> sources(Pair pair, boolean written) {
        boolean accepted = pair.expected.startsWith("dX=");
        String called = pair.other.contains("User.up") ? pair.user.substring(0, pair.user.indexOf('\n') + 1) : "";
        String caller = accepted && written
                ? "public static String gradient() { return \"dX=\" + UserDerivatives.fGradient(3).dX(); }\n"
                : "";
        return Map.of(
                "b/Other.java", source("b", "public class Other", pair.other + "\n"),
                "a/User.java",
                        source(
                                "a",
                                "public class User extends b.Other",
                                written ? pair.user + "\n" : called.replace("2 * down(x, n - 1)", "x")),
                "a/Caller.java", source("a", "public class Caller", caller));
    }

    /** A record without annotations is differentiated in place, which takes its source: the next to be one verdict. */
    @Test
    void recordInAnotherFile() {
        Pair pair = new Pair(
                "",
                "public record Two(double a, double b) { public double product() { return a * b; } }",
                "@Differentiable static double f(double x) { return new Two(x, x).product(); }",
                "dX=6.0");
        together(pair);
        alone(new Pair("", pair.other, pair.user, "record-call"));
    }
}
