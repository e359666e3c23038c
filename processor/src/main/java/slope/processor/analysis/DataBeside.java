package slope.processor.analysis;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/**
 * Arrays that stay data, though others in their group vary: nothing that varies is stored into them by their own name, nor into what
 * may be any array of the group. All are taken for data first, and those given up for which that does not come out.
 */
final class DataBeside {
    private final Function function;
    private final Definitions definitions;
    /** Data, whatever is stored. */
    private final Set<Var> always;

    private final Set<Var> arrays = new HashSet<>();

    private DataBeside(Function function, Definitions definitions, Set<Var> always) {
        this.function = function;
        this.definitions = definitions;
        this.always = always;
    }

    /** The arrays of numbers that are made here and stay data. */
    static Set<Var> made(Function function, Definitions definitions, Collection<Var> independent) {
        DataBeside data = new DataBeside(function, definitions, parameters(function, definitions, independent));
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Allocate made && made.result().type().rank() == 1) {
                data.arrays.add(made.result());
            }
        });
        data.settle(independent);
        return data.arrays;
    }

    /**
     * The parameters that are data from the start to the end. One that is not independent, and may be stored into, is none of them
     * where what is stored may vary: then it is an array like those that are made here, filled with data at first.
     */
    static Set<Var> parameters(Function function, Definitions definitions, Collection<Var> independent) {
        Set<Var> data = new HashSet<>(function.parameters());
        data.removeAll(independent);
        Set<Var> stored = storedInto(function, definitions, data);
        if (stored.isEmpty()) {
            return data;
        }
        data.removeAll(stored);
        DataBeside pass = new DataBeside(function, definitions, data);
        pass.arrays.addAll(stored);
        pass.settle(independent);
        data.addAll(pass.arrays);
        return data;
    }

    private static Set<Var> storedInto(Function function, Definitions definitions, Set<Var> data) {
        Set<Var> written = Written.of(function, definitions);
        boolean ofSource = function.parameters().size()
                == function.signature().parameters().size();
        Set<Var> stored = new HashSet<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            Var parameter = function.parameters().get(i);
            boolean mayBe =
                    !ofSource || function.signature().parameters().get(i).written();
            if (data.contains(parameter)
                    && mayBe
                    && parameter.type().isReal()
                    && parameter.type().isArray()
                    && written.contains(definitions.root(parameter))) {
                stored.add(parameter);
            }
        }
        return stored;
    }

    private void settle(Collection<Var> independent) {
        int before;
        do {
            before = arrays.size();
            Set<Var> data = new HashSet<>(always);
            data.addAll(arrays);
            giveUp(Activity.of(function, definitions, independent, data));
        } while (arrays.size() < before);
    }

    private void giveUp(Activity activity) {
        Set<Var> varied = new HashSet<>();
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Store store && !store.value().type().isArray() && activity.isVaried(store.value())) {
                varied.add(store.array());
            } else if (op instanceof Op.AddTo add && activity.isVaried(add.value())) {
                varied.add(add.array());
            } else if (op instanceof Op.Call call
                    && call.entry() == Op.Entry.PRIMAL
                    && call.arguments().stream().anyMatch(activity::isVaried)) {
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
