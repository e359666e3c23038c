package consumer.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to build with Slope that are not Maven's. */
class BuildsTest {
    @TempDir
    private Path folder;

    private Build build;

    @BeforeEach
    void inAnEmptyFolder() {
        build = new Build(folder);
    }

    private static final String[] CUBE = {
        "package a;",
        "import slope.Differentiable;",
        "public final class Cube {",
        "    @Differentiable",
        "    public static double of(double x) {",
        "        return x * x * x;",
        "    }",
        "}"
    };

    private static final String[] MAIN = {
        "package a;",
        "public final class Main {",
        "    public static void main(String[] args) {",
        "        System.out.print(CubeDerivatives.ofGradient(2));",
        "    }",
        "}"
    };

    private static final String GRADIENT = "OfGradient[value=8.0, dX=12.0]";

    @Test
    void plainJavacAndTwoJars() {
        build.write("a/Cube.java", CUBE).write("a/Main.java", MAIN);
        build.compile(List.of("-cp", Build.RUNTIME), "a/Cube.java", "a/Main.java")
                .succeeds();
        String path = Build.path(build.in("classes"), Build.RUNTIME);
        assertEquals(GRADIENT, build.java("-cp", path, "a.Main").succeeds().output());
    }

    @Test
    void modulePath() {
        build.write("module-info.java", "module a {", "    requires slope.runtime;", "}");
        build.write("a/Cube.java", CUBE).write("a/Main.java", MAIN);
        build.compile(List.of("-p", Build.RUNTIME), "module-info.java", "a/Cube.java", "a/Main.java")
                .succeeds();
        String path = Build.path(build.in("classes"), Build.RUNTIME);
        assertEquals(
                GRADIENT, build.java("-p", path, "-m", "a/a.Main").succeeds().output());
    }

    /** Everything that user code can do wrong is reported as an error; what is generated gives no reason for it. */
    @Test
    void strictUser() {
        build.write(
                "a/Strict.java",
                "package a;",
                "import slope.Constant;",
                "import slope.Differentiable;",
                "import slope.Written;",
                "public final class Strict {",
                "    private Strict() {}",
                "    public record Pair(double a, double[] b, int n) {}",
                "    @Differentiable",
                "    public static double f(Pair p, double[][] m, @Constant double[] data, int n, long k, boolean flag) {",
                "        double s = flag ? p.a() : k * p.a();",
                "        for (int i = 0; i < n; i++) {",
                "            double[] row = m[i % 2].clone();",
                "            scale(row, p.b()[0] * data[i % 2]);",
                "            s += switch (i % 3) { case 0 -> row[0]; case 1 -> row[1] * s; default -> Math.sqrt(s * s); };",
                "            if (s > 100) break;",
                "        }",
                "        if (Double.isNaN(s)) throw new IllegalStateException(\"s is \" + s);",
                "        return s;",
                "    }",
                "    @Differentiable",
                "    public static void scale(@Written double[] a, double by) {",
                "        for (int i = 0; i < a.length; i++) a[i] *= by;",
                "    }",
                "}");
        build.compile(
                        List.of("-Xlint:all,-processing", "-Werror", "-Xdoclint:all,-missing", "-cp", Build.RUNTIME),
                        "a/Strict.java")
                .succeeds();
    }

    /** It takes {@code *}, and generates a class that a differentiated method uses. */
    @Test
    void anotherProcessorBesideOurs() {
        build.write(
                "p/Generating.java",
                "package p;",
                "import java.io.Writer;",
                "import java.util.Set;",
                "import javax.annotation.processing.AbstractProcessor;",
                "import javax.annotation.processing.RoundEnvironment;",
                "import javax.annotation.processing.SupportedAnnotationTypes;",
                "import javax.lang.model.SourceVersion;",
                "import javax.lang.model.element.TypeElement;",
                "@SupportedAnnotationTypes(\"*\")",
                "public final class Generating extends AbstractProcessor {",
                "    private boolean done;",
                "    @Override public SourceVersion getSupportedSourceVersion() { return SourceVersion.latest(); }",
                "    @Override public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {",
                "        if (!done) {",
                "            done = true;",
                "            try (Writer out = processingEnv.getFiler().createSourceFile(\"a.Scale\").openWriter()) {",
                "                out.write(\"package a; final class Scale { static final double BY = 3; }\");",
                "            } catch (java.io.IOException e) {",
                "                throw new IllegalStateException(e);",
                "            }",
                "        }",
                "        return false;",
                "    }",
                "}");
        build.javac(List.of("-proc:none", "-d", build.in("other")), "p/Generating.java")
                .succeeds();
        build.write("other/META-INF/services/javax.annotation.processing.Processor", "p.Generating");
        String[] scaled = CUBE.clone();
        scaled[5] = "        return Scale.BY * x;";
        build.write("a/Cube.java", scaled).write("a/Main.java", MAIN);
        String[] slope = {Build.PROCESSOR, Build.RUNTIME};
        for (String path : List.of(
                Build.path(build.in("other"), slope[0], slope[1]), Build.path(slope[0], slope[1], build.in("other")))) {
            build.javac(List.of("-processorpath", path, "-cp", Build.RUNTIME), "a/Cube.java", "a/Main.java")
                    .succeeds();
            String classes = Build.path(build.in("classes"), Build.RUNTIME);
            assertEquals(
                    "OfGradient[value=6.0, dX=3.0]",
                    build.java("-cp", classes, "a.Main").succeeds().output());
        }
    }

