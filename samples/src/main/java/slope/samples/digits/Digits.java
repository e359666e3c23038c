package slope.samples.digits;

import java.util.Locale;
import slope.optim.Adam;

/**
 * The main job: shows that all modes compute the same, then trains on 1437 images with the adjoint code and tests on the other
 * 360.
 */
public final class Digits {
    private static final int TRAINING = 1437;
    private static final int BATCH = 32;
    private static final int EPOCHS = 30;

    private Digits() {}

    public static void main(String[] args) {
        Images images = Images.all(7);
        Images training = images.part(0, TRAINING);
        Images test = images.part(TRAINING, images.size());
        double[] w = Network.initial(1);
        if (!new Modes(w, training, BATCH).print()) {
            throw new IllegalStateException("the modes disagree");
        }
        double accuracy = train(w, training, test, true);
        System.out.printf(Locale.ROOT, "held-out digits recognised: %.1f %%%n", 100 * accuracy);
    }

    /** Trains in place; returns the accuracy on the test images. */
    static double train(double[] w, Images training, Images test, boolean progress) {
        var workspace = new NetworkDerivatives.LossWorkspace();
        Adam adam = new Adam(0.003);
        long start = System.nanoTime();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            double loss = 0;
            for (int from = 0; from < training.size(); from += BATCH) {
                int to = Math.min(from + BATCH, training.size());
                loss += workspace.at(w, training.pixels(), training.digits(), from, to) * (to - from);
                adam.step(w, workspace.dW());
            }
            if (progress && epoch % 5 == 0) {
                System.out.printf(
                        Locale.ROOT,
                        "epoch %2d  loss %.4f  test accuracy %.1f %%  %.1f s%n",
                        epoch,
                        loss / training.size(),
                        100 * test.accuracy(w),
                        (System.nanoTime() - start) / 1e9);
            }
        }
        return test.accuracy(w);
    }
}
