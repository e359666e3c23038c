package slope.processor.frontend;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import slope.processor.diag.Problem;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.support.Companion;

/** Looks into the class file of a companion: does it have what a caller from another compilation needs? */
final class CompanionCheck {
    private final Elements elements;

    CompanionCheck(Elements elements) {
        this.elements = elements;
    }

    /**
     * What a companion has.
     *
     * @param callee the method by the names that its source has, or null
     * @param problem what is wrong, or null
     * @param arguments what the problem's message wants to know
     */
    record Found(Callee callee, Problem problem, List<Object> arguments) {
        private static Found wrong(Problem problem, Object... arguments) {
            return new Found(null, problem, List.of(arguments));
        }
    }

    Found find(ExecutableElement method, Callee callee) {
        ClassRef owner = callee.owner();
        String simple = owner.companion("Derivatives");
        String name = owner.packageName().isEmpty() ? simple : owner.packageName() + "." + simple;
        TypeElement type = elements.getTypeElement(name);
        Companion companion = type == null ? null : type.getAnnotation(Companion.class);
        if (companion == null) {
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
