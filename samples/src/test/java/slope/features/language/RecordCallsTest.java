package slope.features.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Value;
import slope.features.language.RecordCalls.Row;
import slope.features.language.RecordCalls.State;
import slope.features.language.RecordCalls.Vec;
import slope.graph.GraphComparison;

/** Recursion with records: what is handed over, what comes back, and arrays that are both. */
class RecordCallsTest {
    private static final Vec VEC = new Vec(1.2, 0.7);
    private static final State START =
            new State(new Vec(.7, .4), new double[] {.3, .5, -.2}, new int[] {2, 0, 1}, 2, "moon");
    private static final double[] X = {.7, 1.3, -.4};
    private static final double[][] ROWS = {{.5, 1.2}, {.3, .9}};

    @Test
    void numbersInRecords() {
        for (int n = 0; n < 5; n++) {
            GradientCheck.verify(RecordCallsDerivatives.chainFunction(VEC, n));
            GradientCheck.verify(RecordCallsDerivatives.evenFunction(VEC, n));
            GradientCheck.verify(RecordCallsDerivatives.oddFunction(VEC, n));
        }
        GradientCheck.verify(RecordCallsDerivatives.partlyFunction(VEC, .3));
    }

    /** What the tangent gains, seen by the seed, is what the pullback gains, seen by the direction. */
    @Test
    void recordsThatComeBack() {
        for (int n = 0; n < 4; n++) {
            var tangent = RecordCallsDerivatives.turnedTangent(VEC, new Vec(.3, -.8), .4, .7, n);
            var pullback = RecordCallsDerivatives.turnedPullback(VEC, .4, n, new Vec(2, -1));
            assertEquals(RecordCalls.turned(VEC, .4, n), tangent.value());
            assertEquals(RecordCalls.turned(VEC, .4, n), pullback.value());
            double forward = 2 * tangent.dot().x() - tangent.dot().y();
            assertEquals(
                    forward,
                    .3 * pullback.dV().x() - .8 * pullback.dV().y() + .7 * pullback.dBy(),
                    1e-14 * Math.abs(forward));
        }
    }

    @Test
    void arraysThatComeBack() {
        for (int n = 0; n < 4; n++) {
            GradientCheck.verify(RecordCallsDerivatives.costFunction(START, .3, n));
            GradientCheck.verify(RecordCallsDerivatives.inLoopFunction(X, n));
            GradientCheck.verify(RecordCallsDerivatives.traceFunction(ROWS, .6, n));
        }
        var gradient = RecordCallsDerivatives.costGradient(START, .3, 2);
        assertEquals(RecordCalls.cost(START, .3, 2), gradient.value());
        State d = gradient.dStart();
        double expected = d.place().x() - 2 * d.place().y() + .5 * d.charges()[1] + d.charges()[2] + 3 * gradient.dDt();
        State direction = new State(new Vec(1, -2), new double[] {0, .5, 1}, null, 0, "");
        assertEquals(
                expected,
                RecordCallsDerivatives.costTangent(START, direction, .3, 3, 2).dot(),
                1e-14 * Math.abs(expected));
    }

    @Test
    void arraysOfData() {
        for (int n = 0; n < 4; n++) {
            GradientCheck.verify(RecordCallsDerivatives.exchangedForDataFunction(X, n));
            double[] direction = {1, 0, 0};
            double slope = n > 1 ? 0 : 2 * X[0];
            assertEquals(
                    slope,
                    RecordCallsDerivatives.exchangedForDataTangent(X, direction, n)
                            .dot());
            Value[] leaves = Value.leaves(X);
            RecordCallsGraphs.exchangedForData(leaves, n).backward();
            assertEquals(slope, leaves[0].grad());
        }
    }

    /** A workspace that is used again, for other numbers and another depth, tells the same as a new one. */
    @Test
    void usedAgain() {
        var workspace = new RecordCallsDerivatives.CostWorkspace();
        for (int n : new int[] {3, 1, 2, 0, 3}) {
            workspace.at(START, .3, n);
            State expected = RecordCallsDerivatives.costGradient(START, .3, n).dStart();
            assertEquals(expected.place(), workspace.dStart().place());
            assertArrayEquals(expected.charges(), workspace.dStart().charges());
        }
    }

    @Test
    void oneRecordTwiceAndOneArrayInTwoRecords() {
        for (int n = 0; n < 4; n++) {
            GradientCheck.verify(RecordCallsDerivatives.productFunction(new Row(X, .8), new Row(X, 1.4), n));
            GradientCheck.verify(RecordCallsDerivatives.squareFunction(new Row(X, .8), n));
            GradientCheck.verify(RecordCallsDerivatives.rowsFunction(new Row(X, .8), new double[] {.2, .5, .9}, n));
        }
    }

    /** Where the array that came back is the one that was handed over, nobody could tell whose derivative is whose. */
    @Test
    void argumentThatComesBackIsNotStoredInto() {
        GradientCheck.verify(RecordCallsDerivatives.storedLaterFunction(.7, 1));
        GradientCheck.verify(RecordCallsDerivatives.storedLaterFunction(.7, 2));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> RecordCallsDerivatives.storedLaterGradient(.7, 0))
                .getMessage();
        assertEquals("what kept returns as cells() is an argument as well, or given for two gradients", message);
    }

    @Test
    void floats() {
        assertEquals(
                RecordCalls.rounded(3, (byte) 2),
                RecordCallsDerivatives.roundedGradient(3, (byte) 2).value());
        assertEquals(
                3 * 3 * 3 / 8f,
                RecordCallsDerivatives.roundedGradient(3, (byte) 2).dX());
        assertEquals(
                3 * 3 * 3 / 8.,
                RecordCallsDerivatives.roundedTangent(3, 1, (byte) 2).dot());
    }

    @Test
    void graphsOfRecords() {
        var leaves = RecordCallsGraphs.StateValues.leaves(START);
        Value dt = Value.of(.3);
        Value generated = RecordCallsGraphs.cost(leaves, dt, 2);
        Value dynamic = RecordCallsGraphs.costDynamic(RecordCallsGraphs.StateValues.leaves(START), Value.of(.3), 2);
        generated.backward();
        dynamic.backward();
        assertEquals(Optional.empty(), GraphComparison.difference(generated, dynamic));
        assertEquals(RecordCalls.cost(START, .3, 2), generated.data());
        var gradient = RecordCallsDerivatives.costGradient(START, .3, 2);
        assertArrayEquals(gradient.dStart().charges(), leaves.grad().charges(), 1e-14 * Math.abs(gradient.value()));
        assertEquals(gradient.dDt(), dt.grad(), 1e-14 * Math.abs(gradient.dDt()));
    }

    @Test
    void graphsOfRows() {
        for (int n = 0; n < 4; n++) {
            Value[][] rows = Value.leaves(ROWS);
            Value[][] others = Value.leaves(ROWS);
            Value generated = RecordCallsGraphs.trace(rows, Value.of(.6), n);
            Value dynamic = RecordCallsGraphs.traceDynamic(others, Value.of(.6), n);
            generated.backward();
            dynamic.backward();
            assertEquals(Optional.empty(), GraphComparison.difference(generated, dynamic));
            double[][] gradient =
                    RecordCallsDerivatives.traceGradient(ROWS, .6, n).dRows();
            for (int i = 0; i < 2; i++) {
                assertArrayEquals(gradient[i], Value.grad(rows)[i], 1e-14);
            }
        }
    }
}
