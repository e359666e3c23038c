package slope.processor.random;

import java.util.List;

/**
 * A random annotated method.
 *
 * @param isStair whether it rounds to floats, so that differences tell nothing
 * @param parameters their declarations, in order; see {@link Generator#SHAPES}
 */
record Program(
        String name,
        boolean isVoid,
        boolean isHelper,
        boolean isStair,
        Twin twin,
        List<String> parameters,
        List<Node> body) {
    /** Records, helpers that are differentiated in place, and a derivative that is written by hand. */
    private static final String AROUND = """
                record Pair(double a, double b) {
                    static Pair of(double[] w) {
                        return new Pair(w[0] * w[1], w[3]);
                    }

                    Pair swapped() {
                        return new Pair(b, a);
                    }

                    Pair times(double k) {
                        return k < -1 ? this : new Pair(k * a, b - k);
                    }

                    double dot(Pair other) {
                        double sum = a * other.a;
                        sum += b * other.b();
                        return sum;
                    }

                    static Pair chosen(Pair p, Pair q, double k) {
                        if (k > p.a) {
                            return q;
                        }
                        Pair one = p;
                        for (int i = 0; i < 3; i++) {
                            if (i * q.b > 0.7) {
                                return new Pair(one.b, k);
                            }
                            Pair old = one;
                            one = q.times(0.5);
                            q = old;
                        }
                        return one;
                    }

                    static Pair summed(double[] w, Pair start, double k) {
                        double[] sums = doubled(w, k);
                        double a = start.a;
                        for (double sum : sums) {
                            a += sum * start.b();
                        }
                        return new Pair(a, sums[1]);
                    }
                }

                record Box(double[] content, Pair ends, int n) {}

                record Checked(double value) {
                    Checked {
                        if (Double.isInfinite(value)) {
                            value = 1;
                        }
                        value *= 0.5;
                    }
                }

                static Box boxed(double[] content, double value, double x) {
                    return new Box(content, new Pair(value, x), 3);
                }

                static double[] doubled(double[] w, double k) {
                    double[] doubled = w.clone();
                    for (int i = 0; i < doubled.length; i++) {
                        doubled[i] = i == 2 ? k : doubled[i] * 2;
                    }
                    return doubled;
                }

                private static double several(double x) {
                    if (x < -1) {
                        return -x;
                    }
                    for (double limit = 0.5; limit < 4; limit *= 2) {
                        if (x < limit) {
                            return limit;
                        }
                    }
                    return x;
                }

                private static double hidden(double x) {
                    return x < 0 ? x * x : new Checked(x).value();
                }

                @DerivativeOf(type = Elsewhere.class, method = "cubed")
                static double cubedPullback(double x, double valueBar) {
                    return 3 * x * x * valueBar;
                }

            """;

    private static final String ELSEWHERE = """
            final class Elsewhere {
                static double cubed(double x) {
                    return x * x * x;
                }

                static double half(int n) {
                    return n * 0.5;
                }

                static void bump(double[] data, int i) {
                    data[i] += 0.25;
                }
            }
            """;

    /** Whether it has no gradient of its own, and is seen by its callers only. */
    boolean isCallee() {
        return isVoid || isHelper;
    }

    String text() {
        StringBuilder out = new StringBuilder();
        out.append(isHelper ? "    static " : "    @Differentiable\n    static ")
                .append(isVoid ? "void " : "double ")
                .append(name)
                .append('(')
                .append(String.join(", ", parameters))
                .append(") {\n");
        return out.append(bodyText()).append("    }\n").toString();
    }

    String bodyText() {
        StringBuilder out = new StringBuilder();
        body.forEach(n -> n.print(out, 2));
        return out.toString();
    }

    static String type(String className, List<Program> programs) {
        StringBuilder out =
                new StringBuilder("package random;\n\nimport slope.*;\n\nfinal class " + className + " {\n");
        out.append("    static final double K = 0.75;\n    static final int TWO = 2;\n\n");
        out.append(Twin.fieldsText());
        out.append(AROUND);
        programs.forEach(
                p -> out.append(p.text()).append('\n').append(p.twin.text(p)).append('\n'));
        return out.append("}\n\n").append(ELSEWHERE).toString();
    }

    /** Whether a call of it is differentiated in place. */
    boolean isInPlace() {
        return parameters.stream().anyMatch(p -> p.contains("Pair") || p.contains("Box") || p.contains("float"));
    }

    /** Whether its caller's data may hold something active afterwards. */
    boolean storesIntoData() {
        return parameters.stream().anyMatch(p -> p.contains("@Constant @Written"));
    }

    Program with(List<Node> smaller) {
        return new Program(name, isVoid, isHelper, isStair, twin, parameters, smaller);
    }
}
