package slope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Nodes are many, so their size is part of the design: 48 bytes, or 56 with a folded constant or a third parent. */
class LayoutTest {
    private static final int NODES = 200_000;

    private final Value x = Value.of(1.5);
    private final Value y = Value.of(2.5);
    private final Value[] kept = new Value[NODES];

    /** All nodes are kept, so that none is optimised away; what measuring itself allocates is lost in the rounding. */
    private long bytes(IntFunction<Value> node) {
        long total = Allocation.bytes(() -> {
            for (int i = 0; i < NODES; i++) {
                kept[i] = node.apply(i);
            }
        });
        return Math.round((double) total / NODES);
    }

    @Test
    void aLeafHas48Bytes() {
        assertEquals(48, bytes(i -> Value.of(i)));
    }

    @Test
    void oneOrTwoParentsHave48Bytes() {
        assertEquals(48, bytes(i -> x.exp()));
        assertEquals(48, bytes(i -> x.mul(y)));
    }

    @Test
    void aFoldedConstantOrAThirdParentHas56Bytes() {
        assertEquals(56, bytes(i -> x.mul(3.0)));
        assertEquals(56, bytes(i -> x.fma(y, x)));
    }

    /** A label costs its own copy of the operation, and other nodes nothing. */
    @Test
    void aLabelIsOutsideOfTheNode() {
        Value product = x.mul(y).label("product");
        assertEquals("product", product.label());
        assertEquals("", x.mul(y).label());
        assertEquals("*", product.operation().name());
    }

    /** The window of the walk stays small where a graph is local, whatever its size. */
    @Test
    void sweepingALongChainAllocatesAlmostNothing() {
        Value node = x;
        for (int i = 0; i < NODES; i++) {
            node = node.add(x);
        }
        Value root = node;
        root.backward();
        assertEquals(0, Math.round(Allocation.bytes(root::backward) / 10_000.0), "in units of 10 000 bytes");
    }
}
