package consumer.library;

import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Energies and forces of springs. */
public final class Springs {
    private Springs() {}

    /** Of one spring. */
    @Differentiable
    public static double energy(double stretch, double stiffness) {
        return 0.5 * stiffness * stretch * stretch;
    }

    /** Of a chain, whose springs have lengths. */
    @Differentiable(name = "chainEnergy")
    public static double energy(double[] places, @Constant double[] lengths, double stiffness) {
        double sum = 0;
        for (int i = 0; i < lengths.length; i++) {
            sum += energy(places[i + 1] - places[i] - lengths[i], stiffness);
        }
        return sum;
    }

    /** Moves each place a bit towards the middle of its neighbours. */
    @Differentiable
    public static void relax(@Written double[] places, double rate) {
        double before = places[0];
        for (int i = 1; i < places.length - 1; i++) {
            double here = places[i];
            places[i] = here + rate * (before + places[i + 1] - 2 * here);
            before = here;
        }
    }

    /**
     * A wall that pushes back.
     *
     * @param place where it stands
     */
    public record Wall(double place) {
        /** Of something that leans on it. */
        @Differentiable
        public double push(double x) {
            return x > place ? (x - place) * (x - place) : 0;
        }
    }
}
