package slope.processor;

import com.palantir.javapoet.JavaFile;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
import slope.processor.frontend.Compiled;
import slope.processor.frontend.Lints;
import slope.processor.frontend.MethodReader;
import slope.processor.frontend.OwnCompanions;
import slope.processor.frontend.RulesCheck;
import slope.processor.frontend.Signatures;
import slope.processor.frontend.Stubs;
import slope.processor.frontend.TreesReporter;
import slope.processor.frontend.WrittenDerivatives;
import slope.processor.ir.ClassRef;

/** Generates the companions of one class, or says what is wrong with its methods. */
final class ClassProcessor {
    private final ProcessingEnvironment env;
    private final Trees trees;
    private final Options options;
    private final AnalyzeCheck check;
    private final NameClashes clashes;
    private final ProcessingEnvironment javac;
    private final Set<String> sources = new HashSet<>();
    private MethodReader reader;
    private boolean errorRaised;
    private final Set<String> reported = new HashSet<>();
    private final CompanionFiles files;
    private final Set<ExecutableElement> failed = new HashSet<>();
    private final List<ClassReading.Doubted> doubts = new ArrayList<>();
    private final Set<String> awaited = new LinkedHashSet<>();

    /**
     * @param env the environment as it was given, which build tools watch
     * @param javac the same, as {@code Trees} wants it
     */
    ClassProcessor(ProcessingEnvironment env, ProcessingEnvironment javac, Options options) {
        this.env = env;
        this.options = options;
        trees = Trees.instance(javac);
        files = new CompanionFiles(env, (owner, problem, arguments) -> report(owner, problem, arguments));
        clashes = new NameClashes(trees, reported);
        check = AnalyzeCheck.listen(javac, trees);
        this.javac = javac;
        startRound(Set.of(), false, false);
    }

    /**
     * Begins a round. Elements do not outlive a round, so nothing that was read is kept.
     *
     * @param waiting in the last round the classes that still wait for something; else empty
     * @param isLast whether no round is left
     * @param errorRaised whether something is wrong already, so that javac would compile nothing that is written
     */
    void startRound(Set<String> waiting, boolean isLast, boolean errorRaised) {
        this.errorRaised = errorRaised;
        reader = new MethodReader(trees, javac, new Compiled(sources, isLast));
        awaited.clear();
        waiting.stream()
                .map(env.getElementUtils()::getTypeElement)
                .filter(Objects::nonNull)
                .forEach(owner -> awaited.addAll(companions(owner)));
    }

    /** A top-level class of this round, before any of it is processed. */
    void source(TypeElement type) {
        sources.add(type.getQualifiedName().toString());
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
        if (isWithoutBodies(owner, ownerPath)) {
            files.refuse(owner);
            return true;
        }
        if (RulesCheck.isMissing(owner)) {
            if (isLast) {
                giveUp(owner, ownerPath);
            }
            return isLast;
        }
        ClassReading reading = new ClassReading(reader, options);
        reading.read(annotated(owner), ownerPath, trees, reported);
        if (reading.isMissing() && !isLast) {
            return false;
        }
        reading.publish();
        failed.addAll(reading.failed());
        doubts.addAll(reading.doubts());
        boolean errors = reading.hasErrors()
                | clashes.has(owner, annotated(owner), ownerPath)
                | usesItsOwn(owner, ownerPath)
                | namesWrongRules(owner, ownerPath);
        if (errors || errorRaised && isLast) {
            files.refuse(owner);
        } else if (reading.isMissing()) {
            giveUp(owner, ownerPath);
        } else {
            reading.expectations().forEach(check::expect);
            Set<String> lints = new TreeSet<>(Lints.of(owner, reading.named(), trees));
            reading.derivatives().forEach(d -> lints.addAll(d.lints()));
            files.add(owner, emit(owner, reading, lints), reading.callees());
        }
        return true;
    }

    /** Javac will say what is missing, unless it is a companion of a class that waits. */
    private void giveUp(TypeElement owner, TreePath path) {
        TreesReporter reporter = new TreesReporter(trees, path, reported);
        OwnCompanions.report(trees, owner, trees(owner), awaited, reporter);
        if (!reporter.hasErrors()) {
            OwnCompanions.reportInHelpers(trees, owner, trees(owner), awaited, reporter);
        }
        reporter.publish();
        if (!reporter.hasErrors()) {
            check.expectError(owner.getQualifiedName().toString());
        }
    }

    /** Whether the method is in a class that no name leads back to: that is reported. */
    boolean isMissed(Element method) {
        Element owner = method.getEnclosingElement();
        boolean named = owner instanceof TypeElement type
                && owner.equals(env.getElementUtils().getTypeElement(type.getQualifiedName()));
        if (!named) {
            String message = Problem.UNNAMED_CLASS.message(method.getSimpleName());
            env.getMessager().printMessage(Diagnostic.Kind.ERROR, message, method);
        }
        return !named;
    }

