package slope.processor.random;

import static slope.processor.random.Arguments.along;
import static slope.processor.random.Arguments.copies;
import static slope.processor.random.Arguments.flat;
import static slope.processor.random.Arguments.gradientName;
import static slope.processor.random.Reflected.call;
import static slope.processor.random.Reflected.method;
import static slope.processor.random.Reflected.part;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import slope.Tangent;
import slope.Value;
import slope.graph.ErrorScale;
import slope.graph.GraphComparison;
import slope.processor.testing.Compilation;

/** Holds a method's twin against the method, and the roads of the twin against each other. */
final class TwinOracle {
    private final Compilation compilation;
    private final String owner;
    private final Program program;
    private final Arguments given;
    private final Records records;
    private final String name;

    TwinOracle(Compilation compilation, String owner, Program program, Arguments given, Records records) {
        this.compilation = compilation;
        this.owner = owner;
        this.program = program;
        this.given = given;
        this.records = records;
        name = program.twin().name(program);
    }

    /** @param gradient of the method itself; null where it is not finite */
    void check(List<Object> arguments, double value, double[] gradient) {
        if (program.twin() == Twin.OF_OBJECT) {
            ofObject(arguments, value, gradient);
        } else if (program.twin() == Twin.OF_RECORD) {
            ofRecord(arguments, value);
        }
    }

    private Class<?> derivatives() {
        return compilation.load(owner + "Derivatives");
    }

    private Object derivative(String suffix, List<Object> arguments) {
        return call(method(derivatives(), name + suffix, arguments.size()), null, copies(arguments));
    }

    private void same(String road, Object expected, Object actual) {
        if (!Arrays.equals(flat(expected), flat(actual))) {
            throw new AssertionError(program.twin() + " " + road + ": " + Arrays.toString(flat(actual)) + " instead of "
                    + Arrays.toString(flat(expected)));
        }
    }

    /** The same computation on the same numbers, which are found somewhere else: the gradient is the same to the last bit. */
    private void ofObject(List<Object> arguments, double value, double[] gradient) {
        List<Object> directions = given.directions();
        List<Object> others = given.random(Twin.FIELDS);
        Object object = object(arguments, others);
        Object result = derivative("Gradient", moved(object, arguments, null));
        same("value", value, part(result, "value"));
        if (gradient != null) {
            same("gradient", gradient, gradient(result));
        }
        Tangent expected =
                (Tangent) call(method(derivatives(), program.name() + "Tangent"), null, along(arguments, directions));
        Tangent tangent = (Tangent) derivative("Tangent", tangentArguments(object, arguments, directions, others));
        same("tangent", new double[] {expected.value(), expected.dot()}, new double[] {tangent.value(), tangent.dot()});
        Value[] graphs = new Value[2];
        for (int i = 0; i < 2; i++) {
            List<Object> nodes = given.nodes(arguments, new ArrayList<>());
            graphs[i] = (Value)
                    call(method(graphs(), name + (i == 0 ? "" : "Dynamic")), null, moved(object, nodes, others));
            graphs[i].backward();
        }
        same("graph", value, graphs[0].data());
        GraphComparison.difference(graphs[0], graphs[1]).ifPresent(d -> {
            throw new AssertionError(program.twin() + " graph and dynamic twin: " + d);
        });
    }

