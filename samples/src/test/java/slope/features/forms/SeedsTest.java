package slope.features.forms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import slope.features.forms.Steps.Cell;
import slope.features.forms.Steps.Field;
import slope.features.forms.Steps.Pair;

/** The adjoint of a result is given, and stays as it is: the same one gives the same again. */
class SeedsTest {
    private static double[] state() {
        return new double[] {.7, -.2};
    }

    private static final double[] FORCE = {1.5, .5};

    /** Of {@code v → seed · swing(v)}, by differences. */
    private static double difference(double[] seed, int coordinate) {
        double h = 1e-6;
        double[] ends = new double[2];
        for (int side = 0; side < 2; side++) {
            double[] all = {.7, -.2, 1.5, .5, .1};
            all[coordinate] += side == 0 ? -h : h;
            double[] y = {all[0], all[1]};
            Steps.swing(y, new double[] {all[2], all[3]}, all[4]);
            ends[side] = seed[0] * y[0] + seed[1] * y[1];
        }
        return (ends[1] - ends[0]) / (2 * h);
    }

    @Test
    void arrayThatIsStoredInto() {
        double[] seed = {2, 3};
        double[] left = state();
        Steps.swing(left, FORCE, .1);
        var workspace = new StepsDerivatives.SwingWorkspace();
        for (int i = 0; i < 3; i++) {
            double[] y = state();
            workspace.at(y, FORCE, .1, seed);
            assertArrayEquals(left, y);
            assertArrayEquals(new double[] {2, 3}, seed);
            assertEquals(difference(seed, 0), workspace.dY()[0], 1e-8);
            assertEquals(difference(seed, 1), workspace.dY()[1], 1e-8);
            assertEquals(difference(seed, 2), workspace.dForce()[0], 1e-8);
            assertEquals(difference(seed, 3), workspace.dForce()[1], 1e-8);
            assertEquals(difference(seed, 4), workspace.dDt(), 1e-8);
        }
        var pullback = StepsDerivatives.swingPullback(state(), FORCE, .1, seed);
        assertArrayEquals(workspace.dY(), pullback.dY());
        assertArrayEquals(workspace.dForce(), pullback.dForce());
        assertEquals(workspace.dDt(), pullback.dDt());
    }

    /** A simulation of many steps is pulled back step by step, from the last to the first. */
    @Test
    void stepsBackInTime() {
        int n = 20;
        double[][] states = new double[n + 1][];
        states[0] = state();
        for (int i = 0; i < n; i++) {
            states[i + 1] = states[i].clone();
            Steps.swing(states[i + 1], FORCE, .1);
        }
        var workspace = new StepsDerivatives.SwingWorkspace();
        double[] bar = {1, 0};
        double[] dForce = new double[2];
        for (int i = n - 1; i >= 0; i--) {
            double[] dY = new double[2];
            workspace.at(states[i].clone(), FORCE, .1, bar, dY, dForce);
            bar = dY;
        }
        double h = 1e-6;
        double[] ends = new double[2];
        for (int side = 0; side < 2; side++) {
            double[] y = state();
            double[] force = {FORCE[0] + (side == 0 ? -h : h), FORCE[1]};
            for (int i = 0; i < n; i++) {
                Steps.swing(y, force, .1);
            }
            ends[side] = y[0];
        }
        assertEquals((ends[1] - ends[0]) / (2 * h), dForce[0], 1e-7);
    }

    @Test
    void rows() {
        double[][] a = {{1, 2}, {3, 4}};
        double[][] b = {{5, 6, 7}, {8, 9, 10}};
        double[] row = {1, 10, 100};
        double[][] seed = {row, row};
        var workspace = new StepsDerivatives.ProductWorkspace();
        for (int i = 0; i < 2; i++) {
            workspace.at(new double[2][3], a, b, seed);
            assertArrayEquals(new double[][] {{765, 1098}, {765, 1098}}, workspace.dA());
            assertArrayEquals(new double[][] {{4, 40, 400}, {6, 60, 600}}, workspace.dB());
            assertArrayEquals(seed, workspace.dOut());
            assertArrayEquals(new double[] {1, 10, 100}, row);
        }
        double[][] ragged = {{1, 2, 3}, {}};
        workspace.at(new double[][] {{0, 0, 0}, {}}, a, b, new double[][] {{1, 1, 1}, {}});
        assertArrayEquals(new double[][] {{18, 27}, {0, 0}}, workspace.dA());
        refused("outBar[1] must have 0 elements, but has 3", () -> workspace.at(ragged, a, b, seed));
    }

