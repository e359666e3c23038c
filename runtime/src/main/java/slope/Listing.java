package slope;

import java.util.Arrays;
import java.util.Comparator;

/** Lists all nodes: inner nodes as the walk visits them, then the leaves by descending number, each once. */
final class Listing extends Walk {
    private Value[] inner = new Value[64];
    private int inners;
    private Value[] leaves = new Value[64];
    private int leafUses;

    private Listing() {}

    static Value[] of(Value root) {
        if (root.isLeaf()) {
            return new Value[] {root};
        }
        Listing listing = new Listing();
        listing.begin(root);
        listing.descend();
        return listing.all();
    }

    @Override
    void met(Value node) {
        // listed at its visit
    }

    @Override
    void metLeaf(Value leaf) {
        if (leafUses == leaves.length) {
            leafUses = distinct(leaves, leafUses);
            leaves = Arrays.copyOf(leaves, 2 * leaves.length);
        }
        leaves[leafUses++] = leaf;
    }

    @Override
    void visit(Value node) {
        if (inners == inner.length) {
            inner = Arrays.copyOf(inner, 2 * inners);
        }
        inner[inners++] = node;
    }

    private Value[] all() {
        int leafCount = distinct(leaves, leafUses);
        Value[] all = Arrays.copyOf(inner, inners + leafCount);
        System.arraycopy(leaves, 0, all, inners, leafCount);
        return all;
    }

    /** Sorts leaves and drops what is there twice; returns how many are left. */
    private static int distinct(Value[] leaves, int uses) {
        Arrays.sort(leaves, 0, uses, Comparator.comparingLong(Value::id).reversed());
        int count = 0;
        for (int i = 0; i < uses; i++) {
            if (count == 0 || leaves[i] != leaves[count - 1]) {
                leaves[count++] = leaves[i];
            }
        }
        return count;
    }
}
