package slope.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import slope.processor.testing.Compilation;

/** A row of {@code docs/supported-java.md}; in an example ↵ ends a line. */
record SupportedRow(String section, String construct, String example, String verdict) {
    private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| `(.+)` \\| (.+?) \\|");
    private static final Pattern CODE = Pattern.compile("\\[slope:([a-z-]+)]");

    static List<SupportedRow> all() throws IOException {
        List<SupportedRow> rows = new ArrayList<>();
        String section = "";
        for (String line : Files.readAllLines(Path.of("../docs/supported-java.md"))) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (row.matches()) {
                String example = row.group(2).replace("\\|", "|").replace("↵", "\n");
                rows.add(new SupportedRow(section, row.group(1), example, row.group(3)));
            }
        }
        return rows;
    }

    /** The code of the error that is told of, or null where the construct is not refused. */
    String refusal() {
        return verdict.startsWith("refused") ? verdict.replaceAll(".*`(.*)`", "$1") : null;
    }

    /** The codes of the errors that were reported; {@code javac} stands for one of javac's own. */
    static List<String> codes(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .flatMap(SupportedRow::code)
                .distinct()
                .collect(Collectors.toList());
    }

    private static Stream<String> code(Diagnostic<?> diagnostic) {
        Matcher code = CODE.matcher(diagnostic.getMessage(null));
        return Stream.of(code.find() ? code.group(1) : "javac");
    }

    @Override
    public String toString() {
        return construct;
    }
}
