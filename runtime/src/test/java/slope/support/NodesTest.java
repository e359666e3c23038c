package slope.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import slope.Value;

/** Numbers and nodes side by side. */
class NodesTest {
    @Test
    void numbersFollowNodes() {
        double[] numbers = {1, 2};
        Nodes.update(numbers, Value.leaves(new double[] {3, 4}));
        assertArrayEquals(new double[] {3, 4}, numbers);
        double[][][] deep = {{{1}, null}, {{2}}};
        Nodes.update(deep, new Value[][][] {{Value.leaves(new double[] {5}), null}, Value.leaves(new double[][] {{6}})
        });
        assertArrayEquals(new double[][][] {{{5}, null}, {{6}}}, deep);
    }

    @Test
    void aNodeStaysWhereItsNumberDoes() {
        Value[] nodes = Value.leaves(new double[] {1, 0.0, Double.NaN});
        Value[] before = nodes.clone();
        Nodes.update(nodes, new double[] {1, -0.0, Double.NaN});
        assertSame(before[0], nodes[0]);
        assertNotSame(before[1], nodes[1]);
        assertEquals(Double.NEGATIVE_INFINITY, 1 / nodes[1].data());
        assertSame(before[2], nodes[2]);
    }

    @Test
    void missingRowsStayMissing() {
        Value[][] leaves = Value.leaves(new double[][] {{1}, null});
        assertEquals(null, leaves[1]);
        assertArrayEquals(new double[][] {{1}, null}, Value.data(leaves));
        double[][][] deep = {{{1}, null}, null};
        Value[][][] nodes = Nested.leaves(Value[][][].class, deep);
        assertArrayEquals(deep, Nested.data(double[][][].class, nodes));
    }
}
