package slope.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import slope.Allocation;

class WorkspacesTest {
    @Test
    void anArrayOfTheRightLengthIsUsedAgain() {
        double[] array = {1, 2};
        assertSame(array, Workspaces.zeroed(array, 2));
        assertArrayEquals(new double[2], array);
        assertArrayEquals(new double[3], Workspaces.zeroed(array, 3));
        assertArrayEquals(new int[2], Workspaces.zeroed(new int[] {1, 2}, 2));
        assertArrayEquals(new long[2], Workspaces.zeroed(new long[] {1, 2}, 2));
        assertArrayEquals(new boolean[1], Workspaces.zeroed(new boolean[] {true}, 1));
    }

    @Test
    void rowsOfTheRightLengthAreUsedAgain() {
        double[][] rows = {{1}, {2}};
        double[] first = rows[0];
        double[][] zeros = Workspaces.zeroed(rows, 2, 1);
        assertSame(first, zeros[0]);
        assertArrayEquals(new double[2][1], zeros);
        assertArrayEquals(new double[2][3], Workspaces.zeroed(rows, 2, 3));
        assertArrayEquals(new double[1][3], Workspaces.zeroed(rows, 1, 3));
    }

    @Test
    void shadowsHaveTheShapeOfTheirArrayRowByRow() {
        double[][] shape = {{1, 2}, {}, {3}};
        double[][] shadow = Workspaces.zeroedLike(new double[0][], shape);
        assertArrayEquals(new double[][] {{0, 0}, {}, {0}}, shadow);
        shadow[0][1] = 5;
        double[] first = shadow[0];
        assertSame(shadow, Workspaces.zeroedLike(shadow, shape));
        assertSame(first, shadow[0]);
        assertEquals(0.0, first[1]);
    }

    @Test
    void tapesGrowAndKeepWhatTheyHold() {
        double[] tape = {1, 2, 3};
        assertSame(tape, Workspaces.atLeast(tape, 3));
        double[] longer = Workspaces.atLeast(tape, 4);
        assertArrayEquals(new double[] {1, 2, 3, 0, 0, 0}, longer);
        assertEquals(100, Workspaces.atLeast(tape, 100).length);
        assertEquals(2, Workspaces.atLeast(new boolean[1], 2).length);
        assertEquals(2, Workspaces.atLeast(new int[1], 2).length);
        assertEquals(2, Workspaces.atLeast(new long[1], 2).length);
        assertEquals(2, Workspaces.atLeast(new float[1], 2).length);
        assertEquals(2, Workspaces.atLeast(new char[1], 2).length);
        assertEquals(2, Workspaces.atLeast(new short[1], 2).length);
        assertEquals(2, Workspaces.atLeast(new byte[1], 2).length);
    }

    @Test
    void copiesAreTheirOwn() {
        double[][] from = {{1, 2}, {3}};
        double[][] copy = Workspaces.copied(null, from);
        assertArrayEquals(from, copy);
        assertNotSame(from[0], copy[0]);
        from[1][0] = 4;
        assertSame(copy, Workspaces.copied(copy, from));
        assertEquals(4.0, copy[1][0]);
    }

    @Test
    void nothingIsAllocatedWhenWarm() {
        double[] array = new double[100];
        double[][] rows = new double[10][10];
        double[][] others = new double[10][10];
        Runnable work = () -> {
            for (int i = 0; i < 1000; i++) {
                Workspaces.zeroed(array, 100);
                Workspaces.zeroedLike(rows, others);
                Workspaces.atLeast(array, 100);
                Buffers.checkShape("dX", rows, others);
                Buffers.checkDistinct("dX", rows, others);
            }
        };
        work.run();
        long bytes = Allocation.bytes(work);
        assertTrue(bytes < 1000, bytes + " bytes in 1000 rounds");
    }
}
