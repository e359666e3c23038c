package slope.processor.random;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.Value;
import slope.graph.Partials;

/**
 * How fast the nodes of a graph may vary with its leaves: the sum over all ways from the leaves of the products of partials, without
 * their signs.
 */
final class Speeds {
    private static final Set<String> POLYNOMIAL = Set.of("+", "*", "fma");

    private boolean tooGreat;
    private boolean finite = true;

    /** @param order each node before its parents */
    Speeds(List<Value> order) {
        Map<Value, Double> speeds = new IdentityHashMap<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            Value node = order.get(i);
            double[] partials = Partials.of(node);
            double speed = node.isLeaf() ? 1 : 0;
            for (int j = 0; j < partials.length; j++) {
                double parent = speeds.get(node.parents().get(j));
                tooGreat |=
                        parent > 1e5 && !POLYNOMIAL.contains(node.operation().name());
                speed += Math.abs(partials[j]) * parent;
            }
            finite &= Double.isFinite(speed);
            speeds.put(node, speed);
        }
    }

    /** Whether a function is applied to something that varies so fast that any step of a difference goes over many waves. */
    boolean areTooGreat() {
        return tooGreat;
    }

    /** Whether no tangent can overflow on its way, though a later partial may be so small that the gradient does not. */
    boolean areFinite() {
        return finite;
    }
}
