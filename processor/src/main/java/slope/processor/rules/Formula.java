package slope.processor.rules;

import java.util.List;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/**
 * A partial derivative as it stands in the table: Java's own syntax over the arguments {@code a}, {@code b}, {@code c} and
 * the result {@code r}.
 *
 * @param placeholders the arguments in order, then the result
 */
public record Formula(String text, List<Local> placeholders, Expr expression) {
    static Formula of(String text, List<Local> placeholders) {
        return new Formula(text, placeholders, new FormulaParser(text, placeholders).parse());
    }

    /** Nothing flows through: written down as {@code 0}, so that a missing row can't be mistaken for it. */
    public boolean isZero() {
        return text.equals("0");
    }

    public boolean isOne() {
        return text.equals("1");
    }
}
