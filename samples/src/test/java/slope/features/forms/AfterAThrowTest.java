package slope.features.forms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import slope.GradientCheck;
import slope.features.forms.Fragile.Meter;
import slope.features.forms.Fragile.Pair;

/** After a call that threw a workspace has no result; and the next call is what it is in a new workspace, to the last bit. */
class AfterAThrowTest {
    private static void hasNoResult(Executable... getters) {
        for (Executable getter : getters) {
            assertThrows(IllegalStateException.class, getter);
        }
    }

    @Test
    void guardBehindALoop() {
        double[] w = {.1, .2, .3};
        double[] steep = {9, 9, 9};
        var workspace = new FragileDerivatives.GuardedWorkspace();
        workspace.at(w, 1.5);
        assertThrows(ArithmeticException.class, () -> workspace.at(steep, 1.5));
        hasNoResult(workspace::value, workspace::dW, workspace::dX);
        double[] dW = new double[3];
        assertThrows(ArithmeticException.class, () -> workspace.at(steep, 1.5, dW));
        hasNoResult(workspace::value, workspace::dX);
        var gradient = FragileDerivatives.guardedGradient(w, 1.5);
        double[] sums = {1, 1, 1};
        assertEquals(gradient.value(), workspace.at(w, 1.5, sums));
        assertEquals(gradient.dX(), workspace.dX());
        assertEquals(1 + gradient.dW()[2], sums[2]);
        assertEquals(gradient.value(), workspace.at(w, 1.5));
        assertArrayEquals(gradient.dW(), workspace.dW());
        GradientCheck.verify(FragileDerivatives.guardedFunction(w, 1.5));
        assertThrows(ArithmeticException.class, () -> FragileDerivatives.guardedGradient(steep, 1.5));
        assertThrows(ArithmeticException.class, () -> FragileDerivatives.guardedTangent(steep, w, 1.5, 1));
    }

    @Test
    void functionThatThrewIsUsableAgain() {
        double[] w = {.1, .2, .3};
        var function = FragileDerivatives.guardedFunction(w, 1.5);
        double[] expected = new double[4];
        double value = function.gradient(function.point(), expected);
        double[] point = {9, 9, 9, 1.5};
        double[] gradient = new double[4];
        assertThrows(ArithmeticException.class, () -> function.gradient(point, gradient));
        assertThrows(ArithmeticException.class, () -> function.value(point));
        assertArrayEquals(new double[4], gradient);
        assertEquals(value, function.gradient(function.point(), gradient));
        assertArrayEquals(expected, gradient);
        assertArrayEquals(new double[] {.1, .2, .3, 1.5}, function.fork().point());
    }

