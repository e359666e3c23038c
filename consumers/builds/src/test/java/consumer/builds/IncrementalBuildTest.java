package consumer.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A build that compiles, after a change of a file, this file and what refers to its classes, and no more: all gradients are those of
 * a full build. The project has eight files, and a number in each, which is what changes.
 */
class IncrementalBuildTest {
    private static final Map<String, String> SOURCES = new LinkedHashMap<>();

    static {
        SOURCES.put("a/Floats.java", """
                package a;

                import slope.Differentiable;
                import slope.Written;

                /** Floats, on whose derivatives those of Chain depend, and arrays. */
                public final class Floats {
                    @Differentiable
                    public static float cubed(float x) {
                        return x * x * x * 1.5f;
                    }

                    @Differentiable
                    static void scale(@Written double[] a, double by) {
                        for (int i = 0; i < a.length; i++) {
                            a[i] *= by * 1.5;
                        }
                    }

                    /** Has no annotation. */
                    static double entry(int n) {
                        return n + 1.5;
                    }
                }
                """);
        SOURCES.put("a/Chain.java", """
                package a;

                import slope.Differentiable;

                public final class Chain {
                    @Differentiable
                    static float twice(float x) {
                        return Floats.cubed(x) * 2.5f + Floats.cubed(x + 1);
                    }
                }
                """);
        SOURCES.put("b/Vec.java", """
                package b;

                /** A record without annotations in a file of its own. */
                public record Vec(double x, double y) {
                    public Vec plus(Vec other) {
                        return new Vec(x + other.x, y + other.y);
                    }

                    public double squared() {
                        return weighted(x) * x + new Weights.Power(y).squared() * Weights.HIDDEN;
                    }

                    private static double weighted(double x) {
                        return 3.5 * x;
                    }

                    /** Its constructor does something. */
                    public record Scaled(double value) {
                        public Scaled {
                            value = value * 3.5;
                        }
                    }
                }
                """);
        SOURCES.put("b/Weights.java", """
                package b;

                /** Constants: javac copies the values of all but the array to where they are read. */
                public class Weights {
                    public static final double OF_SQUARES = 4.5;
                    protected static final double HIDDEN = 4.5;
                    protected static final double OF_HIDDEN = HIDDEN / 3;
                    public static final double[] TABLE = {1, 4.5};
                    public final double fixed = 4.5;

                    /** Of Vectors, only the companion has to do with it. */
                    public record Power(double base) {
                        double squared() {
                            return base * base * 4.5;
                        }
                    }
                }
                """);
        SOURCES.put("a/Spring.java", """
                package a;

                import slope.Active;
                import slope.Differentiable;

                /** An object with active fields. */
                public class Spring {
                    @Active final double stiffness;
                    @Active final double[] damping;
                    final int n = 2;

                    Spring(double stiffness, double... damping) {
                        this.stiffness = stiffness;
                        this.damping = damping;
                    }

                    @Differentiable
                    final double energy(double x) {
                        return 5.5 * stiffness * x * x + damping[0] * x;
                    }
                }
                """);
        SOURCES.put("a/State.java", """
                package a;

                import slope.Differentiable;

                /** A record with annotated methods; what it could leave out is written out. */
                record State(double position, double speed) {
                    State(double position, double speed) {
                        this.speed = speed;
                        this.position = position;
                    }

                    public double position() {
                        return position;
                    }

                    @Differentiable
                    static State step(State s, double by) {
                        return new State(s.position + by * s.speed, s.speed - by * s.position * 6.5);
                    }

                    @Differentiable
                    static double energy(State s) {
                        return s.speed * s.speed + 6.5 * s.position() * s.position;
                    }
                }
                """);
        SOURCES.put("a/Vectors.java", """
                package a;

                import b.Vec;
                import slope.Differentiable;

                /** What is done by a record without annotations is in the derivatives here. */
                final class Vectors {
                    @Differentiable
                    static double sum(Vec v, double x) {
                        return v.plus(new Vec(x, 7.5)).squared();
                    }

                    @Differentiable
                    static double scaled(double x) {
                        return new Vec.Scaled(x).value() * x;
                    }
                }
                """);
        SOURCES.put("a/Model.java", """
                package a;

                import b.Vec;
                import b.Weights;
                import slope.Constant;
                import slope.Differentiable;

                public final class Model extends Weights {
                    @Differentiable
                    static float floats(float x) {
                        return Chain.twice(x * 8.5f);
                    }

                    @Differentiable
                    static double vectors(Vec v, double x) {
                        Vec w = new Vec(v.y(), x);
                        return Vectors.sum(v, x) * w.x() * w.y();
                    }

                    @Differentiable
                    static double constants(double x, @Constant Weights w) {
                        return OF_SQUARES * x * x + HIDDEN * x + OF_HIDDEN * TABLE[1] * x * w.fixed;
                    }

                    @Differentiable
                    static double springs(Spring s, double x) {
                        return s.energy(2 * x) + s.stiffness * s.n;
                    }

                    @Differentiable
                    static double arrays(double[] w, double x) {
                        double[] copy = w.clone();
                        Floats.scale(copy, x);
                        return copy[0] * copy[1] * x;
                    }

                    @Differentiable
                    static double states(State s, double x) {
                        State next = State.step(State.step(s, x), 0.5);
                        return next.position() * next.speed() + State.energy(next);
                    }

                    @Differentiable
                    static double entries(double x) {
                        return x * x * Floats.entry(3);
                    }

                    public static String gradients() {
                        return String.join(
                                "\\n",
                                "" + ModelDerivatives.floatsGradient(0.5f),
                                "" + ModelDerivatives.vectorsGradient(new Vec(1, 2), 3),
                                "" + ModelDerivatives.constantsGradient(2, new Weights()),
                                "" + ModelDerivatives.springsGradient(new Spring(2, 3), 4).dX(),
                                "" + ModelDerivatives.springsGradient(new Spring(2, 3), 4).dSStiffness(),
                                "" + ModelDerivatives.arraysGradient(new double[] {1, 2}, 3).dX(),
                                "" + ModelDerivatives.statesGradient(new State(1, 2), 0.25),
                                "" + ModelDerivatives.entriesGradient(2),
                                "" + VectorsDerivatives.scaledGradient(2));
                    }
                }
                """);
    }

