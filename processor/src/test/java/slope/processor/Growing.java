package slope.processor;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sources of a class {@code S} in the package {@code sizes}, with a method {@code f} that may be made as large as one likes. */
final class Growing {
    /** Kinds of statements: {@code $t} is assigned, {@code $p} and {@code $q} are read, {@code $i} is a number. */
    static final String[] MIXED = {
        "$t = $p * $q + 0.1;",
        "$t = Math.sin($p) + $q;",
        "$t = $p / (1.0 + $q * $q);",
        "$t += w[$i % 16] * $p;",
        "$t = Math.exp(-$p * $p) + $q * 0.5;",
        "$t = 0.5 * ($p - $q);",
        "$t = Math.tanh($p + w[($i + 3) % 16]);",
        "$t = 0.9 * $p - 0.1 * $q * $t;"
    };

    static final String[] BRANCHES = {
        "if ($p > $i.5) { $t = $q * $p; } else { $t -= 0.25 * $q; }",
        "for (int k = 0; k < 3; k++) { $t = Math.cos($t) * $p; }",
        "$t = $p < $q ? Math.log1p($q * $q) : $t;"
    };

    static final String[] STORES = {
        "w[$i % 16] = $p * w[($i + 5) % 16];", "$t += w[$i % 16] / (2.0 + $q * $q);", "w[n % 16] += $q * $p;"
    };

    static final String[] CALLS = {"$t = part($p, w) + $q;", "$t = $p - part($q * $i, w);", "$t *= 0.5 + $p;"};

    private Growing() {}

    static String type(String members) {
        return "package sizes;\n\nimport slope.*;\n\nfinal class S {\n" + members + "}\n";
    }

    /** A method of so many statements of these kinds. */
    static String statements(int count, String... kinds) {
        return statements(count, "", "", kinds);
    }

    /** The same inside of something. */
    static String statements(int count, String before, String after, String... kinds) {
        String written = String.join(" ", kinds).contains("w[$i % 16] =") ? "@Written " : "";
        return "    @Differentiable static double f(double x, double y, " + written + "double[] w, int n) {\n"
                + "    double a = x, b = y, c = x * y, d = 1.0;\n"
                + before
                + IntStream.range(0, count)
                        .mapToObj(i -> statement(kinds[i % kinds.length], i))
                        .collect(Collectors.joining())
                + after
                + "    return a + b + c + d;\n    }\n"
                + "    @Differentiable static double part(double x, double[] w) { return x * w[0]; }\n";
    }

    private static String statement(String kind, int i) {
        return "    "
                + kind.replace("$t", variable(i))
                        .replace("$p", variable(i + 1))
                        .replace("$q", variable(7 * i + 2))
                        .replace("$i", "" + i)
                + "\n";
    }

    private static String variable(int i) {
        return "abcd".substring(i % 4, i % 4 + 1);
    }

    /** A method of so many parameters, which multiplies what {@code number} takes from each, two by two. */
    static String parameters(int count, String type, String number) {
        String parameters =
                IntStream.range(0, count).mapToObj(i -> type + " p" + i).collect(Collectors.joining(", "));
        return "    @Differentiable static double f(" + parameters + ") {\n    double s = 0;\n"
                + products(count, number)
                + "    return s;\n    }\n";
    }

    /** A method of a record of so many components. */
    static String components(int count, String type) {
        String components =
                IntStream.range(0, count).mapToObj(i -> type + " p" + i).collect(Collectors.joining(", "));
        return "    record R(" + components + ") {}\n    @Differentiable static double f(R r) {\n    double s = 0;\n"
                + products(count, "r.$()")
                + "    return s;\n    }\n";
    }

    private static String products(int count, String number) {
        return IntStream.range(0, count)
                .mapToObj(i -> "    s += " + number.replace("$", "p" + i) + " * "
                        + number.replace("$", "p" + 7 * i % count) + ";\n")
                .collect(Collectors.joining());
    }

    /** Private helpers, of which each calls the next one twice. */
    static String chain(int depth) {
        return "    private static double h0(double x) { return Math.sin(x); }\n"
                + IntStream.range(1, depth)
                        .mapToObj(i -> "    private static double h%d(double x) { return h%d(x) * h%d(0.5 * x); }\n"
                                .formatted(i, i - 1, i - 1))
                        .collect(Collectors.joining())
                + "    @Differentiable static double f(double x) { return h" + (depth - 1) + "(x); }\n";
    }

    /** The same as methods of a record. */
    static String chainOfRecords(int depth) {
        return "    record P(double a, double b) {\n    P h0() { return new P(a * b, a + 0.5); }\n"
                + IntStream.range(1, depth)
                        .mapToObj(i -> "    P h%d() { P q = h%d(); return new P(0.5 * q.a, q.b).h%d(); }\n"
                                .formatted(i, i - 1, i - 1))
                        .collect(Collectors.joining())
                + "    }\n    @Differentiable static double f(double x) { return new P(x, 0.5).h" + (depth - 1)
                + "().a(); }\n";
    }

    /** So many branches, each of which is left early, or has the next one in its {@code else}. */
    static String branches(int count, String before, String branch, String between, String after) {
        return "    @Differentiable static double f(double x, int n) {\n    double s = x;\n" + before
                + IntStream.range(0, count)
                        .mapToObj(i -> "    " + branch.replace("$", "" + i) + "\n")
                        .collect(Collectors.joining(between))
                + after
                + "    return s;\n    }\n";
    }
}
