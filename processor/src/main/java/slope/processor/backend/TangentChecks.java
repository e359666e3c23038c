package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.Iterator;
import java.util.List;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;

/** Writes what a tangent's entry for users checks: that tangents have the shapes of arrays, and what is stored into is nothing else. */
final class TangentChecks {
    static final String REFUSES =
            "\n@throws IllegalArgumentException if a tangent has not the shape of what it is the tangent of, or an"
                    + " array that is stored into, or its tangent, or a row of these, is another argument, too, or a row of it is there"
                    + " twice\n";

    private TangentChecks() {}

    /** @param tangent the method that computes, whose parameters have their names already */
    static CodeBlock write(Callee signature, MethodSpec tangent) {
        MethodSpec.Builder spec = MethodSpec.methodBuilder("checks");
        List<Parameter> called = Overloads.called(tangent, TangentWriter.declared(signature));
        Iterator<Parameter> parameters = called.iterator();
        for (Parameter parameter : signature.parameters()) {
            String name = parameters.next().name();
            List<Leaf> active = Leaves.active(signature).stream()
                    .filter(l -> l.whole().equals(parameter))
                    .toList();
            if (!active.isEmpty() && active.get(0).isInGradient()) {
                String dot = parameters.next().name();
                EntryChecks.present(spec, dot, active);
                active.forEach(l -> sameShape(spec, l, Leaves.path(l, dot), name));
            } else {
                active.forEach(l ->
                        sameShape(spec, l, CodeBlock.of("$N", parameters.next().name()), name));
            }
        }
        SharedMemory.checkWritten(spec, Leaf.of(called), Leaves::path);
        return spec.build().code();
    }

    private static void sameShape(MethodSpec.Builder spec, Leaf leaf, CodeBlock dot, String whole) {
        if (Leaves.isArray(leaf)) {
            EntryChecks.sameShape(spec, dot, Leaves.path(leaf, whole), leaf.declared());
        }
    }
}
