package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;

/** The parameters of an entry for users: the method's own, and then the adjoints of its result. */
final class SeededParameters {
    private final Callee signature;
    private final ParameterNames names;
    private final Map<Leaf, String> bars = new LinkedHashMap<>();
    private final String valueBar;

    SeededParameters(Callee signature, SeedForm form) {
        this.signature = signature;
        names = new ParameterNames(signature);
        if (form.ofWritten()) {
            SeedForm.written(signature)
                    .forEach(l -> bars.put(l, names.free(l.parameter().name() + "Bar")));
        }
        valueBar = form.ofValue() ? names.free("valueBar") : null;
    }

    /** A name for something else. */
    String free(String wish) {
        return names.free(wish);
    }

    List<ParameterSpec> declared() {
        List<ParameterSpec> declared = new ArrayList<>(names.declared());
        bars.forEach((l, bar) ->
                declared.add(ParameterSpec.builder(Names.of(l.declared()), bar).build()));
        if (valueBar != null) {
            TypeName type = Names.of(signature.result());
            declared.add(ParameterSpec.builder(signature.result().isRecord() ? type : TypeName.DOUBLE, valueBar)
                    .build());
        }
        return declared;
    }

    CodeBlock handedOn() {
        return declared().stream().map(p -> CodeBlock.of("$N", p.name())).collect(CodeBlock.joining(", "));
    }

    /** The leaf of an argument. */
    CodeBlock argument(Leaf leaf) {
        return Leaves.path(leaf, names.of(leaf.whole()));
    }

    String whole(Parameter parameter) {
        return names.of(parameter);
    }

    /** The arrays whose adjoints are given. */
    List<Leaf> written() {
        return List.copyOf(bars.keySet());
    }

    /** The adjoint of an array that is stored into. */
    CodeBlock seed(Leaf written) {
        return CodeBlock.of("$N", bars.get(written));
    }

    /** The adjoint of the value, or null. */
    String valueBar() {
        return valueBar;
    }

    /** Those leaves of a record's adjoint that count. */
    List<Leaf> valueSeeds() {
        return valueBar == null || !signature.result().isRecord()
                ? List.of()
                : signature.results().stream()
                        .filter(l -> l.parameter().active())
                        .toList();
    }

    CodeBlock valueSeed(Leaf result) {
        return Leaves.path(result, valueBar);
    }
}
