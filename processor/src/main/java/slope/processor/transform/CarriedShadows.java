package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import slope.processor.analysis.Activity;
import slope.processor.analysis.Definitions;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Regions;
import slope.processor.ir.ssa.Var;

/**
 * Shadows of arrays that are assigned again: swapped buffers, one that a branch chooses, rows that are exchanged. Which shadow
 * belongs to such a variable is known in the forward sweep only, so that is where they are made, beside their arrays, and handed
 * on by branches and loops as these are; where an array becomes a row of another, so does its shadow. The reverse sweep finds
 * them as they were, like any other value, and so never has to put a row back; only a callee, which is handed all rows, gets them
 * from a copy.
 *
 * <p>Guarantees: every active array variable of such a group has a shadow that is bound next to it.
 */
final class CarriedShadows {
    private final Definitions definitions;
    private final Activity activity;
    private final Map<Var, Var> shadows;
    private final Map<Op.Call, Map<Integer, Var>> ofCalls = new IdentityHashMap<>();

    /** The shadows of the rows that have been read where this is seen, while they are still in their places. */
    private Map<Place, Var> read = new HashMap<>();

    private record Place(Var array, Var index) {}

    CarriedShadows(Definitions definitions, Activity activity, Map<Var, Var> shadows) {
        this.definitions = definitions;
        this.activity = activity;
        this.shadows = shadows;
    }

    /** The forward sweep with the shadows. */
    Block carry(Block block) {
        return block(block, List.of());
    }

    /** What the reverse sweep hands to the callee as the shadow of an argument: its rows are those at the time of the call. */
    Var asItWas(Op.Call call, int argument) {
        return ofCalls.getOrDefault(call, Map.of())
                .getOrDefault(argument, shadows.get(call.arguments().get(argument)));
    }

    /** The shadow of a value that has one of its own, beside it. */
    Var of(Var array) {
        return shadows.get(array);
    }

    private void keepRows(Op.Call call, List<Op> out) {
        Map<Integer, Var> kept = new HashMap<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Var argument = call.arguments().get(i);
            if (argument.type().rank() > 1 && isCarried(argument) && definitions.exchangesRows(argument)) {
                Var rows = argument.derived(Adjoint.barOf(argument));
                out.add(new Op.SameRows(rows, shadow(argument, out)));
                kept.put(i, rows);
            }
        }
        ofCalls.put(call, kept);
    }

    private boolean isCarried(Var var) {
        return definitions.isReassigned(var) && activity.isActive(var);
    }

    private Var newShadow(Var array) {
        Var shadow = array.derived(Adjoint.barOf(array));
        shadows.put(array, shadow);
        return shadow;
    }

    /** Data that is exchanged for an active array gets a shadow that nobody looks at, each time that it is. */
    private Var shadow(Var array, List<Op> out) {
        if (shadows.containsKey(array)) {
            return shadows.get(array);
        }
        Var unread = array.derived(Adjoint.barOf(array));
        out.add(new Op.AllocateLike(unread, array));
        return unread;
    }

    /** @param targets what the values at the ends go to */
    private Block block(Block block, List<Var> targets) {
        Map<Place, Var> outer = read;
        read = new HashMap<>(outer);
        List<Op> out = new ArrayList<>();
        for (Op op : block.ops()) {
            boolean exchanges = exchangesRows(op);
            if (exchanges) {
                read.clear();
            }
            op(op, out);
            if (exchanges) {
                read.clear();
            }
        }
        End end = end(block.end(), targets, out);
        read = outer;
        return new Block(out, end);
    }

    private static boolean exchangesRows(Op op) {
        return op instanceof Op.Store store && store.value().type().isArray()
                || Operands.blocks(op).stream().anyMatch(CarriedShadows::exchangesRows);
    }

    private static boolean exchangesRows(Block block) {
        return block.ops().stream().anyMatch(CarriedShadows::exchangesRows)
                || Operands.blocks(block.end()).stream().anyMatch(CarriedShadows::exchangesRows);
    }

    private End end(End end, List<Var> targets, List<Op> out) {
        if (end instanceof End.Branch) {
            return Regions.map(end, b -> block(b, targets));
        }
        List<Var> values = new ArrayList<>(Operands.of(end));
        for (int i = 0; i < targets.size(); i++) {
            if (isCarried(targets.get(i))) {
                values.add(shadow(values.get(i), out));
            }
        }
        return end(end, values);
    }

    private static End end(End end, List<Var> values) {
        if (end instanceof End.Yield) {
            return new End.Yield(values);
        }
        return end instanceof End.Break ? new End.Break(values) : end;
    }

    private void op(Op op, List<Op> out) {
        if (op instanceof Op.Allocate allocate && isCarried(allocate.result())) {
            out.add(op);
            out.add(new Op.Allocate(newShadow(allocate.result()), allocate.dimensions(), allocate.outlives()));
        } else if (op instanceof Op.Constant none && isCarried(none.result())) {
            out.add(op);
            out.add(new Op.Constant(newShadow(none.result()), null));
        } else if (op instanceof Op.Load row && row.result().type().isArray() && isCarried(row.result())) {
            out.add(op);
            row(row, out);
        } else if (op instanceof Op.Store store && store.value().type().isArray() && isCarried(store.array())) {
            Var shadow = shadow(store.value(), out);
            out.add(op);
            out.add(new Op.Store(shadow(store.array(), out), store.index(), shadow, store.origin()));
        } else if (op instanceof Op.If branch) {
            Block then = block(branch.then(), branch.results());
            Block otherwise = block(branch.otherwise(), branch.results());
            List<Var> results = withShadows(branch.results());
            Op.If.Form form = results.size() > branch.results().size() ? Op.If.Form.STATEMENT : branch.form();
            out.add(new Op.If(branch.label(), null, form, branch.condition(), then, otherwise, results));
        } else if (Operands.carried(op) != null) {
            Carried before = Operands.carried(op);
            Carried carried = carried(before, out);
            out.add(Regions.loop(op, carried, condition -> condition, body -> block(body, before.results())));
        } else {
            if (op instanceof Op.Call call) {
                keepRows(call, out);
            }
            out.add(op);
            op.results().stream()
                    .filter(this::isCarried)
                    .forEach(array -> out.add(new Op.AllocateLike(newShadow(array), array, op instanceof Op.Call)));
        }
    }

    /** A row that is read again has the shadow that it had: so an inner loop need not keep it. */
    private void row(Op.Load row, List<Op> out) {
        Place place = new Place(row.array(), row.index());
        Var known = read.get(place);
        if (known != null) {
            shadows.put(row.result(), known);
            return;
        }
        Var array = shadow(row.array(), out);
        out.add(new Op.Load(newShadow(row.result()), array, row.index()));
        read.put(place, shadows.get(row.result()));
    }

    private List<Var> withShadows(List<Var> vars) {
        List<Var> all = new ArrayList<>(vars);
        vars.stream().filter(this::isCarried).forEach(v -> all.add(newShadow(v)));
        return all;
    }

    private Carried carried(Carried c, List<Op> out) {
        List<Var> initial = new ArrayList<>(c.initial());
        for (int i = 0; i < c.size(); i++) {
            if (isCarried(c.results().get(i))) {
                initial.add(shadow(c.initial().get(i), out));
            }
        }
        return new Carried(initial, withShadows(c.arguments()), withShadows(c.results()));
    }
}
