package slope.processor;

import com.palantir.javapoet.JavaFile;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
        List<Derivatives> derivatives = new ArrayList<>();
        boolean errors = false;
        boolean missing = false;
        List<AnalyzeCheck.Expectation> expectations = new ArrayList<>();
        Set<Element> named = new LinkedHashSet<>();
        Limits limits = new Limits();
        Set<ExecutableElement> methods = new LinkedHashSet<>(annotated(owner));
        for (Deque<ExecutableElement> next = new ArrayDeque<>(methods); !next.isEmpty(); ) {
            ExecutableElement method = next.pop();
            TreePath path = new TreePath(ownerPath, trees.getTree(method));
            TreesReporter reporter = new TreesReporter(trees, path, reported);
            Set<ExecutableElement> helpers = new LinkedHashSet<>();
            Optional<Derivatives> generated = generate(method, path, limits, reporter, expectations, helpers, named);
            helpers.stream().filter(methods::add).forEach(next::add);
            generated.ifPresent(derivatives::add);
            errors |= reporter.hasErrors();
            missing |= generated.isEmpty() && !reporter.hasErrors();
        }
        errors |= clashes.has(owner, annotated(owner), ownerPath);
        if (errors || missing) {
            return errors;
        }
        expectations.forEach(check::expect);
        write(owner, derivatives, Lints.of(owner, named, trees));
        return true;
    }

    /** No round is left for a class: javac will say what is missing. */
    void giveUp(String owner) {
        check.expectError(owner);
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
            Limits limits,
            TreesReporter reporter,
            List<AnalyzeCheck.Expectation> expectations,
            Set<ExecutableElement> helpers,
            Set<Element> named) {
        try {
            MethodReader.Result result = reader.read(method, path, reporter);
            expectations.addAll(result.expectations());
            helpers.addAll(result.helpers());
            named.addAll(result.named());
            if (result.method().isEmpty()) {
                return Optional.empty();
            }
            Method read = result.method().get();
            return new Pipeline(options, limits, reporter)
                    .run(read, Signatures.isAnnotated(method), reader.reachesOpaque(method));
        } catch (StackOverflowError deep) {
            reporter.report(Origin.NONE, Problem.DEEP_EXPRESSION, method.getSimpleName());
            return Optional.empty();
        } catch (RuntimeException fault) {
            reporter.report(Origin.NONE, Problem.INTERNAL, method.getSimpleName(), describe(fault));
            return Optional.empty();
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

    private void write(TypeElement owner, List<Derivatives> derivatives, Set<String> lints) {
        boolean annotation = env.getElementUtils().getTypeElement("javax.annotation.processing.Generated") != null;
        Element top = owner;
        boolean isPublic = true;
        for (Element e = owner; e instanceof TypeElement; e = e.getEnclosingElement()) {
            isPublic &= e.getModifiers().contains(Modifier.PUBLIC);
            top = e;
        }
        for (JavaFile file : Pipeline.emit(Signatures.ref(owner), isPublic, derivatives, annotation, lints, top)) {
            try {
                file.writeTo(env.getFiler());
            } catch (IOException e) {
                String message = Problem.INTERNAL.message(owner.getSimpleName(), e);
                env.getMessager().printMessage(Diagnostic.Kind.ERROR, message, owner);
            }
        }
    }
}
