package slope.processor.ir.source;

import slope.processor.ir.Type;

/** A local variable or parameter. Two of the same name are different variables: identity counts. */
public final class Local {
    private final String name;
    private final Type type;
    private final boolean named;

    private Local(String name, Type type, boolean named) {
        this.name = name;
        this.type = type;
        this.named = named;
    }

    /** A variable of the user's. */
    public Local(String name, Type type) {
        this(name, type, true);
    }

    /** A variable that the compiler introduces; the name is a wish. */
    public static Local temporary(String name, Type type) {
        return new Local(name, type, false);
    }

    /** Whether the name is the user's. */
    public boolean named() {
        return named;
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    @Override
    public String toString() {
        return name;
    }
}
