package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slope.processor.testing.Compilation;

/** The value of a constant that the companion can't read by its name is that which the method computes with. */
class PrivateConstantsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "float K = 2.5f",
                "float K = -2.5f",
                "float K = 16777217",
                "double K = 0.1f",
                "double K = -0",
                "double K = -0.0",
                "long K = -5000000000L",
                "int K = -2147483648",
                "short K = -7",
                "double K = -1e300"
            })
    void hasItsValue(String constant) throws ReflectiveOperationException {
        String source = """
                import slope.*;

                public class Model {
                    private static final %s;

                    @Differentiable
                    public static double f(double x) {
                        double k = K;
                        return x + (k == 0 ? 1 / k : k);
                    }

                    public static String values() {
                        return f(0.5) + " " + ModelDerivatives.fGradient(0.5).value();
                    }
                }
                """.formatted(constant);
        Compilation compilation = Compilation.of(Map.of("Model", source));
        String values = (String) compilation.load("Model").getMethod("values").invoke(null);
        assertEquals(values.split(" ")[0], values.split(" ")[1]);
    }
}
