package slope;

import java.lang.reflect.Method;

/**
 * Counts the bytes that a thread allocates, as HotSpot does. By reflection, since the module that is tested here does not read
 * {@code jdk.management}, and should not for the sake of a test.
 */
public final class Allocation {
    private static final Object THREADS;
    private static final Method BYTES;

    static {
        try {
            THREADS = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            BYTES = Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("this JVM counts no allocated bytes", e);
        }
    }

    private Allocation() {}

    /** What {@code work} allocates in this thread, and some hundred bytes for asking. */
    public static long bytes(Runnable work) {
        soFar();
        long before = soFar();
        work.run();
        return soFar() - before;
    }

    private static long soFar() {
        try {
            return (long) BYTES.invoke(THREADS, Thread.currentThread().getId());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
