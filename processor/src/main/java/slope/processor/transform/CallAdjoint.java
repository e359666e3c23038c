package slope.processor.transform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.analysis.Activity;
import slope.processor.analysis.Definitions;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Label;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Var;

/**
 * The reverse of a call: the callee's pullback, which runs the callee again and adds to the caller's shadows. A callee may
 * rely on all its shadows being distinct, so an array that may be part of an earlier argument gets a scratch shadow, added
 * afterwards. Nothing is called where the adjoints of all results are exactly 0, unless the callee stores into an array, or
 * returns one: then its shadow is what the callee starts from.
 */
final class CallAdjoint {
    private final Activity activity;
    private final Definitions definitions;
    private final CarriedShadows shadows;
    private final Snapshots snapshots;

    CallAdjoint(Activity activity, Definitions definitions, CarriedShadows shadows, Snapshots snapshots) {
        this.activity = activity;
        this.definitions = definitions;
        this.shadows = shadows;
        this.snapshots = snapshots;
    }

    void reverse(Op.Call call, Adjoints bars, Builder out) {
        if (call.callee().opaque()) {
            return;
        }
        boolean arrays = call.writtenActive().stream().anyMatch(activity::isActive)
                || call.results().stream().anyMatch(r -> r.type().isArray() && activity.isActive(r));
        if (arrays) {
            pullback(call, bars, out).forEach(bars::set);
            return;
        }
        List<Var> known = call.results().stream()
                .map(bars::get)
                .filter(bar -> bar != null)
                .toList();
        if (known.isEmpty()) {
            return;
        }
        Var reached = out.isAnyNonZero(known);
        Builder then = new Builder();
        Map<Var, Var> sums = pullback(call, bars, then);
        List<Var> results = new ArrayList<>();
        List<Var> before = new ArrayList<>();
        Builder otherwise = new Builder();
        sums.keySet().forEach(v -> {
            results.add(v.derived(Adjoint.barOf(v)));
            before.add(bars.orZero(v, otherwise));
        });
        Block called = then.yield(List.copyOf(sums.values()));
        Op.If.Form form = Op.If.Form.STATEMENT;
        out.add(new Op.If(new Label("call"), null, form, reached, called, otherwise.yield(before), results));
        int i = 0;
        for (Var argument : sums.keySet()) {
            bars.set(argument, results.get(i++));
        }
    }

    /** Calls the pullback; results in the adjoints of the active scalar arguments. */
    private Map<Var, Var> pullback(Op.Call call, Adjoints bars, Builder out) {
        List<Var> arguments = new ArrayList<>();
        Map<Integer, Var> partials = new LinkedHashMap<>();
        Map<Var, Var> scratch = new LinkedHashMap<>();
        Set<Var> taken = new LinkedHashSet<>();
        call.written().forEach(a -> taken.add(definitions.root(a)));
        for (int i = 0; i < call.arguments().size(); i++) {
            Var argument = call.arguments().get(i);
            Parameter parameter = call.callee().parameters().get(i);
            arguments.add(snapshots.asItWas(call, i));
            if (parameter.active() && parameter.written() && activity.isActive(argument)) {
                arguments.add(shadows.asItWas(call, i));
            } else if (parameter.active() && argument.type().isArray()) {
                Var shape = arguments.get(arguments.size() - 1);
                arguments.add(shadow(argument, shadows.asItWas(call, i), shape, taken, scratch, out));
            } else if (parameter.active()) {
                String name = "d" + parameter.name();
                partials.put(i, Var.temporary(name, Type.DOUBLE, argument.origin()));
            }
        }
        seeds(call, bars, arguments, out);
        out.add(new Op.Call(
                List.copyOf(partials.values()), call.callee(), Op.Entry.PULLBACK, arguments, call.origin()));
        scratch.forEach((temporary, shadow) -> out.addArray(shadow, temporary));
        Map<Var, Var> sums = new LinkedHashMap<>();
        partials.forEach((i, partial) -> {
            Var argument = call.arguments().get(i);
            if (activity.isActive(argument)) {
                Var before = sums.getOrDefault(argument, bars.get(argument));
                String name = Adjoint.barOf(argument);
                sums.put(argument, before == null ? partial : out.infix("+", before, partial, name));
            }
        });
        return sums;
    }

    /** The adjoint of each leaf of the result that has a derivative. */
    private void seeds(Op.Call call, Adjoints bars, List<Var> arguments, Builder out) {
        List<Leaf> leaves = call.callee().results();
        for (int i = 0; i < leaves.size(); i++) {
            Var result = call.results().get(i);
            if (!leaves.get(i).parameter().active()) {
                continue;
            } else if (!result.type().isArray()) {
                arguments.add(bars.orZero(result, out));
            } else if (activity.isActive(result)) {
                arguments.add(shadows.of(result));
            } else {
                Var zeros = Var.temporary(result.name() + "Zeros", result.type(), result.origin());
                out.add(new Op.AllocateLike(zeros, result));
                arguments.add(zeros);
            }
        }
    }

    private Var shadow(Var argument, Var shadow, Var shape, Set<Var> taken, Map<Var, Var> scratch, Builder out) {
        boolean active = activity.isActive(argument);
        if (active && taken.add(definitions.root(argument))) {
            return shadow;
        }
        Var temporary = Var.temporary(argument.name() + "Scratch", argument.type(), argument.origin());
        out.add(new Op.AllocateLike(temporary, shape));
        if (active) {
            scratch.put(temporary, shadow);
        }
        return temporary;
    }
}
