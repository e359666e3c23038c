package slope;

import java.util.Map;
import java.util.TreeMap;

/**
 * Walks the inner nodes that a root reaches by descending number, which puts every node before its parents. A node that was
 * reached waits in the slot of its number, in a circular window that moves down with the walk: so there is neither a recursion
 * nor a set, and what the walk touches stays small where a graph is local. Empty slots must be passed one by one, which is not
 * worth it where nodes lie far apart; the window therefore covers at most {@value #SPREAD} numbers a node visited, and what is
 * further down waits in a map.
 */
abstract class Walk {
    private static final int SPREAD = 8;
    private static final int SMALL = 1 << 12;
    private static final int LARGEST = 1 << 30;

    private Value[] window = new Value[64];
    private int waiting;
    private final TreeMap<Long, Value> far = new TreeMap<>();
    /** The number that the walk has come to: no greater one waits. */
    private long next;
    /** The least number that has a slot: what waits is in the window from here on, and in the map below. */
    private long floor;

    private long visited;
    private long skipped;

    /** Called once for each inner node, when it is first met as a parent: before its visit, and before that of its parents. */
    abstract void met(Value inner);

    /** Called for each leaf, as often as it is a parent. */
    abstract void metLeaf(Value leaf);

    /** Called for each inner node by descending number, after its parents were met. */
    abstract void visit(Value inner);

    /** Meets the root, which must be an inner node. */
    final void begin(Value root) {
        next = root.id();
        floor = next;
        meet(root);
    }

    /** Visits all that is reached from the root. */
    final void descend() {
        for (Value node = poll(); node != null; node = poll()) {
            visited++;
            meet(node.a());
            if (node.b() != null) {
                meet(node.b());
                if (node instanceof WithThird) {
                    meet(node.c());
                }
            }
            visit(node);
        }
    }

    private void meet(Value node) {
        if (node.isLeaf()) {
            metLeaf(node);
            return;
        }
        long id = node.id();
        boolean hasSlot = id >= floor || lowered(id);
        if (hasSlot ? put(id, node) : far.put(id, node) == null) {
            met(node);
        }
    }

    /** Whether the node was not there yet. */
    private boolean put(long id, Value node) {
        int slot = (int) id & window.length - 1;
        if (window[slot] != null) {
            return false;
        }
        window[slot] = node;
        waiting++;
        return true;
    }

    /** The waiting node of the greatest number, or null at the end. */
    private Value poll() {
        if (waiting == 0) {
            if (far.isEmpty()) {
                return null;
            }
            next = far.lastKey();
            floor = next;
            takeFromFar();
        }
        int mask = window.length - 1;
        while (window[(int) next & mask] == null) {
            next--;
            skipped++;
        }
        int slot = (int) next-- & mask;
        Value node = window[slot];
        window[slot] = null;
        waiting--;
        return node;
    }

    /** Gives slots to numbers down to {@code id}, and to more, if that leaves few of them empty. */
    private boolean lowered(long id) {
        long affordable = Math.min(SMALL + SPREAD * visited - skipped, LARGEST);
        long depth = next - id;
        if (depth >= affordable) {
            return false;
        }
        if (depth >= window.length) {
            widen(Integer.highestOneBit((int) depth) << 1);
        }
        floor = next - Math.min(affordable, window.length) + 1;
        takeFromFar();
        return true;
    }

    private void widen(int length) {
        Value[] wide = new Value[length];
        for (Value node : window) {
            if (node != null) {
                wide[(int) node.id() & length - 1] = node;
            }
        }
        window = wide;
    }

    private void takeFromFar() {
        while (!far.isEmpty() && far.lastKey() >= floor) {
            Map.Entry<Long, Value> greatest = far.pollLastEntry();
            put(greatest.getKey(), greatest.getValue());
        }
    }
}
