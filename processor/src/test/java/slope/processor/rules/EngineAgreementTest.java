package slope.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slope.StrictValues;
import slope.Value;
import slope.processor.ir.Type;

/** The engine's closures are written by hand: they give the bits of the table's formulas, at whatever arguments. */
class EngineAgreementTest {
    private static final int POINTS = 400;
    private static final double SEED = 0.7;
    private static final Set<String> NO_NODE_OF_THEIR_OWN = Set.of("neg", "sub");
    private static final Set<String> COMMUTATIVE = Set.of("+", "*");
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        2.0,
        0.5,
        3.0,
        -2.0,
        1e300,
        -1e-300,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    static Stream<Named<Rule>> presentRows() {
        return Rules.all().stream()
                .filter(Arithmetic::isPresent)
                .map(r -> Named.of(r.operator().name(), r));
    }

    @ParameterizedTest
    @MethodSource("presentRows")
    void nodesHaveTheTablesBits(Rule rule) {
        Random random = new Random(rule.operator().hashCode());
        List<Type> types = rule.operator().parameters();
        for (int point = 0; point < POINTS; point++) {
            List<Double> arguments = new ArrayList<>();
            types.forEach(type -> arguments.add(number(type, random)));
            if (rule.operator().name().endsWith("clamp")) {
                arguments.replaceAll(x -> Double.isNaN(x) ? 0.25 : x);
                arguments.subList(1, 3).sort(null);
            }
            boolean whole = types.contains(Type.INT);
            if (!whole) {
                check(rule, arguments, -1);
            }
            for (int folded = whole ? 1 : 0; types.size() == 2 && folded < 2; folded++) {
                check(rule, arguments, folded);
            }
        }
    }

    private static double number(Type type, Random random) {
        if (type.equals(Type.INT)) {
            return random.nextInt(-1100, 1100);
        }
        return random.nextInt(3) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextGaussian() * 2;
    }

    /** @param folded the argument that is a constant; -1 for none */
    private static void check(Rule rule, List<Double> arguments, int folded) {
        Value[] leaves = arguments.stream().map(Value::of).toArray(Value[]::new);
        Value node = record(rule, arguments, leaves, folded);
        String where = rule.operator() + " at " + arguments + " with " + folded + " folded: ";
        same(where + "data", Arithmetic.result(rule, arguments), node.data());
        if (!NO_NODE_OF_THEIR_OWN.contains(rule.node())) {
            boolean reflected = folded == 0 && !COMMUTATIVE.contains(rule.node());
            assertEquals((reflected ? "r" : "") + rule.node(), node.operation().name(), where);
        }
        node.mul(SEED).backward();
        for (int i = 0; i < leaves.length; i++) {
            Formula formula = rule.partials().get(i);
            if (i != folded && !formula.isZero()) {
                double expected = 0.0 + Arithmetic.contribution(rule, formula, arguments, SEED);
                same(where + "argument " + i, expected, leaves[i].grad());
            }
        }
    }

    private static Value record(Rule rule, List<Double> arguments, Value[] leaves, int folded) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < leaves.length; i++) {
            boolean whole = rule.operator().parameters().get(i).equals(Type.INT);
            Object constant = whole ? (Object) arguments.get(i).intValue() : arguments.get(i);
            all.add(i == folded ? constant : leaves[i]);
        }
        if (folded == 0 && COMMUTATIVE.contains(rule.node())) {
            Collections.reverse(all);
        }
        String name = rule.method();
        Class<?> owner = name.startsWith("StrictValues.") ? StrictValues.class : Value.class;
        Method method = method(owner, name.substring(name.indexOf('.') + 1), all);
        boolean onFirst = !Modifier.isStatic(method.getModifiers());
        try {
            return (Value) method.invoke(
                    onFirst ? all.get(0) : null,
                    all.subList(onFirst ? 1 : 0, all.size()).toArray());
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new AssertionError(method + " of " + all, e);
        }
    }

    /** The overload for what are nodes and what are numbers. */
    private static Method method(Class<?> owner, String name, List<Object> all) {
        return Arrays.stream(owner.getMethods())
                .filter(m -> m.getName().equals(name) && takes(m, all))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the engine has no " + name + " of " + all));
    }

    private static boolean takes(Method method, List<Object> all) {
        List<Class<?>> types = new ArrayList<>(List.of(method.getParameterTypes()));
        if (!Modifier.isStatic(method.getModifiers())) {
            types.add(0, Value.class);
        }
        boolean fits = types.size() == all.size();
        for (int i = 0; fits && i < types.size(); i++) {
            Class<?> wanted = all.get(i) instanceof Value
                    ? Value.class
                    : all.get(i) instanceof Integer ? int.class : double.class;
            fits = types.get(i) == wanted;
        }
        return fits;
    }

    private static void same(String what, double expected, double actual) {
        if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
            throw new AssertionError(what + ": " + actual + " instead of " + expected);
        }
    }
}
