package slope;

import java.util.Locale;
import java.util.function.Supplier;
import slope.nn.Losses;
import slope.nn.Mlp;

/**
 * What a node costs: recording, and order with {@code backward()}, in ns a node, in graphs of several shapes. The first argument
 * is the number of nodes (10 million by default). The heap's young part should hold a graph and be touched beforehand, or page
 * faults and collections are measured: {@code java -Xms5g -Xmx5g -Xmn4g -XX:+UseParallelGC -XX:+AlwaysPreTouch -cp
 * target/classes:target/test-classes slope.NodeBenchmark}.
 */
final class NodeBenchmark {
    private static final int ROUNDS = 5;

    private NodeBenchmark() {}

    public static void main(String[] arguments) {
        int nodes = arguments.length == 0 ? 10_000_000 : Integer.parseInt(arguments[0]);
        System.out.printf("Java %s, %d nodes%n", System.getProperty("java.version"), nodes);
        measure("chain", () -> chain(nodes));
        measure("map, then sum", () -> sumOfSquares(nodes / 2));
        measure("sum as a tree", () -> tree(nodes / 2));
        measure("network", () -> network(nodes));
    }

    /** The best of several rounds, since other work on the machine only ever adds. */
    private static void measure(String shape, Supplier<Value> graph) {
        double recording = Double.POSITIVE_INFINITY;
        double sweeping = Double.POSITIVE_INFINITY;
        int nodes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            System.gc();
            long start = System.nanoTime();
            Value root = graph.get();
            long recorded = System.nanoTime();
            root.backward();
            long done = System.nanoTime();
            if (nodes == 0) {
                nodes = root.topologicalOrder().size();
            }
            recording = Math.min(recording, (double) (recorded - start) / nodes);
            sweeping = Math.min(sweeping, (double) (done - recorded) / nodes);
        }
        System.out.printf(Locale.ROOT, "%-14s %9d nodes: %5.1f + %5.1f ns a node%n", shape, nodes, recording, sweeping);
    }

    private static Value chain(int nodes) {
        Value x = Value.of(1);
        Value y = x;
        for (int i = 1; i < nodes; i++) {
            y = y.add(x);
        }
        return y;
    }

    /** All squares first, then their sum: the sum reaches far back. */
    private static Value sumOfSquares(int terms) {
        Value x = Value.of(1e-3);
        Value[] squares = new Value[terms];
        for (int i = 0; i < terms; i++) {
            squares[i] = x.mul(x);
        }
        Value sum = squares[0];
        for (int i = 1; i < terms; i++) {
            sum = sum.add(squares[i]);
        }
        return sum;
    }

    private static Value tree(int terms) {
        Value x = Value.of(1e-3);
        Value[] sums = new Value[terms];
        for (int i = 0; i < terms; i++) {
            sums[i] = x.mul(x);
        }
        for (int n = terms; n > 1; n = (n + 1) / 2) {
            for (int i = 0; i < n / 2; i++) {
                sums[i] = sums[2 * i].add(sums[2 * i + 1]);
            }
            if (n % 2 == 1) {
                sums[n / 2] = sums[n - 1];
            }
        }
        return sums[0];
    }

    /** micrograd's demo, on as many points as it takes. */
    private static Value network(int nodes) {
        Mlp mlp = new Mlp(2, new int[] {16, 16, 1}, 1);
        int points = Math.max(1, nodes / 650);
        Value[] scores = new Value[points];
        int[] labels = new int[points];
        for (int i = 0; i < points; i++) {
            scores[i] = mlp.of(Value.leaves(new double[] {Math.sin(i), Math.cos(i)}))[0];
            labels[i] = i % 2 == 0 ? 1 : -1;
        }
        return Losses.hinge(scores, labels);
    }
}
