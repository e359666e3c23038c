package slope.processor;

import com.palantir.javapoet.JavaFile;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import slope.processor.frontend.Doubt;
import slope.processor.frontend.Lints;
import slope.processor.frontend.MethodReader;
import slope.processor.frontend.OwnCompanions;
import slope.processor.frontend.Signatures;
import slope.processor.frontend.Stubs;
import slope.processor.frontend.TreesReporter;
import slope.processor.frontend.WrittenDerivatives;
import slope.processor.ir.ClassRef;
import slope.processor.ir.source.Derivatives;
import slope.processor.ir.source.Method;

/** Generates the companions of one class, or says what is wrong with its methods. */
final class ClassProcessor {
    private final ProcessingEnvironment env;
    private final Trees trees;
    private final Options options;
    private final AnalyzeCheck check;
    private final NameClashes clashes;
    private final MethodReader reader;
    private final Set<String> reported = new HashSet<>();

    private final CompanionFiles files;
    private final Set<ExecutableElement> failed = new HashSet<>();
    private final List<Doubted> doubts = new ArrayList<>();

    /** @param caller the method that is being read */
    private record Doubted(ExecutableElement caller, Doubt doubt) {}

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
        reader = new MethodReader(trees, javac.getElementUtils(), javac.getTypeUtils());
    }

    /** A top-level class of this round, before any of it is processed. */
    void source(TypeElement type) {
        clashes.source(type);
    }

    /** Whether the class is done with; otherwise a name is still missing. */
    boolean process(TypeElement owner) {
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
        List<Derivatives> derivatives = new ArrayList<>();
        boolean errors = false;
        boolean missing = false;
        Set<TypeElement> callees = new LinkedHashSet<>();
        List<Doubted> doubted = new ArrayList<>();
        List<AnalyzeCheck.Expectation> expectations = new ArrayList<>();
        Set<Element> named = new LinkedHashSet<>();
        Set<ExecutableElement> methods = new LinkedHashSet<>(annotated(owner));
        for (Deque<ExecutableElement> next = new ArrayDeque<>(methods); !next.isEmpty(); ) {
            ExecutableElement method = next.pop();
            TreePath path = new TreePath(ownerPath, trees.getTree(method));
            TreesReporter reporter = new TreesReporter(trees, path, reported);
            Set<ExecutableElement> helpers = new LinkedHashSet<>();
            Optional<Derivatives> generated =
                    generate(method, path, reporter, expectations, helpers, named, callees, doubted);
            helpers.stream().filter(methods::add).forEach(next::add);
            generated.ifPresent(derivatives::add);
            errors |= reporter.hasErrors();
            if (reporter.hasErrors()) {
                failed.add(method);
            }
            missing |= generated.isEmpty() && !reporter.hasErrors();
        }
        doubts.addAll(doubted);
        errors |= !doubted.isEmpty();
        boolean clash = clashes.has(owner, annotated(owner), ownerPath);
        errors |= clash || usesItsOwn(owner, ownerPath);
        if (errors) {
            files.refuse(owner);
        }
        if (errors || missing) {
            return errors;
        }
        expectations.forEach(check::expect);
        Set<String> lints = new TreeSet<>(Lints.of(owner, named, trees));
        derivatives.forEach(d -> lints.addAll(d.lints()));
        files.add(owner, emit(owner, derivatives, lints), callees);
        return true;
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
                new TreesReporter(trees, path, reported)
                        .report(Origin.NONE, Problem.STUB, method.getSimpleName(), language);
            }
        }
        return stubs;
    }

    /** No round is left for these classes: javac will say what is missing, unless it is what waits for them. */
    void giveUp(Set<String> owners) {
        Set<String> companions = new LinkedHashSet<>();
        owners.stream()
                .map(env.getElementUtils()::getTypeElement)
                .filter(Objects::nonNull)
                .forEach(owner -> companions.addAll(companions(owner)));
        for (String name : owners) {
            TypeElement owner = env.getElementUtils().getTypeElement(name);
            TreePath path = owner == null ? null : trees.getPath(owner);
            if (path == null || !waitsFor(companions, owner, path)) {
                check.expectError(name);
            }
        }
    }

    private boolean waitsFor(Set<String> companions, TypeElement owner, TreePath path) {
        TreesReporter reporter = new TreesReporter(trees, path, reported);
        OwnCompanions.report(trees, path, trees(owner), companions, reporter);
        if (!reporter.hasErrors()) {
            OwnCompanions.reportInHelpers(trees, path, trees(owner), companions, reporter);
        }
        return reporter.hasErrors();
    }

    /**
     * Whether an annotated method of a class uses what is generated for that class: that is reported. A body that is nested too deep to be
     * scanned is refused for that.
     */
    private boolean usesItsOwn(TypeElement owner, TreePath path) {
        TreesReporter reporter = new TreesReporter(trees, path, reported);
        try {
            OwnCompanions.report(trees, path, trees(owner), companions(owner), reporter);
        } catch (StackOverflowError deep) {
            return false;
        }
        return reporter.hasErrors();
    }

    private static Set<String> companions(TypeElement owner) {
        ClassRef ref = Signatures.ref(owner);
        return Set.of(ref.companion("Derivatives"), ref.companion("Graphs"));
    }

    private List<MethodTree> trees(TypeElement owner) {
        return annotated(owner).stream().map(trees::getTree).toList();
    }

    /** Says what is wrong with a derivative that was written by hand. */
    void checkWritten(ExecutableElement method) {
        TreePath path = trees.getPath(method);
        WrittenDerivatives.obstacle(method)
                .ifPresent(reason -> new TreesReporter(trees, path, reported)
                        .report(Origin.NONE, Problem.DERIVATIVE_OF, method.getSimpleName(), reason));
    }

    private static List<ExecutableElement> annotated(TypeElement owner) {
        return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
                .filter(Signatures::isAnnotated)
                .toList();
    }

    private Optional<Derivatives> generate(
            ExecutableElement method,
            TreePath path,
            TreesReporter reporter,
            List<AnalyzeCheck.Expectation> expectations,
            Set<ExecutableElement> helpers,
            Set<Element> named,
            Set<TypeElement> callees,
            List<Doubted> doubted) {
        try {
            MethodReader.Result result = reader.read(method, path, reporter);
            expectations.addAll(result.expectations());
            helpers.addAll(result.helpers());
            named.addAll(result.named());
            result.calls().forEach(m -> callees.add((TypeElement) m.getEnclosingElement()));
            result.doubts().forEach(d -> doubted.add(new Doubted(method, d)));
            if (result.method().isEmpty()) {
                result.rest().ifPresent(rest -> checkRest(rest, reporter));
                return Optional.empty();
            }
            Method read = result.method().get();
            return new Pipeline(options, reporter)
                    .run(read, Signatures.isAnnotated(method), reader.reachesOpaque(method));
        } catch (StackOverflowError deep) {
            reporter.report(Origin.NONE, Problem.DEEP_EXPRESSION, method.getSimpleName());
            return Optional.empty();
        } catch (RuntimeException fault) {
            reporter.report(Origin.NONE, Problem.INTERNAL, method.getSimpleName(), describe(fault));
            return Optional.empty();
        }
    }

    /** What is left of a body may be no program: then what is wrong in it is told later. */
    private void checkRest(Method rest, TreesReporter reporter) {
        try {
            new Pipeline(options, reporter).checkRest(rest);
        } catch (RuntimeException incomplete) {
            return;
        }
    }

    /** Enough of a fault of ours to find it by. */
    private static String describe(Throwable fault) {
        String own = ClassProcessor.class.getPackageName();
        String place = Arrays.stream(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(own))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        String text = String.valueOf(fault).lines().findFirst().orElse("");
        return text.substring(0, Math.min(text.length(), 200)) + place;
    }

    private List<JavaFile> emit(TypeElement owner, List<Derivatives> derivatives, Set<String> lints) {
        boolean annotation = env.getElementUtils().getTypeElement("javax.annotation.processing.Generated") != null;
        Element top = owner;
        boolean isPublic = true;
        for (Element e = owner; e instanceof TypeElement; e = e.getEnclosingElement()) {
            isPublic &= e.getModifiers().contains(Modifier.PUBLIC);
            top = e;
        }
        return Pipeline.emit(Signatures.ref(owner), isPublic, derivatives, annotation, lints, top);
    }

    /** Writes what this round has found, and reports what is wrong with calls of methods that have nothing wrong with them. */
    void write() {
        while (doubts.removeIf(d -> failed.contains(d.doubt().callee()) && failed.add(d.caller()))) {
            // a caller that is told of no more may itself be called
        }
        doubts.removeIf(d -> failed.contains(d.doubt().callee()));
        doubts.forEach(d -> d.doubt().report(new TreesReporter(trees, trees.getPath(d.caller()), reported)));
        doubts.clear();
        files.write();
    }

    private void report(TypeElement owner, Problem problem, Object... arguments) {
        TreePath path = new TreePath(
                trees.getPath(owner), trees.getTree(annotated(owner).get(0)));
        new TreesReporter(trees, path, reported).report(Origin.NONE, problem, arguments);
    }
}
