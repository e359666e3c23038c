package slope.processor.ir;

import java.util.List;

/**
 * An annotated method as callers see it: through its companion interface, never through its body.
 *
 * @param method its own name, which the primal is called by
 * @param derivativeName the name that its derivatives are called by; differs for overloads
 * @param ofObject whether it is an instance method: the first parameter is then the object
 */
public record Callee(
        ClassRef owner,
        String method,
        String derivativeName,
        boolean ofObject,
        List<Parameter> parameters,
        Type result) {
    public Callee {
        parameters = List.copyOf(parameters);
    }

    public boolean isVoid() {
        return result.equals(Type.VOID);
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
