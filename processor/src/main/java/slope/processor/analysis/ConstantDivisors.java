package slope.processor.analysis;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import slope.processor.ir.Operator;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/**
 * Whether an integer is divided by a constant that may be 0. In the source the divisor may be a variable; generated code has its value, of
 * which javac would warn.
 */
public final class ConstantDivisors {
    private ConstantDivisors() {}

    /** The warnings to suppress. */
    public static Set<String> lints(Function primal) {
        Definitions definitions = Definitions.of(primal);
        AtomicBoolean found = new AtomicBoolean();
        Operands.walk(primal.body(), op -> {
            if (op instanceof Op.Pure pure && isDivision(pure)) {
                Var divisor = pure.arguments().get(1);
                boolean isKnown = definitions.operation(divisor) instanceof Op.Constant constant
                        && ((Number) constant.value()).longValue() != 0;
                if (isConstant(divisor, definitions) && !isKnown) {
                    found.set(true);
                }
            }
        });
        return found.get() ? Set.of("divzero") : Set.of();
    }

    /** Whether it is written as a constant expression, made of literals and constants only. */
    private static boolean isConstant(Var var, Definitions definitions) {
        Op op = definitions.operation(var);
        return op instanceof Op.Constant
                || op instanceof Op.Field field && field.field().constant()
                || op instanceof Op.Pure pure
                        && pure.operator().notation() != Operator.Notation.CALL
                        && pure.arguments().stream().allMatch(v -> isConstant(v, definitions));
    }

    private static boolean isDivision(Op.Pure pure) {
        String name = pure.operator().name();
        return (name.equals("/") || name.equals("%"))
                && pure.operator().result().isInteger();
    }
}
