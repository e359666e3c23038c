package slope.processor.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import slope.processor.diag.Origin;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Contribution;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/**
 * The row of a function whose derivative the user wrote: a partial is the pullback of 1, or the tangent in the direction of one
 * argument. Nothing is known of its values, so all that is careful is done.
 */
final class WrittenRule {
    private static final List<String> NAMES = List.of("a", "b", "c");

    private WrittenRule() {}

    static Rule of(Operator operator) {
        List<Local> placeholders = new ArrayList<>();
        for (int i = 0; i < operator.parameters().size(); i++) {
            placeholders.add(new Local(NAMES.get(i), operator.parameters().get(i)));
        }
        placeholders.add(new Local("r", Type.DOUBLE));
        List<Formula> partials = operator.partials().stream()
                .map(partial -> partial.method() == null
                        ? Formula.of("0", 0, placeholders)
                        : new Formula(partial.method().name(), placeholders, call(partial, placeholders)))
                .toList();
        Set<Trait> traits = EnumSet.of(Trait.UNBOUNDED, Trait.VANISHING);
        if (partials.size() > 2) {
            traits.add(Trait.LEAVES);
        }
        return new Rule(operator, operator.method(), null, partials, traits, List.of(), List.of());
    }

    private static Contribution call(Operator.WrittenPartial partial, List<Local> placeholders) {
        List<Expr> arguments = new ArrayList<>();
        for (int i = 0; i < partial.directions().size(); i++) {
            arguments.add(new Expr.Read(placeholders.get(i), Origin.NONE));
            add(partial.directions().get(i), arguments);
        }
        add(partial.last(), arguments);
        Expr value = new Expr.Apply(partial.method(), arguments, Origin.NONE);
        return new Contribution.Term(false, List.of(new Contribution.Factor(false, value)), null);
    }

    private static void add(Double number, List<Expr> arguments) {
        if (number != null) {
            arguments.add(new Expr.Literal(Type.DOUBLE, number, Origin.NONE));
        }
    }
}
