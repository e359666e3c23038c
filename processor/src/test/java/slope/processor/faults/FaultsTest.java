package slope.processor.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slope.processor.SlopeProcessor;
import slope.processor.random.Sample;
import slope.processor.testing.Compilation;

/**
 * Deliberate faults: each is a change of one text of the processor, with a method that the oracle must find wrong then, and right
 * without it. A text that is not there any more fails the test, so that no fault goes stale.
 */
class FaultsTest {
    /** What finds a fault. */
    enum Found {
        /** The roads disagree, or differences do. */
        BY_NUMBERS,
        /** A verifier, or javac, refuses what comes out. */
        BEFORE_IT_RUNS
    }

    /** The faults, with a method for each. */
    enum Fault {
        WRONG_SIGN(
                Found.BY_NUMBERS,
                "rules/MathRules.java",
                "\"-Math.sin(a)\"",
                "\"Math.sin(a)\"",
                "double x",
                "return Math.cos(x);"),
        WRONG_KINK(
                Found.BY_NUMBERS,
                "rules/MathRules.java",
                "\"a > b ? d : a < b ? none : 0.5 * d\", \"b > a ? d : b < a ? none : 0.5 * d\"",
                "\"a >= b ? d : none\", \"b >= a ? d : none\"",
                "double x",
                "return Math.max(0, x - x) + x;"),
        GUARD_LEFT_OUT(
                Found.BY_NUMBERS,
                "transform/Partials.java",
                "rule.has(Trait.UNBOUNDED) || !arrival.reaches()",
                "false",
                "double x",
                """
                double p = Math.exp(800 + x);
                double q = p * p;
                return x < 100 ? x : q;"""),
        SHADOW_NOT_CLEARED(
                Found.BY_NUMBERS,
                "transform/Adjoint.java",
                "out.add(new Op.Store(shadow, store.index(), out.constant(0.0), store.origin()));",
                "",
                "double x",
                """
                double[] a = new double[4];
                a[0] = x;
                a[0] = a[0] * x;
                return a[0] + x;"""),
        ADJOINT_OVERWRITTEN(
                Found.BY_NUMBERS,
                "transform/Adjoint.java",
                "bars.set(var, before == null ? bar : out.infix(\"+\", before, bar, barOf(var)));",
                "bars.set(var, bar);",
                "double x",
                """
                double[] a = new double[4];
                a[0] = x;
                a[1] = x;
                return a[0] * a[1];"""),
        LOOP_LOCAL_ADJOINT_NOT_RESET(
                Found.BY_NUMBERS, "transform/Adjoint.java", "used.removeAll(bound);", "", "double x, double[] w", """
                double s = 0;
                for (int i = 0; i < 4; i++) { double t = w[i] * x; s += t * t; }
                return s;"""),
        ONE_ITERATION_TOO_MANY(
                Found.BY_NUMBERS,
                "transform/PlaceTapes.java",
                "counted.relation().endsWith(\"=\") ? bound :",
                "bound != null ? bound :",
                "double x, double[] w",
                """
                double s = x;
                for (int i = 0; i < 3; i++) s = s * w[i] + x;
                return s;"""),
        CURSOR_NOT_MOVED_BACK(
                Found.BY_NUMBERS,
                "transform/PlaceTapes.java",
                "cursor == null ? null : new Op.Retreat(cursor)",
                "null",
                "double x, double[] w",
                """
                double s = x;
                for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 2; j++) s = Math.sin(s * w[j]) + x;
                }
                return s;"""),
        EXIT_MISTAKEN(
                Found.BY_NUMBERS,
                "transform/TailExits.java",
                "loop.condition().isTrue() && !breaks && further.size() == 1",
                "loop.condition().isTrue()",
                "double x",
                """
                double s = 1 + x * x;
                while (true) {
                if (s > 5) break;
                if (s < 0) return 2 * s;
                s *= 1.3;
                }
                return s * s;"""),
        TANGENT_STARTS_AT_ZERO(
                Found.BY_NUMBERS,
                "transform/Tangent.java",
                "initial.add(dotOrZero(c.initial().get(i), out));",
                "initial.add(out.constant(0.0));",
                "double x, double[] w",
                """
                double s = x;
                for (int i = 0; i < 3; i++) s = s * w[i];
                return s;"""),
        BOUND_THAT_CHANGES_TAKEN_FOR_FIXED(
                Found.BEFORE_IT_RUNS,
                "transform/CountedLoops.java",
                "if (slots.contains(left) && !changing.contains(right) && RELATIONS.containsKey(relation)) {",
                "if (slots.contains(left) && RELATIONS.containsKey(relation)) {",
                "double x",
                """
                double s = x;
                for (int i = 0, e = 2; i < e; i++) { if (i == 0) e = 3; s = s * x + 1; }
                return s;"""),
        CALLED_WITH_WHAT_IS_THERE_NOW(
                Found.BY_NUMBERS,
                "transform/Snapshots.java",
                "!parameters.contains(definitions.base(array)) || written.contains(definitions.root(array))",
                "array == null",
                "double x, double[] w",
                """
                double[] a = w.clone();
                double s = g(a);
                a[0] = 9 * x;
                return s * a[0];""",
                "double[] a",
                "return a[0] * a[0] * a[1];"),
        EVALUATED_TOO_LATE(
                Found.BY_NUMBERS,
                "transform/PureExpressions.java",
                "if (i < last - 1) {",
                "if (i > last) {",
                "double x",
                "return (x + 1) * (x = x * x + 2);"),
        SHADOWS_NOT_SWAPPED(
                Found.BY_NUMBERS,
                "transform/CarriedShadows.java",
                "values.add(shadow(values.get(i), out));",
                "values.add(targets.size(), shadow(values.get(i), out));",
                "double x, double[] w",
                """
                double[] a = w.clone(), b = new double[4];
                for (int i = 0; i < 3; i++) { b[0] = a[0] * x + a[1]; double[] t = a; a = b; b = t; }
                return a[0];"""),
        SHADOW_OF_A_ROW_LEFT_WHERE_IT_WAS(
                Found.BY_NUMBERS,
                "transform/CarriedShadows.java",
                "out.add(new Op.Store(shadow(store.array(), out), store.index(), shadow, store.origin()));",
                "",
                "double x",
                """
                double[][] a = {{x, 1}, {2, x}};
                double[] t = a[0];
                a[0] = a[1];
                a[1] = t;
                return a[0][0] * x + a[1][0] * a[1][0];"""),
        CALLEE_HANDED_THE_ROWS_OF_TODAY(
                Found.BY_NUMBERS,
                "transform/CarriedShadows.java",
                "kept.put(i, rows);",
                "kept.put(-1, rows);",
                "double x",
                """
                double[][] a = {{x, 1}, {2, x}};
                double s = g(a);
                a[0] = new double[] {3, x};
                return s * a[0][1];""",
                "double[][] a",
                "return a[0][0] * a[0][0] * a[1][1];"),
        ROW_FOUND_WHERE_ANOTHER_IS_NOW(
                Found.BY_NUMBERS,
                "transform/Kept.java",
                "var.type().isArray() && !definitions.exchangesRows(load.array())",
                "var.type().isArray()",
                "double x, double[] w",
                """
                double[][] a = {w.clone(), w.clone()};
                double s = x;
                for (int i = 0; i < 3; i++) {
                double[] r = a[i % 2];
                r[0] = r[0] * s;
                s += r[0];
                a[i % 2] = new double[] {x, 2};
                }
                return s;"""),
        COMPUTED_AGAIN_FROM_WHAT_WAS_OVERWRITTEN(
                Found.BY_NUMBERS,
                "transform/Kept.java",
                "return onlyRead.contains(array)",
                "return array != null",
                "double x, double[] w",
                """
                double[] a = w.clone();
                for (int i = 0; i < 3; i++) a[0] = a[0] * a[0] * x + a[1];
                return a[0];"""),
        WHAT_IS_STORED_FORGOTTEN(
                Found.BY_NUMBERS,
                "analysis/Activity.java",
                "varyFrom(List.of(store.value()), store.array());",
                "varyFrom(List.of(), store.array());",
                "double x",
                """
                double[] a = new double[4];
                a[1] = x * x;
                return a[1] + x;"""),
        RECORD_ASSIGNED_PIECE_BY_PIECE(
                Found.BY_NUMBERS,
                "transform/Records.java",
                "} else if (value instanceof Expr.Read) {",
                "} else if (value != null) {",
                "double x",
                """
                Pair p = new Pair(x, 2 + x);
                p = new Pair(p.b() * x, p.a());
                return p.a() * 3 + p.b();"""),
        OBJECT_EVALUATED_FOR_EACH_COMPONENT(
                Found.BY_NUMBERS,
                "frontend/Conversions.java",
                "if (!isPath(object)) {",
                "if (object == null) {",
                "double x, int n, @Constant Pair v",
                """
                int i = n;
                Pair p = i++ < 9 ? v : v;
                return p.a() * x + i;"""),
        RETURN_THAT_GOES_ON(
                Found.BY_NUMBERS,
                "transform/Jumps.java",
                "return List.of(new Stmt.Evaluate(new Expr.Assign(target, null, value, origin), origin), leave);",
                "return List.of(new Stmt.Evaluate(new Expr.Assign(target, null, value, origin), origin));",
                "double x",
                """
                Pair p = Pair.chosen(new Pair(x, 1), new Pair(2, x), x - 9);
                return p.a() * p.b() + x;"""),
        MEMORY_USED_AGAIN_TOO_SOON(
                Found.BY_NUMBERS,
                "transform/OutlivingArrays.java",
                "a.dimensions(), true",
                "a.dimensions(), false",
                "double x, double[] w",
                """
                double[] a = w;
                for (int i = 0; i < 3; i++) {
                double[] b = new double[4];
                b[0] = a[0] * x + a[1];
                b[1] = a[0];
                a = b;
                }
                return a[0] * a[1];""");

