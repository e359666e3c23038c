package slope.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import slope.Value;

/**
 * How far two ways of summing the same gradient may lie apart: the same backward run on the absolute values of the partials
 * gives S, the condition of the sum (N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 4.2), and
 * 16·√N·2⁻⁵³·S bounds the difference, where N counts the nodes.
 */
public final class ErrorScale {
    private static final double UNIT = 0x1p-53;

    private final Map<Long, Double> scales = new HashMap<>();
    private final int nodes;
    private boolean finite = true;
    private boolean everywhere = true;
    private double valueError;

    private ErrorScale(List<Value> order) {
        nodes = order.size();
        order.forEach(node -> scales.put(node.id(), 0.0));
        scales.put(order.get(0).id(), 1.0);
        for (Value node : order) {
            finite &= Double.isFinite(node.data());
            valueError += 2 * UNIT * Math.abs(node.data()) * scales.get(node.id());
            spread(node, scales.get(node.id()));
        }
    }

    /** The scale of each node's gradient in the graph of {@code root}. */
    public static ErrorScale of(Value root) {
        return new ErrorScale(root.topologicalOrder());
    }

    private void spread(Value node, double scale) {
        double[] partials = Partials.of(node);
        for (int i = 0; i < partials.length; i++) {
            double partial = Math.abs(partials[i]);
            everywhere &= Double.isFinite(partial);
            if (scale != 0.0) {
                double sum = scales.merge(node.parents().get(i).id(), partial * scale, Double::sum);
                finite &= Double.isFinite(sum);
            }
        }
    }

    /**
     * Whether all data are finite, and the partials on every way that reaches the root, and S itself, which overflows where the
     * sum of the gradient may: then the bound holds for adjoints.
     */
    public boolean isFinite() {
        return finite;
    }

    /**
     * Whether all data and all partials are finite, those that reach nothing too. A tangent runs forward, and meets an infinite
     * partial before a later one of 0 could tell it that this way does not reach the root.
     */
    public boolean isFiniteEverywhere() {
        return finite && everywhere;
    }

    /**
     * How far rounding may have moved the root's number, to first order, where each operation rounds by one unit in the last
     * place: the noise in differences of the function.
     */
    public double valueError() {
        return valueError;
    }

    /** The number of nodes that the root reaches. */
    public int nodes() {
        return nodes;
    }

    /** S of a node; 0 where the root does not reach it. */
    public double of(long id) {
        return scales.getOrDefault(id, 0.0);
    }

    /** 16·√N·2⁻⁵³·S. */
    public double bound(Value node) {
        return 16 * Math.sqrt(nodes) * UNIT * of(node.id());
    }

    /** Whether an adjoint that was computed otherwise agrees with a node's gradient. */
    public boolean agrees(double adjoint, Value node) {
        return Math.abs(adjoint - node.grad()) <= bound(node);
    }
}
