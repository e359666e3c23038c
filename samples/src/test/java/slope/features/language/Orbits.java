package slope.features.language;

import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Methods whose result is a record: a step in time, a root with its multiplicity, a guard. */
final class Orbits {
    private Orbits() {}

    record Vec(double x, double y) {
        Vec plus(Vec other) {
            return new Vec(x + other.x, y + other.y);
        }

        Vec times(double factor) {
            return new Vec(x * factor, y * factor);
        }
    }

    /** @param steps taken so far; neither it nor the name has a derivative */
    record State(
            Vec place,
            Vec speed,
            double[] charges,
            double mass,
            int steps,
            @Constant double day,
            String name) {}

    /** The charges leak; a body that got away stays as it is. */
    @Differentiable
    static State step(State s, double dt) {
        Vec place = s.place().plus(s.speed().times(dt));
        double distance = Math.hypot(place.x(), place.y());
        if (distance > 10) {
            return new State(place, s.speed(), s.charges(), s.mass(), s.steps(), -1, s.name());
        }
        double[] charges = new double[s.charges().length];
        double pull = 0;
        for (int i = 0; i < charges.length; i++) {
            charges[i] = s.charges()[i] * Math.exp(-dt);
            pull += charges[i] * charges[i] / s.mass();
        }
        Vec speed = s.speed().plus(place.times(-pull * dt / (distance * distance * distance)));
        return new State(place, speed, charges, s.mass() * (1 + dt), s.steps() + 1, s.day() + 1, s.name());
    }

    /** Its callee's result is taken apart in the place of the call. */
    @Differentiable
    static double energy(State start, double dt) {
        State s = start;
        for (int i = 0; i < 4; i++) {
            s = step(s, dt);
        }
        return .5
                        * s.mass()
                        * (s.speed().x() * s.speed().x()
                                + s.speed().y() * s.speed().y())
                + s.charges()[0];
    }

    /** Besides its result it writes; and one component may have no part in the parameter. */
    @Differentiable
    static Vec mirrored(double x, @Written double[] trace) {
        if (x < 0) {
            throw new IllegalArgumentException("x = " + x);
        }
        Vec v = new Vec(x * x, 1);
        trace[0] = v.x() * x;
        return x > 1 ? v : mirror(v);
    }

    record Series(double[] terms, double rest) {}

    /** Each exit has an array of its own, and no other array is there before. */
    @Differentiable
    static Series series(double x, boolean isShort) {
        if (isShort) {
            return new Series(new double[] {x}, x * x);
        }
        return new Series(new double[] {x, x * x}, x * x * x);
    }

    private static Vec mirror(Vec v) {
        return new Vec(v.y(), v.x());
    }

    record Body(Vec place, float charge) {
        @Differentiable
        Body moved(double by) {
            return new Body(new Vec(place.x() * by, place.y() * charge), charge);
        }
    }
}
