package slope.processor.ir.source;

import java.util.List;
import slope.processor.ir.Callee;

/**
 * An annotated method as read, or as desugared.
 *
 * @param signature how others call it
 * @param parameters in the order of the signature
 * @param results the locals that hold the leaves of a record when it returns without a value; empty where it returns one, or none
 */
public record Method(Callee signature, List<Local> parameters, List<Local> results, List<Stmt> body) {
    public Method(Callee signature, List<Local> parameters, List<Stmt> body) {
        this(signature, parameters, List.of(), body);
    }

    public Method {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
        body = List.copyOf(body);
    }
}
