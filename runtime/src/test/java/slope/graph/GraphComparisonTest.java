package slope.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import slope.Value;

class GraphComparisonTest {
    @Test
    void equalGraphsHaveNoDifference() {
        Value x = Value.of(Double.NaN);
        Value y = Value.of(Double.NaN);
        assertEquals(
                Optional.empty(),
                GraphComparison.difference(x.mul(x).exp(), y.mul(y).exp()));
    }

    @Test
    void theFirstDifferenceIsReportedWithItsPath() {
        Value first = Value.of(1).add(Value.of(2)).sin();
        Value second = Value.of(1).add(Value.of(2.5)).sin();
        second.addGrad(0);
        assertEquals(
                Optional.of("root: data " + Math.sin(3) + " is " + Math.sin(3.5)),
                GraphComparison.difference(first, second));
        Value third = Value.of(1).sub(Value.of(-2)).sin();
        assertEquals(
                Optional.of("root → sin[0] → +[1]: '' of 0 is '*' of 1"), GraphComparison.difference(first, third));
    }

    @Test
    void sharedNodesMustBeSharedInBoth() {
        Value x = Value.of(2);
        assertEquals(
                Optional.of("root → *[1]: one graph shares a node here that the other does not"),
                GraphComparison.difference(x.mul(x), Value.of(2).mul(Value.of(2))));
    }

    @Test
    void constantsAndGradientsCount() {
        Value x = Value.of(0);
        Value y = Value.of(0);
        assertEquals(
                Optional.of("root: the folded constant -0.0 is 0.0"),
                GraphComparison.difference(Value.of(1).add(-0.0), Value.of(1).add(0.0)));
        assertEquals(
                Optional.of("root: '*' of 1 is '*' of 2"), GraphComparison.difference(x.mul(2), y.mul(Value.of(2))));
        x.addGrad(1);
        assertEquals(Optional.of("root → *[0]: grad 1.0 is 0.0"), GraphComparison.difference(x.mul(2), y.mul(2)));
    }

    @Test
    void deepGraphsAreComparedAndTheirPathsStayReadable() {
        Value first = Value.of(1);
        Value second = Value.of(1).label("labels do not count");
        second.addGrad(1);
        for (int i = 0; i < 100_000; i++) {
            first = first.add(0.0);
            second = second.add(0.0);
        }
        String difference = GraphComparison.difference(first, second).orElseThrow();
        assertTrue(difference.endsWith("→ +[0]: grad 0.0 is 1.0"), difference);
        assertTrue(difference.contains(" → (99981 more) → "), difference);
    }

    @Test
    void onlyOneGraphMayNotShareEitherWay() {
        Value x = Value.of(2);
        assertEquals(
                Optional.of("root → *[1]: one graph shares a node here that the other does not"),
                GraphComparison.difference(Value.of(2).mul(Value.of(2)), x.mul(x)));
    }
}
