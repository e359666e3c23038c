package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slope.processor.testing.Compilation;

/** Private constants are known by their values, which must be those that javac computes, bit for bit. */
class ConstantsTest {
    /** Types and constant expressions (JLS 15.29). */
    private static final List<String> CONSTANTS = List.of(
            "double = 1 / 298.257223563",
            "double = Math.PI / 180",
            "double = -0.0",
            "double = 0.0 / 0",
            "double = 1 / 0.0 - Double.MAX_VALUE",
            "double = (float) 0.1 + 0.1f",
            "double = 1e308 * 10 % 3",
            "double = FIRST * (2 - FIRST)",
            "double = Other.THIRD + ~5 + -'a'",
            "double = (byte) 300 + (short) 70000 + (char) -1",
            "double = (int) 1e10 + (long) -1e30 + (char) 1e6",
            "double = 7 / 2 + 7 % -3 + -7 >> 1",
            "double = (1L << 40 | 3) >>> 2 ^ 0x55",
            "double = Integer.MAX_VALUE + 1",
            "double = 2 > 1 && !(3 >= 4) || false ? 5 : 6.5f",
            "double = true ^ true | 1 != 2 & 'a' == 97 ? 1 : 2",
            "float = 16777217",
            "float = 1f / 3 * 2.5f - 1e-40f",
            "long = Long.MIN_VALUE - 1 >>> 60",
            "long = 1 << 33",
            "int = 'x' * 3",
            "char = 'a' + 1",
            "byte = (byte) 200",
            "short = -7",
            "boolean = 1.0f == 1.0 && \"a\" + 1 + 'c' + 2.5f + true == \"a1c2.5true\"",
            "String = \"π\" + 1.5f + 1e7 + 'c' + 10L + null_");

    private static String source() {
        StringBuilder source = new StringBuilder("""
                package constants;

                import slope.*;

                final class Model {
                    private static final double FIRST = 0.1, SECOND = FIRST * FIRST;
                    private static final char null_ = 'n';
                    private static final int CYCLE = Model.CYCLE + 1;

                    static final class Other {
                        private static final float THIRD = (float) SECOND;
                    }
                """);
        for (int i = 0; i < CONSTANTS.size(); i++) {
            String type = CONSTANTS.get(i).split(" ")[0];
            source.append("    private static final ").append(CONSTANTS.get(i).replaceFirst("=", "C" + i + " ="));
            String value = type.equals("boolean")
                    ? "(C%1$d ? 2 : 3)"
                    : type.equals("String") ? "C%1$d.length() * C%1$d.charAt(0)" : "(double) C%1$d";
            source.append(";\n    @Differentiable static double f%1$d(double x) { return x * x * ".formatted(i))
                    .append(value.formatted(i))
                    .append("; }\n");
        }
        return source.append("}\n").toString();
    }

    @Test
    void haveTheValuesThatJavacGivesThem() throws ReflectiveOperationException {
        Compilation compilation = Compilation.of(Map.of("constants.Model", source()));
        assertTrue(compilation.successful(), compilation.describe());
        for (int i = 0; i < CONSTANTS.size(); i++) {
            Method primal = compilation.load("constants.Model").getDeclaredMethod("f" + i, double.class);
            Method tangent = compilation
                    .load("constants.ModelDerivatives")
                    .getDeclaredMethod("f" + i + "Tangent", double.class, double.class);
            primal.setAccessible(true);
            tangent.setAccessible(true);
            slope.Tangent value = (slope.Tangent) tangent.invoke(null, 3.0, 1.0);
            assertEquals((double) primal.invoke(null, 3.0), value.value(), CONSTANTS.get(i));
        }
    }

    /** Also of the object itself; what is no constant stays hidden, and is told once. */
    @Test
    void fieldsOfTheObject() throws ReflectiveOperationException {
        String source = """
                package constants;
                import slope.Differentiable;
                final class Model {
                    private final double g = 9.81 * 2;
                    private static final double R = Math.sqrt(2);
                    @Differentiable double f(double x) { return g * x + this.g; }
                    %s
                }
                """;
        Compilation fine = Compilation.of(Map.of("constants.Model", source.formatted("")));
        assertTrue(fine.successful(), fine.describe());
        Compilation hidden = Compilation.of(Map.of(
                "constants.Model",
                source.formatted("@Differentiable double h(double x) { return x * R * R; }"
                        + " @Differentiable double k(double x) { return R / x; }")));
        assertEquals(1, hidden.diagnostics().size(), hidden.describe());
    }
}
