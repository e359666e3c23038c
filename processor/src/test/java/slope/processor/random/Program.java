package slope.processor.random;

import java.util.List;

/**
 * A random annotated method.
 *
 * @param parameters their declarations, in order; see {@link Generator#SHAPES}
 */
record Program(String name, boolean isVoid, boolean isHelper, List<String> parameters, List<Node> body) {
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
        body.forEach(n -> n.print(out, 2));
        return out.append("    }\n").toString();
    }

    static String type(String className, List<Program> programs) {
        StringBuilder out =
                new StringBuilder("package random;\n\nimport slope.*;\n\nfinal class " + className + " {\n");
        out.append("    static final double K = 0.75;\n    static final int TWO = 2;\n\n");
        programs.forEach(p -> out.append(p.text()).append('\n'));
        return out.append("}\n").toString();
    }

    Program with(List<Node> smaller) {
        return new Program(name, isVoid, isHelper, parameters, smaller);
    }
}
