package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.analysis.Activity;
import slope.processor.analysis.Definitions;
import slope.processor.analysis.Reach;
import slope.processor.analysis.Written;
import slope.processor.diag.Origin;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Label;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/**
 * Reverse mode: the function's operations, then the reverse sweep. Each branch and loop of the forward sweep has a mirror in
 * the reverse sweep, in which the values of the mirrored iteration are simply there; {@link PlaceTapes} decides later how they
 * get there. A mirror carries the adjoints of what its body uses from outside; the adjoints of what is bound inside are bound
 * inside as well, so that no iteration sees another's.
 *
 * <p>Of an exit, nothing is left to do: a loop's results come from the iteration that left it or from the last one, and both
 * times that is the first one mirrored.
 *
 * <p>Guarantees: the parameters are the function's, each active array followed by its shadow, which the gradient is added to;
 * then the adjoint of the result, or of each active leaf of it. The shadow of an array that the function stores into holds the adjoint of what
 * is left there, and afterwards that of what was there before. The results are the function's, then the adjoints of the active scalars.
 */
public final class Adjoint {
    private final Function function;
    private final Activity activity;
    private final Definitions definitions;
    private final Reach reach;
    private final Reach touch;
    private final Partials partials;
    private final Map<Var, Var> shadows = new HashMap<>();
    private final Snapshots snapshots;
    private final CarriedShadows carried;
    private final CallAdjoint calls;

    private Adjoint(Function function, Set<Var> independent) {
        this.function = function;
        activity = Activity.of(function, independent);
        definitions = Definitions.of(function);
        reach = Reach.of(function, definitions);
        touch = Reach.byTouch(function, definitions);
        partials = new Partials(definitions);
        snapshots = new Snapshots(function.parameters(), definitions, Written.of(function, definitions));
        carried = new CarriedShadows(definitions, activity, shadows);
        calls = new CallAdjoint(activity, definitions, carried, snapshots);
    }

    /** @param independent parameters of the function */
    public static Function apply(Function function, Set<Var> independent) {
        return new Adjoint(function, independent).run(independent);
    }

    private Function run(Set<Var> independent) {
        List<Var> parameters = new ArrayList<>();
        for (Var parameter : function.parameters()) {
            parameters.add(parameter);
            if (independent.contains(parameter) && parameter.type().isArray()) {
                Var shadow = parameter.derived("d" + capitalized(parameter.name()));
                shadows.put(parameter, shadow);
                parameters.add(shadow);
            }
        }
        Builder out = new Builder();
        function.parameters().stream()
                .filter(p -> !independent.contains(p) && activity.isActive(p))
                .forEach(p -> ownShadow(p, out));
        Block forward = carried.carry(snapshots.make(function.body()));
        forward.ops().forEach(out::add);
        Adjoints bars = new Adjoints();
        function.body().ops().forEach(op -> openShadow(op, out));
        seed(bars, parameters, out);
        sweep(function.body().ops(), bars, out);
        List<Var> results = new ArrayList<>(function.returned());
        for (Var parameter : function.parameters()) {
            if (independent.contains(parameter) && !parameter.type().isArray()) {
                results.add(bars.orZero(parameter, out));
            }
        }
        Block body = out.end(new End.Return(results));
        return new Function(function.name() + "Pullback", function.signature(), parameters, body);
    }

    /** Data that something varied is stored into has a shadow, which is given to nobody. */
    private void ownShadow(Var parameter, Builder out) {
        Var shadow = parameter.derived(barOf(parameter));
        shadows.put(parameter, shadow);
        out.add(new Op.AllocateLike(shadow, parameter));
    }

