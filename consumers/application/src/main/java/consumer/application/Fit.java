package consumer.application;

import consumer.library.Springs;
import slope.Constant;
import slope.Differentiable;

/** What a chain of springs costs, by methods of another jar. */
public final class Fit {
    private Fit() {}

    /** After some steps of relaxation, with a wall at the end. */
    @Differentiable
    public static double cost(
            double[] start, @Constant double[] lengths, double stiffness, @Constant Springs.Wall wall, int steps) {
        double[] places = start.clone();
        double push = 0;
        for (int i = 0; i < steps; i++) {
            Springs.relax(places, 0.1 / stiffness);
            push += wall.push(places[places.length - 2]);
        }
        return Springs.energy(places, lengths, stiffness) + push;
    }
}
