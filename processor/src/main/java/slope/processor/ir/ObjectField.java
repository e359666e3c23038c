package slope.processor.ir;

/**
 * A field of a class of the user's.
 *
 * @param name with parentheses where it is read by an accessor
 * @param fixed whether it is final, so that it may be read again
 */
public record ObjectField(String name, Type type, boolean fixed) {}
