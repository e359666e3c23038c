package slope.processor.rules;

import java.util.ArrayList;
import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Contribution;
import slope.processor.ir.source.Contribution.Choice;
import slope.processor.ir.source.Contribution.Factor;
import slope.processor.ir.source.Contribution.None;
import slope.processor.ir.source.Contribution.Term;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/**
 * Takes a formula apart into what it does to {@code d}, the adjoint that comes in. A formula that does not mention {@code d} is a
 * partial, by which {@code d} is multiplied; {@code none} in a choice touches nothing. A term that divides {@code d} by an
 * expression of the argument that it is for is that of a pole.
 */
final class ContributionReader {
    private static final Operator MINUS = Operator.prefix("-", Type.DOUBLE);

    private final Local d;
    private final Local none;
    private final Local own;
    private final List<Local> others;

    /**
     * @param own the argument that the formula is for
     * @param others the other arguments that are doubles
     */
    ContributionReader(Local d, Local none, Local own, List<Local> others) {
        this.d = d;
        this.none = none;
        this.own = own;
        this.others = others;
    }

    Contribution read(Expr formula) {
        if (mentions(formula, d)) {
            return linear(formula);
        } else if (isNumber(formula, 0.0)) {
            return new None();
        } else if (isMinus(formula)) {
            return partial(true, operand(formula));
        }
        return partial(false, formula);
    }

    private static Contribution partial(boolean negative, Expr partial) {
        List<Factor> factors = isNumber(partial, 1.0) ? List.of() : List.of(new Factor(false, partial));
        return new Term(negative, factors, null);
    }

    private Contribution linear(Expr e) {
        if (e instanceof Expr.Read read && read.local() == none) {
            return new None();
        } else if (e instanceof Expr.Apply choice && choice.operator().notation() == Operator.Notation.SELECT) {
            List<Expr> parts = choice.arguments();
            return new Choice(parts.get(0), linear(parts.get(1)), linear(parts.get(2)));
        }
        List<Factor> factors = new ArrayList<>();
        boolean negative = collect(e, factors);
        boolean pole = factors.stream().anyMatch(f -> f.divides() && mentions(f.value(), own));
        return new Term(negative, factors, pole ? poleOthers() : null);
    }

    private List<Expr> poleOthers() {
        return others.stream().<Expr>map(o -> new Expr.Read(o, Origin.NONE)).toList();
    }

    /** Collects the factors from left to right; tells whether their sign is turned. */
    private boolean collect(Expr e, List<Factor> factors) {
        if (e instanceof Expr.Read read && read.local() == d) {
            return false;
        } else if (isMinus(e)) {
            return !collect(operand(e), factors);
        }
        Expr.Apply apply = (Expr.Apply) e;
        Expr left = apply.arguments().get(0);
        Expr right = apply.arguments().get(1);
        boolean divides = apply.operator().name().equals("/");
        if (mentions(left, d)) {
            boolean negative = collect(left, factors);
            factors.add(new Factor(divides, right));
            return negative;
        } else if (divides) {
            throw new IllegalArgumentException("not linear in d: " + e);
        }
        boolean turned = isMinus(left);
        boolean negative = collect(right, factors);
        factors.add(new Factor(false, turned ? operand(left) : left));
        return negative != turned;
    }

    private static boolean isMinus(Expr e) {
        return e instanceof Expr.Apply apply && apply.operator().equals(MINUS);
    }

    private static Expr operand(Expr minus) {
        return ((Expr.Apply) minus).arguments().get(0);
    }

    private static boolean isNumber(Expr e, double value) {
        return e instanceof Expr.Literal literal && literal.value().equals(value);
    }

    private static boolean mentions(Expr e, Local local) {
        return e instanceof Expr.Read read && read.local() == local
                || e instanceof Expr.Apply apply && apply.arguments().stream().anyMatch(a -> mentions(a, local));
    }
}
