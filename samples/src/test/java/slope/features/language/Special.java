package slope.features.language;

/** Functions that are loops inside, whose derivatives are formulas. */
final class Special {
    private Special() {}

    /** The error function, by its Maclaurin series. */
    static double erf(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    /** The arithmetic-geometric mean. */
    static double mean(double a, double b) {
        double x = a;
        double y = b;
        while (Math.abs(x - y) > 1e-15 * Math.abs(x)) {
            double next = (x + y) / 2;
            y = Math.sqrt(x * y);
            x = next;
        }
        return x;
    }

    static double power(double x, int n) {
        return n == 0 ? 1 : x * power(x, n - 1);
    }

    static double weighted(double a, double b, double weight) {
        return weight * a + (1 - weight) * b * b;
    }
}
