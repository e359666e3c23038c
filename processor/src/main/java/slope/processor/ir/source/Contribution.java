package slope.processor.ir.source;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What an operation hands on to one of its operands: a linear function of the adjoint (or the tangent) that comes in, which is
 * called {@code d}. The factors and conditions are expressions over the operands and the result.
 */
public sealed interface Contribution {
    /** The operand is not touched. */
    record None() implements Contribution {}

    /**
     * {@code d} times, or over, some factors from left to right; just {@code d} where there are none.
     *
     * @param negative whether the whole is subtracted
     * @param pole the other operands, of which each must be finite for the operation to have a pole where this divides by 0; null
     *     where it has none
     */
    record Term(boolean negative, List<Factor> factors, List<Expr> pole) implements Contribution {
        public Term {
            factors = List.copyOf(factors);
            pole = pole == null ? null : List.copyOf(pole);
        }

        public boolean isPole() {
            return pole != null;
        }

        @Override
        public Contribution map(UnaryOperator<Expr> f) {
            List<Factor> mapped = factors.stream()
                    .map(x -> new Factor(x.divides(), f.apply(x.value())))
                    .toList();
            return new Term(
                    negative, mapped, pole == null ? null : pole.stream().map(f).toList());
        }
    }

    /** What a selection hands on: one of two contributions. */
    record Choice(Expr condition, Contribution then, Contribution otherwise) implements Contribution {
        @Override
        public Contribution map(UnaryOperator<Expr> f) {
            return new Choice(f.apply(condition), then.map(f), otherwise.map(f));
        }

        @Override
        public boolean alwaysTouches() {
            return then.alwaysTouches() && otherwise.alwaysTouches();
        }
    }

    /** One factor of a {@link Term}. */
    record Factor(boolean divides, Expr value) {}

    /** The same with each expression replaced. */
    default Contribution map(UnaryOperator<Expr> f) {
        return this;
    }

    /** Whether the operand gets something, if only a 0, whatever the operands are. */
    default boolean alwaysTouches() {
        return !isNone();
    }

    /** Whether the operand never gets anything. */
    default boolean isNone() {
        return this instanceof None;
    }

    /** Whether {@code d} itself is handed on. */
    default boolean isIdentity() {
        return this instanceof Term term && term.factors().isEmpty() && !term.negative();
    }
}
