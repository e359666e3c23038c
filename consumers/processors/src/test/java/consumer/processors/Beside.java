package consumer.processors;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Sources that are compiled with Slope and other processors, in an order that is given, and what comes of them. */
final class Beside {
    private final Path classes;
    private final int code;
    private final String output;
    private final URLClassLoader loader;

    private Beside(Path classes, int code, String output) {
        this.classes = classes;
        this.code = code;
        this.output = output;
        try {
            List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
            for (Other other : Other.values()) {
                for (Path jar : other.jars()) {
                    urls.add(jar.toUri().toURL());
                }
            }
            urls.add(runtime().toUri().toURL());
            loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A processor of others, with the jars of its annotations. */
    enum Other {
        AUTO_VALUE("com.google.auto.value.processor.AutoValueProcessor", "com.google.auto.value.AutoValue"),
        IMMUTABLES("org.immutables.value.Value"),
        MAPSTRUCT("org.mapstruct.ap.MappingProcessor", "org.mapstruct.Mapper"),
        LOMBOK("lombok.Getter");

        private final List<String> known;

        Other(String... known) {
            this.known = List.of(known);
        }

        List<Path> jars() {
            return known.stream().map(Other::jarOf).toList();
        }

        private static Path jarOf(String type) {
            try {
                Class<?> found = Class.forName(type, false, Other.class.getClassLoader());
                return Path.of(found.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
            } catch (ClassNotFoundException | URISyntaxException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static Path runtime() {
        return Path.of(System.getProperty("slope.runtime")).normalize();
    }

    /**
     * Compiles all sources in some folders and below.
     *
     * @param first whether Slope is the first processor
     */
    static Beside compile(List<Path> sources, boolean first, List<Other> others, Path out) {
        List<Path> slope =
                List.of(Path.of(System.getProperty("slope.processor")).normalize(), runtime());
        List<Path> jars = others.stream().flatMap(o -> o.jars().stream()).toList();
        List<Path> path = new ArrayList<>(first ? slope : jars);
        path.addAll(first ? jars : slope);
        List<Path> all = new ArrayList<>(jars);
        all.add(runtime());
        List<String> arguments = new ArrayList<>(List.of(
                "-Xlint:all,-processing,-path",
                "-processorpath",
                joined(path),
                "-cp",
                joined(all),
                "-d",
                out.toString()));
        sources.forEach(folder -> files(folder).forEach(arguments::add));
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        int code = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        return new Beside(out, code, text.toString());
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).filter(f -> f.endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String joined(List<Path> path) {
        return String.join(File.pathSeparator, path.stream().map(Path::toString).toList());
    }

    boolean successful() {
        return code == 0;
    }

    /** What javac has printed. */
    String output() {
        return output;
    }

    Class<?> load(String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(output, e);
        }
    }

    /** Calls a static method, told by its name and the number of its arguments. */
    Object call(String type, String method, Object... arguments) {
        for (Method m : load(type).getDeclaredMethods()) {
            if (m.getName().equals(method) && m.getParameterCount() == arguments.length) {
                m.setAccessible(true);
                try {
                    return m.invoke(null, arguments);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
        throw new AssertionError("no " + type + "." + method + " in " + classes);
    }
}
