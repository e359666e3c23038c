package slope.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slope.Value;

/**
 * Compares two graphs node by node and bit for bit: operations by name and number of parents, folded constants, data, gradients,
 * parents in order, and which nodes are shared. NaNs are equal.
 */
public final class GraphComparison {
    private final Map<Long, Long> partners = new HashMap<>();
    private final Map<Long, Long> reverse = new HashMap<>();
    private final Deque<Pair> waiting = new ArrayDeque<>();

    private GraphComparison() {}

    /** Two nodes that should be equal, and how they were reached. */
    private record Pair(Value first, Value second, Path path) {}

    /** Linked from the end, so that a path costs one object a node. */
    private record Path(Path before, String step) {
        private static final int SHOWN = 10;

        /** Of a long path, both ends. */
        @Override
        public String toString() {
            List<String> steps = new ArrayList<>();
            for (Path p = this; p != null; p = p.before) {
                steps.add(p.step);
            }
            Collections.reverse(steps);
            int left = steps.size() - 2 * SHOWN;
            if (left > 1) {
                steps.subList(SHOWN, SHOWN + left).clear();
                steps.add(SHOWN, "(" + left + " more)");
            }
            return String.join(" → ", steps);
        }
    }

    /** The first difference, with the path to it from the root; nothing where the graphs are equal. */
    public static Optional<String> difference(Value first, Value second) {
        GraphComparison comparison = new GraphComparison();
        comparison.meet(first, second, new Path(null, "root"));
        while (!comparison.waiting.isEmpty()) {
            Pair pair = comparison.waiting.poll();
            String difference = comparison.difference(pair);
            if (difference != null) {
                return Optional.of(pair.path() + ": " + difference);
            }
        }
        return Optional.empty();
    }

    private void meet(Value first, Value second, Path path) {
        Long partner = partners.putIfAbsent(first.id(), second.id());
        Long other = reverse.putIfAbsent(second.id(), first.id());
        if (partner == null || other == null || partner != second.id() || other != first.id()) {
            waiting.add(new Pair(first, second, path));
        }
    }

    private String difference(Pair pair) {
        Value a = pair.first();
        Value b = pair.second();
        if (partners.get(a.id()) != b.id() || reverse.get(b.id()) != a.id()) {
            return "one graph shares a node here that the other does not";
        } else if (!a.operation().name().equals(b.operation().name()) || a.arity() != b.arity()) {
            return "'" + a.operation() + "' of " + a.arity() + " is '" + b.operation() + "' of " + b.arity();
        } else if (!same(a.data(), b.data())) {
            return "data " + a.data() + " is " + b.data();
        } else if (!same(a.grad(), b.grad())) {
            return "grad " + a.grad() + " is " + b.grad();
        } else if (a.hasConstant() != b.hasConstant() || a.hasConstant() && !same(a.constant(), b.constant())) {
            return "the folded constant " + constant(a) + " is " + constant(b);
        }
        for (int i = 0; i < a.arity(); i++) {
            String step = a.operation() + "[" + i + "]";
            meet(a.parents().get(i), b.parents().get(i), new Path(pair.path(), step));
        }
        return null;
    }

    private static String constant(Value node) {
        return node.hasConstant() ? Double.toString(node.constant()) : "absent";
    }

    private static boolean same(double x, double y) {
        return Double.doubleToLongBits(x) == Double.doubleToLongBits(y);
    }
}
