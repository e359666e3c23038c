package slope.processor.ir.source;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import slope.processor.ir.Callee;
import slope.processor.ir.StaticField;

/**
 * All that is written for one annotated method.
 *
 * @param signature of the annotated method
 * @param offered whether it is annotated, and not only there for those that are
 * @param runsOnce whether it calls something that must not be run again, so that no other method can be differentiated through it
 * @param rounds whether there are floats on the way from an active number to the result
 * @param tables the static arrays that it reads
 * @param lints warnings of javac's that what is written would give, and the source does not
 * @param pullback parameters: the method's, each active array followed by its shadow, then the result's adjoint;
 *     ends with the value and then the adjoints of the active scalars
 * @param tangent parameters: the method's, each active one followed by its tangent; ends with the value and its tangent;
 *     null where there is no room for the parameters of it
 * @param graph parameters: the method's, nodes in place of what is active; ends with the node of the result
 * @param dynamic the same through the engine's own methods
 * @param primal the method itself, where generated code can't call it; else null
 */
public record Derivatives(
        Callee signature,
        boolean offered,
        boolean runsOnce,
        boolean rounds,
        Set<StaticField> tables,
        Set<String> lints,
        Routine pullback,
        Routine tangent,
        Routine graph,
        Routine dynamic,
        Routine primal) {
    public Derivatives {
        tables = Collections.unmodifiableSet(new LinkedHashSet<>(tables));
        lints = Set.copyOf(lints);
    }

    /** What the companion tells of it. */
    public String description() {
        return signature.description() + (runsOnce ? Callee.RUNS_ONCE : "");
    }
}
