package slope.processor.frontend;

import java.util.List;
import java.util.Set;
import slope.processor.ir.Parameter;

/** Names of parameters that the generated methods and records have for something else. */
final class ParameterNames {
    /** What no component of a record can be called (JLS 8.10.1). */
    private static final Set<String> OF_OBJECTS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private ParameterNames() {}

    /** Why the parameter can't be called as it is, or null. */
    static String obstacle(Parameter parameter, List<Parameter> all) {
        String name = parameter.name();
        if (name.equals("valueBar")) {
            return "the adjoint of the value is called so";
        } else if (parameter.active() && OF_OBJECTS.contains(name)) {
            return "generated records have a component for each, which can't be called like a method of Object";
        }
        for (Parameter other : all) {
            if (other == parameter || !other.active()) {
                continue;
            } else if (name.equals(other.name() + "Dot")) {
                return "the tangent of '" + other.name() + "' is called so";
            }
            String gradient = "d" + capitalized(other.name());
            if (parameter.active()
                    && name.equals(gradient)
                    && parameter.type().isArray()
                    && other.type().isArray()) {
                return "the gradient with respect to '" + other.name() + "' is called so";
            } else if (parameter.active()
                    && capitalized(name).equals(capitalized(other.name()))
                    && all.indexOf(other) < all.indexOf(parameter)) {
                return "the gradients with respect to it and to '" + other.name() + "' would both be called '"
                        + gradient + "'";
            }
        }
        return null;
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
