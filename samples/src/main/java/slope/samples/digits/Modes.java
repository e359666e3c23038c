package slope.samples.digits;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import slope.Value;
import slope.graph.ErrorScale;
import slope.graph.GraphComparison;

/**
 * The loss and gradient of one mini-batch in three modes: dynamic graph, generated graph, adjoint code. The modes are timed in turns:
 * one after the other, the later ones would find a warmer machine, and the garbage of the earlier ones. The processor's time of the
 * thread is shown beside the time that passed: the first is steadier on a busy machine, but has no part of the collector's threads.
 */
final class Modes {
    private static final int WARM_UP = 50;
    private static final int ROUNDS = 101;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Timed<Graph> dynamic;
    private final Timed<Graph> generated;
    private final Timed<NetworkDerivatives.LossWorkspace> adjoint;
    private final double[] w;
    private final int batch;

    Modes(double[] w, Images images, int batch) {
        this.w = w;
        this.batch = batch;
        double[][] x = images.pixels();
        int[] y = images.digits();
        var workspace = new NetworkDerivatives.LossWorkspace();
        dynamic = new Timed<>("dynamic graph", () -> graph(v -> NetworkGraphs.lossDynamic(v, x, y, 0, batch)));
        generated = new Timed<>("generated graph", () -> graph(v -> NetworkGraphs.loss(v, x, y, 0, batch)));
        adjoint = new Timed<>("adjoint code", () -> {
            workspace.at(w, x, y, 0, batch);
            return workspace;
        });
    }

    private record Graph(Value root, Value[] leaves) {}

    private Graph graph(Function<Value[], Value> recorder) {
        Value[] leaves = Value.leaves(w);
        Value root = recorder.apply(leaves);
        root.backward();
        return new Graph(root, leaves);
    }

    private interface Gradient<T> {
        T compute();
    }

    /** A mode, its last result, and how long it took in each round. */
    private static final class Timed<T> {
        private final String name;
        private final Gradient<T> gradient;
        private final double[] millis = new double[ROUNDS];
        private final double[] processorMillis = new double[ROUNDS];
        private T last;

        Timed(String name, Gradient<T> gradient) {
            this.name = name;
            this.gradient = gradient;
        }

        void run(int round) {
            long processorStart = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            last = gradient.compute();
            if (round >= 0) {
                millis[round] = (System.nanoTime() - start) / 1e6;
                processorMillis[round] = (THREADS.getCurrentThreadCpuTime() - processorStart) / 1e6;
            }
        }
    }

    private static double median(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[ROUNDS / 2];
    }

    /** Prints the table; whether the modes agree: the graphs bit for bit, the adjoint as far as rounding allows. */
    boolean print() {
        List<Timed<?>> modes = List.of(dynamic, generated, adjoint);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Timed<?> mode : modes) {
                mode.run(round);
            }
        }
        Value root = generated.last.root;
        Optional<String> difference = GraphComparison.difference(dynamic.last.root, root);
        ErrorScale scale = ErrorScale.of(root);
        boolean agrees = scale.isFinite();
        double largest = 0;
        for (int i = 0; i < w.length; i++) {
            Value leaf = generated.last.leaves[i];
            double apart = Math.abs(adjoint.last.dW()[i] - leaf.grad());
            agrees &= apart <= scale.bound(leaf);
            largest = Math.max(largest, apart);
        }
        System.out.printf(
                "one mini-batch of %d images, %d weights (medians of %d rounds, in turns)%n", batch, w.length, ROUNDS);
        System.out.printf("  %-16s %22s %10s %10s %16s%n", "mode", "loss", "nodes", "ms", "processor's ms");
        row(dynamic, dynamic.last.root.data(), String.valueOf(scale.nodes()));
        row(generated, root.data(), String.valueOf(scale.nodes()));
        row(adjoint, adjoint.last.value(), "-");
        System.out.println(
                "  graphs: " + difference.map(d -> "they differ: " + d).orElse("equal bit for bit, node by node"));
        System.out.printf(
                Locale.ROOT,
                "  adjoint: %s; at most %.1e from the graph's gradient%n%n",
                agrees ? "within the rounding bound" : "OUTSIDE the rounding bound",
                largest);
        return agrees && difference.isEmpty() && adjoint.last.value() == root.data();
    }

    private static void row(Timed<?> mode, double loss, String nodes) {
        System.out.printf(
                Locale.ROOT,
                "  %-16s %22s %10s %10.3f %16.3f%n",
                mode.name,
                loss,
                nodes,
                median(mode.millis),
                median(mode.processorMillis));
    }
}