    @Test
    void threeDimensions() {
        double[][][] seed = {{{0}, {5, 7}}};
        var workspace = new StepsDerivatives.CubedWorkspace();
        for (int i = 0; i < 2; i++) {
            workspace.at(new double[][][] {{{1}, {2, 3}}}, 10, seed);
            assertEquals(5 * 3 * 4 * 10, workspace.dY()[0][1][0]);
            assertEquals(7, workspace.dY()[0][1][1]);
            assertEquals(5 * 8, workspace.dX());
            assertArrayEquals(new double[][][] {{{0}, {5, 7}}}, seed);
        }
        refused(
                "yBar[0][1] must have 2 elements, but has 1",
                () -> workspace.at(new double[][][] {{{1}, {2, 3}}}, 10, new double[][][] {{{0}, {5}}}));
    }

    /** One array may be the adjoint of two: it is only read. */
    @Test
    void oneSeedForTwoArrays() {
        double[] seed = {10};
        double[] log = new double[1];
        var workspace = new StepsDerivatives.TwoWorkspace();
        for (int i = 0; i < 2; i++) {
            workspace.at(new double[] {2}, log, new double[] {3}, 5, seed, seed);
            assertEquals(10 * 2 * 2 * 5, workspace.dP()[0]);
            assertEquals(10 * 5, workspace.dQ()[0]);
            assertEquals(10 * 3 + 10 * 4, workspace.dX());
            assertEquals(10, seed[0]);
            assertEquals(i + 1, log[0]);
        }
        double[] dP = {1};
        double[] dQ = {1};
        workspace.at(new double[] {2}, log, new double[] {3}, 5, seed, seed, dP, dQ);
        assertEquals(201, dP[0]);
        assertEquals(51, dQ[0]);
    }

    @Test
    void floats() {
        float[] seed = {1, 2, 4};
        float[] w = {0, 2, 3};
        var workspace = new StepsDerivatives.SmoothWorkspace();
        for (int i = 0; i < 2; i++) {
            float[] y = {1, 2, 3};
            workspace.at(y, w, .5, seed);
            assertArrayEquals(new float[] {1, 3, 7.5f}, y);
            assertArrayEquals(new float[] {1, 2, 4}, seed);
            assertArrayEquals(new float[] {1 + (2 + 4 * 1.5f), 2 + 4 * 1.5f, 4}, workspace.dY());
            assertArrayEquals(new float[] {0, .5f * 8, .5f * 3 * 4}, workspace.dW());
            assertEquals(2 * 8 + 3 * 3 * 4, workspace.dRate());
        }
        float[] dY = {1, 1, 1};
        float[] dW = new float[3];
        workspace.at(new float[] {1, 2, 3}, w, .5, seed, dY, dW);
        assertArrayEquals(new float[] {10, 9, 5}, dY);
        assertArrayEquals(new float[] {0, 4, 6}, dW);
    }

    @Test
    void rowsOfFloats() {
        float[][] seed = {{1, 2}, {4}};
        var workspace = new StepsDerivatives.SmoothRowsWorkspace();
        for (int i = 0; i < 2; i++) {
            workspace.at(new float[][] {{1, 2}, {3}}, 10, seed);
            assertArrayEquals(new float[][] {{20, 80}, {240}}, workspace.dY());
            assertArrayEquals(new float[][] {{1, 2}, {4}}, seed);
            assertEquals(1 + 2 * 4 + 4 * 9, workspace.dW());
        }
        refused(
                "yBar[0] must have 2 elements, but has 1",
                () -> workspace.at(new float[][] {{1, 2}, {3}}, 10, new float[][] {{1}, {4}}));
    }

