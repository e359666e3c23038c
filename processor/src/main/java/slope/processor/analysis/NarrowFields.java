package slope.processor.analysis;

import java.util.concurrent.atomic.AtomicBoolean;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;

/**
 * An array of floats, or of what is shorter than an int, that an object holds would have to be converted each time that it is
 * read. Some are read only when a record is taken apart, and are of no use to anybody: so it is asked here.
 */
public final class NarrowFields {
    private NarrowFields() {}

    /** Whether there is none. */
    public static boolean check(Function function, Reporter reporter) {
        AtomicBoolean fine = new AtomicBoolean(true);
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.FieldOf field) {
                Type type = field.result().type();
                if (type.isArray() && type.isNarrow()) {
                    fine.set(false);
                    reporter.report(field.result().origin(), Problem.FIELD_TYPE, type);
                }
            }
        });
        return fine.get();
    }
}
