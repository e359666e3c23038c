package slope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** Graphs may be deep. */
class DeepGraphTest {
    /** Also with {@code -Dslope.nodes=10000000}. */
    @Test
    void aChainOfAMillionNodesNeedsNoDeepStack() throws InterruptedException {
        int nodes = Integer.getInteger("slope.nodes", 1_000_000);
        Throwable[] failure = {null};
        Thread thread = new Thread(null, () -> chain(nodes), "small stack", 256 * 1024);
        thread.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
        thread.start();
        thread.join();
        assertNull(failure[0]);
    }

    private static void chain(int nodes) {
        Value x = Value.of(1);
        long start = System.nanoTime();
        Value y = x;
        for (int i = 0; i < nodes; i++) {
            y = y.add(x);
        }
        long recorded = System.nanoTime();
        y.backward();
        long done = System.nanoTime();
        System.out.printf(
                "%d nodes: recording %.1f ns, order and backward %.1f ns a node%n",
                nodes, (double) (recorded - start) / nodes, (double) (done - recorded) / nodes);
        assertEquals(nodes + 1.0, x.grad());
        assertEquals(nodes + 1, y.topologicalOrder().size());
    }
}
