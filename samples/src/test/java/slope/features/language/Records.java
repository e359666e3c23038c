package slope.features.language;

import slope.Constant;
import slope.Differentiable;

/** Records: parameters, locals, results of helpers; nested, and with arrays. */
final class Records {
    private Records() {}

    record Point(double x, double y) {
        Point plus(Point other) {
            return new Point(x + other.x, y + other.y);
        }

        Point times(double factor) {
            return new Point(x * factor, y * factor);
        }

        double norm() {
            return Math.hypot(x, y);
        }
    }

    /** @param steps of integration; not a number that has a gradient */
    record Oscillator(
            Point start, double[] stiffness, @Constant double mass, int steps, String name) {}

    /** Both are exchanged in each step, and neither is there before the other. */
    @Differentiable
    static double energy(Oscillator o, double dt) {
        Point place = o.start();
        Point speed = new Point(0, dt);
        for (int i = 0; i < o.steps(); i++) {
            Point force = place.times(-o.stiffness()[i % o.stiffness().length] / o.mass());
            Point before = place;
            place = place.plus(speed.times(dt));
            speed = i == 2 ? speed : speed.plus(force.times(dt));
            if (before.x() > 5) {
                return speed.norm();
            }
        }
        return nearest(place, speed).norm() + speed.norm() * speed.norm();
    }

    private static Point nearest(Point a, Point b) {
        if (a.norm() < b.norm()) {
            return a;
        }
        return new Point(b.y(), b.x());
    }

    record Fraction(double numerator, double denominator) {
        Fraction {
            if (denominator == 0) {
                throw new ArithmeticException("no denominator");
            }
            numerator = numerator / denominator;
            denominator = 1;
        }

        Fraction(double whole) {
            this(whole, 2);
        }

        double value() {
            return numerator / denominator;
        }
    }

    record Swapped(double first, double second) {
        Swapped(double first, double second) {
            this.second = first;
            this.first = second;
        }
    }

    @Differentiable
    @SuppressWarnings("slope:exact-comparison")
    static double constructors(double a, double b) {
        Swapped swapped = new Swapped(a, b * b);
        return new Fraction(a, b).value() * new Fraction(b).value() + swapped.first() - 3 * swapped.second();
    }

    record Box(double[] content) {}

    /** Two names for one array. */
    @Differentiable
    static double aliased(double[] w, double x) {
        Box box = new Box(w.clone());
        double[] content = box.content();
        content[0] = content[1] * x;
        box.content()[1] = content[0] * content[0];
        return box.content()[0] * content[1];
    }

    record Dual(double value, double dot) {
        double twice() {
            double d = 2 * value, product = 1;
            for (int i = 0; i < 3; i++) product *= d;
            return product;
        }
    }

    /** Names of the method's own, where bodies in place and generated code have the same. */
    @Differentiable
    static double named(Dual d, Dual product, int t) {
        double y = product.value() * product.dot() * t;
        return d.twice() * d.dot() + y * product.twice();
    }
}
