package slope.processor.analysis;

import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;

/** Whether each callee whose tangent a tangent asks for has one. */
public final class TangentCalls {
    private TangentCalls() {}

    /** Reports calls of those that have none. */
    public static boolean check(Function tangent, Reporter reporter) {
        boolean[] fine = {true};
        Operands.walk(tangent.body(), op -> {
            if (op instanceof Op.Call call
                    && call.entry() == Op.Entry.TANGENT
                    && !call.callee().hasTangent()) {
                reporter.report(
                        call.origin(), Problem.CALLEE_TANGENT, call.callee().method());
                fine[0] = false;
            }
        });
        return fine[0];
    }
}
