package slope.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Contribution;
import slope.processor.ir.source.Expr;

/** Every row of the table, tested by what the row itself states. */
class RuleTest {
    private static final int POINTS = 20;

    /** Zeros, small, large, infinite, and no number at all. */
    private static final List<Double> EXTREMES = List.of(
            0.0,
            -0.0,
            1.0,
            -1.0,
            2.5,
            Double.MIN_VALUE,
            -1e-300,
            1e300,
            -1e300,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN);

    static Stream<Named<Rule>> rows() {
        return rows(rule -> true);
    }

    static Stream<Named<Rule>> presentRows() {
        return rows(Arithmetic::isPresent);
    }

    /** A rounding is a stair, whose derivative is stated to be that of the line through it. */
    static Stream<Named<Rule>> rowsWithDifferences() {
        return rows(
                rule -> Arithmetic.isPresent(rule) && !rule.operator().name().equals("(float)"));
    }

    static Stream<Named<Rule>> rowsNotGuarded() {
        return rows(rule -> Arithmetic.isPresent(rule) && !rule.has(Trait.UNBOUNDED));
    }

    static Stream<Named<Rule>> rowsThatDoNotVanish() {
        return rows(rule -> Arithmetic.isPresent(rule) && !rule.has(Trait.VANISHING));
    }

    private static Stream<Named<Rule>> rows(Predicate<Rule> wanted) {
        return Rules.all().stream()
                .filter(wanted)
                .map(rule -> Named.of(rule.operator().name(), rule));
    }

    @ParameterizedTest
    @MethodSource("rowsWithDifferences")
    void partialsAreTheDifferencesInItsDomains(Rule rule) {
        assertFalse(rule.domains().isEmpty());
        Random random = new Random(rule.operator().hashCode());
        for (List<Rule.Interval> box : rule.domains()) {
            for (int point = 0; point < POINTS; point++) {
                List<Double> arguments = draw(box, rule.operator().parameters(), random);
                for (int i = 0; i < arguments.size(); i++) {
                    if (rule.operator().parameters().get(i).equals(Type.DOUBLE)) {
                        compare(rule, box, arguments, i);
                    }
                }
            }
        }
    }

    private static List<Double> draw(List<Rule.Interval> box, List<Type> types, Random random) {
        List<Double> arguments = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            double margin = 0.1 * (box.get(i).to() - box.get(i).from());
            double argument =
                    random.nextDouble(box.get(i).from() + margin, box.get(i).to() - margin);
            arguments.add(types.get(i).equals(Type.INT) ? Math.rint(argument) : argument);
        }
        return arguments;
    }

    private static void compare(Rule rule, List<Rule.Interval> box, List<Double> arguments, int i) {
        double x = arguments.get(i);
        double room = Math.min(x - box.get(i).from(), box.get(i).to() - x);
        Differences.Estimate estimate = Differences.at(moved -> at(rule, arguments, i, moved), x, Math.min(room, 0.3));
        double partial = Arithmetic.partial(rule, rule.partials().get(i), arguments);
        double size = 1 + Math.abs(partial);
        String where = rule.operator() + " at " + arguments + ", argument " + i + ": " + partial + ", " + estimate;
        assertTrue(estimate.error() < 1e-7 * size, () -> where + " is too rough");
        assertTrue(Math.abs(partial - estimate.derivative()) < 10 * estimate.error() + 1e-10 * size, where);
    }

    private static double at(Rule rule, List<Double> arguments, int i, double moved) {
        List<Double> changed = new ArrayList<>(arguments);
        changed.set(i, moved);
        return Arithmetic.result(rule, changed);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void partialsAreWhatItsEdgesState(Rule rule) {
        for (Rule.Edge edge : rule.edges()) {
            for (int i = 0; i < edge.partials().size(); i++) {
                double partial = Arithmetic.partial(rule, rule.partials().get(i), edge.arguments());
                assertEquals(
                        Double.doubleToLongBits(edge.partials().get(i)),
                        Double.doubleToLongBits(partial),
                        rule.operator() + " at " + edge + ", argument " + i + ": " + partial);
            }
        }
    }

    /** What can be infinite is multiplied by an adjoint of 0 somewhere: without the guard that were NaN. */
    @ParameterizedTest
    @MethodSource("rowsNotGuarded")
    void anInfinitePartialAtFiniteArgumentsIsGuarded(Rule rule) {
        forExtremes(rule, (arguments, i, partial) -> {
            if (arguments.stream().allMatch(Double::isFinite)) {
                assertTrue(Double.isFinite(partial), rule.operator() + " at " + arguments + ": " + partial);
            }
        });
    }

    /** What feeds such an operation is guarded, since its adjoint is 0 though its own partials may not be finite. */
    @ParameterizedTest
    @MethodSource("rowsThatDoNotVanish")
    void aPartialThatVanishesAtAnInfiniteArgumentIsMarked(Rule rule) {
        forExtremes(rule, (arguments, i, partial) -> {
            boolean finite = Double.isFinite(Arithmetic.result(rule, arguments));
            if (finite && partial == 0.0 && !rule.partials().get(i).isZero()) {
                assertTrue(Double.isFinite(arguments.get(i)), rule.operator() + " at " + arguments);
            }
        });
    }

    private interface Check {
        void accept(List<Double> arguments, int i, double partial);
    }

    private static void forExtremes(Rule rule, Check check) {
        int arity = rule.operator().parameters().size();
        int all = (int) Math.pow(EXTREMES.size(), arity);
        for (int number = 0; number < all; number++) {
            List<Double> arguments = new ArrayList<>();
            for (int rest = number; arguments.size() < arity; rest /= EXTREMES.size()) {
                arguments.add(EXTREMES.get(rest % EXTREMES.size()));
            }
            for (int i = 0; i < arity; i++) {
                check.accept(
                        arguments, i, Arithmetic.partial(rule, rule.partials().get(i), arguments));
            }
        }
    }

    /** So that derivatives of derivatives need no other rules. */
    @ParameterizedTest
    @MethodSource("rows")
    void partialsAreMadeOfOperationsThatHaveRowsThemselves(Rule rule) {
        rule.partials().forEach(formula -> closed(formula.contribution()));
    }

    private static void closed(Contribution contribution) {
        contribution.map(e -> {
            closed(e);
            return e;
        });
    }

    private static void closed(Expr e) {
        if (e instanceof Expr.Apply apply) {
            Operator operator = apply.operator();
            boolean passive = !operator.result().equals(Type.DOUBLE);
            boolean choice = operator.notation() == Operator.Notation.SELECT;
            assertTrue(passive || choice || Rules.find(operator).isPresent(), () -> "no row for " + operator);
            apply.arguments().forEach(RuleTest::closed);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void thereIsAPartialForEachArgumentAndEachEdgeStatesThemAll(Rule rule) {
        int arity = rule.operator().parameters().size();
        assertEquals(arity, rule.partials().size());
        rule.domains().forEach(box -> assertEquals(arity, box.size()));
        rule.edges().forEach(edge -> assertEquals(arity, edge.partials().size(), edge::toString));
    }
}
