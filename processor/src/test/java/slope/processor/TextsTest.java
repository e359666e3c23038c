package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slope.processor.testing.Compilation;

/** A string in a method is the same string in what is generated, whatever is in it, and that is ASCII. */
class TextsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u03c0",
                "a\\u2028b\\u2029",
                "\\u0085\\u000b\\f",
                "tab\\t, line\\n, return\\r, quote\\\", backslash\\\\u0041",
                "\\0017\\177",
                "$L $$ {@code}",
                "\\ud83d\\ude00 and half of it \\ud83d"
            })
    void isTheSame(String text) throws ReflectiveOperationException {
        String source = """
                package texts;
                import slope.Differentiable;
                public class Model {
                    public static final String TEXT = "%1$s";
                    @Differentiable
                    public static double f(double x, String s) {
                        return s.equals("%1$s") ? 3 * x : x;
                    }
                    @Differentiable
                    public static double g(double x, String s) {
                        return switch (s) {
                            case "%1$s" -> 5 * x;
                            default -> x;
                        };
                    }
                }
                """.formatted(text);
        Compilation compilation = Compilation.of(Map.of("texts.Model", source));
        assertTrue(compilation.successful(), compilation.describe());
        compilation.generated().values().forEach(s -> assertTrue(s.chars().allMatch(c -> c < 0x80)));
        String same = (String) compilation.load("texts.Model").getField("TEXT").get(null);
        assertEquals(3.0, dX(compilation, "fGradient", same));
        assertEquals(1.0, dX(compilation, "fGradient", same + "x"));
        assertEquals(5.0, dX(compilation, "gGradient", same));
        assertEquals(1.0, dX(compilation, "gGradient", "?"));
    }

    private static double dX(Compilation compilation, String method, String text) throws ReflectiveOperationException {
        Method gradient = compilation.load("texts.ModelDerivatives").getMethod(method, double.class, String.class);
        Object result = gradient.invoke(null, 2.0, text);
        return (Double) result.getClass().getMethod("dX").invoke(result);
    }
}
