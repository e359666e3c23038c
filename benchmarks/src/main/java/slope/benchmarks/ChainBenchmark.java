package slope.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import slope.Value;

/**
 * What a gradient costs beside the method, on primitives and by graphs: {@code java -jar benchmarks/target/benchmarks.jar
 * ChainBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ChainBenchmark {
    @Param({"100", "10000"})
    private int size;

    private double[] q;
    private ChainDerivatives.EnergyWorkspace workspace;

    /** Makes the chain, and checks that the modes agree. */
    @Setup
    public void setUp() {
        q = new double[size];
        for (int i = 0; i < size; i++) {
            q[i] = Math.sin(i);
        }
        workspace = new ChainDerivatives.EnergyWorkspace();
        if (workspace.at(q, 2.0) != Chain.energy(q, 2.0) || generatedGraph() != workspace.value()) {
            throw new IllegalStateException("the modes disagree");
        }
    }

    @Benchmark
    public double method() {
        return Chain.energy(q, 2.0);
    }

    @Benchmark
    public double adjoint() {
        return workspace.at(q, 2.0);
    }

    @Benchmark
    public double generatedGraph() {
        Value e = ChainGraphs.energy(Value.leaves(q), 2.0);
        e.backward();
        return e.data();
    }

    @Benchmark
    public double dynamicGraph() {
        Value e = ChainGraphs.energyDynamic(Value.leaves(q), 2.0);
        e.backward();
        return e.data();
    }
}
