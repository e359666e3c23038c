package consumer.processors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import consumer.processors.Beside.Other;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Slope beside AutoValue, Immutables, MapStruct and Lombok: before them and behind them on the processor path, methods that mention what
 * those generate have the derivatives that differences tell, or the same error.
 */
class ProcessorsTest {
    private static final double AT = 0.7;

    /** The tangents of one variable that the sources have, and how many. */
    private static final Map<String, Integer> FUNCTIONS = new TreeMap<>(Map.of(
            "autovalue.Spring",
            5,
            "immutables.Bank",
            4,
            "mapstruct.Pendulum",
            4,
            "withlombok.Members",
            7,
            "withlombok.Static",
            1));

    @TempDir
    private Path out;

    private static final Path SOURCES = Path.of("src/test/resources");

    private static void check(Beside compiled, String type) {
        assertTrue(compiled.successful(), compiled.output());
        assertEquals("", compiled.output());
        List<String> names = Arrays.stream(compiled.load(type + "Derivatives").getDeclaredMethods())
                .filter(m -> m.getName().endsWith("Tangent"))
                .filter(m -> Arrays.equals(m.getParameterTypes(), new Class<?>[] {double.class, double.class}))
                .map(m -> m.getName().substring(0, m.getName().length() - "Tangent".length()))
                .toList();
        assertEquals(FUNCTIONS.get(type), names.size(), names.toString());
        for (String name : names) {
            DoubleUnaryOperator f = x -> (double) compiled.call(type, name, x);
            Object gradient = compiled.call(type + "Derivatives", name + "Gradient", AT);
            Object tangent = compiled.call(type + "Derivatives", name + "Tangent", AT, 1.0);
            double derivative = part(tangent, "dot");
            assertEquals(f.applyAsDouble(AT), part(gradient, "value"), name);
            assertEquals(f.applyAsDouble(AT), part(tangent, "value"), name);
            assertEquals(difference(f), derivative, 1e-8 * (1 + Math.abs(derivative)), name);
            assertEquals(derivative, part(gradient, null), 1e-14 * (1 + Math.abs(derivative)), name);
        }
    }

    /** Of fourth order. */
    private static double difference(DoubleUnaryOperator f) {
        double h = 1e-3;
        double near = f.applyAsDouble(AT + h) - f.applyAsDouble(AT - h);
        double far = f.applyAsDouble(AT + 2 * h) - f.applyAsDouble(AT - 2 * h);
        return (8 * near - far) / (12 * h);
    }

    /** A component of a record; null for the last one. */
    private static double part(Object record, String name) {
        try {
            var components = record.getClass().getRecordComponents();
            String wanted = name == null ? components[components.length - 1].getName() : name;
            var accessor = record.getClass().getDeclaredMethod(wanted);
            accessor.setAccessible(true);
            return (double) accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "Slope first: {0}")
    @ValueSource(booleans = {true, false})
    void allFourTogether(boolean first) {
        Beside compiled = Beside.compile(List.of(SOURCES), first, List.of(Other.values()), out);
        FUNCTIONS.keySet().forEach(type -> check(compiled, type));
        Object sum = compiled.call("withlombok.MembersDerivatives", "sumGradient", new double[] {3, 5});
        assertEquals(15, part(sum, "value"));
    }

    /** Slope waits a round for Lombok wherever that is on the path; the others have to do without. */
    @ParameterizedTest(name = "Slope first: {0}")
    @ValueSource(booleans = {true, false})
    void withoutLombok(boolean first) {
        List<Other> others = List.of(Other.AUTO_VALUE, Other.IMMUTABLES, Other.MAPSTRUCT);
        List<Path> sources = Stream.of("autovalue", "immutables", "mapstruct")
                .map(SOURCES::resolve)
                .toList();
        Beside compiled = Beside.compile(sources, first, others, out);
        FUNCTIONS.keySet().stream()
                .filter(type -> !type.startsWith("withlombok"))
                .forEach(type -> check(compiled, type));
    }

    @ParameterizedTest(name = "Slope first: {0}")
    @ValueSource(booleans = {true, false})
    void lombokAlone(boolean first) {
        check(
                Beside.compile(List.of(SOURCES.resolve("withlombok")), first, List.of(Other.LOMBOK), out),
                "withlombok.Members");
    }

    /** What Lombok makes of a class is judged as it is then compiled, so that the verdict does not depend on the order. */
    @Test
    void whatLombokAddsIsRefusedAlikeInEitherOrder(@TempDir Path sources) throws IOException {
        Files.writeString(sources.resolve("Refused.java"), """
                import lombok.*;
                import lombok.experimental.FieldDefaults;
                import slope.*;
                @FieldDefaults(makeFinal = true, level = AccessLevel.PRIVATE)
                @AllArgsConstructor
                final class Refused {
                    double hidden;
                    @With record Point(double x, double y) {}
                    @Builder record Built(double x) {}
                    @Differentiable static double with(Point p, double t) { return p.withX(t).x(); }
                    @SneakyThrows @Differentiable static double sneaky(double t) { return t * t; }
                    @Synchronized @Differentiable static double locked(double t) { return t * t; }
                    @Differentiable double field(double t) { return hidden * t; }
                    @Differentiable static double build(double t) { return Built.builder().x(t).build().x(); }
                }
                """);
        List<String> expected =
                List.of("10:wither", "11:statement", "12:statement", "13:private-constant", "14:not-differentiable");
        for (boolean first : new boolean[] {true, false}) {
            Beside compiled = Beside.compile(List.of(sources), first, List.of(Other.LOMBOK), out);
            List<String> found = compiled.output()
                    .lines()
                    .filter(l -> l.contains(": error: "))
                    .map(l -> l.replaceAll(".*Refused\\.java:(\\d+): error: \\[slope:([a-z-]+)].*", "$1:$2"))
                    .sorted()
                    .toList();
            assertEquals(expected, found, compiled.output());
        }
    }
}
