package slope.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
}
