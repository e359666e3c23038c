package slope.processor.ir;

/**
 * A component of a record, or an {@code @Active} field of an object.
 *
 * @param access what follows the dot where it is read: {@code focus()}, or {@code focus} for a field
 * @param active whether its numbers are differentiated with respect to: it is not {@code @Constant}
 */
public record Component(String name, String access, Type type, boolean active) {
    /** Of a record, whose components are read by their accessors. */
    public static Component ofRecord(String name, Type type, boolean active) {
        return new Component(name, name + "()", type, active);
    }
}
