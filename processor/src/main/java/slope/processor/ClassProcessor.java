package slope.processor;

import com.palantir.javapoet.JavaFile;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.frontend.AnalyzeCheck;
import slope.processor.frontend.Lints;
import slope.processor.frontend.MethodReader;
import slope.processor.frontend.Signatures;
import slope.processor.frontend.TreesReporter;
import slope.processor.frontend.WrittenDerivatives;
import slope.processor.ir.ClassRef;
import slope.processor.ir.source.Derivatives;

/** Generates the companions of one class, or says what is wrong with its methods. */
final class ClassProcessor {
    private final ProcessingEnvironment env;
    private final Trees trees;
    private final Options options;
    private final AnalyzeCheck check;
    private final NameClashes clashes;
    private final ProcessingEnvironment javac;
    private MethodReader reader;
    private boolean errorRaised;
    private final Set<String> reported = new HashSet<>();

    /**
     * @param env the environment as it was given, which build tools watch
     * @param javac the same, as {@code Trees} wants it
     */
    ClassProcessor(ProcessingEnvironment env, ProcessingEnvironment javac, Options options) {
        this.env = env;
        this.options = options;
        trees = Trees.instance(javac);
        clashes = new NameClashes(trees, reported);
        check = AnalyzeCheck.listen(javac, trees);
        this.javac = javac;
        startRound(false);
    }

    /**
     * What is known of bodies does not outlive a round.
     *
     * @param errorRaised whether something is wrong already, so that javac would compile nothing that is written
     */
    void startRound(boolean errorRaised) {
        this.errorRaised = errorRaised;
        reader = new MethodReader(trees, javac);
    }

    /** A top-level class of this round, before any of it is processed. */
    void source(TypeElement type) {
        clashes.source(type);
    }

    /**
     * Whether the class is done with; otherwise something that it mentions is missing in this round.
     *
     * @param isLast whether no round is left: then what is wrong is reported, and javac reports what is missing
     */
    boolean process(TypeElement owner, boolean isLast) {
        TreePath ownerPath = owner == null ? null : trees.getPath(owner);
        if (ownerPath == null) {
            if (owner != null) {
                String message = Problem.NO_SOURCE.message(owner.getSimpleName());
                env.getMessager().printMessage(Diagnostic.Kind.ERROR, message, owner);
            }
            return true;
        }
        ClassReading reading = new ClassReading(reader, options);
        reading.read(annotated(owner), ownerPath, trees, reported);
        if (reading.isMissing() && !isLast) {
            return false;
        }
        reading.publish();
        boolean errors = reading.hasErrors() | clashes.has(owner, annotated(owner), ownerPath);
        if (errors || errorRaised && isLast) {
            return true;
        } else if (reading.isMissing()) {
            check.expectError(owner.getQualifiedName().toString());
            return true;
        }
        reading.expectations().forEach(check::expect);
        write(owner, reading.derivatives(), Lints.of(owner, reading.named(), trees), reading.held());
        return true;
    }

    /** Says what is wrong with the derivatives that a class has by hand; not before all that they mention is there. */
    boolean checkWritten(TypeElement owner, boolean isLast) {
        for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
            if (WrittenDerivatives.isMissing(method) && !isLast) {
                return false;
            }
        }
        ElementFilter.methodsIn(owner.getEnclosedElements()).forEach(this::checkWritten);
        return true;
    }

    private void checkWritten(ExecutableElement method) {
        TreesReporter reporter = new TreesReporter(trees, trees.getPath(method), reported);
        WrittenDerivatives.obstacle(method)
                .ifPresent(
                        reason -> reporter.report(Origin.NONE, Problem.DERIVATIVE_OF, method.getSimpleName(), reason));
        reporter.publish();
    }

    private static List<ExecutableElement> annotated(TypeElement owner) {
        return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
                .filter(Signatures::isAnnotated)
                .toList();
    }

    private void write(TypeElement owner, List<Derivatives> derivatives, Set<String> lints, Set<ClassRef> held) {
        boolean annotation = env.getElementUtils().getTypeElement("javax.annotation.processing.Generated") != null;
        Element top = owner;
        boolean isPublic = true;
        for (Element e = owner; e instanceof TypeElement; e = e.getEnclosingElement()) {
            isPublic &= e.getModifiers().contains(Modifier.PUBLIC);
            top = e;
        }
        for (JavaFile file :
                Pipeline.emit(Signatures.ref(owner), isPublic, derivatives, annotation, lints, held, top)) {
            try {
                file.writeTo(env.getFiler());
            } catch (IOException e) {
                String message = Problem.INTERNAL.message(owner.getSimpleName(), e);
                env.getMessager().printMessage(Diagnostic.Kind.ERROR, message, owner);
            }
        }
    }
}
