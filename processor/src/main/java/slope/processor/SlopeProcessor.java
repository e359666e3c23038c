package slope.processor;

import com.google.auto.service.AutoService;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import slope.DerivativeOf;
import slope.Differentiable;
import slope.processor.diag.Problem;
import slope.processor.frontend.Lombok;
import slope.processor.frontend.Unwrap;

/**
 * The annotation processor: rounds and deferral. A class that mentions a name which another processor still has to generate is
 * kept by its name, since elements do not outlive a round, and tried again. It claims no annotation, so that processors that ask
 * for all of them are still asked.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes({"slope.Differentiable", "slope.DerivativeOf"})
@SupportedOptions({Options.DUMP, Options.VERIFY})
public final class SlopeProcessor extends AbstractProcessor {
    /** The first release with records, which generated code has. */
    private static final SourceVersion OLDEST = SourceVersion.RELEASE_16;

    /** A class that generated code calls: the annotations are there without it where the processor's jar is on the class path. */
    private static final String RUNTIME = "slope.support.Workspaces";

    private final Set<String> deferred = new LinkedHashSet<>();

    /** Classes with derivatives that were written by hand and are not checked yet. */
    private final Set<String> rules = new LinkedHashSet<>();

    private ClassProcessor classes;
    private boolean refused;

    /** Whether nothing is read in this round, which is the first. */
    private boolean waits = Lombok.isBeside();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment env) {
        super.init(env);
        ProcessingEnvironment javac = Unwrap.javac(env);
        classes = javac == null ? null : new ClassProcessor(env, javac, Options.of(env.getOptions()));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (processingEnv.getElementUtils().getTypeElement(RUNTIME) == null) {
            refuse(annotations, Problem.NO_RUNTIME);
            return false;
        } else if (processingEnv.getSourceVersion().compareTo(OLDEST) < 0) {
            refuse(
                    annotations,
                    Problem.RELEASE,
                    processingEnv.getSourceVersion().ordinal());
            return false;
        }
        Set<String> names = new LinkedHashSet<>(deferred);
        deferred.clear();
        for (Element method : round.getElementsAnnotatedWith(Differentiable.class)) {
            if (classes == null) {
                refuse(method);
            } else if (classes.isMissed(method)) {
                continue;
            } else if (method.getEnclosingElement() instanceof TypeElement owner) {
                names.add(owner.getQualifiedName().toString());
            }
        }
        for (Element method : round.getElementsAnnotatedWith(DerivativeOf.class)) {
            rules.add(((TypeElement) method.getEnclosingElement())
                    .getQualifiedName()
                    .toString());
        }
        if (classes != null) {
            ElementFilter.typesIn(round.getRootElements()).forEach(classes::source);
            read(names, round);
        }
        return false;
    }

    private void read(Set<String> names, RoundEnvironment round) {
        if (waits) {
            waits = false;
            deferred.addAll(names);
            return;
        }
        Elements elements = processingEnv.getElementUtils();
        boolean isLast = round.processingOver();
        classes.startRound(isLast ? names : Set.of(), isLast, round.errorRaised());
        rules.removeIf(name -> classes.checkWritten(elements.getTypeElement(name), isLast));
        for (String name : names) {
            if (!classes.process(elements.getTypeElement(name), isLast)) {
                deferred.add(name);
            }
        }
        classes.write();
    }

    /** Once a compilation: what is wrong with how it is run. */
    private void refuse(Set<? extends TypeElement> annotations, Problem problem, Object... arguments) {
        if (!refused && !annotations.isEmpty()) {
            refused = true;
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, problem.message(arguments));
        }
    }

    /** Once a compilation: this compiler has no trees. */
    private void refuse(Element method) {
        if (!refused) {
            refused = true;
            String message = Problem.NO_TREES.message(processingEnv.getClass().getName());
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, method);
        }
    }
}
