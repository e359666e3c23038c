package slope.processor.ir.ssa;

import java.util.List;
import slope.processor.ir.Callee;

/**
 * A function in SSA form.
 *
 * @param signature of the annotated method that it is, or is derived from
 * @param body ends with a {@link End.Return}
 */
public record Function(String name, Callee signature, List<Var> parameters, Block body) {
    public Function {
        parameters = List.copyOf(parameters);
    }

    public List<Var> returned() {
        return ((End.Return) body.end()).values();
    }
}
