package slope.features.language;

import slope.Active;
import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Objects that are differentiated with respect to some of their fields. */
final class Springs {
    private Springs() {}

    record Damping(double linear, double square) {}

    static final class Wall {
        @Active
        double give = 2;

        int corners = 3;
    }

    /** A field of each kind, of which one may be assigned between calls; the last one is a constant. */
    static class Spring {
        @Active
        double stiffness;

        @Active
        final double[] weights;

        @Active
        final float drag = 1.5f;

        @Active
        final Damping damping = new Damping(.3, .4);

        @Active
        final Wall wall = new Wall();

        final double length;

        Spring(double stiffness, double[] weights, double length) {
            this.stiffness = stiffness;
            this.weights = weights;
            this.length = length;
        }

        private Spring self() {
            return this;
        }

        private double half(double x) {
            return .5 * x * stiffness;
        }

        final double strength() {
            return weights[0] * wall.give * wall.corners;
        }

        @Differentiable
        final double energy(double x) {
            double s = 0;
            for (int i = 0; i < weights.length; i++) {
                s += weights[i] * Math.sin(stiffness * (x - length)) * drag;
            }
            Spring same = x > 100 ? this : self();
            return s + same.damping.linear() * damping.square() * half(x) + strength() * self().stiffness;
        }
    }

    /** Without a record or a float, so that callers go through the companion. */
    static final class Chain {
        static final Chain FIXED = new Chain(.8, new double[] {.2, .1, .6});

        @Active
        double stiffness;

        @Active
        final double[] weights;

        final int links;

        Chain(double stiffness, double[] weights) {
            this.stiffness = stiffness;
            this.weights = weights;
            links = weights.length;
        }

        double force(int i, double x) {
            return weights[i] * Math.sin(stiffness * x);
        }

        @Differentiable
        double power(int i, double x) {
            return i == 0 ? weights[0] + x : stiffness * weights[i] * power(i - 1, x * stiffness);
        }

        @Differentiable
        void add(@Written double[] out) {
            for (int i = 0; i < links; i++) {
                out[i] += weights[i] * stiffness;
            }
        }

        @Differentiable
        double energy(@Constant double x, double y) {
            double s = 0;
            for (int i = 0; i < links; i++) {
                s += force(i, x) * y;
            }
            return s + power(links - 1, x) + both(this, this, FIXED);
        }

        @Differentiable
        static double both(Chain a, Chain b, @Constant Chain data) {
            double[] out = new double[a.links];
            a.add(out);
            b.add(out);
            data.add(out);
            double s = a.power(1, .3) * b.stiffness * data.stiffness;
            for (double o : out) {
                s += o * o;
            }
            return s;
        }
    }

    /** A record's own methods take its components for constants, unless they say otherwise. */
    record Ramp(@Active double slope, double offset) {
        double doubled() {
            return 2 * slope;
        }

        @Differentiable
        double of(double x) {
            return slope() * slope * offset() * x * doubled();
        }
    }

    enum Penalty {
        WEAK(.1);

        @Active
        final double weight;

        Penalty(double weight) {
            this.weight = weight;
        }

        @Differentiable
        double of(double x) {
            return weight * x * x;
        }

        /** A constant's fields are constants, too. */
        @Differentiable
        static double twice(Penalty p, double x) {
            return p.of(x) * WEAK.of(x);
        }
    }
}
