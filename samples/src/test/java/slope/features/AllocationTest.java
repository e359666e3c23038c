package slope.features;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Warm, a workspace allocates nothing: measured by what the thread has allocated. */
class AllocationTest {
    private static final int CALLS = 1000;

    @Test
    void aWarmWorkspaceAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        var workspace = new MethodsDerivatives.BusyWorkspace();
        double[] w = {0.1, -0.2, 0.3, 0.4};
        double[][] x = {{1, 2, 3, 4}, {4, 3, 2, 1}, {0, 1, 0, 1}};
        double[] dW = new double[4];
        double sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += workspace.at(w, x, 1.5) + workspace.at(w, x, 1.5, dW);
        }
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            sum += workspace.at(w, x, 1.5) + workspace.at(w, x, 1.5, dW);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(Double.isFinite(sum));
        assertTrue(allocated < CALLS, allocated + " bytes in " + CALLS + " calls");
    }
}
