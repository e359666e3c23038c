package slope.features.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import slope.GradientCheck;

/** Helpers, against formulas and differences. */
class SmallHelpersTest {
    @Test
    void helpersOnDataArePartOfTheFormula() {
        double x = 1.25;
        assertEquals(12 * x + 4, SmallHelpersDerivatives.grownGradient(x, 3).dX(), 1e-12);
        assertEquals(
                18 * x * x + 8 * x, SmallHelpersDerivatives.againGradient(x, 3).dX(), 1e-12);
        GradientCheck.verify(SmallHelpersDerivatives.againFunction(x, 3));
        GradientCheck.verify(SmallHelpersDerivatives.ofAnObjectFunction(new SmallHelpers(), x));
    }

    /** x (x · (x · x) + 1) has the derivative 4x³ + 1. */
    @Test
    void methodsOfARecordCallEachOther() {
        double x = 1.25;
        assertEquals(
                4 * x * x * x + 1,
                SmallHelpers_LineDerivatives.throughGradient(x).dX(),
                1e-12);
    }
}
