package slope.features.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Value;
import slope.features.language.Orbits.Body;
import slope.features.language.Orbits.Series;
import slope.features.language.Orbits.State;
import slope.features.language.Orbits.Vec;
import slope.graph.GraphComparison;

/** A method that returns a record: its tangent is one, too, and its pullback is handed an adjoint of that class. */
class RecordResultsTest {
    private static final State START =
            new State(new Vec(1, .2), new Vec(-.1, .8), new double[] {.5, .7}, 1.5, 3, 2, "moon");
    private static final State DOT = new State(new Vec(.3, 1), new Vec(.7, -.2), new double[] {2, -1}, .5, 0, 0, null);
    private static final State BAR = new State(new Vec(1, 2), new Vec(3, -4), new double[] {.6, .9}, 2, 0, 0, null);

    private static double inner(Vec a, Vec b) {
        return a.x() * b.x() + a.y() * b.y();
    }

    private static double inner(State a, State b) {
        return inner(a.place(), b.place())
                + inner(a.speed(), b.speed())
                + a.charges()[0] * b.charges()[0]
                + a.charges()[1] * b.charges()[1]
                + a.mass() * b.mass();
    }

    private static void same(State expected, State actual) {
        assertEquals(expected.place(), actual.place());
        assertEquals(expected.speed(), actual.speed());
        assertArrayEquals(expected.charges(), actual.charges());
        assertEquals(expected.mass(), actual.mass());
        assertEquals(expected.steps(), actual.steps());
        assertEquals(expected.day(), actual.day());
        assertEquals(expected.name(), actual.name());
    }

    /** What the tangent gains, seen by the seed, is what the gradient gains, seen by the direction. */
    @Test
    void tangentAndPullbackAreTransposed() {
        var tangent = OrbitsDerivatives.stepTangent(START, DOT, .1, .5);
        var pullback = OrbitsDerivatives.stepPullback(START, .1, BAR);
        same(Orbits.step(START, .1), tangent.value());
        same(Orbits.step(START, .1), pullback.value());
        double forward = inner(BAR, tangent.dot());
        assertEquals(forward, inner(pullback.dS(), DOT) + .5 * pullback.dDt(), 1e-14 * Math.abs(forward));
        GradientCheck.verify(OrbitsDerivatives.energyFunction(START, .1));
    }

    /** What has no derivative is the value's. */
    @Test
    void tangentIsTheSlopeOfEachComponent() {
        var tangent = OrbitsDerivatives.stepTangent(
                START, new State(new Vec(0, 0), new Vec(0, 0), new double[2], 0, 0, 0, null), .1, 1);
        double h = 1e-5;
        State above = Orbits.step(START, .1 + h);
        State below = Orbits.step(START, .1 - h);
        assertEquals(
                (above.speed().x() - below.speed().x()) / (2 * h),
                tangent.dot().speed().x(),
                1e-8);
        assertEquals(
                (above.place().y() - below.place().y()) / (2 * h),
                tangent.dot().place().y(),
                1e-8);
        assertEquals(
                (above.charges()[1] - below.charges()[1]) / (2 * h),
                tangent.dot().charges()[1],
                1e-8);
        assertEquals(1.5, tangent.dot().mass(), 1e-14);
        assertEquals(3, tangent.dot().day());
    }

    /** A workspace that is used again takes nothing back that it gave: its result can be its next argument. */
    @Test
    void stepsInTime() {
        var workspace = new OrbitsDerivatives.StepWorkspace();
        State first = workspace.at(START, .1, BAR);
        State second = workspace.at(first, .1, BAR);
        assertNotSame(first.charges(), second.charges());
        same(Orbits.step(START, .1), first);
        same(Orbits.step(Orbits.step(START, .1), .1), second);
        same(second, workspace.value());
        State gradient = OrbitsDerivatives.stepPullback(first, .1, BAR).dS();
        assertEquals(gradient.place(), workspace.dS().place());
        assertArrayEquals(gradient.charges(), workspace.dS().charges());
    }

    @Test
    void seedHasTheShapeOfTheResult() {
        State longer = new State(BAR.place(), BAR.speed(), new double[3], 0, 0, 0, null);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> OrbitsDerivatives.stepPullback(START, .1, longer))
                .getMessage();
        assertEquals("valueBar.charges() must have 2 elements, but has 3", message);
    }

    @Test
    void recordsOfNodes() {
        var generated = OrbitsGraphs.step(OrbitsGraphs.StateValues.leaves(START), Value.of(.1));
        var dynamic = OrbitsGraphs.stepDynamic(OrbitsGraphs.StateValues.leaves(START), Value.of(.1));
        assertEquals(
                Optional.empty(),
                GraphComparison.difference(
                        generated.speed().x(), dynamic.speed().x()));
        assertEquals(Optional.empty(), GraphComparison.difference(generated.charges()[1], dynamic.charges()[1]));
        assertEquals(Optional.empty(), GraphComparison.difference(generated.mass(), dynamic.mass()));
        State expected = Orbits.step(START, .1);
        assertEquals(expected.speed().x(), generated.speed().x().data());
        assertEquals(expected.steps(), generated.steps());
        assertEquals(expected.name(), generated.name());
    }

    @Test
    void besidesTheResultAnArrayIsWritten() {
        double[] trace = new double[1];
        var above = OrbitsDerivatives.mirroredPullback(2, trace, new Vec(1, 100));
        assertEquals(new Vec(4, 1), above.value());
        assertEquals(8, trace[0]);
        assertEquals(2 * 2, above.dX());
        var below = OrbitsDerivatives.mirroredPullback(.5, trace, new Vec(1, 100));
        assertEquals(new Vec(1, .25), below.value());
        assertEquals(100, below.dX());
        String message = assertThrows(IllegalArgumentException.class, () -> Orbits.mirrored(-1, trace))
                .getMessage();
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> OrbitsDerivatives.mirroredTangent(-1, 1, trace, new double[1]))
                        .getMessage());
    }

    @Test
    void eachExitHasAnArrayOfItsOwn() {
        var one = OrbitsDerivatives.seriesPullback(3, true, new Series(new double[] {10}, 1));
        assertEquals(10 + 2 * 3, one.dX());
        var two = OrbitsDerivatives.seriesPullback(3, false, new Series(new double[] {10, 100}, 1));
        assertEquals(10 + 100 * 2 * 3 + 3 * 3 * 3, two.dX());
        var tangent = OrbitsDerivatives.seriesTangent(3, 1, false);
        assertArrayEquals(new double[] {1, 6}, tangent.dot().terms());
        assertEquals(27, tangent.dot().rest());
    }

    @Test
    void methodOfARecordThatReturnsOne() {
        var pullback =
                Orbits_BodyDerivatives.movedPullback(new Body(new Vec(2, 3), 5), 7, new Body(new Vec(1, 10), 100));
        assertEquals(new Body(new Vec(14, 15), 5), pullback.value());
        assertEquals(2, pullback.dBy());
        assertEquals(
                new Body(new Vec(4, 0), 0),
                Orbits_BodyDerivatives.movedTangent(new Body(new Vec(2, 3), 5), 7, 2)
                        .dot());
    }
}
