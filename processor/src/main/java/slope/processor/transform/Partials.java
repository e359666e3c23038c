package slope.processor.transform;

import java.util.ArrayList;
import java.util.List;
import slope.processor.analysis.Definitions;
import slope.processor.diag.Origin;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Var;
import slope.processor.rules.Formula;
import slope.processor.rules.Rule;
import slope.processor.rules.Rules;
import slope.processor.rules.Trait;

/**
 * Writes partials out as operations, and multiplies by them. A leading minus of a formula becomes a subtraction, which is the
 * same to the bit: negation is exact.
 */
final class Partials {
    private static final Operator MINUS = Operator.prefix("-", Type.DOUBLE);

    private final Definitions definitions;

    Partials(Definitions definitions) {
        this.definitions = definitions;
    }

    /** The rule of an operation with varied arguments; the front end lets none in that has no rule. */
    Rule rule(Op.Pure op) {
        return Rules.find(op.operator())
                .orElseThrow(() -> new IllegalStateException("no derivative of " + op.operator()));
    }

    Formula formula(Op.Pure op, int argument) {
        boolean constants = true;
        for (int i = 0; i < op.arguments().size(); i++) {
            constants &= i == argument || definitions.isConstant(op.arguments().get(i));
        }
        return rule(op).partial(argument, constants);
    }

    boolean isUnbounded(Op.Pure op) {
        return rule(op).has(Trait.UNBOUNDED);
    }

    /** {@code sum + partial·factor}; {@code sum} may be null, for a sum that starts here. */
    Var addProduct(Builder out, Var sum, Op.Pure op, int argument, Var factor, boolean guarded, String name) {
        Formula formula = formula(op, argument);
        if (formula.isOne()) {
            return sum == null ? factor : add(out, "+", sum, factor, name);
        }
        Expr partial = formula.expression();
        boolean negative =
                partial instanceof Expr.Apply apply && apply.operator().equals(MINUS);
        if (negative && !guarded) {
            partial = ((Expr.Apply) partial).arguments().get(0);
        }
        if (partial instanceof Expr.Literal one && one.value().equals(1.0)) {
            return sum == null ? out.negative(factor, name) : add(out, "-", sum, factor, name);
        }
        Var value = instantiate(out, partial, formula.placeholders(), op);
        if (guarded) {
            Var result = Var.temporary(name, factor.type(), op.result().origin());
            out.add(new Op.GuardedMultiplyAdd(result, sum, value, factor));
            return result;
        }
        Var product = out.pure(
                Operator.infix("*", factor.type()),
                List.of(factor, value),
                name,
                op.result().origin());
        if (sum == null) {
            return negative ? out.negative(product, name) : product;
        }
        return add(out, negative ? "-" : "+", sum, product, name);
    }

    private static Var add(Builder out, String operator, Var sum, Var term, String name) {
        return out.pure(Operator.infix(operator, sum.type()), List.of(sum, term), name, term.origin());
    }

    private Var instantiate(Builder out, Expr e, List<Local> placeholders, Op.Pure op) {
        if (e instanceof Expr.Read read) {
            int position = placeholders.indexOf(read.local());
            return position < op.arguments().size() ? op.arguments().get(position) : op.result();
        }
        Origin origin = op.result().origin();
        if (e instanceof Expr.Literal literal) {
            return out.constant(literal.type(), literal.value(), origin);
        }
        Expr.Apply apply = (Expr.Apply) e;
        List<Var> arguments = new ArrayList<>();
        apply.arguments().forEach(a -> arguments.add(instantiate(out, a, placeholders, op)));
        return out.pure(apply.operator(), arguments, "partial", origin);
    }
}
