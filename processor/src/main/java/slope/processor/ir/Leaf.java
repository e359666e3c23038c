package slope.processor.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A number, an array or an object that a parameter holds: the parameter itself, or what is at the end of a path of a record's
 * components, or of an object's active fields. Derivatives are those of leaves.
 *
 * @param path how the components are read, outermost first
 * @param declared its type in the source
 * @param parameter the leaf as it is computed with, as a parameter of its own; of {@code camera.focus()} it is called {@code cameraFocus}
 */
public record Leaf(Parameter whole, List<String> path, Type declared, Parameter parameter) {
    public Leaf {
        path = List.copyOf(path);
    }

    /** The leaves of all parameters, in their order; no two that differ in the case of their first letter, which gradients do not have. */
    public static List<Leaf> of(List<Parameter> parameters) {
        Set<String> taken = new HashSet<>();
        parameters.forEach(p -> taken.addAll(List.of(capitalized(p.name()), capitalized(p.name() + "Dot"))));
        List<Leaf> leaves = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.type().isComposite()) {
                add(parameter, List.of(), parameter.name(), parameter.type(), parameter.active(), taken, leaves);
            } else {
                leaves.add(leaf(parameter, List.of(), parameter.name(), parameter.type(), parameter.active()));
            }
        }
        return leaves;
    }

    /** Whether the leaf is, or is in, the parameter's own gradient: an object has none, but each of its leaves has. */
    public boolean isInGradient() {
        return !whole.type().isObject();
    }

    /** What the leaf's gradient is a part of, as it is called in the source. */
    public Parameter differentiated() {
        return isInGradient() ? whole : new Parameter(parameter.name(), declared, parameter.active(), false);
    }

    private static void add(
            Parameter whole,
            List<String> path,
            String name,
            Type type,
            boolean active,
            Set<String> taken,
            List<Leaf> leaves) {
        if (type.isObject() && path.isEmpty()) {
            leaves.add(leaf(whole, path, name, type.reference(), false));
        } else if (!type.isRecord()) {
            String free = name;
            while (!taken.add(capitalized(free))) {
                free += "_";
            }
            leaves.add(leaf(whole, path, free, type.isObject() ? type.reference() : type, active && type.isReal()));
        }
        for (Component component : type.components()) {
            List<String> longer = new ArrayList<>(path);
            longer.add(component.access());
            boolean reached = active && component.active();
            add(whole, longer, name + capitalized(component.name()), component.type(), reached, taken, leaves);
        }
    }

    private static Leaf leaf(Parameter whole, List<String> path, String name, Type type, boolean active) {
        boolean held = whole.type().isObject() && !path.isEmpty();
        return new Leaf(whole, path, type, new Parameter(name, type.wide(), active, whole.written(), held));
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
