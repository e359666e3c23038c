package slope.samples.moons;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MoonsTest {
    @Test
    void everyModeIsOnTheSameTrajectory() {
        Map<String, Moons.Training> trainings = new LinkedHashMap<>();
        new Moons(1337).modes().forEach((name, mode) -> trainings.put(name, Moons.train(mode, 1337)));
        assertTrue(TrainMoons.largestDifference(trainings) <= 1e-9);
    }

    @Test
    void learnsToTellTheMoonsApart() {
        Moons moons = new Moons(1337);
        Moons.Training training = Moons.train(moons.modes().get("adjoint code"), 1337);
        int right = 0;
        for (int i = 0; i < Moons.POINTS; i++) {
            double score = MoonsNet.score(training.parameters(), moons.x[i][0], moons.x[i][1]);
            right += score > 0 == moons.y[i] > 0 ? 1 : 0;
        }
        assertTrue(right >= 97, right + " of 100");
    }
}
