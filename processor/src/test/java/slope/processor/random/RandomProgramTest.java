package slope.processor.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slope.processor.testing.Compilation;

/**
 * Random methods, compiled for real, on all roads. For longer runs:
 *
 * <pre>
 * mvn -q -pl processor -am test -Dtest=RandomProgramTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dslope.random.programs=5000 -Dslope.random.seed=1
 * </pre>
 */
class RandomProgramTest {
    private static final int PER_CLASS = 10;
    static final int POINTS = 2;
    private static final Duration SHRINKING = Duration.ofMinutes(2);

    private int finite;
    private int along;
    private int told;
    private int points;

    @Test
    void everyRoadOfEveryProgramAgrees() {
        int programs = Integer.getInteger("slope.random.programs", 500);
        long seed = Long.getLong("slope.random.seed", 20261123L);
        for (int i = 0; i < programs / PER_CLASS; i++) {
            checkClass(seed + 1000L * i);
            if ((i + 1) % 100 == 0) {
                System.out.printf("%d programs agree, at %d points%n", (i + 1) * PER_CLASS, points);
            }
        }
        System.out.printf(
                "%d programs at %d points: %d finite, %d of them along a direction too, %d told by differences%n",
                programs, points, finite, along, told);
        assertTrue(finite > points / 2, "most points should be finite: " + finite + " of " + points);
        assertTrue(along > 0.8 * finite, "tangents should be finite where gradients are: " + along + " of " + finite);
        assertTrue(told > finite / 2, "differences should mostly tell: " + told + " of " + finite);
    }

    private void checkClass(long seed) {
        Generator generator = new Generator(seed);
        List<Program> programs = new ArrayList<>();
        for (int i = 0; i < PER_CLASS; i++) {
            programs.add(generator.method("f" + i));
        }
        Compilation compilation = compile(programs);
        for (int i = 0; i < PER_CLASS && !compilation.successful(); i++) {
            if (!compile(programs.subList(0, i + 1)).successful()) {
                throw new AssertionError("seed " + seed + " does not compile\n" + shrunk(programs, i, seed, ""));
            }
        }
        for (int i = 0; i < PER_CLASS; i++) {
            String failure = failure(compilation, programs.get(i), seed);
            if (failure != null) {
                throw new AssertionError(
                        "seed " + seed + ": " + failure + "\n" + shrunk(programs, i, seed, kind(failure)));
            }
        }
    }

    private static Compilation compile(List<Program> programs) {
        return Compilation.of(Map.of("random.R", Program.type("R", programs)), "-Aslope.verify");
    }

    private String failure(Compilation compilation, Program program, long seed) {
        for (int point = 0; point < POINTS && !program.isCallee(); point++) {
            try {
                Oracle.Outcome outcome = new Oracle(compilation, "random.R", program, seed + point).check();
                points++;
                finite += outcome.finite() ? 1 : 0;
                along += outcome.alongFinite() ? 1 : 0;
                told += outcome.checkedByDifferences() ? 1 : 0;
            } catch (AssertionError e) {
                return program.name() + ": " + e.getMessage();
            }
        }
        return null;
    }

    /** The smallest program found that still fails: statements are left out and expressions made shorter, for a while. */
    private String shrunk(List<Program> programs, int last, long seed, String kind) {
        int failing = last;
        List<Program> current = new ArrayList<>(programs.subList(0, failing + 1));
        boolean smaller = true;
        for (int i = failing - 1; i >= 0; i--) {
            List<Program> fewer = new ArrayList<>(current);
            fewer.remove(i);
            if (fails(fewer, seed, kind)) {
                current = fewer;
                failing--;
            }
        }
        long deadline = System.nanoTime() + SHRINKING.toNanos();
        while (smaller) {
            smaller = false;
            for (int i = 0; i <= failing && !smaller; i++) {
                for (List<Node> body : Node.smaller(current.get(i).body())) {
                    List<Program> candidate = new ArrayList<>(current);
                    candidate.set(i, current.get(i).with(body));
                    if (System.nanoTime() < deadline && fails(candidate, seed, kind)) {
                        current = candidate;
                        smaller = true;
                        break;
                    }
                }
            }
        }
        Program smallest = current.get(failing);
        Compilation compilation = compile(current);
        String failure = compilation.successful() ? failure(compilation, smallest, seed) : "";
        return failure + "\n" + Program.type("R", current) + compilation.describe();
    }

    /** What sort of failure it is, so that a smaller program fails for the same reason. */
    private static String kind(String failure) {
        return failure.replaceAll("(?s)^\\w+: (\\w+).*", "$1");
    }

    private boolean fails(List<Program> programs, long seed, String kind) {
        if (!Compilation.plain(Map.of("random.R", Program.type("R", programs))).successful()) {
            return false;
        }
        Compilation compilation = compile(programs);
        if (!compilation.successful()) {
            return kind.isEmpty();
        }
        String failure = failure(compilation, programs.get(programs.size() - 1), seed);
        return failure != null && kind.equals(kind(failure));
    }
}
