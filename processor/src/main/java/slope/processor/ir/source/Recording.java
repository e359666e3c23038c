package slope.processor.ir.source;

import java.util.List;
import slope.processor.ir.Operator;

/**
 * A kind of node of the graph.
 *
 * @param name what nodes of this kind are called: with the number of parents, their identity
 * @param operator what computes the node's data from its operands
 * @param folded the position of the operand that is folded into the node as its constant; -1 for none
 * @param method the engine's method that records such a node
 * @param placeholders what the partials call the operands, in order, and then the result
 * @param contributions what each operand gets
 */
public record Recording(
        String name,
        Operator operator,
        int folded,
        String method,
        List<Local> placeholders,
        List<Contribution> contributions) {
    /** How many parents a node has. */
    public int arity() {
        return operator.parameters().size() - (folded < 0 ? 0 : 1);
    }
}