        private final Found found;
        private final String file;
        private final String text;
        private final String replacement;
        private final Sample sample;

        Fault(Found found, String file, String text, String replacement, String parameters, String body) {
            this(found, file, text, replacement, parameters, body, "", "");
        }

        Fault(
                Found found,
                String file,
                String text,
                String replacement,
                String parameters,
                String body,
                String helperParameters,
                String helper) {
            this.found = found;
            this.file = file;
            this.text = text;
            this.replacement = replacement;
            sample = Sample.of(parameters, body, helperParameters, helper);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isFoundAndNothingElseIs(Fault fault) {
        fault.sample.check(fault.sample.compile(new SlopeProcessor()));

        Compilation faulty = fault.sample.compile(PatchedProcessor.with(fault.file, fault.text, fault.replacement));
        Found found = null;
        if (!faulty.successful()) {
            found = Found.BEFORE_IT_RUNS;
        } else {
            try {
                fault.sample.check(faulty);
            } catch (AssertionError e) {
                found = Found.BY_NUMBERS;
            }
        }
        assertEquals(fault.found, found);
    }

    @ParameterizedTest
    @EnumSource(Found.class)
    void mostAreFoundByNumbers(Found found) {
        long faults = Stream.of(Fault.values()).filter(f -> f.found == found).count();
        assertTrue(found == Found.BY_NUMBERS ? faults >= 8 : faults >= 1, found + ": " + faults);
    }
}
