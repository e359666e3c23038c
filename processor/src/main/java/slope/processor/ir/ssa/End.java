package slope.processor.ir.ssa;

import java.util.List;

/** How a block ends. A loop's body is a decision tree whose leaves go on with the next iteration or leave the loop. */
public sealed interface End {
    /** To the enclosing region: the results of a branch, or what the next iteration carries. */
    record Yield(List<Var> values) implements End {
        public Yield {
            values = List.copyOf(values);
        }
    }

    /** Out of the loop, with its results. */
    record Break(List<Var> values) implements End {
        public Break {
            values = List.copyOf(values);
        }
    }

    /** Only in loop bodies: one of two blocks, each with an end of its own. */
    record Branch(Label label, Var condition, Block then, Block otherwise) implements End {}

    /** Out of the function, with its results. */
    record Return(List<Var> values) implements End {
        public Return {
            values = List.copyOf(values);
        }
    }
}
