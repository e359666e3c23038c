package slope.processor.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import slope.processor.ir.Operator;

/** The whole table, by operator. */
public final class Rules {
    private static final Map<Operator, Rule> TABLE = new LinkedHashMap<>();

    static {
        Stream.concat(OperatorRules.rows().stream(), MathRules.rows().stream())
                .map(Row::rule)
                .forEach(rule -> TABLE.put(rule.operator(), rule));
    }

    private Rules() {}

    /** The row of an operator, or nothing where it has no derivative. */
    public static Optional<Rule> find(Operator operator) {
        return operator.isWritten() ? Optional.of(WrittenRule.of(operator)) : Optional.ofNullable(TABLE.get(operator));
    }

    /** All rows, in the order in which they are printed. */
    public static List<Rule> all() {
        return List.copyOf(TABLE.values());
    }
}
