package slope.processor.analysis;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/** An active value that is handed to, or stored into, what is {@code @Constant} would lose its derivative without a word. */
public final class ConstantPositions {
    private final Function function;
    private final Activity activity;
    private final Definitions definitions;
    private final Reporter reporter;
    private final Set<Var> read = new HashSet<>();
    private boolean fine = true;

    private ConstantPositions(Function function, Collection<Var> independent, Reporter reporter) {
        this.function = function;
        this.reporter = reporter;
        activity = Activity.of(function, independent);
        definitions = Definitions.of(function);
        reads(function.body());
    }

    private void reads(Block block) {
        for (Op op : block.ops()) {
            read.addAll(Operands.of(op));
            Operands.blocks(op).forEach(this::reads);
        }
        read.addAll(Operands.of(block.end()));
        Operands.blocks(block.end()).forEach(this::reads);
    }

    /** Whether there is none. */
    public static boolean check(Function function, Collection<Var> independent, Reporter reporter) {
        ConstantPositions pass = new ConstantPositions(function, independent, reporter);
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Store store) {
                pass.check(store);
            } else if (op instanceof Op.Call call) {
                pass.check(call);
            } else if (op instanceof Op.Passive passive && pass.activity.isVaried(passive.value())) {
                pass.report(passive.origin(), Problem.ACTIVE_AT_CONSTANT, passive.parameter(), passive.method());
            }
        });
        pass.checkResult();
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
        Var array = definitions.base(store.array());
        int number = function.parameters().indexOf(array);
        boolean constant =
                number >= 0 && !function.signature().parameters().get(number).active();
        if (constant && activity.isVaried(store.value())) {
            report(store.origin(), Problem.ACTIVE_INTO_CONSTANT, array.name());
        }
    }

    private void check(Op.Call call) {
        if (call.callee().opaque()) {
            boolean asks = call.results().stream().anyMatch(read::contains);
            for (int i = 0; i < call.arguments().size(); i++) {
                Var argument = call.arguments().get(i);
                if (activity.isVaried(argument) || asks && tells(argument)) {
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
            if (!parameter.active() && activity.isVaried(argument)) {
                report(
                        place(call, i),
                        Problem.ACTIVE_AT_CONSTANT,
                        parameter.name(),
                        call.callee().method());
            }
        }
    }

    private static Origin place(Op.Call call, int argument) {
        int object = call.callee().ofObject() ? 1 : 0;
        return call.origin().argument(argument - object, call.arguments().size() - object);
    }

    /** Whether it is a text with an active value in it: nothing is lost where that is printed, but where it is read again. */
    private boolean tells(Var text) {
        return text.type().equals(Type.STRING)
                && definitions.operation(text) instanceof Op.Pure joined
                && joined.arguments().stream().anyMatch(a -> activity.isVaried(a) || tells(a));
    }

    private void report(Origin origin, Problem problem, Object... arguments) {
        fine = false;
        reporter.report(origin, problem, arguments);
    }
}
