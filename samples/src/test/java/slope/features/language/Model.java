package slope.features.language;

import slope.Constant;
import slope.Differentiable;

/** Instance methods: fields are constants, and the object comes first in what is generated. */
final class Model {
    /** Its numbers are data where it is {@code @Constant}, or the object of a method. */
    record Growth(double rate, int steps) {
        @Differentiable
        double of(double x) {
            double y = x;
            for (int i = 0; i < steps; i++) {
                y *= 1 + rate * x;
            }
            return y;
        }
    }

    /** A constant with a method. */
    enum Penalty {
        WEAK(.1),
        STRONG(2);

        final double weight;

        Penalty(double weight) {
            this.weight = weight;
        }

        @Differentiable
        double of(double[] w) {
            double sum = 0;
            for (double v : w) {
                sum += v * v;
            }
            return weight * sum;
        }
    }

    final double[] table;
    final Growth growth;
    double bias = .25;

    Model(double[] table, Growth growth) {
        this.table = table;
        this.growth = growth;
    }

    double scaled(double x) {
        return x * x * bias;
    }

    @Differentiable
    double loss(double[] w, double bias) {
        double s = this.bias * bias;
        for (int i = 0; i < w.length; i++) {
            s += scaled(w[i]) * table[i % table.length];
        }
        return growth.of(s) + growth.rate() * s;
    }

    @Differentiable
    static double penalized(Model model, Penalty penalty, @Constant Growth growth, double[] w) {
        return model.loss(w, 2) * growth.rate() + penalty.of(w);
    }
}
