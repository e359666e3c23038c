package consumer.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;

/** A folder in which somebody compiles with javac, and the two jars, and runs what comes out. */
record Build(Path folder) {
    static final String RUNTIME = jar("slope.runtime");
    static final String PROCESSOR = jar("slope.processor");

    private static String jar(String property) {
        Path jar = Path.of(System.getProperty(property)).normalize();
        assertEquals(true, Files.isRegularFile(jar), "this test wants the jar, by mvn verify: " + jar);
        return jar.toString();
    }

    /** What a command said, and whether it was content. */
    record Outcome(int code, String output) {
        Outcome succeeds() {
            assertEquals(0, code, output);
            return this;
        }
    }

    static String path(String... entries) {
        return String.join(File.pathSeparator, entries);
    }

    Build write(String file, String... lines) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, List.of(lines));
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String in(String name) {
        return folder.resolve(name).toString();
    }

    /** Compiles files of the folder into {@code classes}, with Slope on the processor path. */
    Outcome compile(List<String> options, String... files) {
        List<String> all = new ArrayList<>(List.of("-processorpath", path(PROCESSOR, RUNTIME)));
        all.addAll(options);
        return javac(all, files);
    }

    Outcome javac(List<String> options, String... files) {
        List<String> arguments = new ArrayList<>(options);
        if (!arguments.contains("-d")) {
            arguments.addAll(List.of("-d", in("classes")));
        }
        Arrays.stream(files).map(this::in).forEach(arguments::add);
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        int code = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        return new Outcome(code, output.toString());
    }

    /** Runs a program in a virtual machine of its own. */
    Outcome java(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            return new Outcome(process.waitFor(), output);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
