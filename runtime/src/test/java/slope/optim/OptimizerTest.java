package slope.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import slope.Value;

class OptimizerTest {
    private static final List<Supplier<Optimizer>> OPTIMIZERS =
            List.of(() -> new Sgd(0.1), () -> new Sgd(0.1, 0.9, 0.01), () -> new Adam(0.1));

    /** (x - 3)² + y². */
    private static Value bowl(Value x, Value y) {
        return x.sub(3).pow(2).add(y.mul(y));
    }

    @Test
    void nodesAndArraysStepAlikeToTheBit() {
        for (Supplier<Optimizer> optimizer : OPTIMIZERS) {
            Value x = Value.of(1);
            Value y = Value.of(2);
            double[] p = {1, 2};
            Optimizer ofNodes = optimizer.get();
            Optimizer ofArrays = optimizer.get();
            for (int i = 0; i < 20; i++) {
                x.zeroGrad();
                y.zeroGrad();
                bowl(x, y).backward();
                ofArrays.step(p, new double[] {x.grad(), y.grad()});
                ofNodes.step(List.of(x, y));
                assertArrayEquals(p, new double[] {x.data(), y.data()});
            }
        }
    }

    @Test
    void allFindTheBottom() {
        for (Supplier<Optimizer> optimizer : OPTIMIZERS) {
            double[] p = {1, 2};
            Optimizer steps = optimizer.get();
            for (int i = 0; i < 500; i++) {
                steps.step(p, new double[] {2 * (p[0] - 3), 2 * p[1]});
            }
            assertEquals(3, p[0], 0.05, Arrays.toString(p));
            assertEquals(0, p[1], 0.05, Arrays.toString(p));
        }
    }

    @Test
    void momentumAndDecayFollowTheirFormula() {
        Sgd sgd = new Sgd(0.5, 0.9, 0.1);
        double[] p = {1};
        sgd.step(p, new double[] {2});
        assertEquals(1 - 0.5 * 2.1, p[0]);
        double v = 0.9 * 2.1 + 2 + 0.1 * p[0];
        double before = p[0];
        sgd.step(p, new double[] {2});
        assertEquals(before - 0.5 * v, p[0]);
    }

    @Test
    void otherLengthsAreRefused() {
        Adam adam = new Adam(0.1);
        assertThrows(IllegalArgumentException.class, () -> adam.step(new double[2], new double[3]));
        adam.step(new double[2], new double[2]);
        assertThrows(IllegalArgumentException.class, () -> adam.step(new double[3], new double[3]));
    }

    /** The first step of Adam is the rate, whatever the size of the gradient (algorithm 1 of its paper). */
    @Test
    void adamsFirstStepIsItsRate() {
        double[] p = {0, 0};
        new Adam(0.1).step(p, new double[] {1e-3, -1e3});
        assertArrayEquals(new double[] {-0.1, 0.1}, p, 1e-5);
    }

    @Test
    void onlyLeavesAreStepped() {
        Value computed = Value.of(1).exp();
        assertThrows(IllegalStateException.class, () -> new Sgd(0.1).step(List.of(computed)));
    }

    @Test
    void zeroGradIsForAllParameters() {
        Value x = Value.of(1);
        x.backward();
        new Sgd(0.1).zeroGrad(List.of(x));
        assertEquals(0.0, x.grad());
    }
}
