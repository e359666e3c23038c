package slope.processor.rules;

/** What the reverse sweep must know of an operation before it multiplies by an adjoint that may be 0. */
public enum Trait {
    /** A partial is infinite, or overflows, at finite arguments: the multiply-add is always guarded. */
    UNBOUNDED,
    /** A partial can be 0 at a finite result though the argument is not finite: what feeds the operation is guarded. */
    VANISHING,
    /** A passive operand becomes a leaf of the graph instead of being folded into the node. */
    LEAVES
}
