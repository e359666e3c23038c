package slope.features.forms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Tangent;
import slope.features.forms.Steps.Cell;
import slope.features.forms.Steps.Field;

/** Each entry for users makes the same checks: of arrays that are stored into, shapes, and what is null. */
class EntriesTest {
    private static void refused(String text, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.startsWith(text), message);
    }

    private static double[] of(double... numbers) {
        return numbers;
    }

    /** What the method stores into is no other argument: for gradient, workspace, tangent and function alike. */
    @Test
    void arrayThatIsStoredIntoIsNothingElse() {
        double[] w = {1, 2};
        var workspace = new StepsDerivatives.SummedWorkspace();
        refused("w is an argument", () -> StepsDerivatives.summedGradient(w, w));
        refused("w is an argument", () -> workspace.at(w, w));
        refused("w is an argument", () -> workspace.at(w, w, of(0, 0), of(0, 0)));
        refused("w is an argument", () -> workspace.at(w, w, of(0, 0), 1));
        refused("w is an argument", () -> StepsDerivatives.summedPullback(w, w, of(0, 0), 1));
        refused("w is an argument", () -> StepsDerivatives.summedTangent(w, of(0, 0), w, of(0, 0)));
        refused("w is an argument", () -> StepsDerivatives.summedFunction(w, w));
        double[][] rows = {w, w};
        double[][] one = {{1, 2}, {3, 4}};
        String twice = "rows 0 and 1 of out are one array";
        refused(twice, () -> StepsDerivatives.productPullback(rows, one, one, one));
        refused(twice, () -> new StepsDerivatives.ProductWorkspace().at(rows, one, one, one));
        refused(twice, () -> StepsDerivatives.productTangent(rows, new double[2][2], one, one, one, one));
        assertArrayEquals(of(1, 2), w);
    }

    /** A tangent of what is stored into is stored into itself. */
    @Test
    void tangentOfWhatIsStoredInto() {
        double[] y = {.7, -.2};
        double[] force = {1, 2};
        double[] dot = {1, 0};
        refused("yDot is an argument", () -> StepsDerivatives.swingTangent(y, y, force, of(0, 0), .1, 0));
        refused("force is an argument", () -> StepsDerivatives.swingTangent(y, force, force, of(0, 0), .1, 0));
        refused("forceDot is an argument", () -> StepsDerivatives.swingTangent(y, dot, force, dot, .1, 0));
        refused("q is an argument", () -> StepsDerivatives.twoTangent(y, dot, of(0), y, of(0, 0), 1, 1));
        refused("qDot is an argument", () -> StepsDerivatives.twoTangent(y, dot, of(0), of(0, 0), dot, 1, 1));
        double[][] out = new double[2][2];
        double[][] in = {{1, 2}, {3, 4}};
        double[][] shared = {{1, 2}, out[0]};
        refused("outDot[1] is an argument", () -> StepsDerivatives.productTangent(out, shared, in, in, in, in));
        double[] row = new double[2];
        float[] floats = new float[2];
        refused(
                "rows 0 and 1 of outDot are one array",
                () -> StepsDerivatives.productTangent(out, new double[][] {row, row}, in, in, in, in));
        refused(
                "wDot is an argument",
                () -> StepsDerivatives.smoothTangent(new float[2], floats, new float[2], floats, 1, 1));
        StepsDerivatives.swingTangent(y, dot, force, force, .1, 0);
        assertArrayEquals(of(1, 2), force);
    }

    @Test
    void tangentHasTheShapeOfItsArray() {
        double[] y = {.7, -.2};
        refused(
                "yDot must have 2 elements, but has 3",
                () -> StepsDerivatives.swingTangent(y, new double[3], of(1, 2), of(0, 0), .1, 0));
        refused(
                "forceDot must have 2 elements, but is null",
                () -> StepsDerivatives.swingTangent(y, of(0, 0), of(1, 2), null, .1, 0));
        double[][] in = {{1, 2}, {3, 4}};
        refused(
                "bDot[1] must have 2 elements, but has 1",
                () -> StepsDerivatives.productTangent(
                        new double[2][2], new double[2][2], in, in, in, new double[][] {{1, 2}, {3}}));
        refused(
                "yDot[0] must have 2 rows, but has 1",
                () -> StepsDerivatives.cubedTangent(new double[][][] {{{1}, {2}}}, new double[][][] {{{1}}}, 1, 1));
        refused(
                "wDot must have 2 elements, but has 0",
                () -> StepsDerivatives.smoothTangent(new float[2], new float[2], new float[2], new float[0], 1, 1));
        refused(
                "springWeightsDot must have 2 elements, but has 1",
                () -> Steps_SpringDerivatives.pushTangent(new Steps.Spring(), 1, of(1), of(1, 2), of(0, 0), 1, 1));
        Field field = new Field(new Cell(2, of(3, 4), 5), new double[][] {{6, 0}, {7}}, new float[] {8, 9});
        refused("fieldDot is null", () -> StepsDerivatives.movedTangent(field, null, 1, 1));
        refused(
                "fieldDot.cell() is null",
                () -> StepsDerivatives.movedTangent(field, new Field(null, field.grid(), field.colours()), 1, 1));
        refused(
                "fieldDot.grid()[1] must have 1 elements, but is null",
                () -> StepsDerivatives.movedTangent(
                        field, new Field(field.cell(), new double[][] {{1, 2}, null}, field.colours()), 1, 1));
        refused(
                "fieldDot.colours() must have 2 elements, but is null",
                () -> StepsDerivatives.movedTangent(field, new Field(field.cell(), field.grid(), null), 1, 1));
        assertArrayEquals(of(.7, -.2), y);
    }

    /** Checks are for users: between methods arrays may be one where that is right. */
    @Test
    void tangentsOfCalls() {
        double[] w = {1, 2};
        Tangent tangent = CallsDerivatives.doubledTangent(w, of(1, 10));
        assertEquals(Calls.doubled(w), tangent.value());
        assertEquals(2 * 2 * 1 + 2 * 4 * 10, tangent.dot());
        GradientCheck.verify(CallsDerivatives.doubledFunction(w));
        float[] f = {1, 2, 5};
        Tangent product = CallsDerivatives.productTangent(f, new float[] {0, 1, 0}, 3, 0, 2);
        assertEquals(Calls.product(f, 3, 2), product.value());
        assertEquals(5 * 3 * 3, product.dot());
    }

    @Test
    void pointsAndGradientsOfAFunction() {
        var function = CallsDerivatives.doubledFunction(of(1, 2));
        refused("point must have 2 coordinates, but has 1", () -> function.value(of(1)));
        refused("point must have 2 coordinates, but is null", () -> function.value(null));
        refused("gradient must have 2 coordinates, but is null", () -> function.gradient(of(1, 2), null));
        refused("point must have 2 coordinates, but has 3", () -> function.gradient(of(1, 2, 3), of(1, 2)));
        refused("w must have 2 elements, but is null", () -> function.pack(null));
        refused("point must have 2 coordinates, but has 0", () -> function.unpack(of()));
        double[] both = {1, 2};
        assertEquals(function.value(of(1, 2)), function.gradient(both, both));
        assertArrayEquals(of(4, 8), both);
    }

    /** A row that is null has no elements: of a gradient, a buffer and a flat point. */
    @Test
    void missingRows() {
        double[][] m = {{1, 2}, null, {3}};
        double[][] expected = {{3, 6}, {}, {9}};
        assertArrayEquals(expected, CallsDerivatives.firstAndLastGradient(m, 3).dM());
        var workspace = new CallsDerivatives.FirstAndLastWorkspace();
        double[][] buffer = {{0, 0}, null, {0}};
        workspace.at(m, 3, buffer);
        assertArrayEquals(new double[][] {{3, 6}, null, {9}}, buffer);
        var function = CallsDerivatives.firstAndLastFunction(m, 3);
        assertEquals(3 + 1, function.dimension());
        assertEquals("m[2][0]", function.coordinate(2));
        GradientCheck.verify(function);
        Tangent tangent = CallsDerivatives.firstAndLastTangent(m, new double[][] {{1, 0}, {}, {0}}, 3, 0);
        assertEquals(3, tangent.dot());
        refused(
                "mDot[1] must have 0 elements, but has 1",
                () -> CallsDerivatives.firstAndLastTangent(m, new double[][] {{1, 0}, {1}, {0}}, 3, 0));
        refused(
                "dM[2] must have 1 elements, but is null",
                () -> workspace.at(m, 3, new double[][] {{0, 0}, null, null}));
    }

    /** An array that is null where one is needed is what it is for the method itself. */
    @Test
    void nullArrays() {
        var workspace = new CallsDerivatives.DoubledWorkspace();
        assertThrows(NullPointerException.class, () -> Calls.doubled(null));
        assertThrows(NullPointerException.class, () -> CallsDerivatives.doubledGradient(null));
        assertThrows(NullPointerException.class, () -> workspace.at(null));
        assertThrows(NullPointerException.class, () -> workspace.at(null, of(1)));
        assertThrows(NullPointerException.class, () -> CallsDerivatives.doubledTangent(null, of(1)));
        assertThrows(NullPointerException.class, () -> CallsDerivatives.doubledFunction(null));
        assertThrows(NullPointerException.class, () -> StepsDerivatives.swingPullback(null, of(1, 2), .1, of(1, 2)));
        assertThrows(IllegalStateException.class, workspace::value);
    }

    /** A gradient that a workspace keeps is no buffer of a call of it. */
    @Test
    void ownGradientIsNoBuffer() {
        var workspace = new StepsDerivatives.SummedWorkspace();
        workspace.at(of(1, 1), of(1, 2));
        double[] own = workspace.dSums();
        refused("dSums is an argument", () -> workspace.at(of(1, 1), of(1, 2), own, of(0, 0)));
        refused("dSums is an argument", () -> workspace.at(of(1, 1), of(1, 2), of(0, 0), own));
    }

    /** What is missing is told as an array that was handed over, never by the name of a variable of the library's. */
    @Test
    void arraysThatAreMissing() {
        double[] y = {1, 2};
        missing(() -> StepsDerivatives.swingPullback(null, of(0, 0), .1, y));
        missing(() -> StepsDerivatives.swingPullback(y, null, .1, of(1, 1)));
        missing(() -> StepsDerivatives.swingTangent(null, of(0, 0), of(1, 2), of(0, 0), .1, 0));
    }

    private static void missing(Runnable call) {
        NullPointerException thrown = assertThrows(NullPointerException.class, call::run);
        assertEquals("an array that was handed over is null", thrown.getMessage());
    }
}
