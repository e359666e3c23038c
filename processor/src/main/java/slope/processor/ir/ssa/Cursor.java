package slope.processor.ir.ssa;

/**
 * Counts the iterations of a loop over all its runs, so that each has a place of its own on the loop's tapes.
 *
 * @param name what the counter is called
 * @param index the loop's own index where that is the count already (an outermost loop from 0 by 1), else null
 */
public record Cursor(String name, Var index) {}
