package slope.processor.transform;

import java.util.List;
import slope.processor.analysis.Definitions;
import slope.processor.diag.Origin;
import slope.processor.ir.Operator;
import slope.processor.ir.source.Contribution;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.ssa.Factor;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Var;
import slope.processor.rules.Rule;
import slope.processor.rules.Rules;
import slope.processor.rules.Trait;

/**
 * Writes out what operations hand on to their operands: as operations, added to a sum. A leading minus becomes a subtraction,
 * which is the same to the bit: negation is exact.
 */
final class Partials {
    private final Definitions definitions;

    Partials(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * How the adjoint of a result comes in, which decides where an adjoint of 0 must be left out.
     *
     * @param reaches whether it is no 0 behind which a partial may be infinite or NaN
     * @param touched whether a 0 has come together, and is not just there because nothing has
     */
    record Arrival(boolean reaches, boolean touched) {
        /** Of a tangent: only a tangent of 0 that comes in is left out, and only where a partial may be infinite. */
        static final Arrival OF_TANGENT = new Arrival(true, false);
    }

    /** The rule of an operation with varied arguments; the front end lets none in that has no rule. */
    private static Rule rule(Op.Pure op) {
        return Rules.find(op.operator())
                .orElseThrow(() -> new IllegalStateException("no derivative of " + op.operator()));
    }

    /**
     * The sum after an argument has got what is its own.
     *
     * @param sum null for a sum that starts here
     * @param d the adjoint of the result, or the tangent of the argument
     * @return null where there was no sum, and nothing is added
     */
    Var add(Builder out, Var sum, Op.Pure op, int argument, Var d, Arrival arrival, String name) {
        Rule rule = rule(op);
        return new Writer(out, op, argument, rule, d, arrival, name)
                .add(sum, rule.contribution(argument, definitions.numbers(op)));
    }

    /** Writes the contribution of one operation to one of its arguments. */
    private static final class Writer {
        private final Builder out;
        private final Op.Pure op;
        private final Rule rule;
        private final List<Local> placeholders;
        private final Var d;
        private final Arrival arrival;
        private final String name;
        private final Origin origin;

        private Writer(Builder out, Op.Pure op, int argument, Rule rule, Var d, Arrival arrival, String name) {
            this.out = out;
            this.op = op;
            this.rule = rule;
            placeholders = rule.partials().get(argument).placeholders();
            this.d = d;
            this.arrival = arrival;
            this.name = name;
            origin = op.result().origin();
        }

        private Var add(Var sum, Contribution contribution) {
            if (contribution instanceof Contribution.Term term) {
                return term(sum, term);
            } else if (contribution instanceof Contribution.Choice choice) {
                Var chosen = choice(choice);
                return sum == null ? chosen : plus("+", sum, chosen);
            }
            return sum;
        }

        private Var plus(String operator, Var sum, Var term) {
            return out.pure(Operator.infix(operator, sum.type()), List.of(sum, term), name, term.origin());
        }

        private Var choice(Contribution.Choice choice) {
            Var condition = instantiate(choice.condition());
            Var then = orZero(add(null, choice.then()));
            Var otherwise = orZero(add(null, choice.otherwise()));
            return out.pure(Operator.select(d.type()), List.of(condition, then, otherwise), name, origin);
        }

        private Var orZero(Var contribution) {
            return contribution == null ? out.constant(0.0) : contribution;
        }

        private Var term(Var sum, Contribution.Term term) {
            List<Factor> factors = term.factors().stream()
                    .map(f -> new Factor(f.divides(), instantiate(f.value())))
                    .toList();
            Var other = pole(term);
            if (other != null || isGuarded(term)) {
                Var result = Var.temporary(name, d.type(), origin);
                out.add(new Op.GuardedMultiplyAdd(result, sum, term.negative(), d, factors, other));
                return result;
            }
            Var product = d;
            for (Factor factor : factors) {
                Operator operator = Operator.infix(factor.divides() ? "/" : "*", d.type());
                product = out.pure(operator, List.of(product, factor.value()), name, origin);
            }
            if (sum == null) {
                return term.negative() ? out.negative(product, name) : product;
            }
            return plus(term.negative() ? "-" : "+", sum, product);
        }

        /** Whether a 0 is left out whatever else there is. */
        private boolean isGuarded(Contribution.Term term) {
            if (term.factors().stream().allMatch(Writer::isHarmless)) {
                return false;
            }
            return term.isPole() ? !arrival.touched() : rule.has(Trait.UNBOUNDED) || !arrival.reaches();
        }

        /** Whether zero times, or over, this is zero for certain. */
        private static boolean isHarmless(Contribution.Factor factor) {
            return isFinite(factor.value())
                    && !(factor.divides()
                            && ((Expr.Literal) factor.value()).value().equals(0.0));
        }

        private static boolean isFinite(Expr e) {
            return e instanceof Expr.Literal literal
                    && literal.value() instanceof Double number
                    && Double.isFinite(number);
        }

        /** The operand that must be finite for a 0 to arrive at a pole, where that may be otherwise, and be seen; or null. */
        private Var pole(Contribution.Term term) {
            if (!term.isPole() || !arrival.touched() || arrival.reaches()) {
                return null;
            }
            return term.pole().stream()
                    .filter(e -> !isFinite(e))
                    .findFirst()
                    .map(this::instantiate)
                    .orElse(null);
        }

        private Var instantiate(Expr e) {
            if (e instanceof Expr.Read read) {
                int position = placeholders.indexOf(read.local());
                return position < op.arguments().size() ? op.arguments().get(position) : op.result();
            } else if (e instanceof Expr.Literal literal) {
                return out.constant(literal.type(), literal.value(), origin);
            }
            Expr.Apply apply = (Expr.Apply) e;
            List<Var> arguments =
                    apply.arguments().stream().map(this::instantiate).toList();
            return out.pure(apply.operator(), arguments, "partial", origin);
        }
    }
}
