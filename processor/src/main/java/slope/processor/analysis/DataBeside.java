package slope.processor.analysis;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/**
 * Arrays of numbers that are made here and stay data, though others in their group vary: nothing that varies is stored into them by
 * their own name, nor into what may be any array of the group. All are taken for data first, and those given up for which that
 * does not come out.
 */
final class DataBeside {
    private final Function function;
    private final Definitions definitions;
    private final Set<Var> arrays = new HashSet<>();

    private DataBeside(Function function, Definitions definitions) {
        this.function = function;
        this.definitions = definitions;
    }

    static Set<Var> of(Function function, Definitions definitions, Collection<Var> independent) {
        DataBeside data = new DataBeside(function, definitions);
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Allocate made && made.result().type().rank() == 1) {
                data.arrays.add(made.result());
            }
        });
        int before;
        do {
            before = data.arrays.size();
            data.giveUp(Activity.of(function, independent, data.arrays));
        } while (data.arrays.size() < before);
        return data.arrays;
    }

    private void giveUp(Activity activity) {
        Set<Var> varied = new HashSet<>();
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Store store && !store.value().type().isArray() && activity.isVaried(store.value())) {
                varied.add(store.array());
            } else if (op instanceof Op.Call call && call.entry() == Op.Entry.PRIMAL) {
                varied.addAll(call.writtenActive());
            }
        });
        for (Var array : varied) {
            if (!isItself(array)) {
                arrays.removeIf(a -> definitions.root(a).equals(definitions.root(array)));
            }
        }
        arrays.removeAll(varied);
    }

    /** Whether it is known which array it is, and that none of its rows is another one. */
    private boolean isItself(Var array) {
        return array.type().rank() == 1
                && (definitions.operation(array) instanceof Op.Allocate
                        || function.parameters().contains(array));
    }
}
