package slope.samples.digits;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import slope.Value;
import slope.graph.ErrorScale;
import slope.graph.GraphComparison;

/** The loss and gradient of one mini-batch on three roads: dynamic graph, generated graph, adjoint code. */
final class Roads {
    private static final int TIMES = 20;

    private final double[] w;
    private final Images images;
    private final int batch;

    Roads(double[] w, Images images, int batch) {
        this.w = w;
        this.images = images;
        this.batch = batch;
    }

    private interface Recorder {
        Value record(Value[] w);
    }

    private record Graph(Value root, Value[] leaves, double millis) {}

    private Graph graph(Recorder recorder) {
        double[] millis = new double[TIMES];
        Graph last = null;
        for (int i = 0; i < TIMES; i++) {
            Value[] leaves = Value.leaves(w);
            long start = System.nanoTime();
            Value root = recorder.record(leaves);
            root.backward();
            millis[i] = (System.nanoTime() - start) / 1e6;
            last = new Graph(root, leaves, 0);
        }
        return new Graph(last.root, last.leaves, median(millis));
    }

    private static double median(double[] millis) {
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    /** Prints the table; whether the roads agree: the graphs bit for bit, the adjoint as far as rounding allows. */
    boolean print() {
        Graph dynamic = graph(leaves -> NetworkGraphs.lossDynamic(leaves, images.pixels(), images.digits(), 0, batch));
        Graph generated = graph(leaves -> NetworkGraphs.loss(leaves, images.pixels(), images.digits(), 0, batch));
        var workspace = new NetworkDerivatives.LossWorkspace();
        double[] millis = new double[10 * TIMES];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            workspace.at(w, images.pixels(), images.digits(), 0, batch);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Optional<String> difference = GraphComparison.difference(dynamic.root, generated.root);
        ErrorScale scale = ErrorScale.of(generated.root);
        boolean agrees = scale.isFinite();
        double largest = 0;
        for (int i = 0; i < w.length; i++) {
            double apart = Math.abs(workspace.dW()[i] - generated.leaves[i].grad());
            agrees &= apart <= scale.bound(generated.leaves[i]);
            largest = Math.max(largest, apart);
        }
        System.out.printf("one mini-batch of %d images, %d weights (median of repeated runs)%n", batch, w.length);
        System.out.printf("  %-16s %22s %10s %12s%n", "road", "loss", "nodes", "ms");
        row("dynamic graph", dynamic.root.data(), scale.nodes(), dynamic.millis);
        row("generated graph", generated.root.data(), scale.nodes(), generated.millis);
        row("adjoint code", workspace.value(), 0, median(millis));
        System.out.println(
                "  graphs: " + difference.map(d -> "they differ: " + d).orElse("equal bit for bit, node by node"));
        System.out.printf(
                Locale.ROOT,
                "  adjoint: %s; at most %.1e from the graph's gradient%n%n",
                agrees ? "within the rounding bound" : "OUTSIDE the rounding bound",
                largest);
        return agrees && difference.isEmpty() && workspace.value() == generated.root.data();
    }

    private static void row(String road, double loss, int nodes, double millis) {
        String count = nodes == 0 ? "-" : String.valueOf(nodes);
        System.out.printf(Locale.ROOT, "  %-16s %22s %10s %12.3f%n", road, loss, count, millis);
    }
}
