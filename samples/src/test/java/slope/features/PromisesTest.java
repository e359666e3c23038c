package slope.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Tangent;
import slope.Value;
import slope.graph.GraphComparison;

class PromisesTest {
    @Test
    void microgradsReadmeExampleComesOutOnEveryRoad() {
        var gradient = MethodsDerivatives.microgradGradient(-4, 2);
        assertEquals(24.7041, gradient.value(), 5e-5);
        assertEquals(138.8338, gradient.dA(), 5e-5);
        assertEquals(645.5773, gradient.dB(), 5e-5);

        Tangent tangent = MethodsDerivatives.microgradTangent(-4, 1, 2, 0);
        assertEquals(138.8338, tangent.dot(), 5e-5);

        Value a = Value.of(-4);
        Value b = Value.of(2);
        Value generated = MethodsGraphs.micrograd(a, b);
        generated.backward();
        assertEquals(138.8338, a.grad(), 5e-5);
        assertEquals(645.5773, b.grad(), 5e-5);

        Value dynamic = MethodsGraphs.microgradDynamic(Value.of(-4), Value.of(2));
        dynamic.backward();
        assertEquals(Optional.empty(), GraphComparison.difference(generated, dynamic));
        assertEquals(gradient.value(), generated.data());
    }

    @Test
    void whatDoesNotReachTheResultContributesNothing() {
        assertEquals(1.0, MethodsDerivatives.overflowUnusedGradient(800).dX());
        assertEquals(1.0, MethodsDerivatives.overflowUnusedTangent(800, 1).dot());
        Value x = Value.of(800);
        MethodsGraphs.overflowUnused(x).backward();
        assertEquals(1.0, x.grad());
        Value y = Value.of(800);
        MethodsGraphs.overflowUnusedDynamic(y).backward();
        assertEquals(1.0, y.grad());
    }

    @Test
    void oneArrayGivenTwiceIsTwoVariables() {
        double[] a = {1, 2, 3};
        var gradient = MethodsDerivatives.dotGradient(a, a);
        assertArrayEquals(a, gradient.dA());
        assertArrayEquals(a, gradient.dB());
    }

    @Test
    void oneArrayHandedOnTwiceGetsBothContributions() {
        assertArrayEquals(
                new double[] {2, 4, 6},
                MethodsDerivatives.squaredLengthGradient(new double[] {1, 2, 3}).dA());
    }

    @Test
    void rowsThatMayBeOneGetBothContributions() {
        double[][] m = {{1, 2}, {3, 4}};
        assertArrayEquals(
                new double[][] {{3, 4}, {0, 0}},
                MethodsDerivatives.rowsGradient(m, 0, 0).dM());
        assertArrayEquals(
                new double[][] {{4, 4}, {1, 2}},
                MethodsDerivatives.rowsGradient(m, 0, 1).dM());
    }

    @Test
    void aTieOfMaxIsAHalfAlsoWithAConstant() {
        assertEquals(0.5, MethodsDerivatives.floorAtZeroGradient(0).dX());
        assertEquals(0.5, MethodsDerivatives.floorAtZeroTangent(0, 1).dot());
        Value x = Value.of(0);
        MethodsGraphs.floorAtZero(x).backward();
        assertEquals(0.5, x.grad());

        assertEquals(0.5, MethodsDerivatives.largerGradient(2, 2).dX());
        assertEquals(0.5, MethodsDerivatives.largerGradient(2, 2).dY());
        Value y = Value.of(2);
        Value z = Value.of(2);
        MethodsGraphs.larger(y, z).backward();
        assertEquals(0.5, y.grad());
        assertEquals(0.5, z.grad());
    }

    @Test
    void recursionIsDifferentiated() {
        assertEquals(
                10 * Math.pow(1.1, 9), MethodsDerivatives.powerGradient(1.1, 10).dX(), 1e-12);
    }

    @Test
    void whatIsOverwrittenAndReadAgainIsRight() {
        GradientCheck.verify(MethodsDerivatives.squaresFunction(1.5, new double[] {1, -2, 3, 0.5}));
    }

    @Test
    void aBufferThatCanNotBeRightIsRefusedBeforeAnythingIsWritten() {
        var workspace = new MethodsDerivatives.DotWorkspace();
        double[] a = {1, 2};
        double[] b = {3, 4};
        double[] buffer = new double[2];
        assertThrows(IllegalArgumentException.class, () -> workspace.at(a, b, buffer, buffer));
        assertThrows(IllegalArgumentException.class, () -> workspace.at(a, b, a, buffer));
        var message = assertThrows(IllegalArgumentException.class, () -> workspace.at(a, b, buffer, new double[3]));
        assertEquals("dB must have 2 elements, but has 3", message.getMessage());
        assertArrayEquals(new double[2], buffer);
    }

    @Test
    void aGradientOfTheWorkspaceIsNoArgumentForIt() {
        var workspace = new MethodsDerivatives.DotWorkspace();
        workspace.at(new double[] {1, 2}, new double[] {3, 4});
        double[] dA = workspace.dA();
        assertThrows(IllegalArgumentException.class, () -> workspace.at(dA, new double[] {3, 4}));
        assertArrayEquals(new double[] {3, 4}, dA);
    }

    @Test
    void theAccumulatingCallAddsToItsBuffers() {
        var workspace = new MethodsDerivatives.DotWorkspace();
        double[] dA = {10, 10};
        double[] dB = new double[2];
        workspace.at(new double[] {1, 2}, new double[] {3, 4}, dA, dB);
        workspace.at(new double[] {1, 2}, new double[] {3, 4}, dA, dB);
        assertArrayEquals(new double[] {16, 18}, dA);
        assertArrayEquals(new double[] {2, 4}, dB);
    }

    @Test
    void aFlatPointPacksActiveParametersInOrder() {
        var function = MethodsDerivatives.squaresFunction(1.5, new double[] {1, 2});
        assertArrayEquals(new double[] {1.5, 1, 2}, function.point());
        assertArrayEquals(new double[] {7, 8, 9}, function.pack(7, new double[] {8, 9}));
        assertEquals(7.0, function.unpack(new double[] {7, 8, 9}).x());
        assertArrayEquals(
                new double[] {8, 9}, function.unpack(new double[] {7, 8, 9}).a());
        assertThrows(IllegalArgumentException.class, () -> function.value(new double[2]));
        assertTrue(function.fork() != function);
    }
}
