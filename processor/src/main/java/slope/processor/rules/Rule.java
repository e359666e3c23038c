package slope.processor.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.ir.Operator;
import slope.processor.ir.source.Contribution;
import slope.processor.ir.source.Local;

/**
 * A row of the table.
 *
 * @param operator what the row is about
 * @param node what its node is called in a graph
 * @param method the engine's method that records it
 * @param partials one for each parameter
 * @param traits what the reverse sweep must know
 * @param domains the boxes in which the row is tested against differences: an interval for each parameter
 * @param edges what the partials are where differences can't tell
 */
public record Rule(
        Operator operator,
        String node,
        String method,
        List<Formula> partials,
        Set<Trait> traits,
        List<List<Interval>> domains,
        List<Edge> edges) {
    /** An open interval. */
    public record Interval(double from, double to) {}

    /** A stated point: arguments and the partials there; 0 where nothing is touched. */
    public record Edge(List<Double> arguments, List<Double> partials) {}

    public Rule {
        partials = List.copyOf(partials);
        traits = Set.copyOf(traits);
        domains = domains.stream().map(List::copyOf).toList();
        edges = List.copyOf(edges);
    }

    /**
     * What one argument gets, simplified by what is known of the arguments.
     *
     * @param known for each argument its value, or null
     */
    public Contribution contribution(int argument, List<Double> known) {
        Formula formula = partials.get(argument);
        Map<Local, Double> values = new HashMap<>();
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i) != null) {
                values.put(formula.placeholders().get(i), known.get(i));
            }
        }
        return values.isEmpty() ? formula.contribution() : new Folding(values).fold(formula.contribution());
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
