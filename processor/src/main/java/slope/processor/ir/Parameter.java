package slope.processor.ir;

/**
 * A parameter of an annotated method.
 *
 * @param active whether the method is differentiated with respect to it: a double, an array or a record of them, or an object
 *     with {@code @Active} fields, and not {@code @Constant}
 * @param written whether the method stores into it: an array, {@code @Written}
 * @param held whether it is what a field of an object before it holds, so that nobody hands it to the method itself
 */
public record Parameter(String name, Type type, boolean active, boolean written, boolean held) {
    public Parameter(String name, Type type, boolean active, boolean written) {
        this(name, type, active, written, false);
    }

    /** What the derivative with respect to it is called: that of {@code x} is {@code dX}. */
    public String gradient() {
        return gradient(name);
    }

    public static String gradient(String name) {
        return "d" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
