package slope.processor.frontend;

import com.sun.source.tree.LiteralTree;
import slope.processor.diag.Origin;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;

/** Reads literals. A float is kept as the double that it is, a character as its number. */
final class Literals {
    private Literals() {}

    /** Null where it is {@code null}. */
    static Expr read(LiteralTree tree, Origin origin) {
        Object value = tree.getValue();
        if (value instanceof Double) {
            return new Expr.Literal(Type.DOUBLE, value, origin);
        } else if (value instanceof Float number) {
            return new Expr.Literal(Type.FLOAT, number.doubleValue(), origin);
        } else if (value instanceof Integer) {
            return new Expr.Literal(Type.INT, value, origin);
        } else if (value instanceof Long) {
            return new Expr.Literal(Type.LONG, value, origin);
        } else if (value instanceof Character character) {
            return new Expr.Literal(Type.CHAR, (int) character, origin);
        } else if (value instanceof Boolean) {
            return new Expr.Literal(Type.BOOLEAN, value, origin);
        }
        return value == null ? null : new Expr.Literal(Type.STRING, value, origin);
    }
}
