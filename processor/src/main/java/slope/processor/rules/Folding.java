package slope.processor.rules;

import java.util.List;
import java.util.Map;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Contribution;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/**
 * A formula where some arguments are known numbers: what can be computed is computed, as Java would, and a choice whose condition is
 * known is what it chooses. So {@code pow} with an exponent of 2 has neither a choice nor a pole.
 */
final class Folding {
    private final Map<Local, Double> known;

    /** @param known the arguments that are known */
    Folding(Map<Local, Double> known) {
        this.known = known;
    }

    Contribution fold(Contribution contribution) {
        if (!(contribution instanceof Contribution.Choice choice)) {
            return contribution.map(this::fold);
        }
        Expr condition = fold(choice.condition());
        if (condition instanceof Expr.Literal literal) {
            return fold(literal.value().equals(true) ? choice.then() : choice.otherwise());
        }
        return new Contribution.Choice(condition, fold(choice.then()), fold(choice.otherwise()));
    }

    private Expr fold(Expr e) {
        if (e instanceof Expr.Read read && known.containsKey(read.local())) {
            return new Expr.Literal(Type.DOUBLE, known.get(read.local()), e.origin());
        }
        return e instanceof Expr.Apply apply ? fold(apply) : e;
    }

    private Expr fold(Expr.Apply apply) {
        List<Expr> arguments = apply.arguments().stream().map(this::fold).toList();
        Object value = value(apply.operator(), arguments);
        return value == null
                ? new Expr.Apply(apply.operator(), arguments, apply.origin())
                : new Expr.Literal(value instanceof Boolean ? Type.BOOLEAN : Type.DOUBLE, value, apply.origin());
    }

    /** The number or truth value that infix operators give, or null where it is not known. */
    private static Object value(Operator operator, List<Expr> arguments) {
        if (operator.notation() != Operator.Notation.INFIX
                || !(arguments.get(0) instanceof Expr.Literal left)
                || !(arguments.get(1) instanceof Expr.Literal right)
                || !(left.value() instanceof Double a)
                || !(right.value() instanceof Double b)) {
            return null;
        }
        return switch (operator.name()) {
            case "+" -> (Object) (a + b);
            case "-" -> a - b;
            case "*" -> a * b;
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            case "==" -> a.doubleValue() == b.doubleValue();
            default -> null;
        };
    }
}
