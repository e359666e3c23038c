package slope.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import slope.DifferentiableFunction;
import slope.Tangent;
import slope.Value;
import slope.processor.testing.Compilation;

/**
 * What selections, ties and poles do to adjoints of 0, the same by gradient, generated graph and dynamic graph. The numbers are
 * those of the section on zeros in {@code docs/rules.md}, worked out by hand.
 */
class ZerosTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    /** A body over x, y, z, and the array w; the point; the partials by those of them that it reads, in order. */
    private record Row(String body, double[] point, double[] partials) {
        static Row of(String body, double[] point, double... partials) {
            return new Row(body.contains("return") ? body : "return " + body + ";", point, partials);
        }
    }

    private static double[] at(double... point) {
        return point;
    }

    private static final List<Row> SELECTIONS = List.of(
            Row.of("Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))", at(0), 0.5),
            Row.of("Math.max(x, 0) - Math.max(-x, 0)", at(0), 1),
            Row.of("Math.sqrt(Math.max(x, 0))", at(-1), 0),
            Row.of("Math.acos(Math.max(-1, Math.min(1, x)))", at(2), 0),
            Row.of("Math.acos(Math.max(-1, Math.min(1, x)))", at(-2), 0),
            Row.of("Math.max(x, x)", at(0), 1),
            Row.of("Math.max(Math.max(x, 0), 0)", at(0), 0.25),
            // the same kinds, otherwise
            Row.of("Math.min(x, 0) + Math.max(x, 0)", at(0), 1),
            Row.of("Math.min(x, 1) * Math.min(x, 1)", at(1), 1),
            Row.of("Math.max(x, y)", at(3, 3), 0.5, 0.5),
            Row.of("Math.max(2 * x, y)", at(1, 2), 1, 0.5),
            Row.of("Math.max(-0.0, x)", at(0), 0.5),
            Row.of("double c = 2 * 0.5; return Math.max(c, x) + Math.min(x, c);", at(1), 1),
            Row.of("Math.log(Math.max(x, 0))", at(-3), 0),
            Row.of("1 / Math.min(x, 0)", at(3), 0),
            Row.of("Math.cbrt(Math.abs(x))", at(0), 0),
            Row.of("Math.sqrt(Math.abs(x))", at(0), 0),
            Row.of("Math.log(Math.abs(x))", at(-2), -0.5),
            Row.of("Math.sqrt(Math.pow(x, 0) - 1)", at(5), 0),
            Row.of("Math.sqrt(x % y)", at(2, 3), 0.5 / Math.sqrt(2), 0),
            Row.of("Math.log(y % x - 4)", at(9, 4), 0, INF),
            Row.of("1 / Math.floor(x)", at(0.5), 0),
            Row.of("Math.sqrt(Math.copySign(x, y))", at(-4, 1), -0.25, 0),
            Row.of("Math.sqrt(x > 0 ? x : 0)", at(-1), 0),
            Row.of("Math.asin(Math.min(Math.sqrt(x), 1))", at(4), 0));

    private static final List<Row> POLES = List.of(
            Row.of("1 / (1 / x)", at(0), NAN),
            Row.of("1 / (1 / x)", at(1e-310), NAN),
            Row.of("double s = 0; for (double v : w) s += 1 / v; return w.length / s;", at(0, 1, 2), NAN, 0, 0),
            Row.of("Math.min(1, 1 / x)", at(0), 0),
            Row.of("x > 0 ? 1 / x : x", at(0), 1),
            Row.of("1 / (1 + x * Math.exp(-y))", at(2, -800), 0, 0),
            Row.of("x * Math.sqrt(y)", at(0, 0), 0, 0),
            Row.of("x * Math.log(y)", at(0, 1e-310), Math.log(1e-310), 0),
            Row.of(
                    "double[] t = new double[w.length]; for (int i = 0; i < w.length; i++) t[i] = 1 / w[i]; return t[0];",
                    at(2, 0),
                    -0.25,
                    0),
            // the same kinds, otherwise
            Row.of("1 / (1 + Math.exp(-x) / y)", at(-800, 2), 0, 0),
            Row.of("1 / (x / (y * y))", at(3, 0), 0, NAN),
            Row.of("x / (1 / y)", at(3, 0), 0, NAN),
            Row.of("1 / Math.log(x)", at(0), NAN),
            Row.of("1 / Math.log10(x)", at(0), NAN),
            Row.of("1 / Math.log1p(x)", at(-1), NAN),
            Row.of("1 / Math.pow(x, -2)", at(0), NAN),
            Row.of("1 / Math.pow(x, y)", at(0, -3), NAN, 0),
            Row.of("1 / (1 + Math.pow(x, 2))", at(1e200), 0),
            Row.of("Math.exp(-1 / (x * x))", at(0), NAN),
            Row.of("double y = Math.sqrt(x); return y * y;", at(0), 0),
            Row.of("Math.cbrt(x * x * x)", at(0), NAN),
            Row.of("x * Math.exp(y)", at(0, 800), INF, 0),
            Row.of("x * Math.asin(y)", at(0, 1), Math.PI / 2, 0),
            Row.of("double t = 1 / x; return x < 1 ? x : t;", at(0), 1),
            Row.of("double t = Math.log(x); double u = t * t; return x < 1 ? 2 * x : u;", at(0), 2),
            Row.of("Math.max(0, Math.min(x, 1 / y))", at(2, 0), 1, 0),
            Row.of("double s = 0; for (double v : w) { if (v != 0) s += 1 / v; } return s;", at(0, 2), 0, -0.25));

    private static Compilation compilation;
    private static final Map<Row, String> NAMES = new LinkedHashMap<>();

    @BeforeAll
    static void compile() {
        StringBuilder source = new StringBuilder("package demo;\nimport slope.*;\nfinal class Zeros {\n");
        Stream.of(SELECTIONS, POLES).flatMap(List::stream).forEach(row -> {
            String name = "row" + NAMES.size();
            NAMES.put(row, name);
            source.append("@Differentiable static double %s(%s) { %s }%n".formatted(name, parameters(row), row.body()));
        });
        compilation = Compilation.of(Map.of("demo.Zeros", source.append("}\n").toString()), "-Aslope.verify");
    }

    private static boolean isOfArray(Row row) {
        return row.body().contains("w.length") || row.body().contains(": w");
    }

    private static String parameters(Row row) {
        return isOfArray(row)
                ? "double[] w"
                : String.join(", ", List.of("double x", "double y", "double z").subList(0, row.point().length));
    }

    @TestFactory
    Stream<DynamicTest> selectionsSelect() {
        return rows(SELECTIONS);
    }

    @TestFactory
    Stream<DynamicTest> zeroTimesAnythingIsZeroExceptAtAPole() {
        return rows(POLES);
    }

    private static Stream<DynamicTest> rows(List<Row> rows) {
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.body() + " at " + Arrays.toString(row.point()), () -> {
                    same("gradient", row, gradient(row));
                    same("generated graph", row, graph(row, ""));
                    same("dynamic graph", row, graph(row, "Dynamic"));
                    tangents(row);
                }));
    }

    private static void same(String mode, Row row, double[] actual) {
        for (int i = 0; i < actual.length; i++) {
            double size = Double.isFinite(row.partials()[i]) ? 1e-15 * Math.abs(row.partials()[i]) : 0;
            assertEquals(row.partials()[i], actual[i] + 0.0, size, mode + ", partial " + i);
        }
    }

    private static Method method(String owner, String name) {
        return Arrays.stream(compilation.load(owner).getDeclaredMethods())
                .filter(m -> m.getName().equals(name))
                .peek(m -> m.setAccessible(true))
                .findFirst()
                .orElseThrow();
    }

    private static Object call(Method method, Object... arguments) {
        try {
            return method.invoke(null, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    private static Object[] arguments(Row row) {
        return isOfArray(row)
                ? new Object[] {row.point()}
                : Arrays.stream(row.point()).boxed().toArray();
    }

    private static double[] gradient(Row row) {
        DifferentiableFunction function = (DifferentiableFunction)
                call(method("demo.ZerosDerivatives", NAMES.get(row) + "Function"), arguments(row));
        double[] gradient = new double[function.dimension()];
        function.gradient(row.point(), gradient);
        return gradient;
    }

    private static double[] graph(Row row, String suffix) {
        Value[] leaves = Value.leaves(row.point());
        Object[] arguments = isOfArray(row) ? new Object[] {leaves} : leaves;
        ((Value) call(method("demo.ZerosGraphs", NAMES.get(row) + suffix), arguments)).backward();
        return Value.grad(leaves);
    }

    /** Along each coordinate the tangent is the partial, or one of the two is no number or infinite. */
    private static void tangents(Row row) {
        for (int i = 0; i < row.point().length; i++) {
            double[] direction = new double[row.point().length];
            direction[i] = 1;
            List<Object> arguments = new ArrayList<>();
            if (isOfArray(row)) {
                arguments.addAll(List.of(row.point(), direction));
            } else {
                for (int j = 0; j < direction.length; j++) {
                    arguments.addAll(List.of(row.point()[j], direction[j]));
                }
            }
            Tangent tangent =
                    (Tangent) call(method("demo.ZerosDerivatives", NAMES.get(row) + "Tangent"), arguments.toArray());
            double partial = row.partials()[i];
            if (Double.isFinite(tangent.dot()) && Double.isFinite(partial)) {
                assertEquals(partial, tangent.dot(), 1e-15 * Math.abs(partial), "tangent " + i);
            }
        }
    }

    /** {@code Math.clamp} came with JDK 21; its ties are those of the two selections that it is. */
    @Test
    void clampIsMinOfMax() {
        for (double x : new double[] {-0.5, -0.0, 0.0, 0.25, 1.0, 1.5}) {
            Value a = Value.of(x);
            a.clamp(0.0, 1.0).backward();
            Value b = Value.of(x);
            Value.min(1.0, b.max(0.0)).backward();
            assertEquals(b.grad(), a.grad(), "at " + x);
        }
        Value[] all = Value.leaves(new double[] {1, 1, 1});
        all[0].clamp(all[1], all[2]).backward();
        assertEquals(
                List.of(0.25, 0.25, 0.5), Arrays.stream(Value.grad(all)).boxed().toList());
    }

    /** An operation of the user's is not called at a gradient of 0. */
    @Test
    void anOperationOfOnesOwnIsNotCalledAtZero() {
        slope.Operation own = slope.Operation.of("own", out -> {
            throw new AssertionError("called at " + out.grad());
        });
        Value x = Value.of(2);
        Value.record(5, own, x).mul(0.0).backward();
        assertEquals(0.0, x.grad());
    }

    /** A 0 that arrived at a pole is NaN; where nothing arrived, nothing happens. */
    @Test
    void untouchedIsNotZero() {
        Value x = Value.of(0);
        Value pole = Value.div(1.0, x);
        pole.mul(0.0).add(1.0).backward();
        assertEquals(NAN, x.grad());
        Value y = Value.of(0);
        Value.div(1.0, y).min(1.0).backward();
        assertEquals(0.0, y.grad());
    }
}