    /** Of a number and an array that is stored into: each has an adjoint. */
    @Test
    void numberBesideAnArray() {
        double[] seed = {10, 100};
        var workspace = new StepsDerivatives.SummedWorkspace();
        for (int i = 0; i < 2; i++) {
            double[] sums = {3, 5};
            assertEquals(5, workspace.at(sums, new double[] {1, 2}, seed, 1000));
            assertArrayEquals(new double[] {3, 25}, sums);
            assertArrayEquals(new double[] {10 * 1, 100 * 5}, workspace.dSums());
            assertArrayEquals(new double[] {2 * (10 * 3 + 100 * 5 + 1000), 2 * 2 * (100 * 5 + 1000)}, workspace.dW());
            assertArrayEquals(new double[] {10, 100}, seed);
        }
        var pullback = StepsDerivatives.summedPullback(new double[] {3, 5}, new double[] {1, 2}, seed, 0);
        assertArrayEquals(new double[] {2 * 530, 4 * 500}, pullback.dW());
        assertEquals(5, pullback.value());
        assertArrayEquals(
                new double[] {2, 4},
                StepsDerivatives.summedGradient(new double[] {3, 5}, new double[] {1, 2})
                        .dW());
    }

    private static Field field() {
        return new Field(new Cell(2, new double[] {3, 4}, 5), new double[][] {{6, 0}, {7}}, new float[] {8, 9});
    }

    private static Field seed() {
        return new Field(new Cell(1, new double[] {10, 20}, 0), new double[][] {{30, 40}, {50}}, new float[] {60, 70});
    }

    @Test
    void recordOfArraysAndRecords() {
        Field seed = seed();
        var workspace = new StepsDerivatives.MovedWorkspace();
        for (int i = 0; i < 2; i++) {
            workspace.at(field(), 2, seed);
            Field gradient = workspace.dField();
            assertEquals(2, gradient.cell().level());
            assertArrayEquals(new double[] {20, 20}, gradient.cell().flows());
            assertArrayEquals(new double[][] {{60, 0}, {50}}, gradient.grid());
            assertArrayEquals(new float[] {120, 70}, gradient.colours());
            assertEquals(2 + 30 + 30 * 6 + 60 * 8, workspace.dX());
            assertArrayEquals(new double[] {10, 20}, seed.cell().flows());
            assertArrayEquals(new double[][] {{30, 40}, {50}}, seed.grid());
            assertArrayEquals(new float[] {60, 70}, seed.colours());
        }
    }

    @Test
    void recordOfWrongShape() {
        var workspace = new StepsDerivatives.MovedWorkspace();
        Field s = seed();
        refused("valueBar is null", () -> workspace.at(field(), 2, null));
        refused("valueBar.cell() is null", () -> workspace.at(field(), 2, new Field(null, s.grid(), s.colours())));
        refused(
                "valueBar.cell().flows() must have 2 elements, but is null",
                () -> workspace.at(field(), 2, new Field(new Cell(1, null, 0), s.grid(), s.colours())));
        refused(
                "valueBar.grid()[1] must have 1 elements, but has 2",
                () -> workspace.at(field(), 2, new Field(s.cell(), new double[][] {{1, 2}, {3, 4}}, s.colours())));
        refused(
                "valueBar.colours() must have 2 elements, but has 1",
                () -> workspace.at(field(), 2, new Field(s.cell(), s.grid(), new float[1])));
        refused("valueBar.colours() is null", () -> workspace.at(field(), 2, new Field(s.cell(), s.grid(), null)));
        refused("dField is null", () -> workspace.at(field(), 2, s, null));
        refused(
                "dField.grid() must have 2 rows, but has 0",
                () -> workspace.at(field(), 2, s, new Field(s.cell(), new double[0][], s.colours())));
    }

