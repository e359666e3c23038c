package slope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Where differences can't tell, the slope is a decision: the published one. */
class KinksTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static double slope(UnaryOperator<Value> f, double at) {
        Value x = Value.of(at);
        f.apply(x).backward();
        return x.grad();
    }

    private static double[] slopes(BinaryOperator<Value> f, double x, double y) {
        Value[] leaves = Value.leaves(new double[] {x, y});
        f.apply(leaves[0], leaves[1]).backward();
        return Value.grad(leaves);
    }

    private static double[] pair(double x, double y) {
        return new double[] {x, y};
    }

    @Test
    void absAndReluAreFlatAtZero() {
        assertEquals(0.0, slope(Value::abs, 0.0));
        assertEquals(0.0, slope(Value::abs, -0.0));
        assertEquals(0.0, slope(Value::relu, 0.0));
    }

    @Test
    void reluKeepsNaN() {
        assertTrue(Double.isNaN(Value.of(Double.NaN).relu().data()));
        assertTrue(Double.isNaN(slope(Value::relu, Double.NaN)));
        assertTrue(Double.isNaN(slope(x -> x.mul(0.0).relu(), INFINITY)), "zero times infinity is no number");
        assertTrue(Double.isNaN(slope(x -> x.sub(x).relu().mul(3.0), INFINITY)), "nor is infinity less itself");
        assertEquals(0.0, Value.of(-0.0).relu().data());
        assertEquals(1.0, slope(Value::relu, INFINITY));
        assertEquals(0.0, slope(Value::relu, -INFINITY));
    }

    /** Where relu selects 0, it hands on nothing: not 0 times an infinite adjoint. */
    @Test
    void reluHandsOnNothingBelowZero() {
        assertEquals(0.0, slope(x -> x.relu().sqrt(), -1));
        assertEquals(0.5, slope(x -> x.relu().sqrt(), 1));
        assertEquals(0.0, slope(x -> x.relu().cbrt().add(x.relu()), -2));
    }

    @Test
    void aTieIsShared() {
        assertArrayEquals(pair(0.5, 0.5), slopes(Value::max, 2, 2));
        assertArrayEquals(pair(0.5, 0.5), slopes(Value::min, 2, 2));
        assertEquals(0.5, slope(x -> x.max(2.0), 2));
        assertEquals(0.5, slope(x -> x.min(2.0), 2));
        assertEquals(0.5, slope(x -> Value.max(2.0, x), 2));
        assertEquals(0.5, slope(x -> Value.min(2.0, x), 2));
        assertEquals(1.0, slope(x -> x.max(x), 2), "both halves of one node");
    }

    @Test
    void rootsAreSteepAtZero() {
        assertEquals(INFINITY, slope(Value::sqrt, 0.0));
        assertEquals(INFINITY, slope(Value::sqrt, -0.0));
        assertEquals(INFINITY, slope(Value::cbrt, 0.0));
        assertEquals(INFINITY, slope(Value::asin, 1.0));
        assertEquals(-INFINITY, slope(Value::acos, 1.0));
        assertEquals(INFINITY, slope(Value::log, 0.0));
    }

    @Test
    void powersAtZeroAreThoseOfPolynomials() {
        assertEquals(0.0, slope(x -> x.pow(0.0), 0.0));
        assertEquals(1.0, slope(x -> x.pow(1.0), 0.0));
        assertEquals(0.0, slope(x -> x.pow(2.0), 0.0));
        assertArrayEquals(pair(1, 0), slopes(Value::pow, 0, 1));
        assertEquals(0.0, slope(y -> Value.pow(0.0, y), 3));
        assertEquals(12.0, slope(x -> x.pow(3.0), -2.0));
    }

    @Test
    void hypotIsFlatAndAtan2UndefinedAtTheOrigin() {
        assertArrayEquals(pair(0, 0), slopes(Value::hypot, 0, 0));
        assertArrayEquals(pair(Double.NaN, Double.NaN), slopes(Value::atan2, 0, 0));
        assertArrayEquals(pair(0.5e200, -0.5e200), slopes(Value::atan2, 1e-200, 1e-200), 1e190);
    }

    @Test
    void stepFunctionsAreFlatAndNeighboursAreParallel() {
        for (double x : new double[] {0.0, 1.0, 1.5}) {
            assertEquals(0.0, slope(Value::floor, x));
            assertEquals(0.0, slope(Value::ceil, x));
            assertEquals(0.0, slope(Value::rint, x));
            assertEquals(0.0, slope(Value::signum, x));
            assertEquals(0.0, slope(Value::ulp, x));
            assertEquals(1.0, slope(Value::nextUp, x));
            assertEquals(1.0, slope(Value::nextDown, x));
            assertArrayEquals(pair(1, 0), slopes(Value::nextAfter, x, 3));
        }
        assertEquals(0.0, slope(y -> Value.nextAfter(1.0, y), 3));
        assertEquals(0.0, slope(y -> Value.copySign(1.0, y), 3));
    }

    @Test
    void clampSharesATieWithItsBounds() {
        assertEquals(0.5, slope(x -> x.clamp(2.0, 3.0), 2));
        assertEquals(0.5, slope(x -> x.clamp(2.0, 3.0), 3));
        assertEquals(1.0, slope(x -> x.clamp(2.0, 3.0), 2.5));
        assertEquals(0.0, slope(x -> x.clamp(2.0, 3.0), 3.5));
    }

    /** exp overflows on a path that the result does not take, or that min does not choose. */
    @Test
    void whatIsNotTakenContributesNothing() {
        Value x = Value.of(800);
        Value p = x.exp();
        Value q = p.mul(p);
        Value result = x.data() < 100 ? q : x;
        result.backward();
        assertEquals(1.0, x.grad());
        assertEquals(0.0, slope(v -> v.exp().mul(v.exp()).min(v.mul(0.0)), 800));
    }
}
