package slope.processor.ir.ssa;

import slope.processor.diag.Origin;
import slope.processor.ir.Type;

/**
 * A value, bound once. Identity counts; the name is a wish.
 *
 * @see #named() whether the name is the user's, so that the value deserves a variable of its own in what is written
 */
public final class Var {
    private final String name;
    private final boolean named;
    private final Type type;
    private final Origin origin;

    private Var(String name, boolean named, Type type, Origin origin) {
        this.name = name;
        this.named = named;
        this.type = type;
        this.origin = origin;
    }

    /** A value that the user gave a name to, or that is derived from such a one. */
    public static Var named(String name, Type type, Origin origin) {
        return new Var(name, true, type, origin);
    }

    /** An intermediate value; the name is used where it must have one. */
    public static Var temporary(String name, Type type, Origin origin) {
        return new Var(name, false, type, origin);
    }

    /** A new value of the same type, origin and standing, by another name. */
    public Var derived(String newName) {
        return new Var(newName, named, type, origin);
    }

    /** The same wish for a value of another type. */
    public Var retyped(Type newType) {
        return new Var(name, named, newType, origin);
    }

    public String name() {
        return name;
    }

    public boolean named() {
        return named;
    }

    public Type type() {
        return type;
    }

    public Origin origin() {
        return origin;
    }

    @Override
    public String toString() {
        return name;
    }
}
