package slope.processor.rules;

import static slope.processor.rules.Trait.LEAVES;
import static slope.processor.rules.Trait.UNBOUNDED;
import static slope.processor.rules.Trait.VANISHING;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;

/**
 * The table, second part: the methods of {@code Math} and {@code StrictMath}. Where the two may differ in the last bit,
 * {@code StrictMath} has operations of its own in the graph; where the specification leaves no choice they share one.
 *
 * <p>Formulas: Abramowitz and Stegun, Handbook of Mathematical Functions, 4.1–4.6; {@code (1 - a)(1 + a)} instead of
 * {@code 1 - a²} keeps the digits near ±1, and {@code b / h / h} can't overflow. At a kink the minimum-norm choice is taken
 * (Griewank and Walther, Evaluating Derivatives, 2nd ed., chapter 14, discusses the alternatives).
 */
final class MathRules {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    private MathRules() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String owner : List.of("Math", "StrictMath")) {
            rows.addAll(elementary(owner, name -> Row.function(owner, name, 1)));
            rows.addAll(ofTwo(owner));
            rows.addAll(exactOfOne(owner));
            rows.addAll(exactOfMore(owner));
            rows.addAll(copySign(owner));
        }
        return rows;
    }

    private static List<Row> elementary(String owner, Function<String, Row> one) {
        List<Row> rows = List.of(
                one.apply("exp")
                        .partials("r")
                        .is(UNBOUNDED, VANISHING)
                        .in(-4, 4)
                        .at(INF, INF)
                        .at(-INF, 0),
                one.apply("expm1")
                        .partials("r + 1.0")
                        .is(UNBOUNDED, VANISHING)
                        .in(-4, 4)
                        .at(INF, INF)
                        .at(-INF, 0),
                one.apply("log")
                        .partials("d / a")
                        .is(UNBOUNDED)
                        .in(0.2, 9)
                        .at(0, INF)
                        .at(-0.0, -INF)
                        .at(-2, -0.5)
                        .at(INF, 0),
                one.apply("log10")
                        .partials("d / a * 0.4342944819032518")
                        .is(UNBOUNDED)
                        .in(0.2, 9)
                        .at(0, INF)
                        .at(-0.0, -INF)
                        .at(INF, 0),
                one.apply("log1p")
                        .partials("d / (1.0 + a)")
                        .is(UNBOUNDED)
                        .in(-0.8, 9)
                        .at(-1, INF)
                        .at(-3, -0.5)
                        .at(INF, 0),
                one.apply("cbrt")
                        .partials("1.0 / (3.0 * r * r)")
                        .is(UNBOUNDED)
                        .in(0.2, 9)
                        .in(-9, -0.2)
                        .at(0, INF)
                        .at(-0.0, INF)
                        .at(-INF, 0),
                one.apply("sin").partials("Math.cos(a)").in(-4, 4).at(-0.0, 1).at(INF, NAN),
                one.apply("cos").partials("-Math.sin(a)").in(-4, 4).at(0, -0.0).at(INF, NAN),
                one.apply("tan")
                        .partials("1.0 + r * r")
                        .is(UNBOUNDED)
                        .in(-1.2, 1.2)
                        .at(0, 1)
                        .at(INF, NAN),
                one.apply("asin")
                        .partials("1.0 / Math.sqrt((1.0 - a) * (1.0 + a))")
                        .is(UNBOUNDED)
                        .in(-0.9, 0.9)
                        .at(1, INF)
                        .at(-1, INF)
                        .at(2, NAN),
                one.apply("acos")
                        .partials("-1.0 / Math.sqrt((1.0 - a) * (1.0 + a))")
                        .is(UNBOUNDED)
                        .in(-0.9, 0.9)
                        .at(1, -INF)
                        .at(-1, -INF)
                        .at(2, NAN),
                one.apply("atan")
                        .partials("1.0 / (1.0 + a * a)")
                        .is(VANISHING)
                        .in(-4, 4)
                        .at(INF, 0)
                        .at(-INF, 0),
                one.apply("sinh")
                        .partials("Math.cosh(a)")
                        .is(UNBOUNDED)
                        .in(-3, 3)
                        .at(-INF, INF),
                one.apply("cosh")
                        .partials("Math.sinh(a)")
                        .is(UNBOUNDED)
                        .in(-3, 3)
                        .at(-0.0, -0.0)
                        .at(-INF, -INF),
                one.apply("tanh")
                        .partials("1.0 - r * r")
                        .is(VANISHING)
                        .in(-2, 2)
                        .at(INF, 0)
                        .at(-INF, 0));
        return named(owner, true, rows);
    }

    private static List<Row> ofTwo(String owner) {
        List<Row> rows = List.of(
                Row.function(owner, "pow", 2)
                        .partials(
                                "b == 0.0 ? none : b < 0.0 ? d / a * r * b : b * Math.pow(a, b - 1.0) * d",
                                "a == 0.0 && b >= 0.0 ? 0.0 : r * Math.log(a)")
                        .is(UNBOUNDED, VANISHING)
                        .in(0.3, 3)
                        .in(0.3, 3, -3, -0.3)
                        .at(0, 0, 0, 0)
                        .at(0, 1, 1, 0)
                        .at(-0.0, 2, -0.0, 0)
                        .at(0, 0.5, INF, 0)
                        .at(0, -1, -INF, -INF)
                        .at(-2, 3, 12, NAN)
                        .at(NAN, 0, 0, NAN),
                Row.function(owner, "atan2", 2)
                        .partials("b / Math.hypot(a, b) / Math.hypot(a, b)", "-a / Math.hypot(a, b) / Math.hypot(a, b)")
                        .is(UNBOUNDED, VANISHING)
                        .in(0.3, 3)
                        .in(-3, -0.3)
                        .in(-3, 3, 0.3, 3)
                        .at(0, 0, NAN, NAN)
                        .at(0, -1, -1, -0.0)
                        .at(1, INF, NAN, -0.0),
                Row.function(owner, "hypot", 2)
                        .partials("r == 0.0 ? 0.0 : a / r", "r == 0.0 ? 0.0 : b / r")
                        .in(0.3, 3)
                        .in(-3, 3, -3, -0.3)
                        .at(0, 0, 0, 0)
                        .at(0, -2, 0, -1)
                        .at(INF, 1, NAN, 0));
        return named(owner, true, rows);
    }

    private static List<Row> exactOfOne(String owner) {
        Function<String, Row> one = name -> Row.function(owner, name, 1);
        List<Row> rows = List.of(
                one.apply("sqrt")
                        .partials("0.5 / Math.abs(r)")
                        .is(UNBOUNDED)
                        .in(0.2, 9)
                        .at(0, INF)
                        .at(-0.0, INF)
                        .at(-1, NAN)
                        .at(INF, 0),
                one.apply("abs")
                        .partials("a > 0.0 ? d : a < 0.0 ? -d : a == 0.0 ? none : a * d")
                        .in(0.2, 3)
                        .in(-3, -0.2)
                        .at(0, 0)
                        .at(-0.0, 0)
                        .at(-INF, -1)
                        .at(NAN, NAN),
                one.apply("floor")
                        .partials("0")
                        .in(0.2, 0.8)
                        .at(1, 0)
                        .at(INF, 0)
                        .at(NAN, 0),
                one.apply("ceil").partials("0").in(0.2, 0.8).at(1, 0).at(INF, 0).at(NAN, 0),
                one.apply("rint")
                        .partials("0")
                        .in(0.6, 1.4)
                        .at(0.5, 0)
                        .at(INF, 0)
                        .at(NAN, 0),
                one.apply("signum")
                        .partials("0")
                        .in(0.2, 3)
                        .at(0, 0)
                        .at(-0.0, 0)
                        .at(NAN, 0),
                one.apply("ulp").partials("0").in(1.1, 1.9).at(1, 0).at(NAN, 0),
                one.apply("nextUp").partials("1").in(1.1, 1.9).at(-0.0, 1).at(INF, 1),
                one.apply("nextDown").partials("1").in(1.1, 1.9).at(0, 1).at(-INF, 1),
                one.apply("toRadians").partials("0.017453292519943295").in(-200, 200),
                one.apply("toDegrees").partials("57.29577951308232").in(-3, 3),
                Row.of(Operator.call(owner, "scalb", Type.DOUBLE, Type.DOUBLE, Type.INT))
                        .partials("Math.scalb(1.0, b)", "0")
                        .is(UNBOUNDED)
                        .in(-3, 3)
                        .at(0, 3, 8, 0)
                        .at(0, 2000, INF, 0)
                        .at(1, -2000, 0, 0));
        return named(owner, false, rows);
    }

    private static List<Row> exactOfMore(String owner) {
        List<Row> rows = new ArrayList<>(extrema(owner));
        rows.addAll(List.of(
                Row.function(owner, "nextAfter", 2)
                        .partials("1", "0")
                        .in(1.1, 1.9, 2.1, 2.9)
                        .at(0, 1, 1, 0)
                        .at(1, 1, 1, 0),
                Row.function(owner, "IEEEremainder", 2)
                        .partials("1", OperatorRules.REMAINDER)
                        .is(UNBOUNDED, VANISHING)
                        .in(7.1, 7.3, 2.1, 2.3)
                        .in(-7.3, -7.1, 2.1, 2.3)
                        .at(5, 2, 1, -2)
                        .at(3, 2, 1, -2)
                        .at(-7.5, 2, 1, 4)
                        .at(1, 0, 1, NAN)
                        .at(1, INF, 1, 0),
                Row.function(owner, "fma", 3)
                        .partials("b", "a", "1")
                        .is(LEAVES)
                        .in(-3, 3)
                        .at(0, INF, 1, INF, 0, 1),
                Row.function(owner, "clamp", 3)
                        .partials(
                                "Math.max(a, b) < c ? (a > b ? d : a < b ? none : 0.5 * d)"
                                        + " : Math.max(a, b) > c ? none : a > b ? 0.5 * d : a < b ? none : 0.25 * d",
                                "Math.max(a, b) < c ? (b > a ? d : b < a ? none : 0.5 * d)"
                                        + " : Math.max(a, b) > c ? none : b > a ? 0.5 * d : b < a ? none : 0.25 * d",
                                "c < Math.max(a, b) ? d : c > Math.max(a, b) ? none : 0.5 * d")
                        .is(LEAVES, VANISHING)
                        .in(1.1, 1.9, 0.1, 0.9, 2.1, 2.9)
                        .in(-0.9, -0.1, 0.1, 0.9, 2.1, 2.9)
                        .in(3.1, 3.9, 0.1, 0.9, 2.1, 2.9)
                        .at(1, 1, 2, 0.5, 0.5, 0)
                        .at(2, 1, 2, 0.5, 0, 0.5)
                        .at(1, 1, 1, 0.25, 0.25, 0.5)
                        .at(-0.0, 0, 1, 0.5, 0.5, 0)
                        .at(NAN, 1, 2, 0.25, 0.25, 0.5)));
        return named(owner, false, rows);
    }

    /**
     * {@code Math}'s may take the sign of a NaN for either, {@code StrictMath}'s takes it for positive: so nodes differ, and the
     * partial asks the result.
     */
    private static List<Row> copySign(String owner) {
        return named(
                owner,
                true,
                List.of(Row.function(owner, "copySign", 2)
                        .partials("StrictMath.copySign(1.0, a) == StrictMath.copySign(1.0, r) ? d : -d", "0")
                        .in(0.2, 3)
                        .in(-3, -0.2, 0.2, 3)
                        .at(2, -1, -1, 0)
                        .at(-2, -1, 1, 0)
                        .at(0, 1, 1, 0)
                        .at(-0.0, 1, -1, 0)
                        .at(2, -0.0, -1, 0)));
    }

    /** A tie is shared; a NaN counts as one. */
    private static List<Row> extrema(String owner) {
        return List.of(
                Row.function(owner, "max", 2)
                        .partials("a > b ? d : a < b ? none : 0.5 * d", "b > a ? d : b < a ? none : 0.5 * d")
                        .is(VANISHING)
                        .in(1.1, 1.9, 2.1, 2.9)
                        .in(2.1, 2.9, 1.1, 1.9)
                        .at(2, 2, 0.5, 0.5)
                        .at(-0.0, 0.0, 0.5, 0.5)
                        .at(INF, INF, 0.5, 0.5)
                        .at(NAN, 1, 0.5, 0.5),
                Row.function(owner, "min", 2)
                        .partials("a < b ? d : a > b ? none : 0.5 * d", "b < a ? d : b > a ? none : 0.5 * d")
                        .is(VANISHING)
                        .in(1.1, 1.9, 2.1, 2.9)
                        .in(2.1, 2.9, 1.1, 1.9)
                        .at(2, 2, 0.5, 0.5)
                        .at(-0.0, 0.0, 0.5, 0.5)
                        .at(-INF, -INF, 0.5, 0.5)
                        .at(NAN, 1, 0.5, 0.5));
    }

    /** Nodes are called like the method; the engine's methods too, but that they begin with a small letter. */
    private static List<Row> named(String owner, boolean distinct, List<Row> rows) {
        for (Row row : rows) {
            String name = row.methodName();
            String engine = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            if (name.equals("IEEEremainder")) {
                engine = "ieeeRemainder";
            }
            boolean ownStrict = distinct && owner.equals("StrictMath");
            row.records(ownStrict ? owner + "." + name : name, ownStrict ? "StrictValues." + engine : engine);
            if (ownStrict) {
                row.strict();
            }
        }
        return rows;
    }
}
