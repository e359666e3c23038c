package slope.processor.ir.ssa;

import slope.processor.ir.Type;

/**
 * Where the values of one variable are kept between the sweeps: an array with a place for each iteration, or, outside of
 * loops, one variable.
 *
 * @param type of one value
 * @param cursor null outside of loops
 */
public record Tape(String name, Type type, Cursor cursor) {}