    /** What the results' adjoints start with: parameters, which nobody else gets to see. */
    private void seed(Adjoints bars, List<Var> parameters, Builder out) {
        List<Leaf> leaves = function.signature().results();
        for (int i = 0; i < leaves.size(); i++) {
            Var result = function.returned().get(i);
            Parameter leaf = leaves.get(i).parameter();
            if (!leaf.active()) {
                continue;
            }
            Var bar = Var.named(leaf.name() + "Bar", leaf.type(), Origin.NONE);
            parameters.add(bar);
            if (leaf.type().isArray()) {
                String path = "valueBar." + String.join(".", leaves.get(i).path());
                out.add(new Op.CheckShape(path, bar, result));
            }
            if (activity.isActive(result) && leaf.type().isArray()) {
                out.addArray(shadows.get(result), bar);
            } else {
                addTo(bars, result, bar, out);
            }
        }
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    static String barOf(Var var) {
        return var.name() + "Bar";
    }

    private void reverse(List<Op> ops, Adjoints bars, Builder out) {
        ops.forEach(op -> openShadow(op, out));
        sweep(ops, bars, out);
    }

    private void sweep(List<Op> ops, Adjoints bars, Builder out) {
        for (int i = ops.size() - 1; i >= 0; i--) {
            reverse(ops.get(i), bars, out);
        }
    }

    /**
     * An array made in the forward sweep has a shadow from the start of its block's reverse sweep; a row, a row of it. Those
     * that are assigned again have theirs already.
     */
    private void openShadow(Op op, Builder out) {
        if (op.results().stream().anyMatch(shadows::containsKey)) {
            return;
        } else if (op instanceof Op.Allocate allocate && activity.isActive(allocate.result())) {
            Var shadow = allocate.result().derived(barOf(allocate.result()));
            shadows.put(allocate.result(), shadow);
            out.add(new Op.Allocate(shadow, allocate.dimensions(), false));
        } else if (op instanceof Op.Load row
                && row.result().type().isArray()
                && activity.isActive(row.result())
                && shadows.containsKey(row.array())) {
            Var shadow = row.result().derived(barOf(row.result()));
            shadows.put(row.result(), shadow);
            out.add(new Op.Load(shadow, shadows.get(row.array()), row.index()));
        }
    }

    private void reverse(Op op, Adjoints bars, Builder out) {
        if (op instanceof Op.Pure pure) {
            pure(pure, bars, out);
        } else if (op instanceof Op.Load load) {
            Var bar = bars.get(load.result());
            if (bar != null) {
                out.add(new Op.AddTo(shadows.get(load.array()), load.index(), bar));
            }
        } else if (op instanceof Op.Store store && !store.value().type().isArray()) {
            store(store, bars, out);
        } else if (op instanceof Op.If branch) {
            Var condition = branch.condition();
            branch(
                    branch.label(),
                    condition,
                    bars,
                    out,
                    List.of(branch.then(), branch.otherwise()),
                    (block, inner, o) -> {
                        for (int i = 0; i < branch.results().size(); i++) {
                            addTo(
                                    inner,
                                    block.yielded().get(i),
                                    bars.get(branch.results().get(i)),
                                    o);
                        }
                        reverse(block.ops(), inner, o);
                    });
        } else if (op instanceof Op.For loop) {
            loop(loop.label(), loop.carried(), loop.body(), bars, out);
        } else if (op instanceof Op.While loop) {
            loop(loop.label(), loop.carried(), loop.body(), bars, out);
        } else if (op instanceof Op.Call call) {
            calls.reverse(call, bars, out);
        }
    }

    private void pure(Op.Pure pure, Adjoints bars, Builder out) {
        Var bar = bars.get(pure.result());
        if (bar == null) {
            return;
        }
        Partials.Arrival arrival = new Partials.Arrival(reach.always(pure.result()), touch.always(pure.result()));
        for (int i = 0; i < pure.arguments().size(); i++) {
            Var argument = pure.arguments().get(i);
            if (activity.isActive(argument)) {
                Var sum = partials.add(out, bars.get(argument), pure, i, bar, arrival, barOf(argument));
                if (sum != null) {
                    bars.set(argument, sum);
                }
            }
        }
    }

    /** What was stored gets what has come together in its place, and what was there before gets nothing from that. */
    private void store(Op.Store store, Adjoints bars, Builder out) {
        Var shadow = shadows.get(store.array());
        if (shadow == null) {
            return;
        }
        if (activity.isActive(store.value())) {
            Var bar = out.load(
                    shadow, store.index(), barOf(store.value()), store.value().origin());
            addTo(bars, store.value(), bar, out);
        }
        out.add(new Op.Store(shadow, store.index(), out.constant(0.0), store.origin()));
    }

    private void addTo(Adjoints bars, Var var, Var bar, Builder out) {
        if (bar != null && activity.isActive(var)) {
            Var before = bars.get(var);
            bars.set(var, before == null ? bar : out.infix("+", before, bar, barOf(var)));
        }
    }

    private interface BlockReverser {
        void reverse(Block block, Adjoints bars, Builder out);
    }

    /** The mirror of a branch: both blocks reversed, resulting in the adjoints of what they use from outside. */
    private void branch(
            Label label, Var condition, Adjoints bars, Builder out, List<Block> blocks, BlockReverser reverser) {
        Set<Var> outer = new LinkedHashSet<>();
        blocks.forEach(b -> outer.addAll(usedFromOutside(b)));
        List<Builder> builders = List.of(new Builder(), new Builder());
        List<Adjoints> inner = List.of(bars.inside(outer), bars.inside(outer));
        for (int i = 0; i < 2; i++) {
            reverser.reverse(blocks.get(i), inner.get(i), builders.get(i));
        }
        List<Var> changed = new ArrayList<>();
        for (Var var : outer) {
            if (inner.get(0).get(var) != bars.get(var) || inner.get(1).get(var) != bars.get(var)) {
                changed.add(var);
            }
        }
        if (changed.isEmpty() && builders.get(0).isEmpty() && builders.get(1).isEmpty()) {
            return;
        }
        List<Block> mirrored = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Builder builder = builders.get(i);
            Adjoints values = inner.get(i);
            mirrored.add(builder.yield(
                    changed.stream().map(v -> values.orZero(v, builder)).toList()));
        }
        List<Var> results = changed.stream().map(v -> v.derived(barOf(v))).toList();
        out.add(new Op.If(
                new Label("reversed " + label),
                label,
                Op.If.Form.STATEMENT,
                condition,
                mirrored.get(0),
                mirrored.get(1),
                results));
        for (int i = 0; i < changed.size(); i++) {
            bars.set(changed.get(i), results.get(i));
        }
    }

