package slope.processor.analysis;

import java.util.LinkedHashSet;
import java.util.Set;
import slope.processor.ir.StaticField;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;

/** Finds the static fields with arrays that a function reads, in the order of their first use. */
public final class StaticTables {
    private StaticTables() {}

    public static Set<StaticField> of(Function function) {
        Set<StaticField> tables = new LinkedHashSet<>();
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Field read && read.result().type().isArray()) {
                tables.add(read.field());
            }
        });
        return tables;
    }
}
