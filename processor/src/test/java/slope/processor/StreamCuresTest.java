package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slope.processor.testing.Compilation;

/** Who writes the loop that a message shows gets the number that the stream gives, of nothing as well, and the gradient of it. */
class StreamCuresTest {
    private static final Pattern CURE = Pattern.compile("; write (.*)", Pattern.DOTALL);
    private static final double[][] POINTS = {{}, {2.5}, {-1, 3, 0.5}, {4, -2, 1, 3}};

    private static String cure(String stream) {
        String source = """
                import java.util.Arrays;
                import java.util.stream.*;
                import slope.*;

                class Model {
                    @Differentiable
                    static double f(double[] w, double x, int[] k) { return %s; }
                }
                """.formatted(stream);
        Compilation compilation = Compilation.of(Map.of("Model", source));
        assertEquals(1, compilation.diagnostics().size(), compilation.describe());
        String message = compilation.diagnostics().get(0).getMessage(null);
        assertTrue(message.startsWith("[slope:stream]"), message);
        Matcher cure = CURE.matcher(message);
        assertTrue(cure.find(), message);
        return cure.group(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Arrays.stream(w).sum()                                              | sum
            Arrays.stream(w).average().orElse(7)                                | average
            DoubleStream.of(w).average().getAsDouble()                          | average
            DoubleStream.of(x, 2, x * x).average().orElseThrow()                | average
            Arrays.stream(w).map(v -> v * x).filter(v -> v > 0).sum()           | sum
            Arrays.stream(w).filter(v -> v > 0).map(v -> v * x).average().orElse(x) | average
            Arrays.stream(w).filter(v -> v > 0).map(u -> u * x).filter(q -> q < 7).max().orElse(0) | max
            Arrays.stream(w).map(Math::sin).map(Math::abs).min().getAsDouble()  | min
            IntStream.range(0, w.length).mapToDouble(i -> w[i] * i).sum()       | sum
            IntStream.rangeClosed(1, w.length).mapToDouble(i -> x / i).max().orElse(3) | max
            IntStream.range(0, w.length).map(i -> i / 2).average().orElse(0)    | average
            IntStream.range(0, w.length).asDoubleStream().sum()                 | sum
            IntStream.range(0, w.length).mapToDouble(i -> i / 2).map(u -> u / 4).sum() | sum
            Arrays.stream(k).map(i -> i / 2).mapToDouble(i -> i * x).sum()      | sum
            Arrays.stream(k).max().orElse(5)                                    | max
            Arrays.stream(w).mapToInt(v -> (int) v).average().orElse(0)         | average
            Arrays.stream(w).filter(v -> v > 0).count()                         | count
            Arrays.stream(w).map(v -> v * x).toArray()[0]                       | result[0]
            """)
    void theLoopIsTheStream(String stream, String result) throws Exception {
        String expression = stream.replace("()[0]", "()");
        String loop = cure(stream);
        String source = """
                import java.util.Arrays;
                import java.util.stream.*;
                import slope.*;

                class Loop {
                    static double stream(double[] w, double x, int[] k) { return %s; }

                    @Differentiable
                    static double f(double[] w, double x, int[] k) { %s return x * %s; }
                }
                """.formatted(stream, loop, result);
        Compilation compilation = Compilation.of(Map.of("Loop", source));
        assertTrue(compilation.successful(), expression + "\n" + loop + "\n" + compilation.describe());
        Method of = method(compilation, "stream");
        Method f = method(compilation, "f");
        for (double[] w : POINTS) {
            int[] k = {4, -3, 9};
            Object expected = called(of, w, k);
            Object actual = called(f, w, k);
            if (expected instanceof Exception e) {
                assertEquals(e.getClass(), actual.getClass(), loop);
            } else {
                assertEquals(1.5 * (double) expected, (double) actual, 1e-13, loop);
            }
        }
    }

    private static Method method(Compilation compilation, String name) throws ReflectiveOperationException {
        Method method = compilation.load("Loop").getDeclaredMethod(name, double[].class, double.class, int[].class);
        method.setAccessible(true);
        return method;
    }

    private static Object called(Method method, double[] w, int[] k) throws ReflectiveOperationException {
        try {
            return method.invoke(null, w, 1.5, k);
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Arrays.stream(w).sorted().limit(2).sum()
            Arrays.stream(w, 0, 2).sum()
            Arrays.stream(w).reduce(0, (a, b) -> a + b)
            IntStream.range(0, w.length).mapToDouble(i -> i / 2).map(i -> i / 2).sum()
            IntStream.range(0, w.length).map(i -> i + 1).map(i -> i / 2).sum()
            Arrays.stream(w).average().orElseGet(() -> 2)
            Stream.of(w).mapToDouble(r -> r[0]).sum()
            """)
    void whatHasNoFaithfulLoopGetsAGeneralSentence(String stream) {
        assertEquals("the loop that it stands for, which keeps in locals what it collects", cure(stream));
    }
}