    private void loop(Label label, Carried carried, Block body, Adjoints bars, Builder out) {
        List<Integer> slots = new ArrayList<>();
        for (int i = 0; i < carried.size(); i++) {
            boolean scalar = !carried.results().get(i).type().isArray();
            if (scalar
                    && (activity.isActive(carried.results().get(i))
                            || activity.isActive(carried.arguments().get(i)))) {
                slots.add(i);
            }
        }
        List<Var> outer = new ArrayList<>(usedFromOutside(body));
        outer.removeAll(carried.arguments());
        Builder inner = new Builder();
        Adjoints innerBars = new Adjoints();
        List<Var> initial = new ArrayList<>();
        List<Var> arguments = new ArrayList<>();
        Map<Integer, Var> slotBars = new HashMap<>();
        for (int slot : slots) {
            Var argument = carried.arguments().get(slot);
            initial.add(bars.orZero(carried.results().get(slot), out));
            slotBars.put(slot, argument.derived(barOf(argument)));
            arguments.add(slotBars.get(slot));
        }
        for (Var var : outer) {
            initial.add(bars.orZero(var, out));
            arguments.add(var.derived(barOf(var)));
            innerBars.set(var, arguments.get(arguments.size() - 1));
        }
        tree(body, slotBars, innerBars, inner);
        List<Var> next = new ArrayList<>();
        slots.forEach(slot -> next.add(innerBars.orZero(carried.arguments().get(slot), inner)));
        outer.forEach(var -> next.add(innerBars.orZero(var, inner)));
        List<Var> results = arguments.stream().map(a -> a.derived(a.name())).toList();
        out.add(new Op.Reverse(label, new Carried(initial, arguments, results), inner.yield(next)));
        for (int i = 0; i < outer.size(); i++) {
            bars.set(outer.get(i), results.get(slots.size() + i));
        }
        for (int i = 0; i < slots.size(); i++) {
            addTo(bars, carried.initial().get(slots.get(i)), results.get(i), out);
        }
    }

    /** A loop body, from its leaves up. */
    private void tree(Block block, Map<Integer, Var> slotBars, Adjoints bars, Builder out) {
        block.ops().forEach(op -> openShadow(op, out));
        if (block.end() instanceof End.Branch end) {
            List<Block> blocks = List.of(end.then(), end.otherwise());
            branch(end.label(), end.condition(), bars, out, blocks, (b, inner, o) -> tree(b, slotBars, inner, o));
        } else {
            List<Var> values = Operands.of(block.end());
            slotBars.forEach((slot, bar) -> addTo(bars, values.get(slot), bar, out));
        }
        sweep(block.ops(), bars, out);
    }

    /** The active scalars that a block, or one inside it, uses and does not bind, in the order of first use. */
    private Set<Var> usedFromOutside(Block block) {
        Set<Var> used = new LinkedHashSet<>();
        Set<Var> bound = new LinkedHashSet<>();
        collect(block, used, bound);
        used.removeAll(bound);
        used.removeIf(v -> v.type().isArray() || !activity.isActive(v));
        return used;
    }

    private static void collect(Block block, Set<Var> used, Set<Var> bound) {
        for (Op op : block.ops()) {
            used.addAll(Operands.of(op));
            bound.addAll(op.results());
            if (Operands.carried(op) != null) {
                bound.addAll(Operands.carried(op).arguments());
            }
            Operands.blocks(op).forEach(b -> collect(b, used, bound));
        }
        used.addAll(Operands.of(block.end()));
        Operands.blocks(block.end()).forEach(b -> collect(b, used, bound));
    }
}
