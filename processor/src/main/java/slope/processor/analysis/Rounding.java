package slope.processor.analysis;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/** Asks whether a function is a stair: differences tell its derivative only from afar. */
public final class Rounding {
    private static final Operator TO_FLOAT = Operator.narrowed(Type.DOUBLE, Type.FLOAT);

    private Rounding() {}

    /**
     * Whether an active number is a float, or is rounded to one on the way.
     *
     * @param signature of the method as it is written, records and all
     */
    public static boolean isOn(Function function, Callee signature, Collection<Var> independent) {
        Activity activity = Activity.of(function, independent);
        AtomicBoolean rounded = new AtomicBoolean(Leaf.of(signature.parameters()).stream()
                .anyMatch(l -> l.parameter().active() && l.declared().base() == Type.Base.FLOAT));
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Pure pure && pure.operator().equals(TO_FLOAT) && activity.isVaried(pure.result())) {
                rounded.set(true);
            }
        });
        return rounded.get();
    }
}
