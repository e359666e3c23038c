package slope.processor.random;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import slope.DifferentiableFunction;
import slope.GradientCheck;
import slope.Tangent;
import slope.Value;
import slope.graph.ErrorScale;
import slope.graph.GraphComparison;
import slope.processor.testing.Compilation;

/** Holds the roads of one method against each other, and against differences. */
final class Oracle {
    private final Compilation compilation;
    private final String owner;
    private final String name;
    private final List<String> parameters;
    private final boolean isStair;
    private final Random random;
    private final Method primal;
    private final Records records;
    /** What the method leaves in its arguments. */
    private List<Object> left;

    private Speeds speeds;

    /** What came of a check: whether data and gradient were finite, and the tangent, and whether differences could tell. */
    record Outcome(boolean finite, boolean alongFinite, boolean checkedByDifferences) {}

    Oracle(Compilation compilation, String owner, Program program, long seed) {
        this.compilation = compilation;
        this.owner = owner;
        name = program.name();
        parameters = program.parameters();
        isStair = program.isStair();
        random = new Random(seed);
        primal = method(compilation.load(owner), name);
        records = new Records(compilation, owner);
    }

    private static Method method(Class<?> type, String name) {
        Method found = Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + type));
        found.setAccessible(true);
        return found;
    }

    /** Each call has arrays of its own, which it may write. */
    private static List<Object> copies(List<Object> arguments) {
        List<Object> copies = new ArrayList<>();
        for (Object argument : arguments) {
            copies.add(
                    argument instanceof double[] row
                            ? row.clone()
                            : argument instanceof double[][] rows
                                    ? Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new)
                                    : argument);
        }
        return copies;
    }

    /** A call that must leave the same in its arrays as the method itself. */
    private Object call(String road, Method method, Object target, List<Object> arguments) {
        List<Object> own = copies(arguments);
        Object result = call(method, target, own);
        if (!Arrays.deepEquals(left.toArray(), own.toArray())) {
            throw new AssertionError(road + ": leaves other contents");
        }
        return result;
    }

    private static Object call(Method method, Object target, List<Object> arguments) {
        try {
            return method.invoke(target, arguments.toArray());
        } catch (InvocationTargetException e) {
            throw new AssertionError(method + ": " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private Class<?> derivatives() {
        return compilation.load(owner + "Derivatives");
    }

    private boolean isActive(int i) {
        boolean real = Stream.of("double", "Pair", "Box").anyMatch(parameters.get(i)::contains);
        return real && !parameters.get(i).contains("@Constant");
    }

    private Object random(String parameter) {
        if (parameter.contains("Pair")) {
            return records.made("Pair", number(), number());
        } else if (parameter.contains("Box")) {
            return records.made("Box", vector(), records.made("Pair", number(), number()), random.nextInt(3));
        } else if (parameter.contains("int[]")) {
            return new int[] {random.nextInt(4), random.nextInt(4), random.nextInt(4), random.nextInt(4)};
        } else if (parameter.contains("int ")) {
            return random.nextInt(5) - 1;
        } else if (parameter.contains("long ")) {
            return (long) random.nextInt(5) - 1;
        } else if (parameter.contains("[][]")) {
            return new double[][] {vector(), vector(), vector(), vector()};
        } else if (parameter.contains("[]")) {
            return vector();
        }
        return number();
    }

    private double[] vector() {
        return new double[] {number(), number(), number(), number()};
    }

    private double number() {
        return random.nextInt(12) == 0 ? 0.0 : random.nextDouble(-1.5, 1.5);
    }

    private static void same(String road, double expected, double actual) {
        if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
            throw new AssertionError(road + ": " + actual + " instead of " + expected);
        }
    }

    private static double[] flat(Object array) {
        if (array instanceof Record record) {
            return Records.components(record).stream()
                    .filter(c -> !(c instanceof Integer))
                    .flatMapToDouble(c -> Arrays.stream(flat(c)))
                    .toArray();
        } else if (array instanceof double[][] rows) {
            return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        }
        return array instanceof double[] row ? row.clone() : new double[] {(Double) array};
    }

    Outcome check() {
        List<Object> arguments = new ArrayList<>();
        parameters.forEach(p -> arguments.add(random(p)));
        left = copies(arguments);
        double value = (Double) call(primal, null, left);
        double[] gradient = workspace(arguments, value);
        DifferentiableFunction function = function(arguments, value, gradient);
        oneShot(arguments, value, gradient);
        List<Value> leaves = new ArrayList<>();
        ErrorScale scale = graphs(arguments, value, gradient, leaves);
        if (!scale.isFinite()) {
            return new Outcome(false, false, false);
        }
        boolean along = tangent(arguments, value, gradient, scale, leaves);
        boolean told = !isStair && !speeds.areTooGreat() && differences(function, gradient, scale.valueError());
        return new Outcome(true, along, told);
    }

    private double[] workspace(List<Object> arguments, double value) {
        Class<?> type = Arrays.stream(derivatives().getDeclaredClasses())
                .filter(c -> c.getSimpleName().equalsIgnoreCase(name + "Workspace"))
                .findFirst()
                .orElseThrow();
        Object workspace;
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            workspace = constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        List<Method> ats = Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals("at"))
                .sorted((a, b) -> a.getParameterCount() - b.getParameterCount())
                .toList();
        ats.forEach(m -> m.setAccessible(true));
        same("workspace", value, (Double) call("workspace", ats.get(0), workspace, arguments));
        double[] first = gradient(type, workspace);
        same("workspace again", value, (Double) call("workspace again", ats.get(0), workspace, arguments));
        double[] second = gradient(type, workspace);
        if (!Arrays.equals(first, second)) {
            throw new AssertionError("again: " + Arrays.toString(second) + " instead of " + Arrays.toString(first));
        }
        if (ats.size() > 1) {
            accumulating(ats.get(1), type, workspace, arguments, value, first);
        }
        return first;
    }

    private void oneShot(List<Object> arguments, double value, double[] expected) {
        Object result = call("one-shot", method(derivatives(), name + "Gradient"), null, arguments);
        same("one-shot", value, (Double) call(method(result.getClass(), "value"), result, List.of()));
        if (!Arrays.equals(expected, gradient(result.getClass(), result))) {
            throw new AssertionError("one-shot gradient");
        }
    }

    private double[] gradient(Class<?> type, Object workspace) {
        List<double[]> parts = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (isActive(i)) {
                parts.add(flat(call(method(type, gradientName(i)), workspace, List.of())));
            }
        }
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private String gradientName(int i) {
        String parameter = parameters.get(i).substring(parameters.get(i).lastIndexOf(' ') + 1);
        return "d" + Character.toUpperCase(parameter.charAt(0)) + parameter.substring(1);
    }

    private void accumulating(
            Method at, Class<?> type, Object workspace, List<Object> arguments, double value, double[] expected) {
        List<Object> all = copies(arguments);
        List<Object> buffers = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (isActive(i) && parameters.get(i).contains("Box")) {
                Object buffer = records.made("Box", new double[4], null, 0);
                buffers.add(buffer);
                all.add(buffer);
            } else if (isActive(i) && parameters.get(i).contains("[]")) {
                Object buffer = parameters.get(i).contains("[][]") ? new double[4][4] : new double[4];
                buffers.add(buffer);
                all.add(buffer);
            }
        }
        same("accumulating", value, (Double) call(at, workspace, all));
        int next = 0;
        int buffer = 0;
        for (int i = 0; i < parameters.size(); i++) {
            if (isActive(i)) {
                boolean box = parameters.get(i).contains("Box");
                boolean array = parameters.get(i).contains("[]") || box;
                Object part = array ? buffers.get(buffer++) : call(method(type, gradientName(i)), workspace, List.of());
                if (box) {
                    Object own = call(method(type, gradientName(i)), workspace, List.of());
                    Object content = Records.components((Record) part).get(0);
                    part = records.made(
                            "Box", content, Records.components((Record) own).get(1), 0);
                }
                for (double d : flat(part)) {
                    same("accumulated", expected[next++] + 0.0, d + 0.0);
                }
            }
        }
    }

    private DifferentiableFunction function(List<Object> arguments, double value, double[] gradient) {
        DifferentiableFunction function =
                (DifferentiableFunction) call(method(derivatives(), name + "Function"), null, copies(arguments));
        double[] point = function.point();
        double[] other = new double[function.dimension()];
        same("function", value, function.value(point));
        same("function's gradient", value, function.fork().gradient(point, other));
        if (!Arrays.equals(gradient, other)) {
            throw new AssertionError("function's gradient");
        }
        return function;
    }

    private ErrorScale graphs(List<Object> arguments, double value, double[] gradient, List<Value> leaves) {
        Value generated = graph(name, arguments, leaves);
        Value dynamic = graph(name + "Dynamic", arguments, new ArrayList<>());
        same("graph", value, generated.data());
        generated.backward();
        dynamic.backward();
        GraphComparison.difference(generated, dynamic).ifPresent(d -> {
            throw new AssertionError("graph and dynamic twin: " + d);
        });
        speeds = new Speeds(generated.topologicalOrder());
        ErrorScale scale = ErrorScale.of(generated);
        for (int i = 0; i < gradient.length && scale.isFinite(); i++) {
            if (!scale.agrees(gradient[i], leaves.get(i))) {
                throw new AssertionError("adjoint " + i + ": " + gradient[i] + " instead of "
                        + leaves.get(i).grad() + " ± " + scale.bound(leaves.get(i)));
            }
        }
        return scale;
    }

    private Value graph(String method, List<Object> arguments, List<Value> leaves) {
        List<Object> nodes = copies(arguments);
        for (int i = 0; i < nodes.size(); i++) {
            if (!isActive(i)) {
                continue;
            } else if (nodes.get(i) instanceof Record record) {
                Record twin = records.twin(record);
                leaves.addAll(Records.nodes(twin));
                nodes.set(i, twin);
            } else if (nodes.get(i) instanceof double[][] rows) {
                Value[][] matrix = Value.leaves(rows);
                Arrays.stream(matrix).forEach(row -> leaves.addAll(List.of(row)));
                nodes.set(i, matrix);
            } else if (nodes.get(i) instanceof double[] row) {
                Value[] vector = Value.leaves(row);
                leaves.addAll(List.of(vector));
                nodes.set(i, vector);
            } else {
                Value leaf = Value.of((Double) nodes.get(i));
                leaves.add(leaf);
                nodes.set(i, leaf);
            }
        }
        return (Value) call(method(compilation.load(owner + "Graphs"), method), null, nodes);
    }

    /**
     * The dot product of direction and gradient, as far apart as the sums allow. Behind an infinite partial that does not reach
     * the result the tangent may be no number, but never a wrong one.
     *
     * @return whether it is finite
     */
    private boolean tangent(
            List<Object> arguments, double value, double[] gradient, ErrorScale scale, List<Value> leaves) {
        List<Object> withDots = new ArrayList<>();
        double expected = 0;
        double allowed = Double.MIN_NORMAL;
        int next = 0;
        for (int i = 0; i < parameters.size(); i++) {
            withDots.add(copies(arguments).get(i));
            if (isActive(i)) {
                Object direction = random(parameters.get(i));
                withDots.add(direction);
                for (double d : flat(direction)) {
                    expected += d * gradient[next];
                    allowed += 2 * Math.abs(d) * scale.bound(leaves.get(next++));
                }
            }
        }
        Tangent tangent = (Tangent) call(method(derivatives(), name + "Tangent"), null, withDots);
        same("tangent's value", value, tangent.value());
        if (!Double.isFinite(tangent.dot()) && !(scale.isFiniteEverywhere() && speeds.areFinite())) {
            return false;
        }
        if (!(Math.abs(tangent.dot() - expected) <= allowed)) {
            throw new AssertionError("tangent " + tangent.dot() + " instead of " + expected + " ± " + allowed);
        }
        return true;
    }

    /** Whether differences could tell; a component that they contradict near a kink or a jump is no evidence. */
    private boolean differences(DifferentiableFunction function, double[] gradient, double noise) {
        boolean told = true;
        double[] point = function.point();
        for (int i = 0; i < point.length; i++) {
            GradientCheck.Estimate estimate = GradientCheck.derivative(function::value, point, i);
            double difference = Math.abs(estimate.derivative() - gradient[i]);
            if (difference <= 10 * estimate.error() + 1e-6 * (1 + Math.abs(gradient[i]))) {
                told &= estimate.error() < 1e-3 * (1 + Math.abs(gradient[i]));
                continue;
            }
            told = false;
            if (isSmoothAndWrong(function, point, i, gradient[i], noise)) {
                throw new AssertionError("partial " + i + ": " + gradient[i] + ", differences " + estimate.derivative()
                        + " ± " + estimate.error());
            }
        }
        return told;
    }

    /** Where the slopes of both sides agree, and stay as they are at smaller steps, and are not the partial. */
    private static boolean isSmoothAndWrong(
            DifferentiableFunction function, double[] point, int i, double partial, double noise) {
        double before = Double.NaN;
        for (double step : new double[] {1e-4, 1e-5, 1e-6}) {
            double here = function.value(point);
            double[] moved = point.clone();
            moved[i] = point[i] + step;
            double right = (function.value(moved) - here) / step;
            moved[i] = point[i] - step;
            double left = (here - function.value(moved)) / step;
            double slope = (left + right) / 2;
            double size = 1e-3 * (1 + Math.abs(left) + Math.abs(right)) + 4 * noise / step;
            if (!(Math.abs(left - right) < size)
                    || Math.abs(slope - before) > 10 * size
                    || Math.abs(slope - partial) < 10 * size) {
                return false;
            }
            before = slope;
        }
        return !isRightBeside(function, point, i, 1e-5, noise) || !isRightBeside(function, point, i, -1e-5, noise);
    }

    /** At a jump or kink that lies exactly here, as signum's at 0, the gradient is right again on both sides. */
    private static boolean isRightBeside(
            DifferentiableFunction function, double[] point, int i, double step, double noise) {
        double[] beside = point.clone();
        beside[i] += step;
        double[] gradient = new double[point.length];
        function.gradient(beside, gradient);
        double small = Math.abs(step) / 4;
        beside[i] += small;
        double after = function.value(beside);
        beside[i] -= 2 * small;
        double slope = (after - function.value(beside)) / (2 * small);
        double rounding = 4 * noise / small;
        return Math.abs(slope - gradient[i]) < 1e-3 * (1 + Math.abs(gradient[i])) + rounding;
    }
}
