package slope.processor.frontend;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/** Finds calls that hand one array over twice. */
final class RepeatedArguments {
    private RepeatedArguments() {}

    /**
     * Whether an array that is stored into is another argument, too, or holds one: whose derivatives are whose is told only where
     * the body is.
     */
    static boolean areIn(ExecutableElement method, List<Expr> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (!Signatures.isWritten(method.getParameters().get(i))
                    || !(arguments.get(i) instanceof Expr.Read array)) {
                continue;
            }
            for (int j = 0; j < arguments.size(); j++) {
                if (j != i && leadsTo(arguments.get(j), array.local())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean leadsTo(Expr e, Local array) {
        return e.type().isArray()
                && (e instanceof Expr.Read read && read.local().equals(array)
                        || e instanceof Expr.Element row && leadsTo(row.array(), array));
    }
}
