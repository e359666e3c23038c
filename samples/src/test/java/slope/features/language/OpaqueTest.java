package slope.features.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Tangent;
import slope.Value;

/** Calls that are not differentiated: made once, in their order, and the same that Java makes. */
class OpaqueTest {
    @Test
    void whatIsNotDifferentiatedRunsOnce() {
        Opaque.calls = 0;
        double value = Opaque.noisy(.7, new Random(5), 3);
        int calls = Opaque.calls;
        Opaque.calls = 0;
        var gradient = OpaqueDerivatives.noisyGradient(.7, new Random(5), 3);
        assertEquals(calls, Opaque.calls);
        assertEquals(value, gradient.value());
        Opaque.calls = 0;
        Tangent tangent = OpaqueDerivatives.noisyTangent(.7, 1, new Random(5), 3);
        assertEquals(calls, Opaque.calls);
        assertEquals(gradient.dX(), tangent.dot(), 1e-12);
        ToDoubleFunction<double[]> again = x -> {
            Opaque.calls = 0;
            return Opaque.noisy(x[0], new Random(5), 3);
        };
        GradientCheck.verify(again, new double[] {.7}, new double[] {gradient.dX()});
    }

    @Test
    void whatIsNarrowIsKept() {
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {1, 0, 1, 0});
        double[] w = {.4, .9};
        ToDoubleFunction<double[]> method =
                p -> Opaque.narrow(p[0], "aba", bytes, new Random(5), new double[] {p[1], p[2]});
        var gradient = OpaqueDerivatives.narrowGradient(.7, "aba", bytes, new Random(5), w);
        assertEquals(method.applyAsDouble(new double[] {.7, .4, .9}), gradient.value());
        double[] all = {gradient.dX(), gradient.dW()[0], gradient.dW()[1]};
        GradientCheck.verify(method, new double[] {.7, .4, .9}, all);
        Tangent tangent = OpaqueDerivatives.narrowTangent(.7, 1, "aba", bytes, new Random(5), w, new double[] {1, 1});
        assertEquals(all[0] + all[1] + all[2], tangent.dot(), 1e-12 * Math.abs(tangent.dot()));
        Value x = Value.of(.7);
        OpaqueGraphs.narrow(x, "aba", bytes, new Random(5), Value.leaves(w)).backward();
        assertEquals(all[0], x.grad(), 1e-12 * Math.abs(all[0]));
    }

    /** A float is handed on as a float, and a char as a char: so no other overload is taken. */
    @Test
    void overloadsAreThoseOfTheSource() {
        Opaque.Kinds kinds = new Opaque.Kinds();
        GradientCheck.verify(OpaqueDerivatives.overloadedFunction(.7, kinds, 'x', (short) 4, 3));
        double value = Opaque.overloaded(.7, kinds, 'x', (short) 4, 3);
        assertEquals(
                value,
                OpaqueDerivatives.overloadedGradient(.7, kinds, 'x', (short) 4, 3)
                        .value());
        assertEquals(
                value,
                OpaqueGraphs.overloaded(Value.of(.7), kinds, 'x', (short) 4, 3).data());
        String message = assertThrows(Opaque.Refusal.class, () -> Opaque.overloaded(-1, kinds, 'x', (short) 4, 3))
                .getMessage();
        assertEquals("char x", message);
        assertEquals(
                message,
                assertThrows(
                                Opaque.Refusal.class,
                                () -> OpaqueDerivatives.overloadedGradient(-1, kinds, 'x', (short) 4, 3))
                        .getMessage());
    }

    @Test
    void objectsOfTheLibrary() {
        List<Double> data = List.of(1.0, 2.0, .5);
        Map<String, Integer> counts = Map.of("a", 3);
        GradientCheck.verify(OpaqueDerivatives.libraryFunction(.3, data, counts, (a, b) -> a - b, 3));
        assertEquals(
                Opaque.library(.3, data, counts, Double::sum, 3),
                OpaqueGraphs.library(Value.of(.3), data, counts, Double::sum, 3).data());
        List<Double> missing = Arrays.asList(null, 2.0);
        assertThrows(NullPointerException.class, () -> Opaque.library(.3, missing, counts, Double::sum, 3));
        assertThrows(
                NullPointerException.class,
                () -> OpaqueDerivatives.libraryGradient(.3, missing, counts, Double::sum, 3));
    }

    @Test
    void arraysThatAreReturned() {
        GradientCheck.verify(OpaqueDerivatives.arraysFunction(.7, n -> new double[] {n, n + 1}));
        Value x = Value.of(.7);
        OpaqueGraphs.arrays(x, n -> new double[] {n, n + 1}).backward();
        assertEquals(
                OpaqueDerivatives.arraysGradient(.7, n -> new double[] {n, n + 1})
                        .dX(),
                x.grad(),
                1e-14);
    }

    @Test
    void identity() {
        assertEquals(2 * .7, OpaqueDerivatives.sameGradient(.7, "a", "a").dX());
        assertEquals(3, OpaqueDerivatives.sameGradient(.7, "a", List.of("a")).dX());
    }

    /** A text may hold an active value: it is written once on each road, and is the same. */
    @Test
    void texts() {
        for (String kind : List.of("square", "cube", " dice", "nothing")) {
            GradientCheck.verify(OpaqueDerivatives.loggedFunction(.3, kind));
            Opaque.WRITTEN.reset();
            Opaque.logged(.3, kind);
            OpaqueDerivatives.loggedGradient(.3, kind);
            OpaqueDerivatives.loggedTangent(.3, 1, kind);
            OpaqueGraphs.logged(Value.of(.3), kind);
            OpaqueGraphs.loggedDynamic(Value.of(.3), kind);
            assertEquals(
                    Collections.nCopies(5, "x is 0.3, " + kind),
                    Opaque.WRITTEN.toString().lines().toList());
        }
        assertThrows(NullPointerException.class, () -> OpaqueDerivatives.loggedGradient(.3, null));
    }

    /** What is handed out may be kept, and what comes back may be known to others. */
    @Test
    void memoryIsShared() {
        Opaque.Shelf shelf = new Opaque.Shelf();
        double value = Opaque.kept(.7, shelf, 3);
        Opaque.Shelf other = new Opaque.Shelf();
        var workspace = new OpaqueDerivatives.KeptWorkspace();
        assertEquals(value, workspace.at(.7, other, 3));
        assertEquals(shelf.sum(), other.sum());
        assertEquals(
                value, OpaqueGraphs.kept(Value.of(.7), new Opaque.Shelf(), 3).data());
    }
}
