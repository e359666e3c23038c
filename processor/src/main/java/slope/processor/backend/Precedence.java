package slope.processor.backend;

import java.util.Map;
import slope.processor.ir.Operator;
import slope.processor.ir.source.Expr;

/** How tightly Java's operators bind (JLS 15), so that no parenthesis is written that is not needed. */
final class Precedence {
    static final int ASSIGNMENT = 1;
    static final int CONDITIONAL = 2;
    static final int OR = 3;
    static final int AND = 4;
    static final int UNARY = 14;
    static final int POSTFIX = 15;
    static final int PRIMARY = 16;

    private static final Map<String, Integer> INFIX = Map.ofEntries(
            Map.entry("|", 5),
            Map.entry("^", 6),
            Map.entry("&", 7),
            Map.entry("==", 8),
            Map.entry("!=", 8),
            Map.entry("<", 9),
            Map.entry("<=", 9),
            Map.entry(">", 9),
            Map.entry(">=", 9),
            Map.entry("<<", 10),
            Map.entry(">>", 10),
            Map.entry(">>>", 10),
            Map.entry("+", 11),
            Map.entry("-", 11),
            Map.entry("*", 12),
            Map.entry("/", 12),
            Map.entry("%", 12));

    private Precedence() {}

    static int of(Operator operator) {
        return switch (operator.notation()) {
            case INFIX -> INFIX.get(operator.name());
            case PREFIX, CAST -> UNARY;
            case CALL -> PRIMARY;
            case SELECT -> CONDITIONAL;
        };
    }

    static int of(Expr e) {
        if (e instanceof Expr.Apply apply) {
            return of(apply.operator());
        } else if (e instanceof Expr.Conditional) {
            return CONDITIONAL;
        } else if (e instanceof Expr.ShortCircuit both) {
            return both.and() ? AND : OR;
        } else if (e instanceof Expr.Assign) {
            return ASSIGNMENT;
        } else if (e instanceof Expr.Increment) {
            return POSTFIX;
        } else if (e instanceof Expr.Literal literal) {
            return Literals.text(literal.value()).startsWith("-") ? UNARY : PRIMARY;
        }
        return PRIMARY;
    }
}
