package slope.features.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Value;

/** Derivatives throw what the method throws, and declare it. */
class CheckedTest {
    @Test
    void gradientsAreThoseOfTheFormula() throws Exception {
        assertEquals(.5 / Math.sqrt(3), CheckedDerivatives.rootGradient(3).dX(), 1e-15);
        double x = 1.5;
        double expected = 2.5 * Math.pow(x, 1.5) + 2 * x / 2 * 4 + 3 * x * x * 2;
        assertEquals(expected, CheckedDerivatives.allGradient(x, 2, 4).dX(), 1e-12);
        assertEquals(expected, CheckedDerivatives.allTangent(x, 1, 2, 0, 4).dot(), 1e-12);
        Value leaf = Value.of(x);
        CheckedGraphs.all(leaf, Value.of(2), 4).backward();
        assertEquals(expected, leaf.grad(), 1e-12);
    }

    @Test
    void whatIsThrownIsTheSame() {
        String message = assertThrows(IOException.class, () -> Checked.root(-1)).getMessage();
        assertEquals(
                message,
                assertThrows(IOException.class, () -> CheckedDerivatives.rootGradient(-1))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(IOException.class, () -> CheckedDerivatives.allGradient(-1, 2, 3))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(IOException.class, () -> CheckedGraphs.rootDynamic(Value.of(-1)))
                        .getMessage());
        assertThrows(Exception.class, () -> CheckedDerivatives.allTangent(1, 1, 2, 0, 10));
    }

    @Test
    void thereIsNoFlatFunctionWhereItWouldHaveToThrow() {
        assertTrue(Arrays.stream(CheckedDerivatives.class.getDeclaredMethods())
                .noneMatch(m -> m.getName().equals("rootFunction")));
        GradientCheck.verify(CheckedDerivatives.plainFunction(1.5, 4));
    }
}
