package slope.processor.frontend;

import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import slope.processor.diag.Problem;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.support.Companion;

/** Looks for the companion of a method that is called: if it is a class file, does it have what a caller from another compilation needs? */
final class CompanionCheck {
    private final Elements elements;
    private final Trees trees;
    private final Compiled compiled;

    CompanionCheck(Elements elements, Trees trees, Compiled compiled) {
        this.elements = elements;
        this.trees = trees;
        this.compiled = compiled;
    }

    /**
     * What a companion has.
     *
     * @param callee the method by the names that its source has, or null
     * @param problem what is wrong, or null; where both are null, the next round may tell
     * @param arguments what the problem's message wants to know
     */
    record Found(Callee callee, Problem problem, List<Object> arguments) {
        private static Found wrong(Problem problem, Object... arguments) {
            return new Found(null, problem, List.of(arguments));
        }
    }

    /** In this compilation a companion will be as the method is declared. */
    Found find(ExecutableElement method, Callee callee) {
        boolean hasSource = trees.getTree(method) != null;
        if (hasSource && compiled.has(method)) {
            return new Found(callee, null, List.of());
        }
        ClassRef owner = callee.owner();
        String simple = owner.companion("Derivatives");
        String name = owner.packageName().isEmpty() ? simple : owner.packageName() + "." + simple;
        TypeElement type = elements.getTypeElement(name);
        Companion companion = type == null ? null : type.getAnnotation(Companion.class);
        if (companion == null && hasSource) {
            String file =
                    trees.getPath(method).getCompilationUnit().getSourceFile().getName();
            String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
            return compiled.isLast()
                    ? Found.wrong(Problem.NOT_COMPILED, method.getSimpleName(), simple, last)
                    : new Found(null, null, List.of());
        } else if (companion == null) {
            return Found.wrong(Problem.NO_COMPANION, method.getSimpleName(), simple);
        } else if (companion.format() != Companion.FORMAT) {
            return Found.wrong(Problem.COMPANION_FORMAT, method.getSimpleName(), companion.format(), Companion.FORMAT);
        }
        for (String description : companion.methods()) {
            boolean once = description.endsWith(Callee.RUNS_ONCE);
            int end = description.length() - (once ? Callee.RUNS_ONCE.length() : 0);
            Optional<Callee> named = callee.describedBy(description.substring(0, end));
            if (named.isPresent()) {
                return once
                        ? Found.wrong(Problem.OPAQUE_CALLEE, method.getSimpleName(), "something", "")
                        : new Found(named.get(), null, List.of());
            }
        }
        return Found.wrong(Problem.STALE_COMPANION, method.getSimpleName(), simple);
    }
}
