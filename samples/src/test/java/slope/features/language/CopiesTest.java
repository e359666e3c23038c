package slope.features.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import slope.GradientCheck;
import slope.Value;

/** The library's copies in parts, and their refusal of ranges that are none. */
class CopiesTest {
    private static final double[] W = {.3, .5};

    @Test
    void parts() {
        for (int to = 0; to <= 2; to++) {
            GradientCheck.verify(CopiesDerivatives.filledFunction(.7, W, 0, to));
            GradientCheck.verify(CopiesDerivatives.movedFunction(.7, W, to));
        }
        GradientCheck.verify(CopiesDerivatives.takenFunction(.7, W, 1, 5));
        GradientCheck.verify(CopiesDerivatives.narrowFunction(.7, new double[] {.2, .4, .9}, (byte) 1, (char) 6));
    }

    @Test
    void rangesThatAreNone() {
        refusedAlike(
                () -> Copies.filled(.7, W, 2, 1),
                () -> CopiesDerivatives.filledGradient(.7, W, 2, 1),
                () -> CopiesDerivatives.filledTangent(.7, 1, W, W, 2, 1),
                () -> CopiesGraphs.filled(Value.of(.7), Value.leaves(W), 2, 1));
        refusedAlike(
                () -> Copies.moved(.7, W, -1),
                () -> CopiesDerivatives.movedGradient(.7, W, -1),
                () -> CopiesDerivatives.movedTangent(.7, 1, W, W, -1),
                () -> CopiesGraphs.moved(Value.of(.7), Value.leaves(W), -1));
        refusedAlike(
                () -> Copies.taken(.7, W, 2, 1),
                () -> CopiesDerivatives.takenGradient(.7, W, 2, 1),
                () -> CopiesDerivatives.takenTangent(.7, 1, W, W, 2, 1),
                () -> CopiesGraphs.taken(Value.of(.7), Value.leaves(W), 2, 1));
    }

    /** With the same exception, whose message on JDK 17 and 25 says no less than ours. */
    private static void refusedAlike(Executable method, Executable... roads) {
        Throwable expected = assertThrows(Throwable.class, method);
        for (Executable road : roads) {
            Throwable thrown = assertThrows(expected.getClass(), road);
            assertEquals(expected.getClass(), thrown.getClass());
            assertEquals(expected.getMessage(), thrown.getMessage());
        }
    }
}