    /** Of two classes, each is compiled again alone, and the other one is only there as class files. */
    @Test
    void oneClassCompiledAgain() {
        String[] user = {
            "package a;",
            "import slope.Differentiable;",
            "final class User {",
            "    @Differentiable",
            "    static double twice(double x) {",
            "        return 2 * Cube.of(x);",
            "    }",
            "    public static void main(String[] args) {",
            "        System.out.print(UserDerivatives.twiceGradient(2));",
            "    }",
            "}"
        };
        build.write("a/Cube.java", CUBE).write("a/User.java", user);
        String path = Build.path(build.in("classes"), Build.RUNTIME);
        build.compile(List.of("-cp", Build.RUNTIME), "a/Cube.java", "a/User.java")
                .succeeds();
        assertEquals(
                "TwiceGradient[value=16.0, dX=24.0]",
                build.java("-cp", path, "a.User").output());

        user[5] = user[5].replace("2 *", "3 *");
        build.write("a/User.java", user)
                .compile(List.of("-cp", path), "a/User.java")
                .succeeds();
        assertEquals(
                "TwiceGradient[value=24.0, dX=36.0]",
                build.java("-cp", path, "a.User").output());

        String[] square = CUBE.clone();
        square[5] = "        return x * x;";
        build.write("a/Cube.java", square)
                .compile(List.of("-cp", path), "a/Cube.java")
                .succeeds();
        assertEquals(
                "TwiceGradient[value=12.0, dX=12.0]",
                build.java("-cp", path, "a.User").output());
    }

    @Test
    void sameSourcesGiveTheSameBytes() throws Exception {
        build.write("a/Cube.java", CUBE);
        for (String out : List.of("one", "other")) {
            build.compile(List.of("-cp", Build.RUNTIME, "-d", build.in(out)), "a/Cube.java")
                    .succeeds();
        }
        try (var files = Files.walk(folder.resolve("one"))) {
            List<Path> classes = files.filter(Files::isRegularFile).toList();
            assertTrue(classes.size() > 4, "classes: " + classes);
            for (Path file : classes) {
                Path other =
                        folder.resolve("other").resolve(folder.resolve("one").relativize(file));
                assertEquals(-1, Files.mismatch(file, other), file.toString());
            }
        }
    }

    /** Nothing is generated, and nothing that is generated remains, where a method is refused. */
    @Test
    void refusedMethodLeavesNothing() {
        String[] refused = CUBE.clone();
        refused[5] = "        return Math.random() * x;";
        Build.Outcome outcome =
                build.write("a/Cube.java", refused).compile(List.of("-cp", Build.RUNTIME), "a/Cube.java");
        assertEquals(1, outcome.code());
        assertTrue(outcome.output().contains("Cube.java:6: error: [slope:no-derivative]"), outcome.output());
        assertFalse(Files.exists(folder.resolve("classes/a/CubeDerivatives.class")));
    }

    @Test
    void classWithoutSource() {
        build.write("a/Cube.java", CUBE);
        build.javac(List.of("-proc:none", "-cp", Build.RUNTIME), "a/Cube.java").succeeds();
        String path = Build.path(build.in("classes"), Build.RUNTIME);
        Build.Outcome outcome = build.compile(List.of("-proc:only", "-cp", path, "a.Cube"));
        assertTrue(outcome.output().startsWith("error: [slope:no-source] 'Cube'"), outcome.output());
        assertEquals(1, outcome.code());
    }

