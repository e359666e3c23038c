package slope.processor.ir.ssa;

import slope.processor.ir.Type;

/**
 * Where the values of one variable are kept between the sweeps: an array with a place for each iteration, or, outside of
 * loops, one variable.
 *
 * @param type of one value
 * @param cursor what tells the place; null where the loop's index does, and outside of loops
 * @param inLoop whether it is an array
 */
public record Tape(String name, Type type, Cursor cursor, boolean inLoop) {}
