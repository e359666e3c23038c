package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slope.DifferentiableFunction;
import slope.GradientCheck;
import slope.processor.testing.Compilation;

/** Holds what {@code docs/supported-java.md} says of methods and classes against the code, each row as the members of a class. */
class SupportedMethodsTest {
    static Stream<SupportedRow> rows() throws IOException {
        List<SupportedRow> rows = SupportedRow.all().stream()
                .filter(r -> r.section().equals("Methods and classes"))
                .toList();
        assertTrue(rows.size() > 30, "rows are read: " + rows.size());
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAsThePageSays(SupportedRow row) throws Exception {
        String source = "package supported;\nimport slope.*;\npublic class Case {\n" + row.example() + "\n}\n";
        Compilation compilation = Compilation.of(Map.of("supported.Case", source), "-Aslope.verify", "-Xlint:none");
        if (row.refusal() != null) {
            assertEquals(List.of(row.refusal()), SupportedRow.codes(compilation), compilation.describe());
            return;
        }
        assertTrue(compilation.successful(), compilation.describe());
        List<Method> functions = functions(compilation);
        assertEquals(row.verdict().startsWith("supported"), !functions.isEmpty(), "has a function of a flat point");
        for (Method function : functions) {
            GradientCheck.verify((DifferentiableFunction) function.invoke(null, some(function.getParameterTypes())));
        }
    }

    private static List<Method> functions(Compilation compilation) {
        List<Method> functions = new ArrayList<>();
        for (String companion : compilation.generated().keySet()) {
            for (Method method : compilation.load(companion).getDeclaredMethods()) {
                if (DifferentiableFunction.class.isAssignableFrom(method.getReturnType())) {
                    method.setAccessible(true);
                    functions.add(method);
                }
            }
        }
        return functions;
    }

    private static Object[] some(Class<?>[] types) throws Exception {
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = some(types[i]);
        }
        return values;
    }

    private static Object some(Class<?> type) throws Exception {
        if (type == int.class) {
            return 3;
        } else if (type == double.class) {
            return 0.6;
        } else if (type == double[].class) {
            return new double[] {0.3, 0.8};
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        Constructor<?> constructor =
                Arrays.stream(type.getDeclaredConstructors()).findFirst().orElseThrow();
        constructor.setAccessible(true);
        return constructor.newInstance(some(constructor.getParameterTypes()));
    }
}
