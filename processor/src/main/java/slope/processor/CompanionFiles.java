package slope.processor;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import slope.processor.diag.Problem;

/**
 * The companions of a round. They are written once all of its classes have been read: a companion that calls one that is refused would
 * be an error of javac's in a generated file.
 */
final class CompanionFiles {
    private final ProcessingEnvironment env;
    private final Report report;
    private final Set<TypeElement> refused = new HashSet<>();
    private final List<Companion> ready = new ArrayList<>();

    /** Says what is wrong at the first annotated method of a class. */
    interface Report {
        void report(TypeElement owner, Problem problem, Object... arguments);
    }

    /** @param callees the classes whose companions it calls */
    private record Companion(TypeElement owner, List<JavaFile> files, Set<TypeElement> callees) {}

    CompanionFiles(ProcessingEnvironment env, Report report) {
        this.env = env;
        this.report = report;
    }

    /** A class without derivatives, since something is wrong with one of its methods, and has been reported. */
    void refuse(TypeElement owner) {
        refused.add(owner);
    }

    /** @param callees the classes whose companions these call */
    void add(TypeElement owner, List<JavaFile> files, Set<TypeElement> callees) {
        for (JavaFile file : files) {
            String tooLong = SourceFiles.tooLong(file);
            if (tooLong != null) {
                int length = tooLong.getBytes(StandardCharsets.UTF_8).length;
                report.report(owner, Problem.LONG_NAME, owner.getSimpleName(), length);
                refuse(owner);
                return;
            }
        }
        ready.add(new Companion(owner, files, callees));
    }

    /** Writes what is ready, but for what calls a companion that is refused: the error there says enough. */
    void write() {
        boolean more = true;
        while (more) {
            more = ready.removeIf(c -> c.callees().stream().anyMatch(refused::contains) && refused.add(c.owner()));
        }
        ready.forEach(c -> c.files().forEach(file -> write(c.owner(), file)));
        ready.clear();
    }

    private void write(TypeElement owner, JavaFile file) {
        try {
            SourceFiles.write(file, env.getFiler());
        } catch (IOException | InvalidPathException e) {
            report.report(owner, Problem.NOT_WRITTEN, file.typeSpec().name(), e.getMessage());
        }
    }
}
