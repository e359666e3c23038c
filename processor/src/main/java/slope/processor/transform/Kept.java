package slope.processor.transform;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import slope.processor.analysis.Definitions;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/**
 * Which values of the forward sweep are kept for the reverse sweep, and which are computed again. What can't be computed again
 * is kept if it is asked for: what a loop carries, what a branch results in, what was read from an array that is written, a row
 * where rows are exchanged, what a callee returned, and what is dear, such as a sine. Anything else is computed again if all that takes is kept anyway, and
 * kept itself if that is less.
 */
final class Kept {
    private static final int LARGEST_RECOMPUTATION = 12;
    private static final Set<String> CHEAP = Set.of("+", "-", "*", "&", "|", "^", "<<", ">>", ">>>", "~", "!", "?:");

    private final Mirrors mirrors;
    private final Definitions definitions;
    private final Set<Var> onlyRead;
    private final boolean fieldsAreFixed;
    private final Set<Var> kept = new LinkedHashSet<>();

    /**
     * @param onlyRead arrays that nothing is stored into
     * @param fieldsAreFixed whether nothing is called that could change the elements of an array in a final field
     */
    Kept(Mirrors mirrors, Definitions definitions, Set<Var> onlyRead, boolean fieldsAreFixed) {
        this.fieldsAreFixed = fieldsAreFixed;
        this.mirrors = mirrors;
        this.definitions = definitions;
        this.onlyRead = onlyRead;
    }

    /** Decides for the values that the reverse sweep asks for. */
    Set<Var> decide(List<Var> asked) {
        for (Var var : asked) {
            if (!isComputable(var)) {
                kept.add(var);
            }
        }
        for (Var var : asked) {
            Set<Var> missing = new LinkedHashSet<>();
            int size = needs(var, missing, new HashSet<>());
            boolean reference = var.type().isArray();
            if (!reference && (missing.size() > 1 || size > LARGEST_RECOMPUTATION)) {
                kept.add(var);
            } else {
                kept.addAll(missing);
            }
        }
        return kept;
    }

    /** Collects what must be kept to compute {@code var} in its mirror; counts the operations. */
    private int needs(Var var, Set<Var> missing, Set<Var> seen) {
        if (kept.contains(var) || isFree(var) || !seen.add(var)) {
            return 0;
        }
        if (!isComputable(var)) {
            missing.add(var);
            return 0;
        }
        int size = 1;
        for (Var operand : Operands.of(definitions.operation(var))) {
            size += needs(operand, missing, seen);
        }
        return size;
    }

    /** What can be read everywhere, or is an index of a loop that the mirror runs through again. */
    private boolean isFree(Var var) {
        Block home = mirrors.home(var);
        return home == null || mirrors.parent(home) == null || isIndex(var);
    }

    private boolean isIndex(Var var) {
        return definitions.operation(var) == null
                && mirrors.loopAround(mirrors.home(var)) instanceof Op.For loop
                && loop.index() == var;
    }

    private boolean isComputable(Var var) {
        Op op = definitions.operation(var);
        if (op instanceof Op.Constant
                || op instanceof Op.Field
                || op instanceof Op.Length
                || op instanceof Op.AssertionStatus) {
            return true;
        } else if (op instanceof Op.FieldOf field) {
            return field.field().fixed() && field.object().type().arguments().isEmpty();
        } else if (op instanceof Op.Load load) {
            return isFixed(definitions.base(load.array()))
                    || var.type().isArray() && !definitions.exchangesRows(load.array());
        } else if (op instanceof Op.Pure pure) {
            // what is found out about an object is less to keep than the object
            return isCheap(pure.operator())
                    && pure.arguments().stream().noneMatch(a -> a.type().isReference());
        }
        return isIndex(var);
    }

    private boolean isFixed(Var array) {
        Op op = definitions.operation(array);
        return onlyRead.contains(array)
                || fieldsAreFixed
                        && (op instanceof Op.Field
                                || op instanceof Op.FieldOf field
                                        && field.field().fixed());
    }

    private static boolean isCheap(Operator operator) {
        return CHEAP.contains(operator.name())
                || operator.notation() == Operator.Notation.INFIX
                        && operator.result().isInteger()
                || operator.notation() == Operator.Notation.CAST
                || operator.result().equals(Type.BOOLEAN);
    }
}
