package slope.processor.ir;

/**
 * A parameter of an annotated method.
 *
 * @param active whether the method is differentiated with respect to it: a double or an array of them, and not
 *     {@code @Constant}
 * @param written whether the method stores into it: an array, {@code @Written}
 */
public record Parameter(String name, Type type, boolean active, boolean written) {}
