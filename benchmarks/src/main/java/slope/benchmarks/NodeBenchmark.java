package slope.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import slope.Value;

/**
 * What a node of a graph costs, in ns a node, in graphs of several shapes: {@code java -Xmx4g -jar
 * benchmarks/target/benchmarks.jar NodeBenchmark}. With the default heap collections are measured, too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NodeBenchmark {
    private static final int NODES = 1 << 20;

    /** How nodes lie: each beside its parent, or all terms first and a sum that reaches far back. */
    public enum Shape {
        CHAIN,
        MAP_THEN_SUM,
        TREE
    }

    @Param
    private Shape shape;

    private Value recorded;

    /** Records a graph to sweep, and checks its size. */
    @Setup
    public void setUp() {
        recorded = graph();
        long inner = recorded.topologicalOrder().stream()
                .filter(node -> !node.isLeaf())
                .count();
        if (Math.abs(inner - NODES) > 1) {
            throw new IllegalStateException(inner + " nodes instead of " + NODES);
        }
    }

    @Benchmark
    @OperationsPerInvocation(NODES)
    public Value record() {
        return graph();
    }

    @Benchmark
    @OperationsPerInvocation(NODES)
    public void backward() {
        recorded.backward();
    }

    @Benchmark
    @OperationsPerInvocation(NODES)
    public List<Value> topologicalOrder() {
        return recorded.topologicalOrder();
    }

    @Benchmark
    @OperationsPerInvocation(NODES)
    public Value recordAndBackward() {
        Value root = graph();
        root.backward();
        return root;
    }

    private Value graph() {
        return switch (shape) {
            case CHAIN -> chain();
            case MAP_THEN_SUM -> sum(squares());
            case TREE -> tree(squares());
        };
    }

    private static Value chain() {
        Value x = Value.of(1e-3);
        Value y = x;
        for (int i = 0; i < NODES; i++) {
            y = y.add(x);
        }
        return y;
    }

    private static Value[] squares() {
        Value x = Value.of(1e-3);
        Value[] squares = new Value[NODES / 2];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = x.mul(x);
        }
        return squares;
    }

    private static Value sum(Value[] terms) {
        Value sum = terms[0];
        for (int i = 1; i < terms.length; i++) {
            sum = sum.add(terms[i]);
        }
        return sum;
    }

    private static Value tree(Value[] sums) {
        for (int n = sums.length; n > 1; n /= 2) {
            for (int i = 0; i < n / 2; i++) {
                sums[i] = sums[2 * i].add(sums[2 * i + 1]);
            }
        }
        return sums[0];
    }
}
