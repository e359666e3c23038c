package consumer.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * README's set-up, word for word, in an empty project: by the Maven that runs this build, and by others through {@code
 * .ci/first-steps}.
 */
class FirstStepsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final String GROUP = "io/github/slope-ad";
    private static final String VERSION = "0.1.0-SNAPSHOT";

    @TempDir
    private Path folder;

    private final String readme = Files.readString(ROOT.resolve("README.md"));

    FirstStepsTest() throws IOException {}

    private String found(String regex) {
        Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(readme);
        assertTrue(matcher.find(), "README has " + regex);
        return matcher.group(1);
    }

    private String file(String name) {
        return found("<!-- file: " + name + " -->\n```\\w+\n(.*?)```\n");
    }

    private String line(String mark) {
        return found("<!-- " + mark + " -->\n\n    (.*?)\n");
    }

    @Test
    void readmesProjectPrintsWhatReadmeSays() throws IOException, InterruptedException {
        Path project = folder.resolve("project");
        Path sources = project.resolve("src/main/java/demo");
        Files.createDirectories(sources);
        Files.writeString(project.resolve("pom.xml"), file("pom.xml"));
        Files.writeString(sources.resolve("Main.java"), file("src/main/java/demo/Main.java"));
        Files.writeString(sources.resolve("Pendulum.java"), found("<!-- listing: source -->\n```\\w+\n(.*?)```\n"));
        List<String> command = new ArrayList<>(List.of(line("command").split(" ")));
        assertEquals("mvn", command.remove(0));
        command.addAll(0, maven());
        ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeAll(List.of("MAVEN_HOME", "M2_HOME", "MAVEN_PROJECTBASEDIR"));
        Path errors = folder.resolve("errors");
        Process process = builder.redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes());
        int code = process.waitFor();
        boolean unreachable = output.contains("Could not transfer artifact") || output.contains("in offline mode");
        assumeTrue(code == 0 || !unreachable, () -> "skipped, since a plugin of README's can't be fetched: " + output);
        assertEquals(0, code, output + "\n" + Files.readString(errors));
        // Maven 4 marks what a program prints
        String printed = output.replaceAll("\u001b\\[[0-9;]*m|\\[INFO] \\[stdout] ", "");
        assertEquals(line("output"), printed.strip());
    }

    /** Maven, with a local repository that only this test writes to. */
    private List<String> maven() throws IOException {
        List<String> command = new ArrayList<>();
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        command.add(Path.of(System.getProperty("slope.maven"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString());
        String given = System.getProperty("slope.repository", "");
        if (given.isEmpty()) {
            Path repository = folder.resolve("repository");
            install(repository);
            command.add("-gs");
            command.add(settings().toString());
            command.add("-Dmaven.repo.local=" + repository);
        } else {
            command.add("-Dmaven.repo.local=" + given);
        }
        if (System.getProperty("slope.network").endsWith("true")) {
            command.addAll(List.of("-o", "-Daether.offline.protocols=file"));
        }
        return command;
    }

    /** What README's {@code mvn install} leaves in the local repository. */
    private void install(Path repository) throws IOException {
        copy(ROOT.resolve("pom.xml"), repository, "slope-parent", "pom");
        copy(ROOT.resolve("runtime/pom.xml"), repository, "slope-runtime", "pom");
        copy(Path.of(Build.RUNTIME), repository, "slope-runtime", "jar");
        copy(ROOT.resolve("processor/dependency-reduced-pom.xml"), repository, "slope-processor", "pom");
        copy(Path.of(Build.PROCESSOR), repository, "slope-processor", "jar");
    }

    private static void copy(Path file, Path repository, String artifact, String type) throws IOException {
        Path to = repository.resolve(GROUP).resolve(artifact).resolve(VERSION);
        Files.createDirectories(to);
        Files.copy(file, to.resolve(artifact + "-" + VERSION + "." + type));
    }

    /** What this build's own local repository has is taken from there, before Maven Central is asked. */
    private Path settings() throws IOException {
        String has =
                Path.of(System.getProperty("slope.localRepository")).toUri().toString();
        String entry =
                "<id>here</id><url>" + has + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases>";
        return Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <profiles>
                    <profile>
                      <id>here</id>
                      <repositories><repository>%1$s</repository></repositories>
                      <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>here</activeProfile></activeProfiles>
                </settings>
                """.formatted(entry));
    }
}
