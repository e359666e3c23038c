package slope.processor.transform.recompose;

import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Stmt;

/**
 * Conditions of loops that javac would take for constants. In the source such a condition is a variable, or a parameter of a helper,
 * and what follows from its value is found out at run time. Written with its value it would be a constant expression (JLS 15.29), and
 * the loop's body, or what follows the loop, unreachable (JLS 14.22), which is an error. So it is a variable in what is written, too.
 */
final class ConstantTests {
    private ConstantTests() {}

    /** The condition, or a variable with its value; {@code true} itself stays, since that is how an endless loop is written. */
    static Expr hidden(Expr condition, Origin origin, List<Stmt> before) {
        if (condition.isTrue() || !isConstant(condition)) {
            return condition;
        }
        Expr variable = Expressions.read(Local.temporary("goesOn", Type.BOOLEAN));
        before.add(new Stmt.Evaluate(new Expr.Assign(variable, null, condition, origin), origin));
        return variable;
    }

    private static boolean isConstant(Expr e) {
        if (e instanceof Expr.Field field) {
            return field.field().constant();
        } else if (e instanceof Expr.Apply apply) {
            return apply.operator().notation() != Operator.Notation.CALL && areConstant(apply);
        }
        return e instanceof Expr.Literal
                || (e instanceof Expr.ShortCircuit || e instanceof Expr.Conditional) && areConstant(e);
    }

    private static boolean areConstant(Expr whole) {
        return SourceParts.of(whole).stream().allMatch(ConstantTests::isConstant);
    }
}
