package slope.features.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import slope.Value;
import slope.features.language.SharedArrays.Holder;
import slope.features.language.SharedArrays.Model;
import slope.features.language.SharedArrays.Row;
import slope.features.language.SharedArrays.Weights;

/** An array that is stored into, and is something else that is read as well, is refused where it is read. */
class SharedArraysTest {
    private static final int[] P = {0, 1};

    private static void refused(String name, Executable... modes) {
        for (Executable mode : modes) {
            String message = assertThrows(IllegalArgumentException.class, mode).getMessage();
            assertEquals(
                    name + " share memory, and one of them is stored into: hand over a copy of one of them", message);
        }
    }

    private static void held(Executable... modes) {
        for (Executable mode : modes) {
            String message = assertThrows(IllegalArgumentException.class, mode).getMessage();
            assertTrue(message.contains(", or a row of it, which is stored into: hand over a copy"), message);
        }
    }

    @Test
    void arraysOfRecordsAndObjects() {
        double[] y = {3, 4};
        Model model = new Model(y, P);
        refused(
                "r.n() and y",
                () -> SharedArraysDerivatives.recordGradient(3, new Row(y), y),
                () -> SharedArraysDerivatives.recordTangent(3, 1, new Row(y), y, new double[2]),
                () -> new SharedArraysDerivatives.RecordWorkspace().at(3, new Row(y), y),
                () -> new SharedArraysDerivatives.RecordWorkspace().at(3, new Row(y), y, new double[2]));
        refused(
                "model.table and y",
                () -> SharedArraysDerivatives.objectGradient(3, model, y),
                () -> SharedArraysDerivatives.objectTangent(3, 1, model, y, new double[2]));
        assertThrows(
                IllegalArgumentException.class, () -> SharedArrays_WeightsDerivatives.atGradient(new Weights(y), 3, y));
        Row apart = new Row(new double[] {3, 4});
        assertEquals(3, SharedArraysDerivatives.recordGradient(3, apart, y).dX());
    }

    @Test
    void staticTables() {
        double[] y = SharedArrays.TABLE;
        double[] before = y.clone();
        refused("SharedArrays.TABLE and y", () -> SharedArraysDerivatives.tableGradient(3, y));
        refused("SharedArrays.ROWS[1] and y", () -> SharedArraysDerivatives.rowGradient(3, y));
        System.arraycopy(before, 0, y, 0, 2);
        assertEquals(5, SharedArraysDerivatives.tableGradient(3, new double[2]).dX());
    }

    @Test
    void whatCallsReturn() {
        double[] y = {3, 4};
        refused("what get returns and y", () -> SharedArraysDerivatives.elementGradient(3, List.of(y), y));
    }

    /** An object that is asked may hold what it returns. */
    @Test
    void whatAnObjectReturns() {
        double[] s = {3, 4};
        Model model = new Model(s, P);
        held(
                () -> SharedArraysDerivatives.returnedGradient(3, model, s),
                () -> SharedArraysDerivatives.returnedTangent(3, 1, model, s),
                () -> SharedArraysGraphs.returned(Value.of(3), model, s),
                () -> SharedArraysGraphs.returnedDynamic(Value.of(3), model, s));
    }

    @Test
    void placesOfElements() {
        double[] w = {2, 3};
        int[] p = P.clone();
        assertThrows(IllegalArgumentException.class, () -> SharedArraysDerivatives.placesGradient(w, p, p));
        refused("q and p", () -> SharedArraysGraphs.places(Value.leaves(w), p, p));
        refused(
                "model.places and p",
                () -> SharedArraysDerivatives.placesOfObjectGradient(w, p, new Model(w, p)),
                () -> SharedArraysGraphs.placesOfObject(Value.leaves(w), p, new Model(w, p)));
        assertEquals(36, SharedArraysDerivatives.placesGradient(w, p, P.clone()).dW()[0]);
    }

    @Test
    void twoParameters() {
        double[] y = {3, 4};
        Value[] nodes = Value.leaves(y);
        assertThrows(IllegalArgumentException.class, () -> SharedArraysDerivatives.twoGradient(3, y, y));
        refused(
                "z and y",
                () -> SharedArraysGraphs.two(Value.of(3), nodes, nodes),
                () -> SharedArraysGraphs.twoDynamic(Value.of(3), nodes, nodes));
    }

    /** Here only the object is seen: it is asked for all that it holds. */
    @Test
    void objectsThatAreHandedOn() {
        double[] y = {3, 4};
        Model model = new Model(y, P);
        Holder holder = new Holder(model, 1);
        held(
                () -> SharedArraysDerivatives.throughReaderGradient(3, holder, y),
                () -> SharedArraysDerivatives.throughReaderTangent(3, 1, holder, y, new double[2]),
                () -> SharedArraysDerivatives.throughWriterGradient(3, model, y),
                () -> SharedArraysDerivatives.throughWriterTangent(3, 1, model, y, new double[2]),
                () -> SharedArraysDerivatives.throughObjectGradient(3, model, y),
                () -> SharedArraysDerivatives.throughObjectTangent(3, 1, model, y, new double[2]));
        double[] apart = {3, 4};
        assertEquals(
                3,
                SharedArraysDerivatives.throughReaderGradient(3, new Holder(new Model(apart, P), 1), y)
                        .dX());
        assertEquals(
                3,
                SharedArraysDerivatives.throughWriterGradient(3, new Model(apart, P), y)
                        .dX());
        assertEquals(
                3,
                SharedArraysDerivatives.throughObjectGradient(3, new Model(apart, P), y)
                        .dX());
    }

    @Test
    void whatIsOnlyReadMayBeShared() {
        double[] w = SharedArrays.TABLE;
        assertEquals(
                3 + w[0],
                SharedArraysDerivatives.onlyReadGradient(3, w, new Model(w, P)).dW()[0]);
    }

    /** A flat function copies what is stored into; so what it shares is told when the function is made. */
    @Test
    void flatFunctions() {
        double[] y = {3, 4};
        held(
                () -> SharedArraysDerivatives.recordFunction(3, new Row(y), y),
                () -> SharedArraysDerivatives.objectFunction(3, new Model(y, P), y));
        refused("TABLE and y", () -> SharedArraysDerivatives.tableFunction(3, SharedArrays.TABLE));
        double[] point = {3, 3, 4};
        assertEquals(
                SharedArrays.record(3, new Row(y.clone()), y.clone()),
                SharedArraysDerivatives.recordFunction(3, new Row(y.clone()), y).value(point));
    }
}