    /** A file that is refused alone, for a record in another file, with what it is compiled with instead. */
    private static final Map<String, Set<String>> WITH_RECORDS =
            Map.of("a/Vectors.java", Set.of("b/Vec.java", "b/Weights.java"));

    private static final Pattern NUMBER = Pattern.compile("\\d\\.5f?(?!\\d)");

    @TempDir
    private static Path first;

    private static Project before;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compileAll() {
        before = new Project(first, SOURCES);
        before.compileAll().succeeds();
    }

    private Project full(String name, Map<String, String> sources) {
        Project project = new Project(folder.resolve(name), sources);
        project.compileAll().succeeds();
        return project;
    }

    private static String gradients(Project project) {
        return project.call("a.Model", "gradients");
    }

    static Stream<String> files() {
        return SOURCES.keySet().stream();
    }

    /** Another number wherever there is one. */
    private static String changed(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.replaceAll(found -> found.group().replace(".5", ".75"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void changedBody(String file) {
        Map<String, String> texts = new LinkedHashMap<>(SOURCES);
        texts.computeIfPresent(file, (name, text) -> changed(text));
        String expected = gradients(full("full", texts));
        assertNotEquals(gradients(before), expected, "the change shows");

        Project after = before.changed(folder.resolve("after"), file, texts.get(file));
        Set<String> outdated = new TreeSet<>(after.outdatedBy(file));
        WITH_RECORDS.forEach((user, records) -> outdated.addAll(outdated.contains(user) ? records : Set.of()));
        after.compile(outdated).succeeds();
        assertEquals(expected, gradients(after), "compiled again: " + outdated);
    }

    @ParameterizedTest
    @MethodSource("files")
    void alone(String file) {
        Project after = before.changed(folder.resolve("after"), file, SOURCES.get(file));
        Build.Outcome outcome = after.compile(Set.of(file));
        if (WITH_RECORDS.containsKey(file)) {
            assertEquals(1, outcome.code(), outcome.output());
            assertEquals(
                    outcome.output().lines().filter(l -> l.contains("error: ")).count(),
                    outcome.output()
                            .lines()
                            .filter(l -> l.contains("error: [slope:record-call]"))
                            .count(),
                    outcome.output());
        } else {
            outcome.succeeds();
            assertEquals(gradients(before), gradients(after));
        }
    }
}
