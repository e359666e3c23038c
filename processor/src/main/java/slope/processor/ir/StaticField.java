package slope.processor.ir;

/**
 * A {@code static final} field that generated code refers to by name.
 *
 * @param constant whether it is a compile-time constant expression (JLS 15.29), which {@code max} and {@code min} ask for
 */
public record StaticField(ClassRef owner, String name, Type type, boolean constant) {}
