package consumer.builds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Sources and their class files, as a build tool keeps them: it knows of which source each class file is, and of which source the
 * companions that were generated are.
 */
final class Project {
    private final Map<String, String> sources;
    private final Path folder;
    private final Path classes;
    private final Build build;

    /**
     * @param folder an empty one
     * @param sources names of files, and their texts
     */
    Project(Path folder, Map<String, String> sources) {
        this.folder = folder;
        this.sources = new TreeMap<>(sources);
        classes = folder.resolve("classes");
        build = new Build(folder);
        sources.forEach(build::write);
    }

    /** The same with its class files, and another text of one file. */
    Project changed(Path other, String file, String text) {
        Map<String, String> texts = new TreeMap<>(sources);
        texts.put(file, text);
        Project copy = new Project(other, texts);
        for (Path path : classFiles()) {
            copy(path, copy.classes.resolve(classes.relativize(path)));
        }
        return copy;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Build.Outcome compileAll() {
        return compile(sources.keySet());
    }

    /** Compiles some files against the class files of the others; what there was of them is deleted first. */
    Build.Outcome compile(Set<String> files) {
        classFiles().stream().filter(path -> files.contains(source(path))).forEach(Project::delete);
        String path = Build.path(classes.toString(), Build.RUNTIME);
        return build.compile(List.of("-cp", path, "-implicit:none", "-sourcepath", ""), files.toArray(String[]::new));
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a build compiles after a change of a file that no signature shows: the file, and what refers to its classes. */
    Set<String> outdatedBy(String file) {
        Set<String> changed = new TreeSet<>();
        for (Path path : classFiles()) {
            if (source(path).equals(file)) {
                changed.add(className(path));
            }
        }
        Set<String> outdated = new TreeSet<>(Set.of(file));
        for (Path path : classFiles()) {
            if (ClassFile.references(path).stream().anyMatch(changed::contains)) {
                outdated.add(source(path));
            }
        }
        return outdated;
    }

    private List<Path> classFiles() {
        if (!Files.exists(classes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(p -> p.toString().endsWith(".class")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code a/B$C} */
    private String className(Path path) {
        String name = classes.relativize(path).toString().replace('\\', '/');
        return name.substring(0, name.length() - ".class".length());
    }

    /** {@code a/B.java}, also of the companions of {@code B.C}. */
    private String source(Path path) {
        String outermost = className(path).replaceAll("\\$.*", "");
        if (!sources.containsKey(outermost + ".java")) {
            outermost = outermost.replaceAll("(_\\w+)?(Derivatives|Graphs)$", "");
        }
        return outermost + ".java";
    }

    /** Runs a static method that returns a string. */
    String call(String type, String method) {
        List<URL> path = new ArrayList<>();
        try {
            path.add(classes.toUri().toURL());
            path.add(Path.of(Build.RUNTIME).toUri().toURL());
            try (URLClassLoader loader =
                    new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
                return (String) loader.loadClass(type).getMethod(method).invoke(null);
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError(folder + ": " + type + "." + method, e);
        }
    }
}
