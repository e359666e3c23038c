package slope.processor.transform;

import java.util.ArrayList;
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
 * Shadows of arrays that are assigned again: swapped buffers, or one that a branch chooses. Which shadow belongs to such a
 * variable is known in the forward sweep only, so that is where they are made, beside their arrays, and handed on by branches
 * and loops as these are. The reverse sweep finds them as they were, like any other value.
 *
 * <p>Guarantees: every active array variable of such a group has a shadow that is bound next to it.
 */
final class CarriedShadows {
    private final Definitions definitions;
    private final Activity activity;
    private final Map<Var, Var> shadows;

    CarriedShadows(Definitions definitions, Activity activity, Map<Var, Var> shadows) {
        this.definitions = definitions;
        this.activity = activity;
        this.shadows = shadows;
    }

    /** The forward sweep with the shadows. */
    Block carry(Block block) {
        return block(block, List.of());
    }

    private boolean isCarried(Var var) {
        return definitions.isReassigned(var) && activity.isActive(var);
    }

    private Var newShadow(Var array) {
        Var shadow = array.derived(Adjoint.barOf(array));
        shadows.put(array, shadow);
        return shadow;
    }

    /** Data that is exchanged for an active array gets a shadow that nobody looks at. */
    private Var shadow(Var array, List<Op> out) {
        if (!shadows.containsKey(array)) {
            out.add(new Op.AllocateLike(newShadow(array), array));
        }
        return shadows.get(array);
    }

    /** @param targets what the values at the ends go to */
    private Block block(Block block, List<Var> targets) {
        List<Op> out = new ArrayList<>();
        block.ops().forEach(op -> op(op, out));
        if (block.end() instanceof End.Branch) {
            return new Block(out, Regions.map(block.end(), b -> block(b, targets)));
        }
        List<Var> values = new ArrayList<>(Operands.of(block.end()));
        for (int i = 0; i < targets.size(); i++) {
            if (isCarried(targets.get(i))) {
                values.add(shadow(values.get(i), out));
            }
        }
        return new Block(out, end(block.end(), values));
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
            out.add(new Op.Load(newShadow(row.result()), shadow(row.array(), out), row.index()));
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
            out.add(op);
        }
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
