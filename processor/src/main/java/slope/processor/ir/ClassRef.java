package slope.processor.ir;

import java.util.List;

/** The name of a class: its package and the simple names from the outermost class inwards. */
public record ClassRef(String packageName, List<String> simpleNames) {
    public ClassRef {
        simpleNames = List.copyOf(simpleNames);
    }

    public static ClassRef of(String packageName, String... simpleNames) {
        return new ClassRef(packageName, List.of(simpleNames));
    }

    public String simpleName() {
        return simpleNames.get(simpleNames.size() - 1);
    }

    /** {@code Outer.Inner} and {@code Derivatives} → {@code Outer_InnerDerivatives}, in the same package. */
    public String companion(String suffix) {
        return String.join("_", simpleNames) + suffix;
    }

    @Override
    public String toString() {
        String names = String.join(".", simpleNames);
        return packageName.isEmpty() ? names : packageName + "." + names;
    }
}