    @Test
    void arrayInTheResultThatIsAnArgument() {
        Pair seed = new Pair(new double[] {10}, new double[] {100});
        var workspace = new StepsDerivatives.SharedWorkspace();
        for (int i = 0; i < 2; i++) {
            double[] y = {3};
            assertEquals(18, workspace.at(y, new double[] {2}, seed).a()[0]);
            assertEquals(10 * 2 * 2 * 3, workspace.dY()[0]);
            assertEquals(10 * 9 + 100, workspace.dW()[0]);
            double[] yBar = {1000};
            workspace.at(new double[] {3}, new double[] {2}, yBar, seed);
            assertEquals(1010 * 2 * 2 * 3, workspace.dY()[0]);
            assertEquals(1010 * 9 + 100, workspace.dW()[0]);
            assertEquals(1000, yBar[0]);
        }
        var twice = new StepsDerivatives.TwiceWorkspace();
        twice.at(new double[] {2}, new Pair(new double[] {10}, new double[] {100}));
        assertEquals(110, twice.dW()[0]);
        double[] one = {10};
        twice.at(new double[] {2}, new Pair(one, one));
        assertEquals(20, twice.dW()[0]);
    }

    @Test
    void methodOfAnObject() {
        double[] seed = {1, 10};
        var workspace = new Steps_SpringDerivatives.PushWorkspace();
        var spring = new Steps.Spring();
        for (int i = 0; i < 2; i++) {
            workspace.at(spring, new double[] {1, 2}, 7, seed);
            assertEquals(7 * 2, workspace.dSpringStiffness());
            assertArrayEquals(new double[] {3 * 7, 10 * 2}, workspace.dSpringWeights());
            assertArrayEquals(new double[] {1, 50}, workspace.dY());
            assertEquals(6, workspace.dX());
        }
    }

    @Test
    void namesOfGeneratedCode() {
        var workspace = new StepsDerivatives.NamedWorkspace();
        double[] seed = {10};
        for (int i = 0; i < 2; i++) {
            workspace.at(new double[] {2}, new double[] {3}, 5, 7, 11, 13, seed, 1000);
            assertEquals(10 * 3 * 5 * 7 * 11 * 13, workspace.dY()[0]);
            assertEquals(10 * 2 * 5 * 7 * 11 * 13, workspace.dYBar()[0]);
            assertEquals(10 * 2 * 3 * 7 * 11 * 13 + 1000, workspace.dValueBar());
            assertEquals(10 * 2 * 3 * 5 * 11 * 13, workspace.dCalled());
        }
        var pullback = StepsDerivatives.namedPullback(new double[] {2}, new double[] {3}, 5, 7, 11, 13, seed, 1000);
        assertEquals(10 * 2 * 3 * 5 * 7 * 13, pullback.dDY());
    }

    @Test
    void checkedException() throws IOException {
        double[] seed = {10};
        var workspace = new StepsDerivatives.ReadWorkspace();
        workspace.at(new double[1], 3, seed);
        assertEquals(60, workspace.dX());
        assertThrows(IOException.class, () -> workspace.at(new double[1], -3, seed));
        assertThrows(IllegalStateException.class, workspace::dX);
        assertThrows(IOException.class, () -> StepsDerivatives.readPullback(new double[1], -3, seed));
        assertEquals(60, StepsDerivatives.readPullback(new double[1], 3, seed).dX());
    }

    /** The pullback of many steps is the pullbacks of the steps, one after the other. */
    @Test
    void callsOfWhatStores() {
        double[][] seed = {{1, 0}, {0, 2}};
        var workspace = new StepsDerivatives.SwingsWorkspace();
        for (int i = 0; i < 2; i++) {
            workspace.at(new double[][] {state(), {1, 2}}, FORCE, .1, 2, seed);
            assertArrayEquals(new double[][] {{1, 0}, {0, 2}}, seed);
        }
        double[] dForce = new double[2];
        double[] bar = {1, 0};
        double[] other = {0, 2};
        var swing = new StepsDerivatives.SwingWorkspace();
        for (int k = 1; k >= 0; k--) {
            double[] y = state();
            double[] z = {1, 2};
            for (int i = 0; i < k; i++) {
                Steps.swing(y, FORCE, .1);
                Steps.swing(z, FORCE, .1);
            }
            double[] dY = new double[2];
            double[] dZ = new double[2];
            swing.at(y, FORCE, .1, bar, dY, dForce);
            swing.at(z, FORCE, .1, other, dZ, dForce);
            bar = dY;
            other = dZ;
        }
        assertArrayEquals(bar, workspace.dY()[0], 1e-14);
        assertArrayEquals(other, workspace.dY()[1], 1e-14);
        assertArrayEquals(dForce, workspace.dForce(), 1e-14);
    }

