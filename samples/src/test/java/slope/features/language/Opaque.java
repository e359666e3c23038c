package slope.features.language;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import slope.Differentiable;

/** Calls of methods whose bodies nobody looks into: each runs once, on every road. */
final class Opaque {
    private Opaque() {}

    static int calls;

    static double next() {
        return ++calls * .5;
    }

    static void shuffle(double[] data) {
        data[0] += 1;
        calls++;
    }

    @Differentiable
    static double noisy(double x, Random random, int n) {
        double s = x;
        double[] d = new double[2];
        for (int i = 0; i < n; i++) {
            s = s * next() + random.nextDouble() * Math.sin(s);
            shuffle(d);
            s *= d[0];
        }
        return s;
    }

    /** Tells what it is handed. */
    static final class Kinds {
        double of(float v) {
            return 2 + v;
        }

        double of(double v) {
            return 100;
        }

        double of(int v) {
            return 3 * v;
        }

        double of(char v) {
            return 5;
        }

        double both(byte b, short s) {
            return b * s;
        }
    }

    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal(int code) {
            super("int " + code);
        }

        Refusal(char code) {
            super("char " + code);
        }
    }

    @Differentiable
    static double overloaded(double x, Kinds kinds, char c, short s, int n) {
        if (x < 0) throw new Refusal(c);
        byte b = 3;
        b++;
        double one = kinds.of(2f) + kinds.of(n * 2f) * x + kinds.of((float) n) * kinds.of('a') + kinds.of(c);
        return x * one + x * x * kinds.of(s) * kinds.both(b, s) * kinds.both((byte) 5, (short) n);
    }

    /** Numbers that are shorter than an int, or a float, come from outside and are kept for the way back. */
    @Differentiable
    static double narrow(double x, String text, ByteBuffer bytes, Random random, double[] w) {
        double s = x;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 'a') s *= s;
            else s = Math.sin(s) * random.nextFloat();
            s = s * w[bytes.get(i)] + Math.cos(s) * bytes.getShort(i) / 256 * text.charAt(i) / 100;
        }
        return s;
    }

    /** Objects of the library: lists, maps, functions, texts; boxed numbers, variable numbers of arguments. */
    @Differentiable
    static double library(double x, List<Double> data, Map<String, Integer> counts, BinaryOperator<Double> f, int n) {
        double s = 0;
        for (int i = 0; i < data.size(); i++) {
            double d = data.get(i);
            var again = data.get(i);
            s += (x - d) * (x - again) * data.get(i);
            if (again > 1 || data.get(i) == .5) s *= 2 + x;
        }
        Integer a = counts.get("a");
        Random random = new Random(n);
        for (int i = 0; i < a; i++) s += x * x * random.nextDouble();
        return s * f.apply(2.0, n * .5) + x * (Objects.hash(n, a) % 7) * Integer.parseInt("3");
    }

    static final ByteArrayOutputStream WRITTEN = new ByteArrayOutputStream();

    static final PrintStream LOG = new PrintStream(WRITTEN, true);

    /** What is written down is no result. */
    @Differentiable
    @SuppressWarnings("fallthrough")
    static double logged(double x, String kind) {
        String text = "x is " + x;
        text += ", " + kind;
        LOG.println(text);
        double y = switch (kind.trim()) {
            case "square" -> x * x;
            case "cube", "dice" -> x * x * x;
            default -> x;
        };
        switch (kind) {
            case "square":
                y *= x;
            case "nothing":
                y += 1;
                break;
            default:
                y = -y;
        }
        return kind == null ? 0 : y * kind.length();
    }

    /** Texts and other objects are the same, or not, as they are in Java. */
    @Differentiable
    static double same(double x, String text, Object other) {
        return text == other ? x * x : other != text ? 3 * x : 0;
    }

    /** Arrays of somebody else's are data: they may become rows, and a copy may be stored into. */
    @Differentiable
    static double arrays(double x, IntFunction<double[]> made) {
        double[] data = made.apply(2);
        data[1] += 2;
        double[] r = data.clone();
        r[0] = x * x + r[1];
        double[][] rows = {made.apply(1), {x, 2 * x}};
        double[] kept = rows[0];
        rows[0] = rows[1];
        rows[1] = kept;
        return r[0] * x + rows[0][1] * rows[1][0];
    }

    /** Keeps what it is given, and gives it back. */
    static final class Shelf {
        final List<double[]> kept = new ArrayList<>();

        void put(double[] data) {
            kept.add(data);
        }

        double[] first() {
            return kept.get(0);
        }

        double sum() {
            double sum = 0;
            for (double[] data : kept) sum += data[0];
            return sum;
        }
    }

    @Differentiable
    static double kept(double x, Shelf shelf, int n) {
        for (int i = 0; i < n; i++) {
            double[] data = {i + 1};
            shelf.put(data);
        }
        double[] first = shelf.first();
        first[0] = 5;
        return x * shelf.sum() * shelf.first()[0];
    }
}
