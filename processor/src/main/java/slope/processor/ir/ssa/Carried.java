package slope.processor.ir.ssa;

import java.util.List;

/**
 * What a loop hands on, slot by slot: the value it starts with, the name it has in an iteration, and the name it has
 * afterwards. What the next iteration gets, or the loop results in, is said at the ends of the body.
 */
public record Carried(List<Var> initial, List<Var> arguments, List<Var> results) {
    public Carried {
        initial = List.copyOf(initial);
        arguments = List.copyOf(arguments);
        results = List.copyOf(results);
        if (initial.size() != arguments.size() || initial.size() != results.size()) {
            throw new IllegalArgumentException("a slot needs all three: " + initial + arguments + results);
        }
    }

    public int size() {
        return initial.size();
    }
}
