package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import slope.processor.ir.Callee;
import slope.processor.ir.Component;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;

/** How written code gets from parameters to their leaves, and back. */
final class Leaves {
    private Leaves() {}

    static List<Leaf> of(Callee signature) {
        return Leaf.of(signature.declared());
    }

    static List<Leaf> active(Callee signature) {
        return of(signature).stream().filter(l -> l.parameter().active()).toList();
    }

    static boolean isArray(Leaf leaf) {
        return leaf.parameter().type().isArray();
    }

    /** Whether it is an array that is converted before it is computed with. */
    static boolean isConverted(Leaf leaf) {
        return isArray(leaf) && leaf.declared().isNarrow();
    }

    /** Whether its own adjoint is nothing that a workspace offers: it is a part of a gradient, or is rounded there. */
    static boolean isWithin(Leaf leaf) {
        return leaf.isInGradient() && !leaf.path().isEmpty() || leaf.declared().isNarrow();
    }

    /** What callers ask for its adjoint by, where that is so. */
    static String adjoint(Leaf leaf) {
        return leaf.parameter().name() + "Bar";
    }

    /** The leaf in the type that it is computed with, converted into a new array. */
    static CodeBlock wide(Leaf leaf, CodeBlock value) {
        return isConverted(leaf)
                ? CodeBlock.of(
                        "$T.widened($L, $L)",
                        Names.NARROW,
                        Names.empty(leaf.parameter().type()),
                        value)
                : value;
    }

    /** A number, or an array, back in the leaf's own type. */
    static CodeBlock narrow(Leaf leaf, CodeBlock value) {
        if (isConverted(leaf)) {
            return CodeBlock.of("$T.rounded($L, $L)", Names.NARROW, Names.empty(leaf.declared()), value);
        }
        if (!leaf.declared().isNarrow()) {
            return value;
        }
        boolean simple = value.toString().matches("[\\w.]+(\\(\\))?");
        return CodeBlock.of(simple ? "($T) $L" : "($T) ($L)", Names.of(leaf.declared()), value);
    }

    /** What has a gradient of its own: active parameters, or what the active fields of an object hold. */
    static List<Parameter> differentiated(Callee signature) {
        return active(signature).stream().map(Leaf::differentiated).distinct().toList();
    }

    /** The leaf in its gradient, which is called so. */
    static CodeBlock inGradient(Leaf leaf, String gradient) {
        return leaf.isInGradient() ? path(leaf, gradient) : CodeBlock.of("$N", gradient);
    }

    static CodeBlock path(Leaf leaf) {
        return path(leaf, leaf.whole().name());
    }

    /** {@code camera.focus()}, of the parameter or something else that has its type, which is called so. */
    static CodeBlock path(Leaf leaf, String name) {
        CodeBlock.Builder path = CodeBlock.builder().add("$L", name);
        leaf.path().forEach(access -> path.add(".$L", access));
        return path.build();
    }

    /**
     * Parameters, put together from their leaves.
     *
     * @param leaves of these parameters, and of others, too
     */
    static CodeBlock assembled(List<Parameter> parameters, List<Leaf> leaves, Function<Leaf, CodeBlock> leafs) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Iterator<Leaf> own = leaves.stream()
                    .filter(l -> l.whole().name().equals(parameter.name()))
                    .iterator();
            arguments.add(assembled(parameter.type(), own, leafs));
        }
        return CodeBlock.join(arguments, ", ");
    }

    /** A record that a method returns, put together from the leaves of the result. */
    static CodeBlock result(Callee signature, Function<Leaf, CodeBlock> leafs) {
        return assembled(signature.result(), signature.results().iterator(), leafs);
    }

    private static CodeBlock assembled(Type type, Iterator<Leaf> leaves, Function<Leaf, CodeBlock> leafs) {
        if (!type.isRecord()) {
            return leafs.apply(leaves.next());
        }
        List<CodeBlock> components = new ArrayList<>();
        for (Component component : type.components()) {
            components.add(assembled(component.type(), leaves, leafs));
        }
        return CodeBlock.of("new $T($L)", Names.of(type), CodeBlock.join(components, ", "));
    }
}
