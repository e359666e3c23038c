package slope.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Value;

class MlpTest {
    @Test
    void microgradsDemoHas337Parameters() {
        assertEquals(337, new Mlp(2, new int[] {16, 16, 1}, 1).parameters().size());
    }

    @Test
    void theSameSeedGivesTheSameNetwork() {
        Value[] x = Value.leaves(new double[] {0.3, -0.8});
        double first = new Mlp(2, new int[] {4, 1}, 5).of(x)[0].data();
        assertEquals(first, new Mlp(2, new int[] {4, 1}, 5).of(x)[0].data());
    }

    @Test
    void readAndWriteAreInOrder() {
        Mlp mlp = new Mlp(1, new int[] {2, 1}, 5);
        double[] p = {1, 2, 3, 4, 5, 6, 7};
        mlp.read(p);
        double[] q = new double[7];
        mlp.write(q);
        assertArrayEquals(p, q);
        assertThrows(IllegalArgumentException.class, () -> mlp.read(new double[6]));
        assertEquals(5 * (1 * 2 + 2) + 6 * (3 * 2 + 4) + 7.0, mlp.of(Value.leaves(new double[] {2}))[0].data());
    }

    @Test
    void gradientsAgreeWithDifferencesForEveryActivation() {
        for (Activation activation : Activation.values()) {
            Mlp mlp = new Mlp(2, new int[] {3, 2}, activation, Activation.LINEAR, 9);
            Value[] x = Value.leaves(new double[] {0.3, -0.8});
            double[] p = new double[mlp.parameters().size()];
            mlp.write(p);
            mlp.zeroGrad();
            Losses.softmaxCrossEntropy(mlp.of(x), 1).backward();
            double[] gradient =
                    mlp.parameters().stream().mapToDouble(Value::grad).toArray();
            GradientCheck.Report report = GradientCheck.report(
                    q -> {
                        mlp.read(q);
                        return Losses.softmaxCrossEntropy(mlp.of(x), 1).data();
                    },
                    p,
                    gradient);
            assertEquals(true, report.agrees(), report.text());
        }
    }

    @Test
    void lossesAreWhatTheySay() {
        Value[] scores = Value.leaves(new double[] {2, -0.5});
        assertEquals(
                (1 + 0.25) / 2,
                Losses.meanSquaredError(scores, new double[] {1, 0}).data());
        assertEquals(0.25, Losses.hinge(scores, new int[] {1, -1}).data());
        assertEquals(
                1500.0,
                Losses.softmaxCrossEntropy(Value.leaves(new double[] {1000, -500}), 1)
                        .data());
        assertThrows(IllegalArgumentException.class, () -> Losses.softmaxCrossEntropy(scores, 2));
        assertThrows(IllegalArgumentException.class, () -> Losses.hinge(scores, new int[] {1}));
    }

    @Test
    void shapesWithoutMeaningAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Mlp(2, new int[] {}, 1));
        assertThrows(IllegalArgumentException.class, () -> new Mlp(2, new int[] {3, 0}, 1));
        assertThrows(IllegalArgumentException.class, () -> new Mlp(0, new int[] {3}, 1));
        Mlp mlp = new Mlp(2, new int[] {1}, 1);
        assertThrows(IllegalArgumentException.class, () -> mlp.of(Value.zeros(3)));
        assertThrows(IllegalArgumentException.class, () -> Losses.hinge(new Value[0], new int[0]));
    }

    /** What training is compared by in other tests: weights in [-1, 1), biases 0, other seeds other weights. */
    @Test
    void beginsAsMicrogradDoes() {
        Layer layer = new Layer(5, 3, Activation.TANH, new SplittableRandom(4));
        List<Value> parameters = layer.parameters();
        assertEquals(18, parameters.size());
        for (int i = 0; i < 18; i++) {
            double p = parameters.get(i).data();
            assertTrue(i % 6 == 5 ? p == 0.0 : p >= -1 && p < 1 && p != 0.0);
        }
        double other = new Layer(5, 3, Activation.TANH, new SplittableRandom(5))
                .parameters()
                .get(0)
                .data();
        assertTrue(other != parameters.get(0).data());
    }

    @Test
    void zeroGradLetsTheNextGradientStandAlone() {
        Mlp mlp = new Mlp(1, new int[] {1}, 3);
        Value[] x = Value.leaves(new double[] {2});
        mlp.of(x)[0].backward();
        mlp.of(x)[0].backward();
        assertEquals(4.0, mlp.parameters().get(0).grad());
        mlp.zeroGrad();
        mlp.of(x)[0].backward();
        assertEquals(2.0, mlp.parameters().get(0).grad());
    }

    /** One score that is no number spoils the mean, and the gradients of what it came from; others keep theirs. */
    @Test
    void hingeOfNaNIsNaN() {
        Value[] scores = Value.leaves(new double[] {0.5, Double.NaN, 3});
        Value loss = Losses.hinge(scores, new int[] {1, -1, 1});
        assertTrue(Double.isNaN(loss.data()));
        loss.backward();
        assertEquals(-1.0 / 3, scores[0].grad());
        assertTrue(Double.isNaN(scores[1].grad()));
        assertEquals(0.0, scores[2].grad());
    }

    @Test
    void everyActivationAndLossKeepsNaN() {
        for (Activation activation : Activation.values()) {
            Value x = Value.of(Double.NaN);
            Value y = activation.of(x);
            assertTrue(Double.isNaN(y.data()), activation.name());
            if (y != x) {
                y.backward();
                assertTrue(Double.isNaN(x.grad()), activation.name());
            }
        }
        Value[] scores = Value.leaves(new double[] {1, Double.NaN});
        assertTrue(Double.isNaN(Losses.softmaxCrossEntropy(scores, 0).data()));
        assertTrue(Double.isNaN(
                Losses.meanSquaredError(scores, new double[] {1, 2}).data()));
    }
}
