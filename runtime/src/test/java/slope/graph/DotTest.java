package slope.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import slope.Value;

class DotTest {
    @Test
    void drawsDataAndGradientInEachNode() {
        Value a = Value.of(2, "a");
        Value b = Value.of(-3, "b|c");
        Value root = a.mul(b);
        root.backward();
        assertEquals("""
                digraph {
                  rankdir=LR;
                  n0 [shape=record, label="{  | data -6.0000 | grad 1.0000 }"];
                  o0 [label="*"];
                  o0 -> n0;
                  n2 -> o0;
                  n1 -> o0;
                  n1 [shape=record, label="{ b\\|c | data -3.0000 | grad 2.0000 }"];
                  n2 [shape=record, label="{ a | data 2.0000 | grad -3.0000 }"];
                }
                """, Dot.of(root));
    }

    @Test
    void showsAFoldedConstantWithItsOperation() {
        assertTrue(Dot.of(Value.div(10.0, Value.of(4))).contains("o0 [label=\"r/ 10.0\"];"));
    }

    @Test
    void drawsASharedNodeOnceWithAllItsEdges() {
        Value x = Value.of(3);
        String dot = Dot.of(x.mul(x));
        assertEquals(2, dot.split("n1 -> o0;", -1).length - 1);
        assertEquals(1, dot.split("n1 \\[shape", -1).length - 1);
    }
}
