package slope.processor.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import slope.processor.SlopeProcessor;

/** Compiles sources in memory with the processor, and loads what came of it. */
public final class Compilation {
    private final List<Diagnostic<? extends JavaFileObject>> diagnostics;
    private final Map<String, String> generated;
    private final Map<String, ByteArrayOutputStream> classes;
    private final boolean successful;
    private final ClassLoader loader;

    private Compilation(DiagnosticCollector<JavaFileObject> collector, Files files, boolean successful) {
        diagnostics = collector.getDiagnostics();
        generated = files.sources();
        classes = files.classes;
        this.successful = successful;
        loader = new Loader();
    }

    private final class Loader extends ClassLoader {
        Loader() {
            super(Compilation.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = bytes(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /** @param sources qualified class names and their texts */
    public static Compilation of(Map<String, String> sources, String... options) {
        return compile(sources, List.of(new SlopeProcessor()), options);
    }

    /** With another processor beside ours. */
    public static Compilation with(Map<String, String> sources, Processor other) {
        return compile(sources, List.of(new SlopeProcessor(), other));
    }

    /** With a processor instead of ours. */
    public static Compilation only(Map<String, String> sources, Processor processor, String... options) {
        return compile(sources, List.of(processor), options);
    }

    /** Without any processor. */
    public static Compilation plain(Map<String, String> sources) {
        return compile(sources, List.of());
    }

    private static Compilation compile(Map<String, String> sources, List<Processor> processors, String... options) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        Files files = new Files(javac.getStandardFileManager(collector, null, null));
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        List<String> all =
                new ArrayList<>(List.of("-Xlint:all,-processing", "-classpath", System.getProperty("java.class.path")));
        all.addAll(List.of(options));
        if (processors.isEmpty()) {
            all.add("-proc:none");
        }
        JavaCompiler.CompilationTask task = javac.getTask(null, files, collector, all, null, units);
        if (!processors.isEmpty()) {
            task.setProcessors(processors);
        }
        return new Compilation(collector, files, task.call());
    }

    public boolean successful() {
        return successful;
    }

    public List<Diagnostic<? extends JavaFileObject>> diagnostics() {
        return diagnostics;
    }

    public Map<String, String> generated() {
        return generated;
    }

    /** What the compiler made of a class, or null. */
    public byte[] bytes(String name) {
        ByteArrayOutputStream bytes = classes.get(name);
        return bytes == null ? null : bytes.toByteArray();
    }

    /** The loaded class; fails with all diagnostics where the compilation did. */
    public Class<?> load(String name) {
        if (!successful) {
            throw new AssertionError(describe());
        }
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    public String describe() {
        StringBuilder text = new StringBuilder();
        diagnostics.forEach(d -> text.append(d).append('\n'));
        generated.forEach(
                (name, source) -> text.append("== ").append(name).append('\n').append(source));
        return text.toString();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Written extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Written(String name, Kind kind) {
            super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static final class Files extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        private final Map<String, Written> written = new LinkedHashMap<>();

        Files(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            Written file = new Written(name, kind);
            if (kind == JavaFileObject.Kind.CLASS && location == StandardLocation.CLASS_OUTPUT) {
                classes.put(name, file.bytes);
            } else {
                written.put(name, file);
            }
            return file;
        }

        Map<String, String> sources() {
            Map<String, String> sources = new LinkedHashMap<>();
            written.forEach(
                    (name, file) -> sources.put(name, file.getCharContent(true).toString()));
            return sources;
        }

        @Override
        public void close() {
            try {
                super.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
