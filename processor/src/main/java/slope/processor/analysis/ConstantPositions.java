package slope.processor.analysis;

import java.util.Collection;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Parameter;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/** An active value at a {@code @Constant} position would lose its derivative without a word: it is an error. */
public final class ConstantPositions {
    private ConstantPositions() {}

    /** Whether there is none. */
    public static boolean check(Function function, Collection<Var> independent, Reporter reporter) {
        Activity activity = Activity.of(function, independent);
        boolean[] fine = {true};
        Operands.walk(function.body(), op -> {
            if (!(op instanceof Op.Call call)) {
                return;
            }
            for (int i = 0; i < call.arguments().size(); i++) {
                Parameter parameter = call.callee().parameters().get(i);
                Var argument = call.arguments().get(i);
                if (!parameter.active() && activity.isVaried(argument)) {
                    fine[0] = false;
                    reporter.report(
                            call.results().get(0).origin(),
                            Problem.ACTIVE_AT_CONSTANT,
                            parameter.name(),
                            call.callee().method());
                }
            }
        });
        return fine[0];
    }
}
