package slope.features.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Value;

class FloatArraysTest {
    private final Random random = new Random(7);

    private float[] vector(int n) {
        float[] vector = new float[n];
        for (int i = 0; i < n; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private float[][] rows() {
        return new float[][] {vector(5), vector(5), vector(5)};
    }

    private static float[][] copy(float[][] rows) {
        return Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
    }

    private static double[] wide(float[] row) {
        double[] wide = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            wide[i] = row[i];
        }
        return wide;
    }

    private static double[][] wide(float[][] rows) {
        return Arrays.stream(rows).map(FloatArraysTest::wide).toArray(double[][]::new);
    }

    /** On every road the value's bits, and the array's, are those that Java leaves. */
    @Test
    void leavesWhatJavaLeaves() {
        var workspace = new FloatArraysDerivatives.EnergyWorkspace();
        for (int i = 0; i < 200; i++) {
            float[][] field = rows();
            float[] w = vector(5);
            float rate = random.nextFloat();
            float[][] left = copy(field);
            double value = FloatArrays.energy(left, w, rate);

            float[][] own = copy(field);
            assertEquals(value, workspace.at(own, w, rate));
            assertArrayEquals(left, own);
            own = copy(field);
            var gradient = FloatArraysDerivatives.energyGradient(own, w, rate);
            assertEquals(value, gradient.value());
            assertArrayEquals(left, own);
            own = copy(field);
            assertEquals(
                    value,
                    FloatArraysDerivatives.energyTangent(own, rows(), w, vector(5), rate, 1)
                            .value());
            assertArrayEquals(left, own);

            Value[][] nodes = Value.leaves(wide(field));
            Value[][] leaves = Arrays.stream(nodes).map(Value[]::clone).toArray(Value[][]::new);
            Value[] wNodes = Value.leaves(wide(w));
            Value rateNode = Value.of(rate);
            Value graph = FloatArraysGraphs.energy(nodes, wNodes, rateNode);
            assertEquals(value, graph.data());
            for (int j = 0; j < left.length; j++) {
                assertArrayEquals(wide(left[j]), Value.data(nodes[j]));
            }
            graph.backward();
            for (int j = 0; j < left.length; j++) {
                assertNear(Value.grad(leaves[j]), gradient.dField()[j]);
            }
            assertNear(Value.grad(wNodes), gradient.dW());
            assertEquals(rateNode.grad(), gradient.dRate(), 1e-6 * Math.abs(rateNode.grad()) + 1e-9);
        }
    }

    private static void assertNear(double[] expected, float[] actual) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-6 * Math.abs(expected[i]) + 1e-9);
        }
    }

    /** What a float's gradient is rounded to once: sums are kept in double until then. */
    @Test
    void gradientsAgreeWithDifferences() {
        GradientCheck.verify(FloatArraysDerivatives.energyFunction(rows(), vector(5), .3f));
        GradientCheck.verify(FloatArraysDerivatives.twiceFunction(vector(5), .3));
        GradientCheck.verify(FloatArraysDerivatives.swappedFunction(vector(2), vector(2), 3));
    }

    @Test
    void threeDimensions() {
        float[][][] v = {{vector(2), vector(3)}, {vector(1)}};
        float[][][] weights = {{vector(2), vector(3)}, {vector(1)}};
        byte[][] uses = {{50, 7}, {1}};
        byte[][] left = {{50, 7}, {1}};
        float value = FloatArrays.volume(v, left, weights);
        var gradient = FloatArraysDerivatives.volumeGradient(v, uses, weights);
        assertEquals(value, gradient.value());
        assertArrayEquals(left, uses);
        assertEquals((byte) 150, uses[0][0]);
        assertEquals(2 * v[0][1][2] * weights[0][1][2] * 107, gradient.dV()[0][1][2], 1e-4);
        float[][][] sums = {{{1, 1}, {1, 1, 1}}, {{1}}};
        new FloatArraysDerivatives.VolumeWorkspace().at(v, new byte[][] {{50, 7}, {1}}, weights, sums);
        assertEquals((float) (1.0 + gradient.dV()[1][0][0]), sums[1][0][0], 1e-4);
    }

    /** The pullback of a method that returns nothing: the adjoints of what it leaves become those of what it found. */
    @Test
    void pullback() {
        float[] y = vector(6);
        float[] w = vector(6);
        float[] yBar = vector(6);
        double[] exactY = wide(y);
        float[] left = y.clone();
        FloatArrays.relax(left, w, .4);

        var exact = FloatArraysDerivatives.relaxExactlyPullback(exactY, wide(w), .4, wide(yBar));
        float[] seed = yBar.clone();
        var pullback = FloatArraysDerivatives.relaxPullback(y, w, .4, yBar);
        assertArrayEquals(left, y);
        assertArrayEquals(seed, yBar);
        for (int i = 0; i < y.length; i++) {
            assertEquals(exact.dY()[i], pullback.dY()[i], 1e-5);
            assertEquals(exact.dW()[i], pullback.dW()[i], 1e-5);
        }
        assertEquals(exact.dRate(), pullback.dRate(), 1e-5);
    }

    @Test
    void tangentOfAVoidMethod() {
        float[] y = vector(6);
        float[] dot = vector(6);
        double[] exactDot = wide(dot);
        float[] w = vector(6);
        FloatArraysDerivatives.relaxExactlyTangent(wide(y), exactDot, wide(w), new double[6], .4, 1);
        FloatArraysDerivatives.relaxTangent(y, dot, w, new float[6], .4, 1);
        for (int i = 0; i < y.length; i++) {
            assertEquals(exactDot[i], dot[i], 1e-5);
        }
    }

    /** Copies of one array would go different ways: so an array that is stored into is nothing else. */
    @Test
    void sharedMemoryIsRefused() {
        float[][] field = rows();
        var workspace = new FloatArraysDerivatives.EnergyWorkspace();
        refused("w", () -> workspace.at(field, field[1], .5f));
        refused(
                "rows 0 and 2 of field are one array",
                () -> workspace.at(new float[][] {field[0], field[1], field[0]}, vector(5), .5f));
        refused("w", () -> FloatArraysDerivatives.energyTangent(field, rows(), field[0], vector(5), .5f, 1));
        refused("dField", () -> workspace.at(field, vector(5), .5f, field, vector(5)));
        refused("dW must have 5 elements", () -> workspace.at(field, vector(5), .5f, rows(), vector(4)));
        float[] y = vector(6);
        var space = new FloatArraysDerivatives.RelaxWorkspace();
        refused("w", () -> space.at(y, y, 1, vector(6)));
        refused("yBar", () -> space.at(y, vector(6), 1, y));
        refused("yBar must have 6 elements, but has 5", () -> space.at(y, vector(6), 1, vector(5)));
    }

    private static void refused(String text, Runnable call) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(refusal.getMessage().startsWith(text), refusal.getMessage());
    }
}
