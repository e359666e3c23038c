package slope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTest {
    /** The example of micrograd's README. */
    @Test
    void microgradsReadmeExample() {
        Value a = Value.of(-4.0);
        Value b = Value.of(2.0);
        Value c = a.add(b);
        Value d = a.mul(b).add(b.pow(3));
        c = c.add(c.add(1));
        c = c.add(Value.of(1).add(c).add(a.neg()));
        d = d.add(d.mul(2).add(b.add(a).relu()));
        d = d.add(d.mul(3).add(b.sub(a).relu()));
        Value e = c.sub(d);
        Value f = e.pow(2);
        Value g = f.div(2.0);
        g = g.add(Value.div(10.0, f));
        assertEquals(24.7041, g.data(), 5e-5);
        g.backward();
        assertEquals(138.8338, a.grad(), 5e-5);
        assertEquals(645.5773, b.grad(), 5e-5);
    }

    @Test
    void printsItsNumber() {
        assertEquals("Value(2.0)", Value.of(2.0).toString());
        assertEquals("x: Value(3.0)", Value.of(3.0, "x").toString());
        assertEquals(0.0, Value.of(1).grad());
    }

    @Test
    void hasParentsInOrder() {
        Value x = Value.of(2);
        Value y = Value.of(3);
        assertEquals(List.of(), x.parents());
        assertEquals(List.of(x, y), x.div(y).parents());
        assertEquals(List.of(y, x), y.div(x).parents());
        assertEquals(List.of(x, y, x), x.fma(y, x).parents());
        assertNull(x.exp().b());
    }

    @Test
    void subIsAddOfNegAndNegIsMulByMinusOne() {
        Value x = Value.of(2);
        Value y = Value.of(3);
        Value difference = x.sub(y);
        assertEquals("+", difference.operation().name());
        Value minus = difference.b();
        assertEquals("*", minus.operation().name());
        assertEquals(-1.0, minus.constant());
        assertEquals(List.of(y), minus.parents());
    }

    /** micrograd adds the first call's gradients to inner nodes again, and gets 4·3·2 here. */
    @Test
    void backwardTwiceAddsUpInLeavesOnly() {
        Value x = Value.of(3);
        Value shared = x.mul(2);
        Value root = shared.mul(shared);
        root.backward();
        assertEquals(24.0, x.grad());
        root.backward();
        assertEquals(48.0, x.grad());
        assertEquals(12.0, shared.grad());
        assertEquals(1.0, root.grad());
    }

    @Test
    void aRootThatIsALeafGetsOneAdded() {
        Value x = Value.of(3);
        x.backward();
        x.backward();
        assertEquals(2.0, x.grad());
    }

    @Test
    void skipsWhatDoesNotReachTheResult() {
        Value x = Value.of(0);
        Value y = Value.of(5);
        Value root = Value.div(1.0, x).mul(0.0).max(y);
        assertTrue(Double.isNaN(root.data()));
        Value chosen = x.log().min(y).max(7.0);
        chosen.backward();
        assertEquals(0.0, x.grad());
        assertEquals(0.0, y.grad());
    }

    @Test
    void onlyLeavesCanBeSet() {
        Value x = Value.of(1);
        x.setData(4);
        assertEquals(4.0, x.data());
        assertThrows(IllegalStateException.class, () -> x.exp().setData(1));
    }

    @Test
    void aNewArrayHoldsOneLeafOfZero() {
        Value[] zeros = Value.zeros(3);
        assertEquals(zeros[0], zeros[2]);
        assertArrayEquals(new double[3], Value.data(zeros));
    }

    @Test
    void clampRefusesBoundsTheWrongWayRound() {
        Value x = Value.of(1);
        assertEquals(2.0, x.clamp(2, 3).data());
        assertEquals(2.0, x.clamp(2, 2).data());
        assertThrows(IllegalArgumentException.class, () -> x.clamp(3, 2));
        assertThrows(IllegalArgumentException.class, () -> x.clamp(Double.NaN, 2));
    }
}
