package slope.processor.random;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A second form of a random method, which must tell the same. */
enum Twin {
    NONE,

    /** An instance method: the active parameters are fields. */
    OF_OBJECT {
        @Override
        String text(Program program) {
            return "    @Differentiable\n    double " + name(program) + "("
                    + program.parameters().stream().filter(p -> !isField(p)).collect(Collectors.joining(", "))
                    + ") {\n"
                    + program.parameters().stream()
                            .filter(Twin::isField)
                            .map(p -> "        " + p + " = this." + p.substring(p.lastIndexOf(' ') + 1) + ";\n")
                            .collect(Collectors.joining())
                    + program.bodyText()
                    + "    }\n";
        }

        @Override
        String name(Program program) {
            return program.name() + "OfObject";
        }
    },

    /** A method that returns a record, in which the result is, and so it does for itself. */
    OF_RECORD {
        @Override
        String text(Program program) {
            String content = Stream.of("double[] w", "@Written double[] z")
                    .filter(program.parameters()::contains)
                    .map(p -> p.substring(p.lastIndexOf(' ') + 1))
                    .findFirst()
                    .orElse("new double[] {x, 0.5 * x}");
            return "    @Differentiable\n    static Box " + name(program) + "("
                    + String.join(", ", program.parameters())
                    + ") {\n"
                    + program.bodyText()
                            .replaceAll("(?m)\\breturn (.+);$", "return boxed(" + content + ", $1, x);")
                            .replaceAll(
                                    "(?m) = " + program.name() + "\\((.*)\\);$",
                                    " = " + name(program) + "($1).ends().a();")
                    + "    }\n";
        }

        @Override
        String name(Program program) {
            return program.name() + "OfRecord";
        }
    };

    /** The fields of the class around all programs. */
    static final List<String> FIELDS =
            Generator.SHAPES.stream().filter(Twin::isField).toList();

    /** Their declarations, and the constructor that sets them. */
    static String fieldsText() {
        StringBuilder out = new StringBuilder();
        FIELDS.forEach(f -> out.append("    @Active\n    final ").append(f).append(";\n\n"));
        out.append("    R(").append(String.join(", ", FIELDS)).append(") {\n");
        FIELDS.stream()
                .map(f -> f.substring(f.lastIndexOf(' ') + 1))
                .forEach(f -> out.append("        this.%s = %s;\n".formatted(f, f)));
        return out.append("    }\n\n").toString();
    }

    /** Its source; empty for none. */
    String text(Program program) {
        return "";
    }

    String name(Program program) {
        return program.name();
    }

    static boolean isField(String parameter) {
        return !parameter.startsWith("@") && Stream.of("double", "Pair", "Box").anyMatch(parameter::startsWith);
    }
}
