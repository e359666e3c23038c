package consumer.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import consumer.library.Springs;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slope.GradientCheck;
import slope.Value;
import slope.graph.GraphComparison;

/** Derivatives of a method that calls those of another jar. */
class FitTest {
    private static final double[] START = {0, 1.1, 1.9, 3.2};
    private static final double[] LENGTHS = {1, 1.2, 0.9};
    private static final Springs.Wall WALL = new Springs.Wall(1.5);

    @Test
    void gradientAgreesWithDifferences() {
        GradientCheck.verify(FitDerivatives.costFunction(START, LENGTHS, 1.3, WALL, 4));
    }

    @Test
    void graphIsTheEnginesOwn() {
        Value one = FitGraphs.cost(Value.leaves(START), LENGTHS, Value.of(1.3), WALL, 4);
        Value other = FitGraphs.costDynamic(Value.leaves(START), LENGTHS, Value.of(1.3), WALL, 4);
        one.backward();
        other.backward();
        assertEquals(Optional.empty(), GraphComparison.difference(one, other));
        assertEquals(Fit.cost(START, LENGTHS, 1.3, WALL, 4), one.data());
    }
}
