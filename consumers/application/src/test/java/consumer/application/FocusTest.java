package consumer.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import consumer.library.Optics.Camera;
import consumer.library.Optics.Ray;
import consumer.library.Optics.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Value;
import slope.graph.GraphComparison;

/** Derivatives of methods that hand records to those of another jar, and are handed some back. */
class FocusTest {
    private static final Camera CAMERA = new Camera(1.7, new double[] {0.3, -0.2}, 7);
    private static final double[] HEIGHTS = {0.4, -0.9, 1.3};
    private static final State START = new State(new Ray(0.8, 0.6), new double[] {0.5, 0.7, 0.2}, 3, "red");
    private static final State DOT = new State(new Ray(0.3, -1), new double[] {1, 0.4, -0.6}, 0, "");

    @Test
    void gradientsAgreeWithDifferences() {
        GradientCheck.verify(FocusDerivatives.blurFunction(CAMERA, HEIGHTS));
        for (int steps = 0; steps < 8; steps++) {
            GradientCheck.verify(FocusDerivatives.travelFunction(START, 0.9, steps));
        }
    }

    @Test
    void tangentIsTheGradientInItsDirection() {
        var gradient = FocusDerivatives.travelGradient(START, 0.9, 6);
        State d = gradient.dStart();
        double expected = d.ray().height() * 0.3
                - d.ray().slope()
                + d.seen()[0]
                + d.seen()[1] * 0.4
                - d.seen()[2] * 0.6
                + gradient.dDistance() * 2;
        assertEquals(
                expected, FocusDerivatives.travelTangent(START, DOT, 0.9, 2, 6).dot(), 1e-12 * Math.abs(expected));
        assertEquals(3, d.day());
    }

    /** What the tangent gains, seen by the seed, is what the pullback gains, seen by the direction. */
    @Test
    void tangentAndPullbackAreTransposed() {
        Ray ray = new Ray(0.8, 0.6);
        var tangent = FocusDerivatives.twiceTangent(ray, new Ray(0.5, -0.7), 1.3, 0.2);
        var pullback = FocusDerivatives.twicePullback(ray, 1.3, new Ray(2, -3));
        assertEquals(Focus.twice(ray, 1.3), tangent.value());
        assertEquals(
                2 * tangent.dot().height() - 3 * tangent.dot().slope(),
                0.5 * pullback.dRay().height() - 0.7 * pullback.dRay().slope() + 0.2 * pullback.dFocus(),
                1e-13);
    }

    @Test
    void graphIsTheEnginesOwn() {
        var leaves = FocusGraphs.Optics_StateValues.leaves(START);
        var others = FocusGraphs.Optics_StateValues.leaves(START);
        Value one = FocusGraphs.travel(leaves, Value.of(0.9), 6);
        Value other = FocusGraphs.travelDynamic(others, Value.of(0.9), 6);
        one.backward();
        other.backward();
        assertEquals(Optional.empty(), GraphComparison.difference(one, other));
        assertEquals(Focus.travel(START, 0.9, 6), one.data());
        State gradient = FocusDerivatives.travelGradient(START, 0.9, 6).dStart();
        assertEquals(gradient.seen()[1], leaves.grad().seen()[1], 1e-14);
        assertEquals(gradient.ray().slope(), leaves.grad().ray().slope(), 1e-12);
    }
}