    /** The object, then its fields as nodes unless there are none, then the other arguments. */
    private List<Object> moved(Object object, List<Object> arguments, List<Object> others) {
        List<Object> moved = new ArrayList<>(List.of(object));
        for (int f = 0; f < Twin.FIELDS.size() && others != null; f++) {
            int i = program.parameters().indexOf(Twin.FIELDS.get(f));
            moved.addAll(i < 0 ? Collections.nCopies(leaves(others.get(f)).size(), null) : leaves(arguments.get(i)));
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!Twin.isField(program.parameters().get(i))) {
                moved.add(arguments.get(i));
            }
        }
        return moved;
    }

    private List<Object> tangentArguments(
            Object object, List<Object> arguments, List<Object> directions, List<Object> others) {
        List<Object> moved = new ArrayList<>(List.of(object));
        for (int f = 0; f < Twin.FIELDS.size(); f++) {
            int i = program.parameters().indexOf(Twin.FIELDS.get(f));
            moved.addAll(leaves(i < 0 ? others.get(f) : directions.get(i)));
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!Twin.isField(program.parameters().get(i))) {
                moved.add(arguments.get(i));
                moved.addAll(given.isActive(i) ? List.of(directions.get(i)) : List.of());
            }
        }
        return moved;
    }

    /** A record's numbers and arrays, or the one thing that it is; whole numbers are left out. */
    private static List<Object> leaves(Object argument) {
        return argument instanceof Record record
                ? Records.components(record).stream()
                        .filter(c -> !(c instanceof Integer))
                        .flatMap(c -> leaves(c).stream())
                        .toList()
                : List.of(argument);
    }

    private double[] gradient(Object result) {
        List<double[]> parts = new ArrayList<>();
        for (int i = 0; i < program.parameters().size(); i++) {
            String parameter = program.parameters().get(i);
            if (Twin.isField(parameter)) {
                leafNames(parameter)
                        .forEach(leaf -> parts.add(flat(part(result, gradientName("R", parameter) + leaf))));
            } else if (given.isActive(i)) {
                parts.add(flat(part(result, gradientName("", parameter))));
            }
        }
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static List<String> leafNames(String field) {
        return field.startsWith("Pair")
                ? List.of("A", "B")
                : field.startsWith("Box") ? List.of("Content", "EndsA", "EndsB") : List.of("");
    }

    private Class<?> graphs() {
        return compilation.load(owner + "Graphs");
    }

    private Object object(List<Object> arguments, List<Object> others) {
        List<Object> fields = new ArrayList<>();
        for (int f = 0; f < Twin.FIELDS.size(); f++) {
            int i = program.parameters().indexOf(Twin.FIELDS.get(f));
            fields.add(i < 0 ? others.get(f) : arguments.get(i));
        }
        try {
            Constructor<?> constructor = compilation.load(owner).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(fields.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Under a seed, pullback, tangent and graph are those of the sum of the components, each times its adjoint. */
    private void ofRecord(List<Object> arguments, double value) {
        Object result = call(method(compilation.load(owner), name), null, copies(arguments));
        double[] components = flat(result);
        double[] ends = Arrays.copyOfRange(components, components.length - 2, components.length);
        same("value", value, ends[0]);
        Record seed = seed(components.length - 2);
        List<Object> seeded = new ArrayList<>(arguments);
        seeded.add(seed);
        Object pullback = derivative("Pullback", seeded);
        same("pullback's value", result, part(pullback, "value"));
        List<Object> directions = given.directions();
        Object tangent = call(method(derivatives(), name + "Tangent"), null, along(arguments, directions));
        same("tangent's value", result, part(tangent, "value"));
        List<Value> leaves = new ArrayList<>();
        Value generated = graph(name, arguments, leaves, result, seed);
        Value dynamic = graph(name + "Dynamic", arguments, new ArrayList<>(), result, seed);
        generated.backward();
        dynamic.backward();
        GraphComparison.difference(generated, dynamic).ifPresent(d -> {
            throw new AssertionError(program.twin() + " graph and dynamic twin: " + d);
        });
        ErrorScale scale = ErrorScale.of(generated);
        if (!scale.isFinite()) {
            return;
        }
        double expected = 0;
        double allowed = Double.MIN_NORMAL;
        int next = 0;
        for (int i = 0; i < arguments.size(); i++) {
            if (!given.isActive(i)) {
                continue;
            }
            double[] bars =
                    flat(part(pullback, gradientName("", program.parameters().get(i))));
            double[] dots = flat(directions.get(i));
            for (int k = 0; k < bars.length; k++) {
                Value leaf = leaves.get(next++);
                if (!scale.agrees(bars[k], leaf)) {
                    throw new AssertionError(program.twin() + " adjoint " + (next - 1) + ": " + bars[k] + " instead of "
                            + leaf.grad() + " ± " + scale.bound(leaf));
                }
                expected += dots[k] * bars[k];
                allowed += 2 * Math.abs(dots[k]) * scale.bound(leaf);
            }
        }
        double dot = 0;
        double[] dots = flat(part(tangent, "dot"));
        double[] bars = flat(seed);
        for (int k = 0; k < dots.length; k++) {
            dot += dots[k] * bars[k];
        }
        Speeds speeds = new Speeds(generated.topologicalOrder());
        boolean told = Double.isFinite(dot) || scale.isFiniteEverywhere() && speeds.areFinite();
        if (told && !(Math.abs(dot - expected) <= allowed)) {
            throw new AssertionError(program.twin() + " tangent " + dot + " instead of " + expected + " ± " + allowed);
        }
    }

    private Record seed(int length) {
        double[] content = new double[length];
        Arrays.setAll(content, i -> given.number());
        return records.made("Box", content, records.made("Pair", given.number(), given.number()), 0);
    }

    private Value graph(String method, List<Object> arguments, List<Value> leaves, Object result, Record seed) {
        Record twin = (Record) call(method(graphs(), method), null, given.nodes(arguments, leaves));
        List<Value> nodes = Records.nodes(twin);
        double[] bars = flat(seed);
        double[] expected = flat(result);
        Value sum = Value.of(0);
        for (int i = 0; i < bars.length; i++) {
            same("graph", expected[i], nodes.get(i).data());
            sum = sum.add(nodes.get(i).mul(bars[i]));
        }
        return sum;
    }
}
