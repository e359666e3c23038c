package slope.processor.ir.source;

import slope.processor.ir.Type;

/** A local variable or parameter. Two of the same name are different variables: identity counts. */
public final class Local {
    private final String name;
    private final Type type;

    public Local(String name, Type type) {
        this.name = name;
        this.type = type;
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
