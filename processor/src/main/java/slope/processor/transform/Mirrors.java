package slope.processor.transform;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Label;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/** The tree of a function's blocks: which block each value is bound in, which blocks are inside which, which mirror which. */
final class Mirrors {
    /** The blocks of a branch, or the body of a loop, by label. */
    private final Map<Label, List<Block>> forward = new HashMap<>();

    private final Map<Label, Op> loops = new HashMap<>();
    private final Map<Block, Node> nodes = new IdentityHashMap<>();
    private final Map<Var, Block> homes = new HashMap<>();

    /** @param loop the loop that the block is the body of, or in a branch inside that body; null outside of loops */
    record Node(Block parent, Op loop, Block mirrored) {}

    Mirrors(Function function) {
        label(function.body());
        function.parameters().forEach(p -> homes.put(p, function.body()));
        scan(function.body(), null, null, null);
    }

    private void label(Block block) {
        for (Op op : block.ops()) {
            if (op instanceof Op.If branch && branch.mirrors() == null) {
                forward.put(branch.label(), List.of(branch.then(), branch.otherwise()));
            } else if (op instanceof Op.For loop) {
                forward.put(loop.label(), List.of(loop.body()));
                loops.put(loop.label(), loop);
            } else if (op instanceof Op.While loop) {
                forward.put(loop.label(), List.of(loop.body()));
                loops.put(loop.label(), loop);
            }
            Operands.blocks(op).forEach(this::label);
        }
        if (block.end() instanceof End.Branch branch) {
            forward.put(branch.label(), List.of(branch.then(), branch.otherwise()));
            Operands.blocks(branch).forEach(this::label);
        }
    }

    private void scan(Block block, Block parent, Op loop, Block mirrored) {
        nodes.put(block, new Node(parent, loop, mirrored));
        for (Op op : block.ops()) {
            op.results().forEach(r -> homes.put(r, block));
            List<Block> blocks = Operands.blocks(op);
            Block body = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
            if (Operands.carried(op) != null) {
                Operands.carried(op).arguments().forEach(a -> homes.put(a, body));
            }
            if (op instanceof Op.For counted) {
                homes.put(counted.index(), body);
            }
            List<Block> mirrors = mirrored(op);
            for (int i = 0; i < blocks.size(); i++) {
                Op around = Operands.carried(op) == null ? loop : op;
                // a condition sees what the loop carries, as the body does
                Block outside = op instanceof Op.While && blocks.get(i) != body ? body : block;
                scan(blocks.get(i), outside, around, mirrors.isEmpty() ? null : mirrors.get(i));
            }
        }
        for (Block inner : Operands.blocks(block.end())) {
            scan(inner, block, loop, null);
        }
    }

    private List<Block> mirrored(Op op) {
        if (op instanceof Op.If branch && branch.mirrors() != null) {
            return forward.get(branch.mirrors());
        } else if (op instanceof Op.Reverse loop) {
            return forward.get(loop.mirrors());
        }
        return List.of();
    }

    Op loop(Label label) {
        return loops.get(label);
    }

    Block home(Var var) {
        return homes.get(var);
    }

    /** A value that a pass adds to a block. */
    void bind(Var var, Block block) {
        homes.put(var, block);
    }

    /** The innermost loop around what is bound in a block, or null. */
    Op loopAround(Block block) {
        return nodes.get(block).loop();
    }

    Block parent(Block block) {
        return nodes.get(block).parent();
    }

    Block mirroredBy(Block block) {
        return nodes.get(block).mirrored();
    }

    /** Whether a value that is bound in {@code home} can simply be read in {@code block}. */
    boolean sees(Block block, Block home) {
        for (Block b = block; b != null; b = nodes.get(b).parent()) {
            if (b == home) {
                return true;
            }
        }
        return false;
    }

    /** The block around {@code block}, or itself, that mirrors {@code home}. */
    Block mirrorOf(Var var, Block block, Block home) {
        for (Block b = block; b != null; b = nodes.get(b).parent()) {
            if (nodes.get(b).mirrored() == home) {
                return b;
            }
        }
        throw new IllegalStateException("'" + var + "' is read where no mirror of its block is");
    }

    /** Whether a loop can be left before its range is done. */
    static boolean breaks(Block body) {
        if (body.end() instanceof End.Branch branch) {
            return breaks(branch.then()) || breaks(branch.otherwise());
        }
        return body.end() instanceof End.Break;
    }
}
