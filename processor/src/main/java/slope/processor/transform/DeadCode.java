package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import slope.processor.analysis.Definitions;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Label;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Regions;
import slope.processor.ir.ssa.Var;

/**
 * Removes what no result depends on: operations, the slots of loops, the results of branches, stores into arrays that nobody
 * reads. What is written into a parameter stays, and so does every call that stores into an array, as pullbacks do.
 */
public final class DeadCode {
    private final Definitions definitions;
    private final Set<Var> parameters;
    /** Arrays that somebody returned who may know them by another name. */
    private final Set<Var> foreign = new HashSet<>();

    private final Set<Var> live = new HashSet<>();
    private final Set<Var> liveArrays = new HashSet<>();
    private final Set<Label> mirrored = new HashSet<>();

    private DeadCode(Function function) {
        definitions = Definitions.of(function);
        parameters = new HashSet<>(function.parameters());
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Call call && call.callee().opaque()) {
                call.results().forEach(r -> foreign.add(definitions.root(r)));
            }
        });
    }

    public static Function apply(Function function) {
        DeadCode pass = new DeadCode(function);
        function.returned().forEach(pass::use);
        int before;
        do {
            before = pass.size();
            pass.mark(function.body(), null);
        } while (pass.size() > before);
        return new Function(
                function.name(), function.signature(), function.parameters(), pass.sweep(function.body(), null));
    }

    private int size() {
        return live.size() + liveArrays.size() + mirrored.size();
    }

    private void use(Var var) {
        live.add(var);
        if (var.type().isArray()) {
            liveArrays.add(definitions.root(var));
        }
    }

    /** Marks what the live operations of a block read; tells whether there were any. */
    private boolean mark(Block block, Carried loop) {
        boolean any = false;
        for (Block inner : Operands.blocks(block.end())) {
            any |= mark(inner, loop);
        }
        if (block.end() instanceof End.Branch && loop != null) {
            Operands.of(block.end()).forEach(this::use);
        } else if (loop != null) {
            markSlots(loop, Operands.of(block.end()));
        }
        for (int i = block.ops().size() - 1; i >= 0; i--) {
            any |= mark(block.ops().get(i));
        }
        return any;
    }

    private void markSlots(Carried loop, List<Var> values) {
        for (int i = 0; i < loop.size(); i++) {
            if (isLive(loop, i)) {
                use(values.get(i));
            }
        }
    }

    private boolean isLive(Carried loop, int slot) {
        return live.contains(loop.arguments().get(slot))
                || live.contains(loop.results().get(slot));
    }

    private boolean mark(Op op) {
        boolean needed = isNeeded(op);
        if (op instanceof Op.If branch) {
            for (int i = 0; i < branch.results().size(); i++) {
                if (live.contains(branch.results().get(i))) {
                    use(branch.then().yielded().get(i));
                    use(branch.otherwise().yielded().get(i));
                }
            }
            needed |= mark(branch.then(), null) | mark(branch.otherwise(), null);
        } else if (Operands.carried(op) != null) {
            List<Block> blocks = Operands.blocks(op);
            needed |= mark(blocks.get(blocks.size() - 1), Operands.carried(op));
            if (needed && op instanceof Op.While loop) {
                loop.condition().yielded().forEach(this::use);
                mark(loop.condition(), null);
            }
        }
        if (needed) {
            if (op instanceof Op.Reverse reverse) {
                mirrored.add(reverse.mirrors());
            }
            markOperands(op);
        }
        return needed;
    }

    private void markOperands(Op op) {
        Carried carried = Operands.carried(op);
        if (carried == null) {
            Operands.of(op).forEach(this::use);
            return;
        }
        markSlots(carried, carried.initial());
        if (op instanceof Op.For loop) {
            use(loop.from());
            use(loop.bound());
        } else if (op instanceof Op.Unwind loop && loop.start() != null) {
            use(loop.start());
        }
    }

    private boolean isNeeded(Op op) {
        if (op instanceof Op.Store store) {
            return isRead(store.array());
        } else if (op instanceof Op.AddTo add) {
            return isRead(add.array());
        } else if (op instanceof Op.Call call
                && (call.entry() == Op.Entry.PULLBACK || call.callee().hasEffects())) {
            return true;
        } else if (op.results().isEmpty() && Operands.carried(op) == null && !(op instanceof Op.If)) {
            return true;
        }
        return op.results().stream().anyMatch(live::contains) || mirrored.contains(label(op));
    }

    private static Label label(Op op) {
        return op instanceof Op.For loop ? loop.label() : op instanceof Op.While loop ? loop.label() : null;
    }

    /** Whether anything that is live may read what is stored: an array is live only where it is read or handed on. */
    private boolean isRead(Var array) {
        Var root = definitions.root(array);
        return parameters.contains(root) || liveArrays.contains(root) || foreign.contains(root);
    }

    private Block sweep(Block block, Carried loop) {
        List<Op> ops = new ArrayList<>();
        for (Op op : block.ops()) {
            if (isKept(op)) {
                ops.add(sweep(op));
            }
        }
        if (loop == null) {
            return new Block(ops, block.end());
        }
        End end = Regions.map(block.end(), b -> sweep(b, loop));
        if (end instanceof End.Yield yield) {
            end = new End.Yield(slots(loop, yield.values()));
        } else if (end instanceof End.Break out) {
            end = new End.Break(slots(loop, out.values()));
        }
        return new Block(ops, end);
    }

    private boolean isKept(Op op) {
        if (isNeeded(op)) {
            return true;
        }
        return Operands.blocks(op).stream().anyMatch(this::hasKept);
    }

    private boolean hasKept(Block block) {
        return block.ops().stream().anyMatch(this::isKept)
                || Operands.blocks(block.end()).stream().anyMatch(this::hasKept);
    }

    private Op sweep(Op op) {
        if (op instanceof Op.If branch) {
            List<Var> results = branch.results().stream().filter(live::contains).toList();
            Block then = yields(sweep(branch.then(), null), branch.results());
            Block otherwise = yields(sweep(branch.otherwise(), null), branch.results());
            return new Op.If(
                    branch.label(), branch.mirrors(), branch.form(), branch.condition(), then, otherwise, results);
        } else if (op instanceof Op.For loop) {
            Carried carried = slots(loop.carried());
            Block body = sweep(loop.body(), loop.carried());
            return new Op.For(
                    loop.label(), loop.index(), loop.from(), loop.relation(), loop.bound(), loop.step(), carried, body);
        } else if (op instanceof Op.While loop) {
            Block condition = sweep(loop.condition(), null);
            return new Op.While(loop.label(), slots(loop.carried()), condition, sweep(loop.body(), loop.carried()));
        } else if (op instanceof Op.Reverse loop) {
            return new Op.Reverse(loop.mirrors(), slots(loop.carried()), sweep(loop.body(), loop.carried()));
        } else if (op instanceof Op.Unwind loop) {
            Block body = sweep(loop.body(), loop.carried());
            return new Op.Unwind(loop.cursor(), loop.start(), slots(loop.carried()), body);
        }
        return op;
    }

    private Block yields(Block block, List<Var> results) {
        List<Var> kept = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (live.contains(results.get(i))) {
                kept.add(block.yielded().get(i));
            }
        }
        return new Block(block.ops(), new End.Yield(kept));
    }

    private Carried slots(Carried c) {
        return new Carried(slots(c, c.initial()), slots(c, c.arguments()), slots(c, c.results()));
    }

    private List<Var> slots(Carried loop, List<Var> vars) {
        List<Var> kept = new ArrayList<>();
        for (int i = 0; i < loop.size(); i++) {
            if (isLive(loop, i)) {
                kept.add(vars.get(i));
            }
        }
        return kept;
    }
}
