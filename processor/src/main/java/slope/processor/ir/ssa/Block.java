package slope.processor.ir.ssa;

import java.util.List;

/** A region's body: operations in order, then how control leaves it. */
public record Block(List<Op> ops, End end) {
    public Block {
        ops = List.copyOf(ops);
    }

    /** The values of a block that completes normally. */
    public List<Var> yielded() {
        return ((End.Yield) end).values();
    }
}
