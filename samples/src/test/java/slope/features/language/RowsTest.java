package slope.features.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Tangent;
import slope.Value;
import slope.graph.GraphComparison;

/** Rows that are made one by one, exchanged and shared: against differences, against the graphs, and on one workspace twice. */
class RowsTest {
    private static final double[][] M = {{.3, 1.2, -.4}, {2.1, -.7, .9}, {1.3, 3.1, .2}};
    private static final double[] W = {.7, 1.3, -.4};

    @Test
    void againstDifferences() {
        GradientCheck.verify(RowsDerivatives.determinantFunction(M));
        GradientCheck.verify(RowsDerivatives.triangleFunction(W));
        for (int n = 0; n < 5; n++) {
            GradientCheck.verify(RowsDerivatives.delayedFunction(.7, .2, .1, n));
            GradientCheck.verify(RowsDerivatives.sharedFunction(M, W, .6, n));
            GradientCheck.verify(RowsDerivatives.planesFunction(W, n));
            GradientCheck.verify(RowsDerivatives.copiedFunction(Arrays.copyOf(M, 2), n));
            GradientCheck.verify(RowsDerivatives.calledFunction(.7, n));
        }
        GradientCheck.verify(RowsDerivatives.twiceFunction(.7, false));
        GradientCheck.verify(RowsDerivatives.besideFunction(new Rows.Weights(.3, -.8), W));
        GradientCheck.verify(RowsDerivatives.besideMadeFunction(.7, 3));
        GradientCheck.verify(RowsDerivatives.twoNamesFunction(.7, M));
        GradientCheck.verify(RowsDerivatives.longerFunction(M, .7));
        GradientCheck.verify(RowsDerivatives.rangeFunction(W, 1, 3));
    }

    @Test
    void rangesThatEndBeforeTheyBegin() {
        String message = assertThrows(IllegalArgumentException.class, () -> Rows.range(W, 2, 1))
                .getMessage();
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> RowsDerivatives.rangeGradient(W, 2, 1))
                        .getMessage());
    }

    @Test
    void oneNodeInManyPlaces() {
        for (int n = 0; n < 2; n++) {
            GradientCheck.verify(RowsDerivatives.sameNumbersFunction(.7, n));
            Value x = Value.of(.7);
            RowsGraphs.sameNumbers(x, n).backward();
            assertEquals(RowsDerivatives.sameNumbersGradient(.7, n).dX(), x.grad(), 1e-15);
        }
    }

    @Test
    void graphsAreTheSame() {
        Value[][] m = Value.leaves(M);
        Value[][] other = Value.leaves(M);
        Value determinant = RowsGraphs.determinant(m);
        Value dynamic = RowsGraphs.determinantDynamic(other);
        determinant.backward();
        dynamic.backward();
        assertEquals(Optional.empty(), GraphComparison.difference(determinant, dynamic));
        double[][] gradient = RowsDerivatives.determinantGradient(M).dM();
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(gradient[i], Value.grad(m[i]), 1e-14);
        }
    }

    /** A gradient of the determinant is its matrix of cofactors (Jacobi). */
    @Test
    void gradientOfDeterminantIsCofactors() {
        var gradient = RowsDerivatives.determinantGradient(M);
        double cofactor = -(M[0][0] * M[2][1] - M[0][1] * M[2][0]);
        assertEquals(cofactor, gradient.dM()[1][2], 1e-14);
        double[][] direction = {{0, 0, 0}, {0, 0, 1}, {0, 0, 0}};
        Tangent tangent = RowsDerivatives.determinantTangent(M, direction);
        assertEquals(cofactor, tangent.dot(), 1e-14);
        assertEquals(Rows.determinant(M), gradient.value());
    }

    /** What a call leaves in its workspace, rows of arguments too, is not written by the next. */
    @Test
    void workspaceLeavesArgumentsAlone() {
        var workspace = new RowsDerivatives.SharedWorkspace();
        double[][] m = {M[0].clone(), M[1].clone()};
        double[] c = W.clone();
        double first = workspace.at(m, c, .6, 2);
        double[] gradient = workspace.dM()[0].clone();
        workspace.at(new double[][] {{1, 2}, {3, 4}}, new double[] {5, 6}, 7, 3);
        assertEquals(first, workspace.at(m, c, .6, 2));
        assertArrayEquals(gradient, workspace.dM()[0]);
        assertArrayEquals(new double[][] {M[0], M[1]}, m);
        assertArrayEquals(W, c);
    }

    @Test
    void rowThatIsStoredIntoMustNotBeTwoRows() {
        double[] row = {1.5};
        double[][] m = {row, row};
        assertThrows(IllegalArgumentException.class, () -> RowsDerivatives.writesGradient(m, .7));
        assertThrows(IllegalArgumentException.class, () -> RowsDerivatives.twiceGradient(.7, true));
        assertArrayEquals(new double[] {1.5}, row);
    }
}
