package slope;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers nodes so that every node's is greater than its parents', on any thread: so descending numbers are a topological
 * order. Threads draw blocks from one counter; a block that has fallen behind a parent's number is given up for a new one.
 */
final class Ids {
    private static final int BLOCK = 1 << 12;
    private static final AtomicLong BLOCKS = new AtomicLong();
    private static final ThreadLocal<Ids> OWN = ThreadLocal.withInitial(Ids::new);

    private long next;
    private long end;

    private Ids() {}

    /** A number greater than {@code parent}. */
    static long after(long parent) {
        Ids own = OWN.get();
        if (own.next == own.end || own.next <= parent) {
            own.next = BLOCKS.getAndAdd(BLOCK);
            own.end = own.next + BLOCK;
        }
        return own.next++;
    }
}
