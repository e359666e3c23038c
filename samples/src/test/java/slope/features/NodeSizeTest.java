package slope.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import slope.Value;

/** Nodes are small: measured by what the thread has allocated. */
class NodeSizeTest {
    private static final int NODES = 100_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static long bytes(Supplier<Value> node) {
        Value[] kept = new Value[NODES];
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < NODES; i++) {
            kept[i] = node.get();
        }
        return Math.round((double) (THREADS.getCurrentThreadAllocatedBytes() - before) / NODES);
    }

    @Test
    void aNodeHasFortyEightBytesAndWithAConstantFiftySix() {
        Value x = Value.of(1);
        Value y = Value.of(2);
        assertEquals(48, bytes(() -> Value.of(3)));
        assertEquals(48, bytes(() -> x.mul(y)));
        assertEquals(48, bytes(() -> x.exp()));
        assertEquals(56, bytes(() -> x.mul(2.0)));
        assertEquals(56, bytes(() -> x.fma(y, x)));
    }
}