    /** Nothing of the runtime is needed where the processor runs: in a virtual machine of its own, where no class path can supply it. */
    @Test
    void processorOnAnyProcessorPath() {
        build.write("a/Cube.java", CUBE).write("a/Main.java", MAIN);
        String both = Build.path(Build.PROCESSOR, Build.RUNTIME);
        for (String option : List.of("-processorpath", "--processor-module-path")) {
            for (String path : List.of(Build.PROCESSOR, both, Build.path(Build.RUNTIME, Build.PROCESSOR))) {
                javacOfItsOwn(option, path, "-cp", Build.RUNTIME).succeeds();
                String classes = Build.path(build.in("classes"), Build.RUNTIME);
                assertEquals(GRADIENT, build.java("-cp", classes, "a.Main").output(), option + " " + path);
            }
        }
    }

    /** The annotations are in the processor's jar; what generated code calls is not. */
    @Test
    void userWithoutTheRuntime() {
        build.write("a/Cube.java", CUBE).write("a/Main.java", MAIN);
        Build.Outcome outcome = javacOfItsOwn("-processorpath", Build.PROCESSOR, "-cp", Build.PROCESSOR);
        assertTrue(outcome.output().startsWith("error: [slope:no-runtime]"), outcome.output());
        assertTrue(outcome.output().endsWith("1 error\n"), outcome.output());
    }

    private Build.Outcome javacOfItsOwn(String... options) {
        List<String> command = new ArrayList<>(List.of("-m", "jdk.compiler/com.sun.tools.javac.Main"));
        command.addAll(List.of(options));
        command.addAll(List.of("-d", build.in("classes"), build.in("a/Cube.java"), build.in("a/Main.java")));
        return build.java(command.toArray(String[]::new));
    }

    /** What the user's files are written in is nothing to generated ones. */
    @Test
    void anyEncoding() {
        build.write(
                "a/Text.java",
                "package a;",
                "import slope.Differentiable;",
                "public final class Text {",
                "    static final char LETTER = '\\u03c0';",
                "    private static final String HALF = \"\\ud83d\";",
                "    public record Gr\\u00f6\\u00dfe(double l\\u00e4nge) {}",
                "    @Differentiable",
                "    public static double fl\\u00e4che(Gr\\u00f6\\u00dfe \\u03b8, String mode) {",
                "        double \\u00df = \\u03b8.l\\u00e4nge() * \\u03b8.l\\u00e4nge();",
                "        if (mode.equals(\"\\u03c0\")) return 2 * \\u00df;",
                "        if (mode.charAt(0) == LETTER) return 3 * \\u00df;",
                "        if (mode.equals(HALF)) return 4 * \\u00df;",
                "        return switch (mode) { case \"\\u20ac\\\\\" -> 5 * \\u00df; default -> \\u00df; };",
                "    }",
                "    public static void main(String[] args) {",
                "        for (String mode : new String[] {\"\\u03c0\", \"\\u03c0x\", HALF, \"\\u20ac\\\\\", \"?\"}) {",
                "            double d = TextDerivatives.fl\\u00e4cheGradient(new Gr\\u00f6\\u00dfe(1), mode).d\\u0398().l\\u00e4nge();",
                "            System.out.print(d + \" \");",
                "        }",
                "    }",
                "}");
        for (String encoding : List.of("US-ASCII", "ISO-8859-1", "UTF-8")) {
            build.compile(List.of("-encoding", encoding, "-cp", Build.RUNTIME), "a/Text.java")
                    .succeeds();
            String path = Build.path(build.in("classes"), Build.RUNTIME);
            assertEquals(
                    "4.0 6.0 8.0 10.0 2.0 ", build.java("-cp", path, "a.Text").output(), encoding);
        }
    }

    /** A record's method is differentiated in place; what it needs of its own package is then seen from another one. */
    @Test
    void bodyFromAnotherPackage() {
        String[] vec = {
            "package b;",
            "public record Vec(double x, double y) {",
            "    static final double HALF = 0.5;",
            "    static final double ROOT = Math.sqrt(2);",
            "    public double norm() {",
            "        return Math.sqrt(x * x + y * y) * HALF * ROOT;",
            "    }",
            "}"
        };
        build.write("b/Vec.java", vec)
                .write(
                        "a/User.java",
                        "package a;",
                        "import slope.Differentiable;",
                        "final class User {",
                        "    @Differentiable",
                        "    static double length(b.Vec v) {",
                        "        return v.norm();",
                        "    }",
                        "}");
        Build.Outcome outcome = build.compile(List.of("-cp", Build.RUNTIME), "b/Vec.java", "a/User.java");
        assertTrue(outcome.output().contains("Vec.java:6: error: [slope:private-constant] 'ROOT'"), outcome.output());
        assertTrue(outcome.output().contains("1 error"), outcome.output());
        vec[3] = "    public " + vec[3].trim();
        build.write("b/Vec.java", vec)
                .compile(List.of("-cp", Build.RUNTIME), "b/Vec.java", "a/User.java")
                .succeeds();
    }
}
