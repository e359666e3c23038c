package slope.samples.digits;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DigitsTest {
    private final Images images = Images.all(7);

    @Test
    void modesAgreeOnAMiniBatch() {
        assertTrue(new Modes(Network.initial(3), images, 8).print());
    }

    @Test
    void learnsToReadHeldOutDigits() {
        Images training = images.part(0, 1437);
        Images test = images.part(1437, images.size());
        double accuracy = Digits.train(Network.initial(1), training, test, false);
        assertTrue(accuracy >= 0.95, "recognised " + accuracy);
    }
}
