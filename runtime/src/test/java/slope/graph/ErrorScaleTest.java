package slope.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import slope.Value;

class ErrorScaleTest {
    /** The gradient is 0 by cancellation; the scale is what cancelled. */
    @Test
    void cancellationKeepsItsScale() {
        Value x = Value.of(3);
        Value root = x.mul(1e8).sub(x.mul(1e8));
        root.backward();
        ErrorScale scale = ErrorScale.of(root);
        assertEquals(0.0, x.grad());
        assertEquals(2e8, scale.of(x.id()));
        assertEquals(5, scale.nodes());
        assertTrue(scale.agrees(1e-8, x));
        assertFalse(scale.agrees(1e-3, x));
    }

    @Test
    void bothPartialsOfOneParentCount() {
        Value x = Value.of(3);
        assertEquals(2.0 / 3, ErrorScale.of(x.div(x)).of(x.id()), 1e-15);
    }

    @Test
    void anInfinitePartialIsNotFinite() {
        assertFalse(ErrorScale.of(Value.of(0).sqrt()).isFinite());
        assertTrue(ErrorScale.of(Value.of(1).sqrt()).isFinite());
    }
}
