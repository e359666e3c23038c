package slope.features.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Tangent;
import slope.Value;
import slope.graph.GraphComparison;

/** What is stored into data has its derivative, in every mode, and the caller's array holds what the method leaves there. */
class DataStoresTest {
    private static final double[] S = {5, 7, 11};
    private static final double[][] M = {{1, 2, 3}, {5, 6, 7}, {8, 9, 4}};
    private static final float[] F = {5, 7, 11};

    private interface Method<T> {
        double at(double x, T s, int n);
    }

    private interface Derivative<T> {
        double at(double x, T s, int n);
    }

    private interface Direction<T> {
        Tangent at(double x, double xDot, T s, int n);
    }

    private interface Graph<T> {
        Value at(Value x, T s, int n);
    }

    /** All the modes of a method, at x = 2. */
    private record Modes<T>(
            Method<T> method, Derivative<T> gradient, Direction<T> tangent, Graph<T> graph, Graph<T> dynamic) {
        void verify(int n, double value, double derivative, T data, BiFunction<T, T, Void> equal, Copy<T> copy) {
            T left = copy.of(data);
            assertEquals(value, method.at(2, left, n));
            T stored = copy.of(data);
            assertEquals(derivative, gradient.at(2, stored, n));
            equal.apply(left, stored);
            stored = copy.of(data);
            Tangent dot = tangent.at(2, 1, stored, n);
            assertEquals(value, dot.value());
            assertEquals(derivative, dot.dot());
            equal.apply(left, stored);
            Value[] graphs = new Value[2];
            for (int i = 0; i < 2; i++) {
                stored = copy.of(data);
                Value x = Value.of(2);
                graphs[i] = (i == 0 ? graph : dynamic).at(x, stored, n);
                graphs[i].backward();
                assertEquals(value, graphs[i].data());
                assertEquals(derivative, x.grad());
                equal.apply(left, stored);
            }
            assertEquals("", GraphComparison.difference(graphs[0], graphs[1]).orElse(""));
        }
    }

    private interface Copy<T> {
        T of(T array);
    }

    private static void verify(
            int n,
            double value,
            double derivative,
            Method<double[]> method,
            Derivative<double[]> gradient,
            Direction<double[]> tangent,
            Graph<double[]> graph,
            Graph<double[]> dynamic) {
        new Modes<>(method, gradient, tangent, graph, dynamic)
                .verify(n, value, derivative, S, DataStoresTest::same, double[]::clone);
    }

    private static Void same(double[] expected, double[] actual) {
        assertArrayEquals(expected, actual);
        return null;
    }

    @Test
    void byItsOwnNameAndByAnother() {
        verify(
                2,
                4,
                4,
                DataStores::direct,
                (x, s, n) -> DataStoresDerivatives.directGradient(x, s, n).dX(),
                DataStoresDerivatives::directTangent,
                DataStoresGraphs::direct,
                DataStoresGraphs::directDynamic);
        for (int n = 1; n < 3; n++) {
            verify(
                    n,
                    n == 1 ? 10 : 4,
                    n == 1 ? 5 : 4,
                    DataStores::chosen,
                    (x, s, k) -> DataStoresDerivatives.chosenGradient(x, s, k).dX(),
                    DataStoresDerivatives::chosenTangent,
                    DataStoresGraphs::chosen,
                    DataStoresGraphs::chosenDynamic);
            verify(
                    n,
                    n == 1 ? 13 : 14,
                    n == 1 ? 6 : 7,
                    DataStores::added,
                    (x, s, k) -> DataStoresDerivatives.addedGradient(x, s, k).dX(),
                    DataStoresDerivatives::addedTangent,
                    DataStoresGraphs::added,
                    DataStoresGraphs::addedDynamic);
        }
    }

    /** Two swaps: s[0] is x², own[0] is s[1] + x², and what is stored into own[1] first is s[1]·x. */
    @Test
    void swappedInALoop() {
        verify(
                2,
                26,
                23,
                DataStores::swapped,
                (x, s, n) -> DataStoresDerivatives.swappedGradient(x, s, n).dX(),
                DataStoresDerivatives::swappedTangent,
                DataStoresGraphs::swapped,
                DataStoresGraphs::swappedDynamic);
        verify(
                2,
                DataStores.loop(2, S.clone(), 2),
                derivative(DataStores::loop, 2),
                DataStores::loop,
                (x, s, n) -> DataStoresDerivatives.loopGradient(x, s, n).dX(),
                DataStoresDerivatives::loopTangent,
                DataStoresGraphs::loop,
                DataStoresGraphs::loopDynamic);
    }

    /** Of a polynomial with whole coefficients, which differences tell to a whole number. */
    private static double derivative(Method<double[]> method, int n) {
        double h = 1e-5;
        return Math.rint((method.at(2 + h, S.clone(), n) - method.at(2 - h, S.clone(), n)) / (2 * h));
    }