    @Test
    void indexInTheMiddleOfAWhile() {
        double[] w = {.7, 1.2, .4};
        int[] loop = {1, 2, 0};
        var workspace = new FragileDerivatives.WalkedWorkspace();
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> workspace.at(w, new int[] {1, 2, 3}, .3));
        hasNoResult(workspace::value, workspace::dW, workspace::dX);
        workspace.at(w, loop, .3);
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> workspace.at(w, new int[] {2, 9, 1}, .3));
        hasNoResult(workspace::value, workspace::dW, workspace::dX);
        var gradient = FragileDerivatives.walkedGradient(w, loop, .3);
        assertEquals(gradient.value(), workspace.at(w, loop, .3));
        assertArrayEquals(gradient.dW(), workspace.dW());
        assertEquals(gradient.dX(), workspace.dX());
        GradientCheck.verify(FragileDerivatives.walkedFunction(w, loop, .3));
    }

    @Test
    void calleeInALoop() {
        double[] w = {2, 3, 5};
        var workspace = new FragileDerivatives.RootsWorkspace();
        workspace.at(w);
        assertThrows(IllegalArgumentException.class, () -> workspace.at(new double[] {7, 4, -1}));
        hasNoResult(workspace::value, workspace::dW);
        var gradient = FragileDerivatives.rootsGradient(w);
        assertEquals(gradient.value(), workspace.at(w));
        assertArrayEquals(gradient.dW(), workspace.dW());
        GradientCheck.verify(FragileDerivatives.rootsFunction(w));
    }

    @Test
    void middleOfARecursion() {
        double[] w = {.9, 1.1, 1.3, .8};
        var workspace = new FragileDerivatives.DeepWorkspace();
        workspace.at(w, 1.2, 2);
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> workspace.at(w, 1.2, 4));
        hasNoResult(workspace::value, workspace::dW, workspace::dX);
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> workspace.at(new double[0], 1.2, 0));
        var gradient = FragileDerivatives.deepGradient(w, 1.2, 3);
        assertEquals(gradient.value(), workspace.at(w, 1.2, 3));
        assertArrayEquals(gradient.dW(), workspace.dW());
        assertEquals(gradient.dX(), workspace.dX());
        GradientCheck.verify(FragileDerivatives.deepFunction(w, 1.2, 3));
    }

    @Test
    void exchangedArrays() {
        double[] w = {.9, 1.1, 1.3};
        var workspace = new FragileDerivatives.SwappedWorkspace();
        workspace.at(w, 3, 1000);
        assertThrows(IllegalStateException.class, () -> workspace.at(new double[] {5, 6, 7, 8}, 4, 1000));
        hasNoResult(workspace::value, workspace::dW);
        var gradient = FragileDerivatives.swappedGradient(w, 3, 1000);
        assertEquals(gradient.value(), workspace.at(w, 3, 1000));
        assertArrayEquals(gradient.dW(), workspace.dW());
        GradientCheck.verify(FragileDerivatives.swappedFunction(w, 3, 1000));
    }

    @Test
    void voidMethodHalfWay() {
        double[] x = {4, 9};
        var workspace = new FragileDerivatives.ScaledWorkspace();
        workspace.at(new double[] {1, 2}, x, .5, new double[] {10, 100});
        assertThrows(
                IllegalArgumentException.class,
                () -> workspace.at(new double[] {1, 2}, new double[] {4, -1}, .5, new double[] {10, 100}));
        hasNoResult(workspace::dY, workspace::dX, workspace::dRate);
        workspace.at(new double[] {1, 2}, x, .5, new double[] {10, 100});
        assertArrayEquals(new double[] {10 * 2 * .5, 100 * 3 * .5}, workspace.dY());
        assertArrayEquals(new double[] {10 * .5 / 4, 100 * 2 * .5 / 6}, workspace.dX(), 1e-14);
        assertEquals(10 * 2 + 100 * 2 * 3, workspace.dRate());
    }

    @Test
    void storesOfACallee() {
        double[] x = {4, 9, 2};
        var workspace = new FragileDerivatives.ViaStoresWorkspace();
        workspace.at(x, .5);
        assertThrows(IllegalArgumentException.class, () -> workspace.at(new double[] {4, 9, -1}, .5));
        hasNoResult(workspace::value, workspace::dX, workspace::dRate);
        var gradient = FragileDerivatives.viaStoresGradient(x, .5);
        assertEquals(gradient.value(), workspace.at(x, .5));
        assertArrayEquals(gradient.dX(), workspace.dX());
        assertEquals(gradient.dRate(), workspace.dRate());
        GradientCheck.verify(FragileDerivatives.viaStoresFunction(x, .5));
    }

    @Test
    void reverseSweepThatThrows() {
        double[][] m = {{1, 2}, {3, 4}, {5, 6}};
        int[] good = {1, 2, 2, 1};
        var workspace = new FragileDerivatives.ViaRowsWorkspace();
        workspace.at(m, good, .5);
        for (int[] bad : new int[][] {{1, 0, 2, 1}, {1, 2, 0}, {0, 1, 2, 1, 1, 1}, {1, 2, 3}}) {
            assertThrows(RuntimeException.class, () -> workspace.at(m, bad, .5));
            hasNoResult(workspace::value, workspace::dM, workspace::dRate);
            var gradient = FragileDerivatives.viaRowsGradient(m, good, .5);
            assertEquals(gradient.value(), workspace.at(m, good, .5));
            assertArrayEquals(gradient.dM(), workspace.dM());
            assertEquals(gradient.dRate(), workspace.dRate());
        }
        GradientCheck.verify(FragileDerivatives.viaRowsFunction(m, good, .5));
    }

    /** A stack that overflows ends a sweep anywhere. */
    @Test
    void stackOverflow() {
        double[] w = new double[100_000];
        Arrays.fill(w, .99);
        var workspace = new FragileDerivatives.DeepWorkspace();
        assertThrows(StackOverflowError.class, () -> workspace.at(w, 1.2, 99_999));
        hasNoResult(workspace::value, workspace::dW, workspace::dX);
        double[] few = {.9, 1.1, 1.3, .8};
        var gradient = FragileDerivatives.deepGradient(few, 1.2, 3);
        assertEquals(gradient.value(), workspace.at(few, 1.2, 3));
        assertArrayEquals(gradient.dW(), workspace.dW());
        assertEquals(gradient.dX(), workspace.dX());
    }

    @Test
    void recordResult() {
        Pair start = new Pair(2, new double[] {3, 4});
        Pair bar = new Pair(1, new double[] {10, 100});
        var workspace = new FragileDerivatives.GrownWorkspace();
        workspace.at(start, 5, bar);
        assertThrows(ArithmeticException.class, () -> workspace.at(start, 500, bar));
        hasNoResult(workspace::value, workspace::dP, workspace::dX);
        assertThrows(IllegalArgumentException.class, () -> workspace.at(start, 5, new Pair(1, new double[3])));
        hasNoResult(workspace::value, workspace::dP, workspace::dX);
        assertEquals(10, workspace.at(start, 5, bar).a());
        assertEquals(5 + 10 + 100, workspace.dP().a());
        assertArrayEquals(new double[] {50, 500}, workspace.dP().b());
        assertEquals(2 + 10 * 3 + 100 * 4, workspace.dX());
    }

    @Test
    void floats() {
        float[] w = {2, 3};
        float[][] bar = {{1, 10}, {100, 1000}};
        var workspace = new FragileDerivatives.RelaxedWorkspace();
        workspace.at(new float[][] {{1, 2}, {3, 4}}, w, 50, bar);
        assertThrows(ArithmeticException.class, () -> workspace.at(new float[][] {{1, 2}, {3, 40}}, w, 50, bar));
        hasNoResult(workspace::dY, workspace::dW);
        workspace.at(new float[][] {{1, 2}, {3, 4}}, w, 50, bar);
        assertArrayEquals(new float[][] {{2, 30}, {200, 3000}}, workspace.dY());
        assertArrayEquals(new float[] {1 + 300, 20 + 4000}, workspace.dW());
    }

    @Test
    void methodOfAnObject() {
        Meter meter = new Meter();
        var workspace = new Fragile_MeterDerivatives.ReadWorkspace();
        workspace.at(meter, 1);
        assertThrows(ArithmeticException.class, () -> workspace.at(meter, 100));
        hasNoResult(workspace::value, workspace::dX, workspace::dMeterScale, workspace::dMeterWeights);
        assertEquals(64, workspace.at(meter, 1));
        assertEquals(2 * 8 * 4, workspace.dMeterScale());
        assertArrayEquals(new double[] {2 * 8 * 2, 2 * 8 * 2}, workspace.dMeterWeights());
    }

    /** What is refused at entry is a call that threw, too. */
    @Test
    void refusedArguments() {
        double[] x = {4, 9};
        double[] y = {1, 2};
        var workspace = new FragileDerivatives.ScaledWorkspace();
        workspace.at(y, x, .5, new double[] {10, 100});
        assertThrows(IllegalArgumentException.class, () -> workspace.at(y, x, .5, new double[3]));
        hasNoResult(workspace::dY, workspace::dX, workspace::dRate);
        assertThrows(NullPointerException.class, () -> workspace.at(y, null, .5, new double[2]));
        hasNoResult(workspace::dY, workspace::dX, workspace::dRate);
    }
}
