package slope.features.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Value;

class EndlessLoopsTest {
    @Test
    void whatReturnsIsDifferentiated() {
        GradientCheck.verify(EndlessLoopsDerivatives.squareFunction(3, 1));
        GradientCheck.verify(EndlessLoopsDerivatives.bothFunction(1.3));
    }

    @Test
    void whatThrowsThrowsOnEveryRoad() {
        throwsAt("x is 192.0", () -> EndlessLoopsDerivatives.squareGradient(3, 0));
        throwsAt("x is 192.0", () -> EndlessLoopsDerivatives.squareTangent(3, 1, 0));
        throwsAt("x is 192.0", () -> EndlessLoopsGraphs.square(Value.of(3), 0));
        throwsAt("x is 192.0", () -> EndlessLoopsDerivatives.neverGradient(3));
        throwsAt("x is 192.0", () -> EndlessLoopsDerivatives.neverTangent(3, 1));
        throwsAt("x is 192.0", () -> EndlessLoopsGraphs.neverDynamic(Value.of(3)));
        throwsAt("y is 128.0", () -> EndlessLoopsDerivatives.scaleTangent(new double[] {2}, new double[1], 4, 1));
        throwsAt("y is 128.0", () -> EndlessLoopsDerivatives.bothGradient(8));
    }

    private static void throwsAt(String message, Runnable call) {
        assertEquals(message, assertThrows(ArithmeticException.class, call::run).getMessage());
    }
}
