package slope.processor.analysis;

import java.util.HashSet;
import java.util.Set;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/** Which arrays are stored into, by the function itself or by what it calls: their {@link Definitions#root roots}. */
public final class Written {
    private Written() {}

    public static Set<Var> of(Function function, Definitions definitions) {
        Set<Var> written = new HashSet<>();
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Store store) {
                written.add(definitions.root(store.array()));
            } else if (op instanceof Op.AddTo add) {
                written.add(definitions.root(add.array()));
            } else if (op instanceof Op.Call call && call.entry() == Op.Entry.PRIMAL) {
                call.written().forEach(a -> written.add(definitions.root(a)));
            }
        });
        return written;
    }
}
