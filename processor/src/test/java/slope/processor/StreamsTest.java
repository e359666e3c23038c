package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slope.DifferentiableFunction;
import slope.GradientCheck;
import slope.processor.testing.Compilation;

/** The loop that a stream's error shows, written in its place, gives what the stream gives, and its derivative. */
class StreamsTest {
    private static final String SOURCE = """
            package streams;

            import java.util.Arrays;
            import java.util.stream.*;
            import slope.*;

            public final class S {
                @Differentiable
                static double f(double x, double[] w) {
                    BODY
                }

                static DifferentiableFunction function() {
                    return SDerivatives.fFunction(.7, new double[] {.3, -.8, 1.1});
                }
            }
            """;

    private static String message(String stream) {
        String source =
                SOURCE.replace("BODY", "return " + stream + ";").replaceAll("(?s)    static Diff.*?\n    }\n", "");
        return Compilation.of(Map.of("streams.S", source)).diagnostics().get(0).getMessage(null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Arrays.stream(w).map(v -> v * x).filter(v -> v > 0).sum() | sum",
                "Arrays.stream(w).filter(v -> v > 0).map(v -> v * x).map(Math::sin).sum() | sum",
                "Arrays.stream(w).map(a -> a * x).map(b -> b * b + x).sum() | sum",
                "DoubleStream.of(w).map(Math::sin).map(v -> v * x).average().orElse(0) | average",
                "DoubleStream.of(w).average().getAsDouble() | average",
                "IntStream.range(0, w.length).mapToDouble(i -> w[i] * x).filter(v -> v > 0).max().getAsDouble() | max",
                "IntStream.rangeClosed(0, 2).mapToDouble(k -> w[k] * x * k).map(v -> v * v).min().getAsDouble() | min"
            })
    void loopGivesWhatTheStreamGives(String stream, String result) throws Exception {
        String message = message(stream);
        String loop = message.substring(message.indexOf("; write ") + "; write ".length());
        Compilation mended = Compilation.of(
                Map.of("streams.S", SOURCE.replace("BODY", loop + " return " + result + ";")), "-Xlint:none");
        assertTrue(mended.successful(), mended.describe());
        Method function = mended.load("streams.S").getDeclaredMethod("function");
        function.setAccessible(true);
        DifferentiableFunction f = (DifferentiableFunction) function.invoke(null);
        GradientCheck.verify(f);
        String plain = SOURCE.replace("BODY", "return " + stream + ";")
                .replace("@Differentiable", "")
                .replaceAll("(?s)    static Diff.*?\n    }\n", "");
        Method original = Compilation.plain(Map.of("streams.S", plain))
                .load("streams.S")
                .getDeclaredMethod("f", double.class, double[].class);
        original.setAccessible(true);
        double[] w = {.3, -.8, 1.1};
        assertEquals((double) original.invoke(null, .7, w), f.value(f.point()), 1e-15);
    }

    @Test
    void whatHasNoFaithfulLoopIsNotWritten() {
        for (String stream : new String[] {
            "Arrays.stream(w).reduce(1, (p, q) -> p * q)",
            "Arrays.stream(w).sorted().sum()",
            "Arrays.stream(w).map(v -> { return v * x; }).sum()",
            "Arrays.stream(w).max().orElse(2)",
            "IntStream.range(0, 2).mapToDouble(k -> w[k] * k).map(k -> k * x).sum()",
            "Arrays.stream(w).limit(2).sum()"
        }) {
            String message = message(stream);
            assertTrue(message.endsWith("write a loop that does with each element what the stream does"), message);
        }
    }
}
