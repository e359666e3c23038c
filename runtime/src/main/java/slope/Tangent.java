package slope;

/**
 * What forward mode returns.
 *
 * @param value the value of the method
 * @param dot its derivative in the direction of the tangents that were given
 */
public record Tangent(double value, double dot) {}
