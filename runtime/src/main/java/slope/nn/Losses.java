package slope.nn;

import slope.Value;

/** What training makes small. Terms are summed in order, from a leaf of 0, as Python's {@code sum} does. */
public final class Losses {
    private Losses() {}

    /**
     * The mean of squared differences.
     *
     * @throws IllegalArgumentException if there are not as many targets as predictions, or none
     */
    public static Value meanSquaredError(Value[] predictions, double[] targets) {
        check(predictions.length, targets.length);
        Value sum = Value.of(0.0);
        for (int i = 0; i < predictions.length; i++) {
            Value difference = predictions[i].sub(targets[i]);
            sum = sum.add(difference.mul(difference));
        }
        return sum.div(predictions.length);
    }

    /**
     * The mean of {@code max(0, 1 - label·score)}, as micrograd's demo has it.
     *
     * @param labels -1 or 1
     * @throws IllegalArgumentException if there are not as many labels as scores, or none
     */
    public static Value hinge(Value[] scores, int[] labels) {
        check(scores.length, labels.length);
        Value sum = Value.of(0.0);
        for (int i = 0; i < scores.length; i++) {
            sum = sum.add(scores[i].mul(-labels[i]).add(1.0).relu());
        }
        return sum.mul(1.0 / scores.length);
    }

    /**
     * {@code log Σ exp(score) - score[label]}, shifted by the greatest score so that nothing overflows.
     *
     * @throws IllegalArgumentException if there is no such label
     */
    public static Value softmaxCrossEntropy(Value[] scores, int label) {
        if (label < 0 || label >= scores.length) {
            throw new IllegalArgumentException("label " + label + " of " + scores.length + " classes");
        }
        double greatest = Double.NEGATIVE_INFINITY;
        for (Value score : scores) {
            greatest = Math.max(greatest, score.data());
        }
        Value sum = Value.of(0.0);
        for (Value score : scores) {
            sum = sum.add(score.sub(greatest).exp());
        }
        return sum.log().add(greatest).sub(scores[label]);
    }

    private static void check(int predictions, int targets) {
        if (predictions != targets) {
            throw new IllegalArgumentException(predictions + " predictions, but " + targets + " targets");
        }
        if (predictions == 0) {
            throw new IllegalArgumentException("no predictions, and so no mean");
        }
    }
}
