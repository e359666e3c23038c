package slope;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The nodes that a root reaches, from the root down: by descending number, which puts every node before its parents. Inner
 * nodes are marked in an array by the distance of their number from the root's, and walked in order of distance, so that
 * there is neither a recursion nor a set. What is too far away for the array waits in a queue.
 */
final class Order {
    private static final int SPREAD = 8;
    private static final int SMALL = 1 << 12;

    private final Value root;
    private Value[] near = new Value[64];
    private int last;
    private final PriorityQueue<Value> far =
            new PriorityQueue<>(Comparator.comparingLong((Value v) -> v.id()).reversed());
    private Value[] inner = new Value[64];
    private int count;
    private Value[] leaves = {};
    private int leafCount;
    private final boolean withLeaves;

    private Order(Value root, boolean withLeaves) {
        this.root = root;
        this.withLeaves = withLeaves;
    }

    /** The inner nodes; the array may be longer, and is null after them. */
    static Value[] inner(Value root) {
        Order order = new Order(root, false);
        order.walk();
        return order.inner;
    }

    /** All nodes, leaves last, each once. */
    static Value[] all(Value root) {
        Order order = new Order(root, true);
        order.walk();
        return order.withDistinctLeaves();
    }

    private void walk() {
        mark(root);
        for (int distance = 0; ; distance++) {
            while (distance <= last && near[distance] == null && far.isEmpty()) {
                distance++;
            }
            if (!far.isEmpty() && (distance > last || distance(far.peek()) <= distance)) {
                distance = walkFar(distance);
            } else if (distance > last) {
                return;
            } else if (near[distance] != null) {
                visit(near[distance]);
            }
        }
    }

    /** Visits the nearest node of the queue, unless it was marked as well; goes on from there. */
    private int walkFar(int distance) {
        Value node = far.poll();
        boolean again = node == far.peek() || count > 0 && inner[count - 1] == node;
        long way = distance(node);
        boolean marked = way <= last && near[(int) way] == node;
        if (!again && !marked) {
            visit(node);
        }
        return distance - 1;
    }

    private long distance(Value node) {
        return root.id() - node.id();
    }

    private void visit(Value node) {
        if (count == inner.length) {
            inner = Arrays.copyOf(inner, 2 * count);
        }
        inner[count++] = node;
        for (int i = 0; i < node.arity(); i++) {
            mark(node.parent(i));
        }
    }

    private void mark(Value node) {
        if (node.isLeaf()) {
            if (withLeaves) {
                leaf(node);
            }
            return;
        }
        long distance = distance(node);
        if (distance >= Math.max(SMALL, (long) SPREAD * count)) {
            far.add(node);
            return;
        }
        int place = (int) distance;
        if (place >= near.length) {
            near = Arrays.copyOf(near, Math.max(place + 1, 2 * near.length));
        }
        near[place] = node;
        last = Math.max(last, place);
    }

    private void leaf(Value node) {
        if (leafCount == leaves.length) {
            leaves = Arrays.copyOf(leaves, Math.max(16, 2 * leafCount));
        }
        leaves[leafCount++] = node;
    }

    private Value[] withDistinctLeaves() {
        Arrays.sort(
                leaves,
                0,
                leafCount,
                Comparator.comparingLong((Value v) -> v.id()).reversed());
        Value[] all = Arrays.copyOf(inner, count + leafCount);
        int size = count;
        for (int i = 0; i < leafCount; i++) {
            if (i == 0 || leaves[i] != leaves[i - 1]) {
                all[size++] = leaves[i];
            }
        }
        return Arrays.copyOf(all, size);
    }
}
