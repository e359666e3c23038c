package slope.processor.random;

import static slope.processor.random.Arguments.along;
import static slope.processor.random.Arguments.copies;
import static slope.processor.random.Arguments.flat;
import static slope.processor.random.Arguments.gradientName;
import static slope.processor.random.Reflected.call;
import static slope.processor.random.Reflected.method;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
    private final Arguments given;
    private final Method primal;
    private final Records records;
    private final TwinOracle twin;
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
        primal = method(compilation.load(owner), name);
        records = new Records(compilation, owner);
        given = new Arguments(parameters, records, new Random(seed));
        twin = new TwinOracle(compilation, owner, program, given, records);
    }

    /** A call that must leave the same in its arrays as the method itself. */
    private Object run(String road, Method method, Object target, List<Object> arguments) {
        List<Object> own = copies(arguments);
        Object result = call(method, target, own);
        if (!Arrays.deepEquals(left.toArray(), own.toArray())) {
            throw new AssertionError(road + ": leaves other contents");
        }
        return result;
    }

    private Class<?> derivatives() {
        return compilation.load(owner + "Derivatives");
    }

    private static void same(String road, double expected, double actual) {
        if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
            throw new AssertionError(road + ": " + actual + " instead of " + expected);
        }
    }

    Outcome check() {
        List<Object> arguments = given.random();
        left = copies(arguments);
        double value = (Double) call(primal, null, left);
        double[] gradient = workspace(arguments, value);
        DifferentiableFunction function = function(arguments, value, gradient);
        oneShot(arguments, value, gradient);
        List<Value> leaves = new ArrayList<>();
        ErrorScale scale = graphs(arguments, value, gradient, leaves);
        twin.check(arguments, value, scale.isFinite() ? gradient : null);
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
        Method at = method(type, "at", arguments.size());
        same("workspace", value, (Double) run("workspace", at, workspace, arguments));
        double[] first = gradient(type, workspace);
        same("workspace again", value, (Double) run("workspace again", at, workspace, arguments));
        double[] second = gradient(type, workspace);
        if (!Arrays.equals(first, second)) {
            throw new AssertionError("again: " + Arrays.toString(second) + " instead of " + Arrays.toString(first));
        }
        accumulating(type, workspace, arguments, value, first);
        return first;
    }

    private void oneShot(List<Object> arguments, double value, double[] expected) {
        Object result = run("one-shot", method(derivatives(), name + "Gradient"), null, arguments);
        same("one-shot", value, (Double) call(method(result.getClass(), "value"), result, List.of()));
        if (!Arrays.equals(expected, gradient(result.getClass(), result))) {
            throw new AssertionError("one-shot gradient");
        }
    }

    private double[] gradient(Class<?> type, Object workspace) {
        List<double[]> parts = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (given.isActive(i)) {
                parts.add(flat(call(method(type, gradientName("", parameters.get(i))), workspace, List.of())));
            }
        }
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private void accumulating(
            Class<?> type, Object workspace, List<Object> arguments, double value, double[] expected) {
        List<Object> all = copies(arguments);
        List<Object> buffers = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (given.isActive(i) && parameters.get(i).contains("Box")) {
                Object buffer = records.made("Box", new double[4], null, 0);
                buffers.add(buffer);
                all.add(buffer);
            } else if (given.isActive(i) && parameters.get(i).contains("[]")) {
                Object buffer = buffer(parameters.get(i));
                buffers.add(buffer);
                all.add(buffer);
            }
        }
        if (buffers.isEmpty()) {
            return;
        }
        Method at = method(type, "at", all.size());
        same("accumulating", value, (Double) call(at, workspace, all));
        int next = 0;
        int buffer = 0;
        for (int i = 0; i < parameters.size(); i++) {
            if (given.isActive(i)) {
                boolean box = parameters.get(i).contains("Box");
                boolean array = parameters.get(i).contains("[]") || box;
                Object part = array
                        ? buffers.get(buffer++)
                        : call(method(type, gradientName("", parameters.get(i))), workspace, List.of());
                if (box) {
                    Object own = call(method(type, gradientName("", parameters.get(i))), workspace, List.of());
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

    private static Object buffer(String parameter) {
        boolean rows = parameter.contains("[][]");
        if (parameter.contains("float")) {
            return rows ? new float[4][4] : new float[4];
        }
        return rows ? new double[4][4] : new double[4];
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
            if (!scale.agrees(gradient[i], leaves.get(i)) && !isRounded(gradient[i], scale, leaves.get(i))) {
                throw new AssertionError("adjoint " + i + ": " + gradient[i] + " instead of "
                        + leaves.get(i).grad() + " ± " + scale.bound(leaves.get(i)));
            }
        }
        return scale;
    }

    /** Whether it may be what a gradient of floats is rounded to. */
    private boolean isRounded(double partial, ErrorScale scale, Value leaf) {
        double rounding = Math.ulp((float) leaf.grad());
        return hasFloatArrays() && Math.abs(partial - leaf.grad()) <= scale.bound(leaf) + rounding
                || Math.abs(leaf.grad()) > Float.MAX_VALUE && Double.isInfinite(partial);
    }

    private boolean hasFloatArrays() {
        return parameters.stream().anyMatch(p -> p.contains("float"));
    }

    private Value graph(String method, List<Object> arguments, List<Value> leaves) {
        List<Object> nodes = given.nodes(arguments, leaves);
        Value result = (Value) call(method(compilation.load(owner + "Graphs"), method), null, nodes);
        for (int i = 0; i < nodes.size(); i++) {
            boolean data = nodes.get(i) instanceof double[] || nodes.get(i) instanceof double[][];
            if (data && !Arrays.equals(flat(left.get(i)), flat(nodes.get(i)))) {
                throw new AssertionError(method + ": leaves other contents in " + parameters.get(i));
            }
        }
        return result;
    }

    /**
     * The dot product of direction and gradient, as far apart as the sums allow; a tangent is no float, and goes with the graph's
     * gradient where that is too great for one. Behind an infinite partial that does not reach
     * the result the tangent may be no number, but never a wrong one.
     *
     * @return whether it is finite
     */
    private boolean tangent(
            List<Object> arguments, double value, double[] gradient, ErrorScale scale, List<Value> leaves) {
        List<Object> directions = given.directions();
        double expected = 0;
        double allowed = Double.MIN_NORMAL;
        int next = 0;
        for (Object direction : directions) {
            for (double d : direction == null ? new double[0] : flat(direction)) {
                Value leaf = leaves.get(next);
                boolean tooGreat = Math.abs(leaf.grad()) > Float.MAX_VALUE;
                double rounding = hasFloatArrays() && !tooGreat ? Math.ulp((float) gradient[next]) : 0;
                expected += d * (tooGreat ? leaf.grad() : gradient[next]);
                allowed += 2 * Math.abs(d) * (scale.bound(leaf) + rounding);
                next++;
            }
        }
        Tangent tangent = (Tangent) call(method(derivatives(), name + "Tangent"), null, along(arguments, directions));
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
