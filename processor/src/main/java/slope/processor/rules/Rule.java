package slope.processor.rules;

import java.util.List;
import java.util.Set;
import slope.processor.ir.Operator;

/**
 * A row of the table.
 *
 * @param operator what the row is about
 * @param node what its node is called in a graph
 * @param method the engine's method that records it
 * @param partials one for each parameter
 * @param besideConstant the partials where the other operand is a compile-time constant; empty where they are no others
 * @param traits what the reverse sweep must know
 * @param domains the boxes in which the row is tested against differences: an interval for each parameter
 * @param edges what the partials are where differences can't tell
 */
public record Rule(
        Operator operator,
        String node,
        String method,
        List<Formula> partials,
        List<Formula> besideConstant,
        Set<Trait> traits,
        List<List<Interval>> domains,
        List<Edge> edges) {
    /** An open interval. */
    public record Interval(double from, double to) {}

    /** A stated point: arguments and the partials there, or the partials beside a constant where that is what it is about. */
    public record Edge(List<Double> arguments, List<Double> partials, boolean besideConstant) {}

    public Rule {
        partials = List.copyOf(partials);
        besideConstant = List.copyOf(besideConstant);
        traits = Set.copyOf(traits);
        domains = domains.stream().map(List::copyOf).toList();
        edges = List.copyOf(edges);
    }

    /** The partial for one argument, given whether all others are compile-time constants. */
    public Formula partial(int argument, boolean othersConstant) {
        return othersConstant && !besideConstant.isEmpty() ? besideConstant.get(argument) : partials.get(argument);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
