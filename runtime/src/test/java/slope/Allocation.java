package slope;

import java.lang.reflect.Method;

/**
 * Counts the bytes that a thread allocates, as HotSpot does. By reflection, since the module that is tested here does not read
 * {@code jdk.management}, and should not for the sake of a test.
 */
public final class Allocation {
    private Allocation() {}

    /** What {@code work} allocates in this thread. */
    public static long bytes(Runnable work) {
        long before = sofar();
        work.run();
        return sofar() - before;
    }

    private static long sofar() {
        try {
            Object threads = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            Method bytes =
                    Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
            return (long) bytes.invoke(threads, Thread.currentThread().getId());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("this JVM counts no allocated bytes", e);
        }
    }
}
