package slope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation of the engine, found by reflection so that none is left out, against differences: with respect to each node
 * among its operands, at points of its own domain that are no kinks, in every overload.
 */
class PartialsTest {
    /** What makes a node otherwise. */
    private static final Set<String> NO_OPERATION = Set.of("of", "record", "label", "a", "b", "c");

    /** Two points inside (0, 1): most functions are smooth and finite there. */
    private static final List<double[]> POINTS = List.of(new double[] {0.6, 0.35, 0.8}, new double[] {0.15, 0.9, 0.95});

    /** Operands where (0, 1) would be a kink, or would show only one branch. */
    private static final Map<String, List<double[]>> OTHER_POINTS = Map.of(
            "clamp", List.of(new double[] {0.1, 0.2, 0.3}, new double[] {0.25, 0.2, 0.3}, new double[] {0.4, 0.2, 0.3}),
            "remainder", List.of(new double[] {3.1, 0.7}, new double[] {-3.1, 0.7}, new double[] {3.1, -0.7}),
            "ieeeRemainder", List.of(new double[] {3.1, 0.7}, new double[] {-3.1, 0.7}),
            "copySign", List.of(new double[] {0.6, -0.4}, new double[] {-0.6, -0.4}, new double[] {-0.6, 0.4}),
            "atan2", List.of(new double[] {0.6, -0.4}, new double[] {-0.6, -0.4}, new double[] {1e-3, 2}),
            "relu", List.of(new double[] {0.6}, new double[] {-0.6}),
            "abs", List.of(new double[] {0.6}, new double[] {-0.6}),
            "sigmoid", List.of(new double[] {0.6}, new double[] {-40}, new double[] {30}),
            "pow", List.of(new double[] {0.6, -1.3}, new double[] {2.5, 3}, new double[] {0.2, 0.5}),
            "tanh", List.of(new double[] {0.6}, new double[] {-3}));

    /** Their slope is 0 or 1 by decision: differences of stairs can't tell. */
    private static final Set<String> DECIDED = Set.of("ulp", "nextUp", "nextDown", "nextAfter", "roundToFloat");

    private static Stream<Method> operations() {
        return Stream.of(Value.class, StrictValues.class)
                .flatMap(owner -> Arrays.stream(owner.getMethods()))
                .filter(m -> m.getReturnType() == Value.class && !NO_OPERATION.contains(m.getName()));
    }

    @TestFactory
    Stream<DynamicTest> everyOperationAgreesWithDifferences() {
        return operations()
                .filter(m -> !DECIDED.contains(m.getName()))
                .map(m -> DynamicTest.dynamicTest(title(m), () -> {
                    for (double[] point : OTHER_POINTS.getOrDefault(m.getName(), POINTS)) {
                        check(m, point);
                    }
                }));
    }

    private static String title(Method m) {
        List<String> types = operands(m).stream().map(Class::getSimpleName).toList();
        return m.getDeclaringClass().getSimpleName() + "." + m.getName() + types;
    }

    /** With what it is called on, if it is not static. */
    private static List<Class<?>> operands(Method m) {
        List<Class<?>> types = new ArrayList<>(List.of(m.getParameterTypes()));
        if (!Modifier.isStatic(m.getModifiers())) {
            types.add(0, Value.class);
        }
        return types;
    }

    private static Value apply(Method m, double[] point, Value[] leaves) {
        List<Class<?>> types = operands(m);
        List<Object> operands = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Object number = types.get(i) == int.class ? (Object) (int) (10 * point[i]) : point[i];
            operands.add(types.get(i) == Value.class ? leaves[i] : number);
        }
        Object on = Modifier.isStatic(m.getModifiers()) ? null : operands.remove(0);
        try {
            return (Value) m.invoke(on, operands.toArray());
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(title(m) + " at " + Arrays.toString(point), e);
        }
    }

    private static void check(Method m, double[] point) {
        Value[] leaves = Value.leaves(point);
        apply(m, point, leaves).backward();
        for (int i = 0; i < operands(m).size(); i++) {
            if (operands(m).get(i) == Value.class) {
                GradientCheck.Estimate estimate = GradientCheck.derivative(
                        moved -> apply(m, moved, Value.leaves(moved)).data(), point, i);
                double allowed = 10 * estimate.error() + 1e-9 * (1 + Math.abs(estimate.derivative()));
                assertTrue(estimate.error() < 1e-6, title(m) + ": differences can't tell");
                assertEquals(estimate.derivative(), leaves[i].grad(), allowed, title(m) + " operand " + i);
            }
        }
    }

    /** The number of overloads, so that a filter above can't empty the test. */
    @Test
    void allOverloadsAreFound() {
        assertTrue(operations().count() > 85, operations().count() + " operations");
    }

    @Test
    void dataAreJavasToTheBit() {
        for (double x : new double[] {0.7, -0.7, -0.0, 1e300, Double.NaN, Double.NEGATIVE_INFINITY}) {
            Value v = Value.of(x);
            assertEquals(Math.sin(x), v.sin().data());
            assertEquals(StrictMath.sin(x), StrictValues.sin(v).data());
            assertEquals(Math.cbrt(x), v.cbrt().data());
            assertEquals(x - 3.0, v.sub(3.0).data());
            assertEquals(3.0 - x, Value.sub(3.0, v).data());
            assertEquals(x / 3.0, v.div(3.0).data());
            assertEquals(x % 0.3, v.remainder(0.3).data());
            assertEquals(Math.max(x, 0.0), v.max(0.0).data());
            assertEquals(-x, v.neg().data());
        }
    }

    @Test
    void strictOperationsHaveNamesOfTheirOwn() {
        Value x = Value.of(0.5);
        assertEquals("StrictMath.pow", StrictValues.pow(x, x).operation().name());
        assertEquals("rStrictMath.pow", StrictValues.pow(2.0, x).operation().name());
        assertEquals("rpow", Value.pow(2.0, x).operation().name());
    }
}
