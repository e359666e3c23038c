package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slope.DifferentiableFunction;
import slope.GradientCheck;
import slope.processor.testing.Compilation;

/** Holds {@code docs/supported-java.md} against the code: each example is compiled, and what is accepted is differentiated. */
class SupportedJavaTest {
    private static final String AROUND = """
            package supported;

            import java.util.List;
            import java.util.Map;
            import slope.*;

            public final class Case {
                static final double K = 1.5;
                static final double[] TABLE = {2, 3};
                static final Model MODEL = new Model();
                static double changing = 2;

                record Point(double x, double y) {}

                record Pair(double a, double b) {
                    Pair swapped() {
                        return new Pair(b, a);
                    }

                    static Pair of(double[] w) {
                        return new Pair(w[0], w[1]);
                    }
                }

                record Row(double[] numbers, Pair ends, int n) {}

                record Positive(double value) {
                    Positive {
                        if (value < 0) throw new IllegalArgumentException();
                    }
                }

                enum Kind { A, B }

                private static final double HALF = 0.5;

                private static double hidden(double x) {
                    return x * HALF;
                }

                static double[] doubled(double[] w) {
                    double[] d = w.clone();
                    for (int i = 0; i < d.length; i++) d[i] *= 2;
                    return d;
                }

                static boolean isSmall(double x) {
                    return x < 0.1;
                }

                static final class Model {
                    final double factor = 3;

                    @Override
                    public int hashCode() {
                        return 5;
                    }

                    @Differentiable
                    double scaled(double x) {
                        return factor * x * x;
                    }
                }

                static final class Spring {
                    @Active
                    double stiffness = 2;

                    @Differentiable
                    double energy(double x) {
                        return stiffness * x * x;
                    }
                }

                static final Spring SPRING = new Spring();

                static final class Other {
                    static double of(double x) {
                        return x;
                    }
                }

                @Differentiable
                static double annotated(double x) {
                    return x * x;
                }

                static double total(int k, double... xs) {
                    double sum = 0;
                    for (double v : xs) sum += k * v;
                    return sum;
                }

                static double helper(double x) {
                    return Math.sin(x);
                }

                static void scale(@Written double[] a, double by) {
                    for (int i = 0; i < a.length; i++) {
                        a[i] *= by;
                    }
                }

                static double chosen(String text, double x) {
                    switch (text) {
                        case "a": return 2 * x;
                        default: return x * x;
                    }
                }

                static void weigh(@Written double[] a, double[] by) {
                    for (int i = 0; i < a.length; i++) {
                        a[i] *= by[0];
                    }
                }

                static double power(double x, int n) {
                    return n == 0 ? 1 : x * power(x, n - 1);
                }

                @Differentiable
                static Row grown(Row r, int n) {
                    if (n == 0) {
                        return r;
                    }
                    double[] numbers = {r.numbers()[0] * r.ends().a(), r.numbers()[1]};
                    Pair ends = new Pair(r.ends().a() * numbers[0], r.ends().b());
                    return grown(new Row(numbers, ends, r.n()), n - 1);
                }

                static double wrap(java.util.function.DoubleUnaryOperator f) {
                    return f.applyAsDouble(1);
                }

                static double elsewhere(int n) {
                    return n;
                }

                @Differentiable
                @SuppressWarnings({"slope:no-influence", "slope:lost-in-integer", "all"})
                static double f(double x, double[] w, double[][] m, int n, long k, boolean flag, int[] p,
                        @Constant Point point, Model model, Kind kind, String text, List<Double> list,
                        Map<String, Integer> counts) {
                    @
                    return x;
                }

                static DifferentiableFunction function(int n, boolean flag) {
                    double[][] m = {{.4, .9}, {.7, .2}};
                    return CaseDerivatives.fFunction(
                            .6, new double[] {.3, .8}, m, n, 5, flag, new int[] {3, 1}, new Point(2, 3), new Model(), Kind.A,
                            "ab".substring(n % 2, 1 + n % 2), List.of(.5, 2.0), Map.of("a", 2));
                }
            }
            """;

    static Stream<SupportedRow> rows() throws IOException {
        List<SupportedRow> rows = SupportedRow.all().stream()
                .filter(r -> !r.section().equals("Methods and classes"))
                .toList();
        assertTrue(rows.size() > 80, "rows are read: " + rows.size());
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAsThePageSays(SupportedRow row) throws Exception {
        String source = AROUND.replace("@\n", row.example() + "\n");
        if (row.refusal() != null) {
            source = source.replaceAll("(?s)    static DifferentiableFunction.*?\n    }\n", "");
        }
        Compilation compilation = Compilation.of(Map.of("supported.Case", source), "-Aslope.verify", "-Xlint:none");
        if (row.refusal() != null) {
            assertEquals(List.of(row.refusal()), SupportedRow.codes(compilation), compilation.describe());
            return;
        }
        Method function = compilation.load("supported.Case").getDeclaredMethod("function", int.class, boolean.class);
        function.setAccessible(true);
        for (int n : new int[] {0, 1, 2}) {
            for (boolean flag : new boolean[] {false, true}) {
                GradientCheck.verify((DifferentiableFunction) function.invoke(null, n, flag));
            }
        }
    }
}
