package slope.processor.ir.ssa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.ir.Type;

/**
 * What holds of every function: each value is bound once, and read only where it is visible: in its block and inside, or, until
 * tapes are placed, in a mirror of its block. Operands have the types that operators want, branches and loops get as many
 * values as they have results. A violation is a fault of a pass.
 */
public final class SsaVerifier {
    private final Function function;
    private final boolean lowered;
    private final Set<Var> bound = new HashSet<>();
    private final Map<Label, List<Set<Var>>> forward = new HashMap<>();

    private SsaVerifier(Function function, boolean lowered) {
        this.function = function;
        this.lowered = lowered;
    }

    /** @throws IllegalStateException at the first violation */
    public static void verify(Function function) {
        new SsaVerifier(function, false).run();
    }

    /**
     * After tapes are placed: nothing mirrors, nothing is read outside its block.
     *
     * @throws IllegalStateException at the first violation
     */
    public static void verifyLowered(Function function) {
        new SsaVerifier(function, true).run();
    }

    private void run() {
        Set<Var> visible = new HashSet<>();
        function.parameters().forEach(p -> bind(p, visible));
        block(function.body(), visible, null, null);
        if (!(function.body().end() instanceof End.Return)) {
            throw violation("the function does not return");
        }
    }

    private IllegalStateException violation(String what) {
        return new IllegalStateException(what + "\n" + SsaPrinter.print(function));
    }

    private void bind(Var var, Set<Var> visible) {
        if (!bound.add(var)) {
            throw violation("'" + var + "' is bound twice");
        }
        visible.add(var);
    }

    private void read(Var var, Set<Var> visible) {
        if (!visible.contains(var)) {
            throw violation("'" + var + "' is read where it is not visible");
        }
    }

    /** Checks a block; returns what is bound in it. */
    private Set<Var> block(Block block, Set<Var> outer, Carried loop, List<Var> results) {
        Set<Var> visible = new HashSet<>(outer);
        for (Op op : block.ops()) {
            op(op, visible);
        }
        Operands.of(block.end()).forEach(v -> read(v, visible));
        if (block.end() instanceof End.Branch branch) {
            if (loop == null) {
                throw violation("a branch ends a block outside of a loop");
            }
            type(branch.condition(), Type.BOOLEAN, "a branch");
            Set<Var> then = block(branch.then(), visible, loop, null);
            forward.put(branch.label(), List.of(then, block(branch.otherwise(), visible, loop, null)));
        } else if (block.end() instanceof End.Return) {
            if (block != function.body()) {
                throw violation("a return inside the function");
            }
        } else if (block.end() instanceof End.Break out) {
            if (loop == null) {
                throw violation("a break ends a block outside of a loop");
            }
            match(out.values(), loop.results(), "break");
        } else if (block.end() instanceof End.Yield yield) {
            match(yield.values(), loop != null ? loop.arguments() : results, "yield");
        }
        visible.removeAll(outer);
        return visible;
    }

    private void match(List<Var> values, List<Var> targets, String what) {
        if (targets != null && values.size() != targets.size()) {
            throw violation("a " + what + " has " + values.size() + " values for " + targets.size());
        }
        for (int i = 0; targets != null && i < values.size(); i++) {
            type(values.get(i), targets.get(i).type(), what);
        }
    }

    private void type(Var var, Type type, String what) {
        if (!var.type().equals(type)) {
            throw violation("'" + var + "' is " + var.type() + ", but " + what + " wants " + type);
        }
    }

    private void op(Op op, Set<Var> visible) {
        Operands.of(op).forEach(v -> read(v, visible));
        if (op instanceof Op.Pure pure) {
            for (int i = 0; i < pure.arguments().size(); i++) {
                type(
                        pure.arguments().get(i),
                        pure.operator().parameters().get(i),
                        pure.operator().name());
            }
            type(pure.result(), pure.operator().result(), "its result");
        } else if (op instanceof Op.If branch) {
            type(branch.condition(), Type.BOOLEAN, "a branch");
            List<Block> blocks = Operands.blocks(op);
            List<Set<Var>> inside = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Set<Var> start = new HashSet<>(visible);
                start.addAll(mirrored(branch.mirrors(), i));
                inside.add(block(blocks.get(i), start, null, branch.results()));
            }
            forward.put(branch.label(), inside);
        } else if (Operands.carried(op) != null) {
            loop(op, visible);
        } else {
            element(op);
        }
        op.results().forEach(r -> bind(r, visible));
    }

    private void element(Op op) {
        if (op instanceof Op.Load load) {
            type(load.index(), Type.INT, "an index");
            type(load.result(), load.array().type().element(), "an element");
        } else if (op instanceof Op.Store store) {
            type(store.index(), Type.INT, "an index");
            type(store.value(), store.array().type().element(), "an element");
        } else if (op instanceof Op.AddTo add) {
            type(add.index(), Type.INT, "an index");
            type(add.value(), add.array().type().element(), "an element");
        }
    }

    private Set<Var> mirrored(Label label, int number) {
        return label == null || lowered
                ? Set.of()
                : forward.getOrDefault(label, List.of(Set.of(), Set.of())).get(number);
    }

    private void loop(Op op, Set<Var> visible) {
        Carried carried = Operands.carried(op);
        match(carried.initial(), carried.arguments(), "loop");
        Set<Var> inside = new HashSet<>(visible);
        Set<Var> own = new HashSet<>();
        carried.arguments().forEach(a -> bind(a, own));
        Label label = null;
        if (op instanceof Op.For loop) {
            bind(loop.index(), own);
            List.of(loop.index(), loop.from(), loop.bound()).forEach(v -> type(v, Type.INT, "a counted loop"));
            label = loop.label();
        } else if (op instanceof Op.While loop) {
            label = loop.label();
            inside.addAll(own);
            block(loop.condition(), inside, null, null);
            if (loop.condition().yielded().size() != 1) {
                throw violation("a condition yields one value");
            }
            type(loop.condition().yielded().get(0), Type.BOOLEAN, "a condition");
        } else if (op instanceof Op.Reverse loop) {
            if (lowered) {
                throw violation("a mirror is left");
            }
            inside.addAll(mirrored(loop.mirrors(), 0));
        }
        inside.addAll(own);
        List<Block> blocks = Operands.blocks(op);
        Set<Var> bodyBound = block(blocks.get(blocks.size() - 1), inside, carried, null);
        bodyBound.addAll(own);
        if (label != null) {
            forward.put(label, List.of(bodyBound));
        }
    }
}
