package slope.processor.analysis;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/** Warns where a derivative ends, and nobody may have meant it to. */
public final class LostDerivatives {
    private LostDerivatives() {}

    /**
     * @param signature of the method as it is written, records and all
     * @param offered whether somebody will ask for the method's gradient
     */
    public static void check(
            Function function, Callee signature, Collection<Var> independent, boolean offered, Reporter reporter) {
        Activity activity = Activity.of(function, independent);
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Pure pure && pure.arguments().stream().anyMatch(activity::isHandedVaried)) {
                check(pure, reporter);
            }
        });
        if (offered) {
            uninfluential(function, signature, activity)
                    .forEach(p -> reporter.report(
                            reporter.parameter(p.name()), Problem.NO_INFLUENCE, signature.method(), p.name()));
        }
    }

    /** The active parameters of which no leaf reaches the result. */
    private static List<Parameter> uninfluential(Function function, Callee signature, Activity activity) {
        List<Leaf> leaves = Leaf.of(signature.parameters());
        Set<Parameter> reached = new HashSet<>();
        for (int i = 0; i < leaves.size(); i++) {
            if (activity.isActive(function.parameters().get(i))) {
                reached.add(leaves.get(i).whole());
            }
        }
        return signature.parameters().stream()
                .filter(p -> p.active() && !reached.contains(p))
                .toList();
    }

    private static void check(Op.Pure pure, Reporter reporter) {
        Type result = pure.operator().result();
        String name = pure.operator().name();
        if (result.isInteger()) {
            reporter.report(pure.result().origin(), Problem.LOST_IN_INTEGER);
        } else if (result.equals(Type.BOOLEAN) && (name.equals("==") || name.equals("!="))) {
            boolean itself = pure.arguments().get(0).equals(pure.arguments().get(1));
            String cure = itself ? "ask Double.isNaN" : "compare with a bound";
            reporter.report(pure.result().origin(), Problem.EXACT_COMPARISON, cure);
        }
    }
}
