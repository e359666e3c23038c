package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Scope;
import slope.processor.ir.source.Routine;

/**
 * What the parameters of one written method are called: as in the source, unless that is the name of a class that the method
 * needs; and names for what stands beside them.
 */
final class ParameterNames {
    private final Map<Parameter, String> names = new LinkedHashMap<>();
    private final Scope scope;

    /** Of a method that hands its arguments on. */
    ParameterNames(Callee signature) {
        scope = new Scope();
        List<String> own = signature.declared().stream().map(Parameter::name).toList();
        List<String> kept = own.stream().filter(n -> !Scope.isClass(n)).toList();
        scope.reserve(kept);
        signature.declared().forEach(p -> names.put(p, kept.contains(p.name()) ? p.name() : scope.take(p.name())));
    }

    /**
     * Of a method with this body, which has given names to all parameters but the records that it takes apart.
     *
     * @param tangents whether each active leaf is followed by its tangent
     */
    ParameterNames(Callee signature, Routine body, boolean tangents) {
        scope = new Scope(body.names());
        int next = 0;
        for (Leaf leaf : Leaves.of(signature)) {
            String name = body.parameters().get(next++).name();
            next += tangents && leaf.parameter().active() ? 1 : 0;
            if (leaf.path().isEmpty()) {
                names.put(leaf.whole(), name);
            }
        }
        signature.declared().forEach(p -> names.computeIfAbsent(p, whole -> scope.take(whole.name())));
    }

    String of(Parameter parameter) {
        return names.get(parameter);
    }

    /** A name for something else. */
    String free(String wish) {
        return scope.take(wish);
    }

    List<ParameterSpec> declared() {
        return names.entrySet().stream()
                .map(e -> ParameterSpec.builder(Names.of(e.getKey().type()), e.getValue())
                        .build())
                .toList();
    }

    CodeBlock handedOn() {
        return names.values().stream().map(n -> CodeBlock.of("$N", n)).collect(CodeBlock.joining(", "));
    }
}
