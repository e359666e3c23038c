package slope.processor.ir.ssa;

/** A number that an adjoint is multiplied by, or divided by. */
public record Factor(boolean divides, Var value) {}
