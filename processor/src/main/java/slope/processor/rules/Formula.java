package slope.processor.rules;

import java.util.ArrayList;
import java.util.List;
import slope.processor.ir.Type;
import slope.processor.ir.source.Contribution;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/**
 * A partial derivative as it stands in the table: Java's own syntax over the arguments {@code a}, {@code b}, {@code c} and
 * the result {@code r}. Where it mentions {@code d}, it is not the partial but the whole contribution for an adjoint {@code d}:
 * that of a pole, {@code d / a}, or of a selection, {@code a > b ? d : none}.
 *
 * @param placeholders the arguments in order, then the result
 */
public record Formula(String text, List<Local> placeholders, Contribution contribution) {
    static Formula of(String text, int argument, List<Local> placeholders) {
        Local d = new Local("d", Type.DOUBLE);
        Local none = new Local("none", Type.DOUBLE);
        List<Local> names = new ArrayList<>(placeholders);
        names.addAll(List.of(d, none));
        List<Local> others = new ArrayList<>(placeholders.subList(0, placeholders.size() - 1));
        Local own = others.remove(argument);
        others.removeIf(o -> !o.type().equals(Type.DOUBLE));
        Expr expression = new FormulaParser(text, names).parse();
        return new Formula(text, placeholders, new ContributionReader(d, none, own, others).read(expression));
    }

    /** Nothing flows through: written down as {@code 0}, so that a missing row can't be mistaken for it. */
    public boolean isZero() {
        return contribution.isNone();
    }
}
