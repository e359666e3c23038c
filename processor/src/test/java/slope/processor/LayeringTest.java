package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between packages point one way, javac and JavaPoet stay at the edges, and files are for readers. */
class LayeringTest {
    private static final Path MAIN = Path.of("src/main/java/slope/processor");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?([\\w.]+);");

    /** What each package may import of the others. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "diag", Set.of(),
            "ir", Set.of("diag"),
            "rules", Set.of("ir", "diag"),
            "analysis", Set.of("rules", "ir", "diag"),
            "transform", Set.of("analysis", "rules", "ir", "diag"),
            "frontend", Set.of("ir", "diag"),
            "backend", Set.of("ir"));

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(p -> p.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static String packageOf(Path file) {
        Path relative = MAIN.relativize(file);
        return relative.getNameCount() == 1 ? "" : relative.getName(0).toString();
    }

    private static List<String> imports(Path file) throws IOException {
        List<String> imports = new ArrayList<>();
        Matcher matcher = IMPORT.matcher(Files.readString(file));
        while (matcher.find()) {
            imports.add(matcher.group(1));
        }
        return imports;
    }

    @Test
    void packagesImportOnlyWhatIsBelowThem() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files()) {
            String own = packageOf(file);
            for (String name : imports(file)) {
                String[] parts = name.split("\\.");
                boolean ours = name.startsWith("slope.processor.") && ARROWS.containsKey(parts[2]);
                if (ours
                        && !own.isEmpty()
                        && !parts[2].equals(own)
                        && !ARROWS.get(own).contains(parts[2])) {
                    wrong.add(file + " imports " + name);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void javacAndJavaPoetStayAtTheEdges() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files()) {
            String own = packageOf(file);
            for (String name : imports(file)) {
                boolean javac = name.startsWith("com.sun.source")
                        && !Set.of("", "frontend").contains(own);
                boolean poet = name.startsWith("com.palantir")
                        && !Set.of("", "backend").contains(own);
                if (javac || poet) {
                    wrong.add(file + " imports " + name);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Asking during processing makes javac attribute the user's own tree, and breaks legal programs. */
    @Test
    void onlyTheCheckAtAnalyzeAsksJavacForElementsOfNodes() throws IOException {
        for (Path file : files()) {
            boolean asks = Files.readString(file).matches("(?s).*trees\\.(getElement|getTypeMirror)\\(.*");
            assertEquals(file.endsWith("AnalyzeCheck.java"), asks, file.toString());
        }
    }

    @Test
    void filesAreForReaders() throws IOException {
        for (Path file : files()) {
            assertTrue(Files.readAllLines(file).size() <= 400, file + " is two things");
        }
    }
}
