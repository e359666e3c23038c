package slope.processor.analysis;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/** An active value that is handed to, or stored into, what is {@code @Constant} would lose its derivative without a word. */
public final class ConstantPositions {
    private final Function function;
    private final Activity activity;
    private final Definitions definitions;
    private final LaterUses later;
    private final Set<Var> beside;
    private final Reporter reporter;
    /** What prints and logs, by name. */
    private static final Set<String> WRITERS = Set.of("PrintStream", "PrintWriter", "Logger");

    /** Whether there is any text with an active value in it. */
    private boolean hasTexts;

    /** The groups with arrays that somebody returned whose body nobody looks into, and who that was. */
    private final Map<Var, String> foreign = new HashMap<>();

    private boolean fine = true;

    private ConstantPositions(Function function, Collection<Var> independent, Reporter reporter) {
        this.function = function;
        this.reporter = reporter;
        activity = Activity.of(function, independent);
        definitions = Definitions.of(function);
        later = LaterUses.of(function);
        beside = DataBeside.made(function, definitions, independent);
        Operands.walk(function.body(), this::scan);
    }

    private boolean varies(Var var) {
        return activity.isVaried(var) && !beside.contains(var);
    }

    private void scan(Op op) {
        if (op instanceof Op.Pure pure && pure.result().type().equals(Type.STRING)) {
            hasTexts |= pure.arguments().stream().anyMatch(activity::isHandedVaried);
        } else if (op instanceof Op.Call call && call.callee().opaque()) {
            call.results().stream()
                    .filter(r -> r.type().isArray())
                    .forEach(r -> foreign.put(definitions.root(r), call.callee().method()));
        }
    }

    /** Whether there is none. */
    public static boolean check(Function function, Collection<Var> independent, Reporter reporter) {
        ConstantPositions pass = new ConstantPositions(function, independent, reporter);
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Store store) {
                pass.check(store);
            } else if (op instanceof Op.Call call) {
                pass.check(call);
            } else if (op instanceof Op.Passive passive && pass.varies(passive.value())) {
                pass.report(passive.origin(), Problem.ACTIVE_AT_CONSTANT, passive.parameter(), passive.method());
            }
        });
        pass.checkResult();
        if (pass.fine) {
            Operands.walk(function.body(), op -> {
                if (op instanceof Op.Store store) {
                    pass.checkBeside(store);
                }
            });
        }
        return pass.fine;
    }

    private void checkResult() {
        List<Leaf> leaves = function.signature().results();
        for (int i = 0; i < leaves.size(); i++) {
            Var value = function.returned().get(i);
            if (!leaves.get(i).parameter().active() && activity.isVaried(value)) {
                String component = String.join(".", leaves.get(i).path());
                report(
                        value.origin(),
                        Problem.ACTIVE_AT_CONSTANT,
                        component,
                        function.signature().result());
            }
        }
    }

    private void check(Op.Store store) {
        String maker = maker(store.array());
        if (maker != null && !store.value().type().isArray() && activity.isVaried(store.value())) {
            report(store.origin(), Problem.ACTIVE_INTO_RETURNED, maker);
        }
    }

    /** Where the array may be one that varies, what is stored may have to take the place of an active value. */
    private void checkBeside(Op.Store store) {
        String maker = maker(store.array());
        if (maker != null && !store.value().type().isArray() && activity.variesInGroup(store.array())) {
            report(store.origin(), Problem.ACTIVE_INTO_RETURNED, maker);
        }
    }

    /** The callee that may have returned the array, or null for none. Other code may read such an array under another name. */
    private String maker(Var array) {
        boolean made = array.type().rank() == 1 && definitions.operation(array) instanceof Op.Allocate;
        return made ? null : foreign.get(definitions.root(array));
    }

    private void check(Op.Call call) {
        if (call.callee().opaque()) {
            boolean prints = WRITERS.contains(call.callee().owner().simpleName());
            for (int i = 0; i < call.arguments().size(); i++) {
                Var argument = call.arguments().get(i);
                if (activity.isHandedVaried(argument) || !prints && tells(argument)) {
                    report(
                            place(call, i),
                            call.callee().onActive(),
                            call.callee().method());
                    return;
                }
            }
            return;
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            Parameter parameter = call.callee().parameters().get(i);
            Var argument = call.arguments().get(i);
            String maker = argument.type().isArray() && parameter.written() ? maker(argument) : null;
            if (maker != null && call.arguments().stream().anyMatch(activity::isVaried)) {
                report(place(call, i), Problem.ACTIVE_INTO_RETURNED, maker);
            } else if (!parameter.active() && varies(argument)) {
                report(
                        place(call, i),
                        Problem.ACTIVE_AT_CONSTANT,
                        parameter.name(),
                        call.callee().method());
            } else if (!parameter.active() && parameter.written() && mayLose(call, argument)) {
                report(
                        place(call, i),
                        Problem.ACTIVE_INTO_CONSTANT,
                        call.callee().method(),
                        parameter.name());
            } else if (!parameter.active()
                    && argument.type().isArray()
                    && argument.type().isReal()
                    && returnsArray(call.callee())
                    && later.mayStore(call, argument)) {
                String why = "'" + call.callee().method() + "' may return '" + parameter.name()
                        + "', which is a constant there, and would be stored into later";
                report(call.origin(), Problem.RESULT_STORE, why);
            }
        }
    }

    /** Whether what a callee leaves in data may be read here, and depend on something that varies. */
    private boolean mayLose(Op.Call call, Var argument) {
        return argument.type().isReal()
                && call.arguments().stream().anyMatch(activity::isVaried)
                && later.mayRead(call, argument);
    }

    private static boolean returnsArray(Callee callee) {
        return callee.results().stream()
                .anyMatch(l -> l.parameter().active() && l.parameter().type().isArray());
    }

    private static Origin place(Op.Call call, int argument) {
        int object = call.callee().ofObject() ? 1 : 0;
        return call.origin().argument(argument - object, call.arguments().size() - object);
    }

    /**
     * Whether it is a text with an active value in it, or may be, where it was assigned more than once: nothing is lost where that
     * is printed, but anybody else might read the value again.
     */
    private boolean tells(Var text) {
        if (!text.type().equals(Type.STRING) || function.parameters().contains(text)) {
            return false;
        }
        Op op = definitions.operation(text);
        return op instanceof Op.Pure joined
                ? joined.arguments().stream().anyMatch(a -> activity.isHandedVaried(a) || tells(a))
                : (op == null || op instanceof Op.If || Operands.carried(op) != null) && hasTexts;
    }

    private void report(Origin origin, Problem problem, Object... arguments) {
        fine = false;
        reporter.report(origin, problem, arguments);
    }
}