    @Test
    void byACallee() {
        verify(
                2,
                4,
                4,
                DataStores::called,
                (x, s, n) -> DataStoresDerivatives.calledGradient(x, s, n).dX(),
                DataStoresDerivatives::calledTangent,
                DataStoresGraphs::called,
                DataStoresGraphs::calledDynamic);
        verify(
                2,
                40,
                60,
                DataStores::helper,
                (x, s, n) -> DataStoresDerivatives.helperGradient(x, s, n).dX(),
                DataStoresDerivatives::helperTangent,
                DataStoresGraphs::helper,
                DataStoresGraphs::helperDynamic);
        for (int n = 1; n < 3; n++) {
            verify(
                    n,
                    DataStores.asRow(2, S.clone(), n),
                    derivative(DataStores::asRow, n),
                    DataStores::asRow,
                    (x, s, k) -> DataStoresDerivatives.asRowGradient(x, s, k).dX(),
                    DataStoresDerivatives::asRowTangent,
                    DataStoresGraphs::asRow,
                    DataStoresGraphs::asRowDynamic);
        }
    }

    @Test
    void byTheLibraryAndInARecord() {
        for (int n = 1; n < 3; n++) {
            verify(
                    n,
                    n == 1 ? 16 : 8,
                    n == 1 ? 32 : 12,
                    DataStores::copied,
                    (x, s, k) -> DataStoresDerivatives.copiedGradient(x, s, k).dX(),
                    DataStoresDerivatives::copiedTangent,
                    DataStoresGraphs::copied,
                    DataStoresGraphs::copiedDynamic);
            verify(
                    n,
                    n == 1 ? 12 : 15,
                    n == 1 ? 6 : 12,
                    DataStores::inRecord,
                    (x, s, k) -> DataStoresDerivatives.inRecordGradient(x, s, k).dX(),
                    DataStoresDerivatives::inRecordTangent,
                    DataStoresGraphs::inRecord,
                    DataStoresGraphs::inRecordDynamic);
        }
    }

    @Test
    void dataThatStaysDataBesideOthers() {
        verify(
                2,
                4 * 2 + 4 * 4,
                4 + 4 * 4,
                DataStores::staysData,
                (x, s, n) -> DataStoresDerivatives.staysDataGradient(x, s, n).dX(),
                DataStoresDerivatives::staysDataTangent,
                DataStoresGraphs::staysData,
                DataStoresGraphs::staysDataDynamic);
        verify(
                2,
                3 * 2 + 8 * 2,
                3 + 8,
                DataStores::readLater,
                (x, s, n) -> DataStoresDerivatives.readLaterGradient(x, s, n).dX(),
                DataStoresDerivatives::readLaterTangent,
                DataStoresGraphs::readLater,
                DataStoresGraphs::readLaterDynamic);
    }

    @Test
    void rowsOfTheCallers() {
        new Modes<double[][]>(
                        DataStores::rows,
                        (x, s, n) -> DataStoresDerivatives.rowsGradient(x, s, n).dX(),
                        DataStoresDerivatives::rowsTangent,
                        DataStoresGraphs::rows,
                        DataStoresGraphs::rowsDynamic)
                .verify(2, 16, 18, M, DataStoresTest::sameRows, DataStoresTest::copied);
    }

    private static Void sameRows(double[][] expected, double[][] actual) {
        assertArrayEquals(expected, actual);
        return null;
    }

    private static double[][] copied(double[][] rows) {
        double[][] copy = rows.clone();
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    @Test
    void floats() {
        new Modes<float[]>(
                        DataStores::floats,
                        (x, s, n) ->
                                DataStoresDerivatives.floatsGradient(x, s, n).dX(),
                        DataStoresDerivatives::floatsTangent,
                        DataStoresGraphs::floats,
                        DataStoresGraphs::floatsDynamic)
                .verify(2, 22, 15, F, DataStoresTest::sameFloats, float[]::clone);
    }

    private static Void sameFloats(float[] expected, float[] actual) {
        assertArrayEquals(expected, actual);
        return null;
    }

    @Test
    void againstDifferences() {
        for (int n = 1; n < 4; n++) {
            GradientCheck.verify(DataStoresDerivatives.chosenFunction(.7, S, n));
            GradientCheck.verify(DataStoresDerivatives.addedFunction(.7, S, n));
            GradientCheck.verify(DataStoresDerivatives.swappedFunction(.7, S, n));
            GradientCheck.verify(DataStoresDerivatives.staysDataFunction(.7, S, n));
            GradientCheck.verify(DataStoresDerivatives.readLaterFunction(.7, S, n));
            GradientCheck.verify(DataStoresDerivatives.loopFunction(.7, S, n));
            GradientCheck.verify(DataStoresDerivatives.rowsFunction(.7, M, Math.min(n, 3)));
        }
    }

    /** One workspace at two points: its own shadow of the data is zeros each time. */
    @Test
    void workspaceIsUsedAgain() {
        var workspace = new DataStoresDerivatives.LoopWorkspace();
        for (double x : new double[] {.7, 2, .7}) {
            workspace.at(x, S.clone(), 3);
            assertEquals(DataStoresDerivatives.loopGradient(x, S.clone(), 3).dX(), workspace.dX());
        }
    }
}
