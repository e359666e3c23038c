package slope.processor.rules;

import static slope.processor.rules.Trait.UNBOUNDED;
import static slope.processor.rules.Trait.VANISHING;

import java.util.List;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;

/**
 * The table, first part: Java's operators. {@code -x} records {@code mul(-1)} and {@code a - b} records {@code a.add(b.neg())},
 * as micrograd does; they have rows because the sweeps on primitives need no such detour.
 */
final class OperatorRules {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    /** The divisor is not touched where the quotient is 0. */
    static final String REMAINDER = "Math.rint((a - r) / b) == 0.0 ? none : -Math.rint((a - r) / b) * d";

    private OperatorRules() {}

    static List<Row> rows() {
        return List.of(
                infix("+").records("+", "add").partials("1", "1").in(-3, 3).at(INF, -INF, 1, 1),
                infix("-").records("sub", "sub").partials("1", "-1").in(-3, 3).at(INF, INF, 1, -1),
                infix("*")
                        .records("*", "mul")
                        .partials("b", "a")
                        .in(-3, 3)
                        .at(0, INF, INF, 0)
                        .at(-0.0, 2, 2, -0.0),
                infix("/")
                        .records("/", "div")
                        .partials("d / b", "-d / b * r")
                        .is(UNBOUNDED, VANISHING)
                        .in(0.2, 3)
                        .in(-3, 3, -3, -0.2)
                        .at(1, 0, INF, -INF)
                        .at(1, -0.0, -INF, -INF)
                        .at(0, 0, INF, NAN)
                        .at(1, INF, 0, -0.0),
                infix("%")
                        .records("%", "remainder")
                        .partials("1", REMAINDER)
                        .is(UNBOUNDED, VANISHING)
                        .in(7.1, 7.9, 2.1, 2.3)
                        .in(-7.9, -7.1, 2.1, 2.3)
                        .in(7.1, 7.9, -2.3, -2.1)
                        .at(6, 2, 1, -3)
                        .at(-7.5, 2, 1, 3)
                        .at(7.5, -2, 1, 3)
                        .at(1, 0, 1, NAN)
                        .at(1, INF, 1, 0),
                Row.of(Operator.narrowed(Type.DOUBLE, Type.FLOAT))
                        .records("float", "roundToFloat")
                        .partials("1")
                        .at(1.1, 1)
                        .at(-0.3, 1)
                        .at(0, 1)
                        .at(1e300, 1),
                Row.of(Operator.prefix("-", Type.DOUBLE))
                        .records("neg", "neg")
                        .partials("-1")
                        .in(-3, 3)
                        .at(0, -1));
    }

    private static Row infix(String name) {
        return Row.of(Operator.infix(name, Type.DOUBLE));
    }
}
