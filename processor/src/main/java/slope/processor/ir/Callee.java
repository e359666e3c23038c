package slope.processor.ir;

import java.util.List;

/**
 * An annotated method as callers see it: through its companion interface, never through its body.
 *
 * @param method its own name, which the primal is called by
 * @param derivativeName the name that its derivatives are called by; differs for overloads
 * @param ofObject whether it is an instance method: the first parameter is then the object
 * @param opaque whether nothing is known of its body: no derivative leads through it, and it must not be run twice
 */
public record Callee(
        ClassRef owner,
        String method,
        String derivativeName,
        boolean ofObject,
        boolean opaque,
        List<Parameter> parameters,
        Type result) {
    public Callee {
        parameters = List.copyOf(parameters);
    }

    /** The same with a parameter for each leaf of a record: what is differentiated. */
    public Callee flat() {
        List<Parameter> leaves =
                Leaf.of(parameters).stream().map(Leaf::parameter).toList();
        return new Callee(owner, method, derivativeName, ofObject, opaque, leaves, result);
    }

    /** Whether a parameter is a record, so that callers differentiate the body in place. */
    public boolean takesRecord() {
        return parameters.stream().anyMatch(p -> p.type().isRecord());
    }

    public boolean isVoid() {
        return result.equals(Type.VOID);
    }

    /** Whether the rest of the method may notice that it ran. */
    public boolean hasEffects() {
        return opaque || writes();
    }

    /** Whether it stores into an array of the caller's. */
    public boolean writes() {
        return parameters.stream().anyMatch(Parameter::written);
    }

    @Override
    public String toString() {
        return owner + "." + derivativeName;
    }
}
