package slope.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing in the running JDK's {@code Math} is forgotten. */
class MathCoverageTest {
    private static Stream<Method> methodsOnDoubles() {
        return Stream.of(Math.class, StrictMath.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                .filter(m -> m.getReturnType() == double.class
                        || List.of(m.getParameterTypes()).contains(double.class));
    }

    private static String signature(Method method) {
        String types = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(","));
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(" + types + ")";
    }

    private static String signature(Rule rule) {
        String types =
                rule.operator().parameters().stream().map(Object::toString).collect(Collectors.joining(","));
        return rule.operator().name() + "(" + types + ")";
    }

    @ParameterizedTest
    @MethodSource("methodsOnDoubles")
    void everyMethodOnDoublesIsInTheTableOrRefusedWithAReason(Method method) {
        boolean hasRow = Rules.all().stream().anyMatch(r -> signature(r).equals(signature(method)));
        boolean refused = Refusals.reason(signature(method)).isPresent();
        assertNotEquals(hasRow, refused, signature(method) + ": one of the two");
    }

    @Test
    void everyRefusalIsOfAMethodThatThereIs() {
        Set<String> present =
                methodsOnDoubles().map(MathCoverageTest::signature).collect(Collectors.toSet());
        assertTrue(
                present.containsAll(Refusals.all().keySet()),
                () -> Refusals.all().keySet() + " in " + present);
    }

    @Test
    void strictMathHasTheRowsOfMath() {
        List<Rule> math = rowsOf("Math.");
        List<Rule> strict = rowsOf("StrictMath.");
        assertEquals(math.size(), strict.size());
        for (int i = 0; i < math.size(); i++) {
            boolean shared = math.get(i).node().equals(strict.get(i).node());
            assertEquals(
                    "Strict" + math.get(i).operator().name(),
                    strict.get(i).operator().name());
            assertEquals(math.get(i).traits(), strict.get(i).traits());
            for (int j = 0; j < math.get(i).partials().size(); j++) {
                String formula = math.get(i).partials().get(j).text();
                assertEquals(
                        shared ? formula : formula.replaceAll("\\bMath\\.", "StrictMath."),
                        strict.get(i).partials().get(j).text());
            }
        }
    }

    private static List<Rule> rowsOf(String owner) {
        return Rules.all().stream()
                .filter(r -> r.operator().name().startsWith(owner))
                .toList();
    }
}
