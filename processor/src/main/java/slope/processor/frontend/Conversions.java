package slope.processor.frontend;

import java.util.List;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;

/** Numeric promotion and assignment conversion (JLS 5), made explicit. */
final class Conversions {
    private Conversions() {}

    /** The type that both operands are promoted to, or null where they are not numbers. */
    static Type promoted(Type a, Type b) {
        if (!a.isNumeric() || !b.isNumeric()) {
            return null;
        } else if (a.equals(Type.DOUBLE) || b.equals(Type.DOUBLE)) {
            return Type.DOUBLE;
        }
        return a.equals(Type.LONG) || b.equals(Type.LONG) ? Type.LONG : Type.INT;
    }

    /** Whether a value of one type may be assigned to a variable of the other. */
    static boolean assignable(Type from, Type to) {
        if (from.equals(to)) {
            return true;
        }
        return from.equals(Type.INT) && (to.equals(Type.LONG) || to.equals(Type.DOUBLE))
                || from.equals(Type.LONG) && to.equals(Type.DOUBLE);
    }

    /** The same value in another type; a literal is written in that type at once. */
    static Expr convert(Expr e, Type to) {
        if (e.type().equals(to)) {
            return e;
        } else if (e instanceof Expr.Literal literal
                && literal.value() instanceof Number number
                && widens(e.type(), to)) {
            Object value = to.equals(Type.DOUBLE) ? (Object) number.doubleValue() : (Object) number.longValue();
            return new Expr.Literal(to, value, e.origin());
        }
        return new Expr.Apply(Operator.cast(e.type(), to), List.of(e), e.origin());
    }

    private static boolean widens(Type from, Type to) {
        return from.isInteger() && assignable(from, to);
    }
}
