package slope.support;

import java.util.Arrays;

/**
 * Finds rows that are one array, in time that is linear in their number. A table of row numbers, by the rows' identity, is kept
 * for each thread: so nothing is allocated once it is large enough, and no row is kept alive.
 */
final class Rows {
    private static final ThreadLocal<Rows> OWN = ThreadLocal.withInitial(Rows::new);

    /** One more than the number of a row; 0 where there is none. Longer than what is used of it, which is a power of two. */
    private int[] table = new int[64];

    private int used;

    private Rows() {}

    /** The number of the first row that is an earlier one as well, or -1. */
    static int firstRepeated(Object[] rows) {
        return OWN.get().enter(rows);
    }

    /** The number of the first row that is among {@code others} as well, or -1. */
    static int firstShared(Object[] rows, Object[] others) {
        Rows table = OWN.get();
        table.enter(others);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != null && table.table[table.slot(rows[i], others)] != 0) {
                return i;
            }
        }
        return -1;
    }

    private int enter(Object[] rows) {
        used = Math.max(16, Integer.highestOneBit(rows.length) << 2);
        if (table.length < used) {
            table = new int[used];
        } else {
            Arrays.fill(table, 0, used, 0);
        }
        int repeated = -1;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != null) {
                int slot = slot(rows[i], rows);
                if (table[slot] == 0) {
                    table[slot] = i + 1;
                } else if (repeated < 0) {
                    repeated = i;
                }
            }
        }
        return repeated;
    }

    /** Where a row is among those entered, or would be. */
    private int slot(Object row, Object[] entered) {
        int hash = System.identityHashCode(row);
        int slot = (hash ^ hash >>> 15) & used - 1;
        while (table[slot] != 0 && entered[table[slot] - 1] != row) {
            slot = slot + 1 & used - 1;
        }
        return slot;
    }
}
