package slope.processor.ir;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Names that are together in a piece of generated code. No two are the same, and none is that of a class whose methods generated
 * code calls: a variable of that name would be taken for the class (JLS 6.4.2).
 */
public final class Scope {
    /** What generated code calls methods of, apart from the user's own classes. */
    private static final Set<String> CLASSES = Set.of(
            "Math",
            "StrictMath",
            "System",
            "Double",
            "Integer",
            "Long",
            "Slope",
            "Value",
            "StrictValues",
            "Operation",
            "Tangent",
            "DifferentiableFunction",
            "Workspaces",
            "Nested",
            "Nodes",
            "Narrow",
            "Buffers",
            "Points");

    private final Set<String> taken = new HashSet<>(CLASSES);

    public Scope() {}

    /** @param taken names that are there already */
    public Scope(Collection<String> taken) {
        this.taken.addAll(taken);
    }

    /** Whether a variable must not be called so. */
    public static boolean isClass(String name) {
        return CLASSES.contains(name);
    }

    public boolean isTaken(String name) {
        return taken.contains(name);
    }

    /** Names that stay as they are, whatever else there is. */
    public void reserve(Collection<String> names) {
        taken.addAll(names);
    }

    /** The name, or a longer one where it is taken; it is taken from now on. */
    public String take(String wish) {
        String name = wish;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }
}
