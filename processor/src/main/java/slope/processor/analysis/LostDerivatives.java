package slope.processor.analysis;

import java.util.Collection;
import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/** Warns where a derivative ends, and nobody may have meant it to. */
public final class LostDerivatives {
    private LostDerivatives() {}

    /** @param offered whether somebody will ask for the method's gradient */
    public static void check(Function function, Collection<Var> independent, boolean offered, Reporter reporter) {
        Activity activity = Activity.of(function, independent);
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Pure pure && pure.arguments().stream().anyMatch(activity::isVaried)) {
                check(pure, reporter);
            }
        });
        for (Var parameter : offered ? function.parameters() : List.<Var>of()) {
            if (independent.contains(parameter) && !activity.isActive(parameter)) {
                String method = function.signature().method();
                reporter.report(Origin.NONE, Problem.NO_INFLUENCE, method, parameter.name());
            }
        }
    }

    private static void check(Op.Pure pure, Reporter reporter) {
        Type result = pure.operator().result();
        String name = pure.operator().name();
        if (result.isInteger()) {
            reporter.report(pure.result().origin(), Problem.LOST_IN_INTEGER);
        } else if (result.equals(Type.BOOLEAN) && (name.equals("==") || name.equals("!="))) {
            reporter.report(pure.result().origin(), Problem.EXACT_COMPARISON);
        }
    }
}