    private boolean isWithoutBodies(TypeElement owner, TreePath ownerPath) {
        boolean stubs = false;
        for (ExecutableElement method : annotated(owner)) {
            TreePath path = new TreePath(ownerPath, trees.getTree(method));
            String language = Stubs.language(method, path);
            if (language != null) {
                stubs = true;
                TreesReporter reporter = new TreesReporter(trees, path, reported);
                reporter.report(Origin.NONE, Problem.STUB, method.getSimpleName(), language);
                reporter.publish();
            }
        }
        return stubs;
    }

    /**
     * Whether an annotated method of a class uses what is generated for that class: that is reported. A body that is nested too deep to be
     * scanned is refused for that.
     */
    private boolean usesItsOwn(TypeElement owner, TreePath path) {
        TreesReporter reporter = new TreesReporter(trees, path, reported);
        try {
            OwnCompanions.report(trees, owner, trees(owner), companions(owner), reporter);
        } catch (StackOverflowError deep) {
            return false;
        }
        reporter.publish();
        return reporter.hasErrors();
    }

    private boolean namesWrongRules(TypeElement owner, TreePath path) {
        TreesReporter reporter = new TreesReporter(trees, path, reported);
        new RulesCheck(trees, env.getElementUtils(), reporter).named(owner);
        reporter.publish();
        return reporter.hasErrors();
    }

    private static Set<String> companions(TypeElement owner) {
        ClassRef ref = Signatures.ref(owner);
        return Set.of(
                ClassRef.of(ref.packageName(), ref.companion("Derivatives")).toString(),
                ClassRef.of(ref.packageName(), ref.companion("Graphs")).toString());
    }

    private List<MethodTree> trees(TypeElement owner) {
        return annotated(owner).stream().map(trees::getTree).toList();
    }

    /** Says what is wrong with the derivatives that a class has by hand; not before all that they mention is there. */
    boolean checkWritten(TypeElement owner, boolean isLast) {
        for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
            if (WrittenDerivatives.isMissing(method) && !isLast) {
                return false;
            }
        }
        ElementFilter.methodsIn(owner.getEnclosedElements()).forEach(this::checkWritten);
        TreesReporter reporter = new TreesReporter(trees, trees.getPath(owner), reported);
        new RulesCheck(trees, env.getElementUtils(), reporter).own(owner);
        reporter.publish();
        return true;
    }

    private void checkWritten(ExecutableElement method) {
        TreesReporter reporter = new TreesReporter(trees, trees.getPath(method), reported);
        WrittenDerivatives.obstacle(method)
                .ifPresent(obstacle -> reporter.report(
                        Origin.NONE,
                        Problem.DERIVATIVE_OF,
                        method.getSimpleName(),
                        obstacle.reason(),
                        obstacle.cure()));
        reporter.publish();
    }

    private static List<ExecutableElement> annotated(TypeElement owner) {
        return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
                .filter(Signatures::isAnnotated)
                .toList();
    }

    private List<JavaFile> emit(TypeElement owner, ClassReading reading, Set<String> lints) {
        boolean annotation = env.getElementUtils().getTypeElement("javax.annotation.processing.Generated") != null;
        Element top = owner;
        boolean isPublic = true;
        for (Element e = owner; e instanceof TypeElement; e = e.getEnclosingElement()) {
            isPublic &= e.getModifiers().contains(Modifier.PUBLIC);
            top = e;
        }
        return Pipeline.emit(
                Signatures.ref(owner), isPublic, reading.derivatives(), annotation, lints, reading.held(), top);
    }

    /** Writes what this round has found, and reports what is wrong with calls of methods that have nothing wrong with them. */
    void write() {
        while (doubts.removeIf(d -> failed.contains(d.doubt().callee()) && failed.add(d.caller()))) {
            // a caller that is told of no more may itself be called
        }
        doubts.removeIf(d -> failed.contains(d.doubt().callee()));
        for (ClassReading.Doubted d : doubts) {
            TreesReporter reporter = new TreesReporter(trees, trees.getPath(d.caller()), reported);
            d.doubt().report(reporter);
            reporter.publish();
        }
        doubts.clear();
        files.write();
    }

    private void report(TypeElement owner, Problem problem, Object... arguments) {
        TreePath path = new TreePath(
                trees.getPath(owner), trees.getTree(annotated(owner).get(0)));
        TreesReporter reporter = new TreesReporter(trees, path, reported);
        reporter.report(Origin.NONE, problem, arguments);
        reporter.publish();
    }
}
