package slope.processor.ir;

/**
 * A component of a record.
 *
 * @param active whether its numbers are differentiated with respect to: it is not {@code @Constant}
 */
public record Component(String name, Type type, boolean active) {}