    /** What a seed, a buffer and an argument may not be. */
    @Test
    void sharedMemory() {
        var workspace = new StepsDerivatives.SwingWorkspace();
        double[] y = state();
        double[] seed = {2, 3};
        double[] buffer = new double[2];
        refused("yBar is an argument", () -> workspace.at(y, FORCE, .1, y));
        refused("force is an argument", () -> workspace.at(y, y, .1, seed));
        refused("yBar must have 2 elements, but is null", () -> workspace.at(y, FORCE, .1, null));
        refused("yBar must have 2 elements, but has 1", () -> workspace.at(y, FORCE, .1, new double[1]));
        refused("dY is an argument", () -> workspace.at(y, FORCE, .1, seed, seed, buffer));
        refused("dForce is an argument", () -> workspace.at(y, FORCE, .1, seed, buffer, seed));
        refused("dForce is an argument", () -> workspace.at(y, FORCE, .1, seed, buffer, buffer));
        refused("dForce must have 2 elements", () -> workspace.at(y, FORCE, .1, seed, buffer, new double[3]));
        refused("yBar is an argument", () -> StepsDerivatives.swingPullback(y, FORCE, .1, y));
        assertArrayEquals(state(), y);
        assertArrayEquals(new double[] {2, 3}, seed);
        assertArrayEquals(new double[2], buffer);
        workspace.at(state(), FORCE, .1, seed);
        double[] own = workspace.dY();
        refused("dY is an argument", () -> workspace.at(state(), FORCE, .1, own));
        refused("dY is an argument", () -> workspace.at(state(), FORCE, .1, seed, own, buffer));
        refused("dY is an argument", () -> workspace.at(state(), FORCE, .1, seed, buffer, own));
        workspace.at(state(), FORCE, .1, FORCE);
        assertArrayEquals(new double[] {1.5, .5}, FORCE);
        var shared = new StepsDerivatives.SharedWorkspace();
        double[] z = {3};
        refused("valueBar.b() is an argument", () -> shared.at(z, new double[] {2}, new Pair(new double[1], z)));
        var rows = new StepsDerivatives.ProductWorkspace();
        double[][] out = new double[2][2];
        double[][] in = new double[2][2];
        refused("outBar[1] is an argument", () -> rows.at(out, in, in, new double[][] {{1, 2}, out[0]}));
    }

    private static void refused(String text, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.startsWith(text), message);
    }

    /** The copies of seeds are the workspace's own, and used again. */
    @Test
    void warmWorkspaceAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var swing = new StepsDerivatives.SwingWorkspace();
        var product = new StepsDerivatives.ProductWorkspace();
        var smooth = new StepsDerivatives.SmoothWorkspace();
        double[] y = state();
        double[] seed = {1, 2};
        double[][] m = {{1, 2}, {3, 4}};
        double[][] out = new double[2][2];
        float[] f = {1, 2, 3};
        float[] w = {1, 2, 3};
        float[] fBar = {1, 1, 1};
        long[] allocated = new long[2];
        for (int round = 0; round < 2; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                Arrays.fill(y, .5);
                swing.at(y, FORCE, .1, seed);
                product.at(out, m, m, m);
                smooth.at(f, w, .1, fBar);
            }
            allocated[round] = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertTrue(allocated[1] < 1000, allocated[1] + " bytes in 1000 calls");
    }
}
