package slope.features.language;

import java.io.FileNotFoundException;
import java.io.IOException;
import slope.Differentiable;

/** Checked exceptions, which derivatives declare as the methods do. */
final class Checked {
    private Checked() {}

    record Lens(double focus) {
        double bend(double x) throws Exception {
            if (x > focus * 10) throw new Exception("past the lens");
            return x * x / focus;
        }
    }

    @Differentiable
    static double root(double x) throws IOException {
        if (x < 0) throw new FileNotFoundException("no root of " + x);
        return Math.sqrt(x);
    }

    /** Is never thrown, but declared. */
    static double square(double x) throws InterruptedException {
        return x * x;
    }

    static int steps(int n) throws Exception {
        if (n > 9) throw new Exception("too many: " + n);
        return n;
    }

    private static double cube(double x) throws IOException {
        if (x > 1e6) throw new IOException("too large");
        return x * x * x;
    }

    @Differentiable
    static double all(double x, float scale, int n) throws Exception {
        return root(x) * square(x) + new Lens(2).bend(x) * steps(n) + cube(x) * scale;
    }

    /** An unchecked exception that is declared says nothing. */
    @Differentiable
    static double plain(double x, int n) throws IllegalStateException {
        return x * x * unlucky(n);
    }

    static int unlucky(int n) throws IllegalStateException {
        if (n == 13) throw new IllegalStateException("unlucky");
        return n;
    }
}
