package slope.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BuffersTest {
    private static void refused(String text, Executable check) {
        assertEquals(text, assertThrows(IllegalArgumentException.class, check).getMessage());
    }

    @Test
    void aBufferHasTheShapeOfItsParameter() {
        Buffers.checkShape("dX", new double[2], new double[2]);
        refused("dX must have 2 elements, but is null", () -> Buffers.checkShape("dX", null, new double[2]));
        refused("dX must have 2 elements, but has 3", () -> Buffers.checkShape("dX", new double[3], new double[2]));
        double[][] jagged = {{1}, {2, 3}};
        Buffers.checkShape("dX", new double[][] {{0}, {0, 0}}, jagged);
        refused("dX must have 2 rows, but has 1", () -> Buffers.checkShape("dX", new double[1][1], jagged));
        refused("dX[1] must have 2 elements, but has 1", () -> Buffers.checkShape("dX", new double[2][1], jagged));
        refused(
                "dX[0] must have 1 elements, but is null",
                () -> Buffers.checkShape("dX", new double[][] {null, {0, 0}}, jagged));
    }

    @Test
    void aRowIsNotGivenTwice() {
        double[] row = new double[1];
        refused(
                "rows 1 and 2 of dX are one array",
                () -> Buffers.checkShape("dX", new double[][] {{0}, row, row}, new double[3][1]));
    }

    @Test
    void aSeedIsOnlyReadSoItsRowsMayBeOne() {
        double[] row = {1, 2};
        double[][] array = {{3, 4}, {5, 6}, null};
        Buffers.checkSameShape("yBar", new double[][] {row, row, null}, array);
        Buffers.checkSameShape("yBar", new double[][] {row, row, {}}, array);
        refused(
                "yBar[2] must have 0 elements, but has 2",
                () -> Buffers.checkSameShape("yBar", new double[][] {row, row, row}, array));
        refused(
                "yBar[1] must have 2 elements, but is null",
                () -> Buffers.checkSameShape("yBar", new double[][] {row, null, null}, array));
        refused("valueBar.cell() is null", () -> Buffers.checkPresent("valueBar.cell()", null));
    }

    @Test
    void seedsOfThreeDimensions() {
        double[][][] array = {{{1, 2}, {3}}, null};
        Nested.checkSameShape("yBar", new double[][][] {{{0, 0}, {0}}, {}}, array);
        refused(
                "yBar[0][1] must have 1 elements, but has 2",
                () -> Nested.checkSameShape("yBar", new double[][][] {{{0, 0}, {0, 0}}, null}, array));
        refused(
                "yBar[0] must have 2 rows, but is null",
                () -> Nested.checkSameShape("yBar", new double[][][] {null, null}, array));
        refused(
                "yBar[1] must have 0 elements, but has 1",
                () -> Nested.checkSameShape("yBar", new double[][][] {{{0, 0}, {0}}, {{}}}, array));
    }

    @Test
    void aRowIsInAnArrayOnce() {
        float[] row = new float[1];
        float[][][] deep = {{{1}, row}, {row}, {row}};
        Buffers.checkRows("y", new float[][] {{1}, row, null, null});
        refused("rows 0 and 2 of y are one array", () -> Buffers.checkRows("y", new float[][] {row, {1}, row}));
        refused("y[1][0] is in y twice", () -> Buffers.checkRows("y", deep));
        refused("rows 0 and 1 of y[0] are one array", () -> Buffers.checkRows("y", new float[][][] {{row, row}}));
    }

    @Test
    void aBufferIsNoArgumentAndNoOtherBuffer() {
        double[] array = new double[1];
        double[][] rows = {new double[1], array};
        double[][] others = {array, null, new double[1]};
        String why = " is an argument as well, or given for two gradients";
        refused("dX" + why, () -> Buffers.checkDistinct("dX", array, array));
        refused("dX" + why, () -> Buffers.checkDistinct("dX", array, rows));
        refused("dX[1]" + why, () -> Buffers.checkDistinct("dX", rows, array));
        refused("dX[1]" + why, () -> Buffers.checkDistinct("dX", rows, others));
        refused("dX" + why, () -> Buffers.checkDistinct("dX", rows, rows));
        Buffers.checkDistinct("dX", array, new double[1]);
        Buffers.checkDistinct("dX", array, new int[1]);
        Buffers.checkDistinct("dX", rows, new int[1][1]);
        Buffers.checkDistinct("dX", rows, new double[][] {{1}, null});
    }

    /** Comparing each row with each took 75 ms here: more than many a gradient. */
    @Test
    void manyRowsAreCheckedInLinearTime() {
        int n = 200_000;
        double[][] rows = new double[n][1];
        double[][] others = new double[n][1];
        long start = System.nanoTime();
        Buffers.checkShape("dX", rows, others);
        Buffers.checkDistinct("dX", rows, others);
        assertTrue(System.nanoTime() - start < 5_000_000_000L, "quadratic would be a minute");
        others[n - 1] = rows[n / 2];
        assertThrows(IllegalArgumentException.class, () -> Buffers.checkDistinct("dX", rows, others));
        rows[n - 1] = rows[n / 3];
        assertThrows(IllegalArgumentException.class, () -> Buffers.checkShape("dX", rows, others));
    }

    @Test
    void flatPointsAreReadAndWrittenRowByRow() {
        double[][] rows = {{1, 2}, {}, {3}};
        assertEquals(3, Points.size(rows));
        double[] point = new double[5];
        assertEquals(4, Points.write(rows, point, 1));
        assertEquals("[0.0, 1.0, 2.0, 3.0, 0.0]", Arrays.toString(point));
        double[][] back = {{0, 0}, {}, {0}};
        assertEquals(4, Points.read(point, 1, back));
        assertEquals("[[1.0, 2.0], [], [3.0]]", Arrays.deepToString(back));
        refused(
                "the point must have 3 coordinates, but has 2",
                () -> Points.checkLength("the point", new double[2], 3));
    }
}
