package slope.features.language;

import slope.Constant;
import slope.Differentiable;

/** Methods with records that call themselves and each other, so that their derivatives call each other, too. */
final class RecordCalls {
    private RecordCalls() {}

    record Vec(double x, double y) {}

    /** A chain of mirrors: the record is made anew for each call. */
    @Differentiable
    static double chain(Vec v, int n) {
        return n == 0 ? v.y() : v.x() * chain(new Vec(v.x() + 0.1, v.y() * Math.sin(v.x())), n - 1);
    }

    @Differentiable
    static double even(Vec v, int n) {
        return n == 0 ? v.x() : odd(new Vec(v.y(), v.x() * v.y()), n - 1);
    }

    @Differentiable
    static double odd(Vec v, int n) {
        return n == 0 ? v.y() * v.y() : even(new Vec(v.y(), v.x() + Math.sin(v.y())), n - 1);
    }

    /** A record comes back, and is taken apart. */
    @Differentiable
    static Vec turned(Vec v, double by, int n) {
        if (n == 0) {
            return v;
        }
        Vec w = turned(new Vec(v.x() - by * v.y(), v.y() + by * v.x()), by, n - 1);
        return new Vec(w.x() * w.y(), w.y());
    }

    /** Of what comes back only one number is asked for, or none. */
    @Differentiable
    static double partly(Vec v, double by) {
        turned(v, by, 3);
        return turned(v, by, 2).x() + (v.x() > 9 ? 0 : v.y());
    }

    record State(
            Vec place,
            double[] charges,
            int[] order,
            @Constant double day,
            String name) {}

    /** Ends with the argument itself; until then, the array is a new one in each call. */
    @Differentiable
    static State simulate(State s, double dt, int n) {
        if (n == 0) {
            return s;
        }
        double[] charges = new double[s.charges().length];
        int[] order = s.order().clone();
        for (int i = 0; i < charges.length; i++) {
            charges[i] = s.charges()[s.order()[i]] * Math.exp(-dt) + s.place().x();
            order[i] = s.order()[charges.length - 1 - i];
        }
        Vec place = new Vec(s.place().x() * dt, s.place().y() - charges[0]);
        State end = simulate(new State(place, charges, order, s.day() + 1, s.name()), dt, n - 1);
        double y = s.place().y() * end.place().y();
        return new State(
                new Vec(end.place().x() + end.charges()[0], y), end.charges(), end.order(), end.day(), s.name());
    }

    /** A state is handed on from step to step, and another one only looked at. */
    @Differentiable
    static double cost(State start, double dt, int n) {
        State s = start;
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            State next = simulate(s, dt, n);
            for (int i : next.order()) {
                sum += next.charges()[i] * next.place().x();
            }
            s = k == 1 ? s : next;
        }
        return sum * chain(s.place(), 2) + s.charges()[0];
    }

    record Row(double[] cells, double weight) {}

    /** Two rows, which may be one, or have one array. */
    @Differentiable
    static double product(Row a, Row b, int n) {
        double sum = a.weight() * b.weight();
        for (int i = 0; i < a.cells().length; i++) {
            sum += a.cells()[i] * Math.sin(b.cells()[i]);
        }
        return n == 0 ? sum : sum + product(b, new Row(a.cells(), sum), n - 1);
    }

    @Differentiable
    static double square(Row a, int n) {
        return product(a, a, n) + product(new Row(a.cells(), 2), a, n);
    }

    record Rows(Row first, Row second) {}

    /** The arrays come back in other places, or twice. */
    @Differentiable
    static Rows exchanged(Rows r, int n) {
        Row lighter = new Row(r.first().cells(), r.first().weight() * r.second().cells()[0]);
        return n == 0 ? r : exchanged(new Rows(r.second(), lighter), n - 1);
    }

    @Differentiable
    static double rows(Row a, double[] cells, int n) {
        Rows r = exchanged(new Rows(a, new Row(cells, 2)), n);
        Rows one = exchanged(new Rows(r.first(), r.first()), n);
        return r.first().cells()[0] * r.second().weight()
                + one.second().cells()[1]
                        * one.first().cells()[0]
                        * one.second().weight();
    }

    /** Gives back the row itself, or one that is made of it. */
    @Differentiable
    static Row kept(Row r, int n) {
        if (n == 0) {
            return r;
        }
        double[] cells = r.cells().clone();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Math.sin(r.weight() + cells[i]);
        }
        return kept(new Row(cells, r.weight() * 1.1), n - 1);
    }

    /** The array that was handed over is stored into afterwards. */
    @Differentiable
    static double storedLater(double x, int n) {
        double[] cells = {x, x * x};
        Row r = kept(new Row(cells, x), n);
        cells[0] = 3 * x * r.cells()[0];
        return cells[0] * r.cells()[1] * r.weight() + r.cells()[0];
    }

    /** Each iteration has an array of its own, and some outlive it. */
    @Differentiable
    static double inLoop(double[] x, int n) {
        Row r = new Row(x, x[0]);
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            double[] cells = new double[x.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = r.cells()[i] * 0.5 + x[i];
            }
            Row next = kept(new Row(cells, r.weight() * 0.3), n);
            if (next.cells()[0] > 0.7) {
                r = next;
            }
            sum += r.cells()[1] * next.cells()[0] * next.weight();
        }
        return sum + r.weight();
    }

    @Differentiable
    static Row made(double a, int n) {
        return n == 0 ? new Row(new double[] {a, a * a}, a) : made(a + 1, n - 1);
    }

    /** What was made of data is exchanged for what was not. */
    @Differentiable
    static double exchangedForData(double[] x, int n) {
        Row r = made(2, 3);
        Row either = n > 1 ? r : new Row(x, 1);
        return either.cells()[0] * either.cells()[0] + x[1];
    }

    record Matrix(double[][] rows, double factor) {}

    /** One of its rows may be one of the argument's. */
    @Differentiable
    static Matrix powers(Matrix m, int n) {
        if (n == 0) {
            return m;
        }
        double[] row = {m.rows()[0][0] * m.rows()[1][1], m.rows()[0][1] + m.factor()};
        double[][] rows = {row, n % 2 == 0 ? m.rows()[0] : m.rows()[1]};
        Matrix rest = powers(new Matrix(rows, m.factor() * 0.7), n - 1);
        return new Matrix(rest.rows(), rest.factor() * rest.rows()[0][1]);
    }

    @Differentiable
    static double trace(double[][] rows, double factor, int n) {
        Matrix m = powers(new Matrix(rows, factor), n);
        double[] row = n > 1 ? m.rows()[1] : rows[0];
        return m.rows()[0][0] * m.rows()[1][1] * m.factor() + row[0] * row[1];
    }

    /** What is not computed with as it is goes the same way. */
    @Differentiable
    static float rounded(float x, byte n) {
        return n == 0 ? x : x * rounded(x * 0.5f, (byte) (n - 1));
    }
}
