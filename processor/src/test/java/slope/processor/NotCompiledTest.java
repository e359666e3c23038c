package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of annotated methods in sources that javac finds by itself: no processor is shown them, so they get no companion. */
class NotCompiledTest {
    private static final String CALLER = """
            package p;
            final class A {
                @slope.Differentiable
                static double f(double x) {
                    return 2 + B.g(x);
                }
                static double slope() {
                    return ADerivatives.fGradient(3).dX();
                }
            }
            """;
    private static final String CALLED = """
            package p;
            final class B {
                @slope.Differentiable
                static double g(double x) {
                    return x * x;
                }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void twoFiles() {
        write("src/p/A.java", CALLER);
        write("src/p/B.java", CALLED);
    }

    private void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private List<Diagnostic<? extends JavaFileObject>> compile(
            String sources, String classes, List<Processor> processors, String... files) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        StandardJavaFileManager manager = javac.getStandardFileManager(collector, null, null);
        List<String> options = new ArrayList<>(List.of("-d", in("classes"), "-s", in("gen")));
        options.addAll(List.of("-cp", System.getProperty("java.class.path") + File.pathSeparator + classes));
        if (sources != null) {
            options.addAll(List.of("-sourcepath", sources));
        }
        write("classes/readme.txt", "");
        write("gen/readme.txt", "");
        String[] named = Arrays.stream(files).map(f -> in("src/p/" + f)).toArray(String[]::new);
        JavaCompiler.CompilationTask task =
                javac.getTask(null, manager, collector, options, null, manager.getJavaFileObjects(named));
        task.setProcessors(processors);
        boolean fine = task.call();
        boolean errors = collector.getDiagnostics().stream().anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
        assertEquals(!errors, fine);
        return collector.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private List<Diagnostic<? extends JavaFileObject>> compile(String... files) {
        return compile(in("src"), in("classes"), List.of(new SlopeProcessor()), files);
    }

    private static void isToldOnce(List<Diagnostic<? extends JavaFileObject>> errors) {
        assertEquals(1, errors.size(), errors.toString());
        String message = errors.get(0).getMessage(null);
        assertTrue(message.startsWith("[slope:not-compiled] 'g' "), message);
        assertTrue(message.endsWith("; name B.java on the command line, too"), message);
        assertTrue(errors.get(0).getSource().getName().endsWith("A.java"));
        assertEquals(5, errors.get(0).getLineNumber());
    }

    @Test
    void onTheSourcePath() {
        isToldOnce(compile("A.java"));
    }

    @Test
    void onTheClassPath() {
        isToldOnce(compile(null, in("src"), List.of(new SlopeProcessor()), "A.java"));
    }

    /** What calls the caller has no companion either, and nothing more to say. */
    @Test
    void behindAnotherCall() {
        write(
                "src/p/C.java",
                "package p; class C { @slope.Differentiable static double h(double x) { return A.f(x) * x; } }");
        isToldOnce(compile("C.java", "A.java"));
    }

    @Test
    void bothNamed() {
        assertEquals(List.of(), compile("A.java", "B.java"));
    }

    /** The source is newer than its class file, so that javac reads it; the companion is there. */
    @Test
    void compiledBefore() throws IOException {
        assertEquals(List.of(), compile("B.java"));
        Files.delete(folder.resolve("gen/p/BDerivatives.java"));
        FileTime later = FileTime.from(Instant.now().plusSeconds(60));
        Files.setLastModifiedTime(folder.resolve("src/p/B.java"), later);
        assertEquals(List.of(), compile("A.java"));
        write("src/p/B.java", CALLED.replace("double x)", "double x, double... y)"));
        Files.setLastModifiedTime(folder.resolve("src/p/B.java"), later);
        List<Diagnostic<? extends JavaFileObject>> errors = compile("A.java");
        assertEquals(1, errors.size(), errors.toString());
        assertTrue(errors.get(0).getMessage(null).startsWith("[slope:stale-companion]"), errors.toString());
    }

    /** Generates the called class. */
    private static final class Generator extends AbstractProcessor {
        private boolean done;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer writer =
                        processingEnv.getFiler().createSourceFile("p.B").openWriter()) {
                    writer.write(CALLED);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }

    /** Build tools have the folder of generated sources on the source path, and in it what the last build left. */
    @Test
    void generatedOnceMore() throws IOException {
        Files.delete(folder.resolve("src/p/B.java"));
        write("gen/p/B.java", CALLED);
        String sources = in("src") + File.pathSeparator + in("gen");
        assertEquals(
                List.of(), compile(sources, in("classes"), List.of(new SlopeProcessor(), new Generator()), "A.java"));
        assertTrue(Files.exists(folder.resolve("classes/p/BDerivatives.class")));
    }
}
