package slope.processor.ir.source;

import java.util.List;
import slope.processor.ir.Callee;

/**
 * An annotated method as read, or as desugared.
 *
 * @param signature how others call it
 * @param parameters in the order of the signature
 */
public record Method(Callee signature, List<Local> parameters, List<Stmt> body) {
    public Method {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }
}
