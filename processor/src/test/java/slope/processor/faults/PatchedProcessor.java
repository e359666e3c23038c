package slope.processor.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.annotation.processing.Processor;
import slope.processor.SlopeProcessor;
import slope.processor.testing.Compilation;

/** The processor's classes under test, loaded a second time, but those of one source file from a changed text. */
final class PatchedProcessor extends ClassLoader {
    private static final Path MAIN = Path.of("src/main/java");
    private static final String OURS = SlopeProcessor.class.getPackageName() + ".";

    private final Compilation patched;

    private PatchedProcessor(Compilation patched) {
        super(PatchedProcessor.class.getClassLoader());
        this.patched = patched;
    }

    /**
     * A processor with one text replaced by another.
     *
     * @param file below the processor's own package
     */
    static Processor with(String file, String text, String replacement) {
        String name = OURS + file.replace(".java", "").replace('/', '.');
        try {
            String source = Files.readString(MAIN.resolve(OURS.replace('.', '/') + file));
            int place = source.indexOf(text);
            if (place < 0 || source.indexOf(text, place + 1) >= 0) {
                throw new AssertionError("not exactly once in " + file + ": " + text);
            }
            Compilation patched = Compilation.plain(Map.of(name, source.replace(text, replacement)));
            if (!patched.successful()) {
                throw new AssertionError(patched.describe());
            }
            Class<?> type = new PatchedProcessor(patched).loadClass(SlopeProcessor.class.getName());
            return (Processor) type.getConstructor().newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** All of ours are taken from here, since a class sees the others through the loader that it comes from. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : name.startsWith(OURS) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = patched.bytes(name);
        if (bytes == null) {
            try (InputStream original = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (original == null) {
                    throw new ClassNotFoundException(name);
                }
                bytes = original.readAllBytes();
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
