package consumer.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of methods that are only there as class files: each that can't be differentiated is one error, on the call. */
class AcrossJarsTest {
    private static final String[] LIBRARY = {
        "package lib;",
        "import slope.Differentiable;",
        "public final class Lib {",
        "    @Differentiable",
        "    public static double f(double x) {",
        "        return x * x;",
        "    }",
        "}"
    };

    @TempDir
    private Path folder;

    private Build build;

    @BeforeEach
    void inAnEmptyFolder() {
        build = new Build(folder);
        build.write(
                "a/User.java",
                "package a;",
                "import slope.Differentiable;",
                "final class User {",
                "    @Differentiable",
                "    static double g(double x) {",
                "        return 2 + lib.Lib.f(x);",
                "    }",
                "}");
    }

    private Build.Outcome user() {
        String path = Build.path(build.in("classes"), Build.RUNTIME);
        return build.compile(List.of("-cp", path), "a/User.java");
    }

    private void refusedOnTheCall(String code) {
        refused(code, " ".repeat(28));
    }

    private void refused(String code, String indent) {
        Build.Outcome outcome = user();
        assertTrue(
                outcome.output().startsWith(build.in("a/User.java") + ":6: error: [slope:" + code + "]"),
                outcome::output);
        assertTrue(outcome.output().contains("\n" + indent + "^\n1 error"), outcome::output);
    }

    @Test
    void compiledWithTheProcessor() {
        build.write("lib/Lib.java", LIBRARY);
        build.compile(List.of("-cp", Build.RUNTIME), "lib/Lib.java").succeeds();
        user().succeeds();
    }

    @Test
    void compiledWithout() {
        build.write("lib/Lib.java", LIBRARY);
        build.javac(List.of("-proc:none", "-cp", Build.RUNTIME), "lib/Lib.java").succeeds();
        refusedOnTheCall("no-companion");
    }

    @Test
    void ofAnotherFormat() {
        build.write("lib/Lib.java", LIBRARY)
                .write(
                        "lib/LibDerivatives.java",
                        "package lib;",
                        "import slope.support.Companion;",
                        "@Companion(format = 99, methods = {})",
                        "public final class LibDerivatives {}");
        build.javac(List.of("-proc:none", "-cp", Build.RUNTIME), "lib/Lib.java", "lib/LibDerivatives.java")
                .succeeds();
        refusedOnTheCall("companion-format");
    }

    @Test
    void olderThanItsClass() {
        String[] before = LIBRARY.clone();
        before[4] = before[4].replace("double x", "double x, double y");
        build.write("lib/Lib.java", before);
        build.compile(List.of("-cp", Build.RUNTIME), "lib/Lib.java").succeeds();
        build.write("lib/Lib.java", LIBRARY);
        build.javac(List.of("-proc:none", "-cp", Build.RUNTIME), "lib/Lib.java").succeeds();
        refusedOnTheCall("stale-companion");
    }

    @Test
    void thatRunsSomethingOnlyOnce() {
        String[] random = LIBRARY.clone();
        random[5] = "        return x * java.util.concurrent.ThreadLocalRandom.current().nextDouble();";
        build.write("lib/Lib.java", random);
        build.compile(List.of("-cp", Build.RUNTIME), "lib/Lib.java").succeeds();
        refusedOnTheCall("opaque-callee");
    }

    private void libraryWithARecord(String record, String parameter) {
        build.write(
                "lib/Lib.java",
                "package lib;",
                "import slope.*;",
                "public final class Lib {",
                "    public record Pair(" + record + ") {}",
                "    @Differentiable",
                "    public static double f(" + parameter + " p, double x) {",
                "        return p.a() * p.b() * x;",
                "    }",
                "}");
        build.compile(List.of("-cp", Build.path(build.in("classes"), Build.RUNTIME)), "lib/Lib.java")
                .succeeds();
        build.write(
                "a/User.java",
                "package a;",
                "import slope.Differentiable;",
                "final class User {",
                "    @Differentiable",
                "    static double g(lib.Lib.Pair p) {",
                "        return 2 + lib.Lib.f(p, p.a());",
                "    }",
                "    public static void main(String[] args) {",
                "        System.out.print(UserDerivatives.gGradient(new lib.Lib.Pair(3, 5)));",
                "    }",
                "}");
    }

    @Test
    void thatTakesARecord() {
        libraryWithARecord("double a, double b", "Pair");
        user().succeeds();
        String path = Build.path(build.in("classes"), Build.RUNTIME);
        assertEquals(
                "GGradient[value=47.0, dP=Pair[a=30.0, b=9.0]]",
                build.java("-cp", path, "a.User").output());
    }

    /** What is constant in a record is part of what a companion promises. */
    @Test
    void olderThanARecord() {
        libraryWithARecord("double a, double b", "Pair");
        build.write(
                "lib/Lib.java",
                "package lib;",
                "public final class Lib {",
                "    public record Pair(double a, @slope.Constant double b) {}",
                "    @slope.Differentiable",
                "    public static double f(Pair p, double x) {",
                "        return p.a() * p.b() * x;",
                "    }",
                "}");
        build.javac(List.of("-proc:none", "-cp", Build.RUNTIME), "lib/Lib.java").succeeds();
        refusedOnTheCall("stale-companion");
    }

    @Test
    void thatTakesARecordForAConstant() {
        libraryWithARecord("double a, double b", "@Constant Pair");
        refusedOnTheCall("record-call");
    }

    /** The function, its derivative and the user each in a compilation of its own. */
    @Test
    void derivativeWrittenByHand() {
        build.write(
                "lib/Lib.java",
                "package lib;",
                "public final class Lib {",
                "    public static double f(double x) {",
                "        return Math.exp(x);",
                "    }",
                "}");
        build.javac(List.of("-proc:none"), "lib/Lib.java").succeeds();
        build.write(
                "rules/Rules.java",
                "package rules;",
                "public final class Rules {",
                "    @slope.DerivativeOf(type = lib.Lib.class, method = \"f\")",
                "    public static double pullback(double x, double valueBar) {",
                "        return lib.Lib.f(x) * valueBar;",
                "    }",
                "}");
        String path = Build.path(build.in("classes"), Build.RUNTIME);
        build.compile(List.of("-cp", path), "rules/Rules.java").succeeds();
        refused("not-differentiable", " ".repeat(29));
        build.write(
                "a/User.java",
                "package a;",
                "import slope.Differentiable;",
                "final class User {",
                "    @Differentiable(rules = rules.Rules.class)",
                "    static double g(double x) {",
                "        return 2 + lib.Lib.f(x);",
                "    }",
                "    public static void main(String[] args) {",
                "        System.out.print(UserDerivatives.gGradient(0));",
                "    }",
                "}");
        user().succeeds();
        assertEquals(
                "GGradient[value=3.0, dX=1.0]",
                build.java("-cp", path, "a.User").output());
    }
}
