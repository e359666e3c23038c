package slope.processor.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Local;

/** Builds a row of the table, so that a row reads as one sentence. */
final class Row {
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final Operator operator;
    private final List<Local> placeholders = new ArrayList<>();
    private String node;
    private String method;
    private List<Formula> partials = List.of();
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private final List<List<Rule.Interval>> domains = new ArrayList<>();
    private final List<Rule.Edge> edges = new ArrayList<>();

    private Row(Operator operator) {
        this.operator = operator;
        for (int i = 0; i < operator.parameters().size(); i++) {
            placeholders.add(new Local(NAMES.get(i), operator.parameters().get(i)));
        }
        placeholders.add(new Local("r", operator.result()));
    }

    /** A method of {@code Math} or {@code StrictMath} from doubles to a double. */
    static Row function(String owner, String name, int arity) {
        Type[] parameters = new Type[arity];
        Arrays.fill(parameters, Type.DOUBLE);
        return new Row(Operator.call(owner, name, Type.DOUBLE, parameters));
    }

    static Row of(Operator operator) {
        return new Row(operator);
    }

    Row records(String nodeName, String engineMethod) {
        node = nodeName;
        method = engineMethod;
        return this;
    }

    Row partials(String... formulas) {
        partials = read(formulas);
        return this;
    }

    Row is(Trait... more) {
        traits.addAll(List.of(more));
        return this;
    }

    /**
     * Adds a box in which the operation is smooth: one interval for all arguments, or one for each. An integer argument is
     * drawn from the whole numbers in its interval.
     */
    Row in(double... bounds) {
        int arity = operator.parameters().size();
        List<Rule.Interval> box = new ArrayList<>();
        for (int i = 0; i < arity; i++) {
            int at = bounds.length == 2 ? 0 : 2 * i;
            box.add(new Rule.Interval(bounds[at], bounds[at + 1]));
        }
        domains.add(box);
        return this;
    }

    /** States the partials at a point: arguments, then partials. */
    Row at(double... argumentsThenPartials) {
        edges.add(edge(argumentsThenPartials));
        return this;
    }

    private Rule.Edge edge(double[] numbers) {
        int arity = operator.parameters().size();
        List<Double> all = Arrays.stream(numbers).boxed().toList();
        return new Rule.Edge(all.subList(0, arity), all.subList(arity, all.size()));
    }

    String methodName() {
        return operator.method();
    }

    /** Lets the partials use {@code StrictMath} as well. */
    Row strict() {
        partials = read(partials.stream()
                .map(f -> f.text().replaceAll("\\bMath\\.", "StrictMath."))
                .toArray(String[]::new));
        return this;
    }

    private List<Formula> read(String... formulas) {
        return IntStream.range(0, formulas.length)
                .mapToObj(i -> Formula.of(formulas[i], i, placeholders))
                .toList();
    }

    Rule rule() {
        return new Rule(operator, node, method, partials, traits, domains, edges);
    }
}
