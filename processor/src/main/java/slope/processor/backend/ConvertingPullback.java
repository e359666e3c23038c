package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Scope;
import slope.processor.ir.Type;
import slope.processor.ir.source.Derivatives;
import slope.processor.ir.source.Local;

/**
 * Writes the pullback of a method with floats, or with what is shorter than an int, for its user: it converts arrays and their
 * adjoints into those of the workspace, and puts them back.
 */
final class ConvertingPullback {
    private final Derivatives method;
    private final Callee signature;
    private final List<Leaf> leaves;
    private final Scope scope;
    private final String space;
    private final WorkspaceFields fields;
    private final MethodSpec.Builder spec;
    private final List<CodeBlock> arguments = new ArrayList<>();
    private final CodeBlock.Builder shapes = CodeBlock.builder();
    private final CodeBlock.Builder conversions = CodeBlock.builder();
    private final CodeBlock.Builder stores = CodeBlock.builder();

    ConvertingPullback(Derivatives method) {
        this.method = method;
        signature = method.signature();
        leaves = Leaves.of(signature);
        scope = new Scope(method.pullback().names());
        space = scope.take("space");
        fields = new WorkspaceFields(method);
        spec = DerivativesWriter.method(
                        signature.derivativeName() + "Pullback",
                        signature.isVoid() ? TypeName.VOID : TypeName.DOUBLE,
                        DerivativesWriter.modifiers(method))
                .addExceptions(DerivativesWriter.thrown(signature));
    }

    MethodSpec write() {
        spec.addJavadoc(
                "Runs {@link $T#$N}, and adds to the shadows of arrays, in double and rounded once; those of numbers are then in"
                        + " the workspace.$L$L\n\n@throws IllegalArgumentException if a shadow has not its array's shape, or"
                        + " an array that is stored into, or a row of it, is another argument, too\n",
                Names.of(signature.owner()),
                signature.method(),
                signature.writes() ? DerivativesWriter.WRITTEN : "",
                leaves.stream().anyMatch(WorkspaceEntries::isPutBack) ? WorkspaceEntries.CONVERTED : "");
        spec.addParameter(Names.workspace(signature), space);
        List<Leaf> arrays = new ArrayList<>();
        Iterator<Local> locals = method.pullback().parameters().iterator();
        for (Leaf leaf : leaves) {
            Parameter argument = parameter(leaf, locals.next(), leaf.whole().written());
            arrays.addAll(Leaf.of(List.of(argument)));
            add(leaf, argument, fields.wide(leaf));
            if (leaf.parameter().active() && Leaves.isArray(leaf)) {
                Parameter adjoint = parameter(leaf, locals.next(), true);
                arrays.addAll(Leaf.of(List.of(adjoint)));
                add(leaf, adjoint, Names.gradient(leaf.parameter().name()));
                shapes.addStatement(
                        "$T.checkShape($S, $N, $N)",
                        Names.on(leaf.declared(), Names.BUFFERS),
                        adjoint.name(),
                        adjoint.name(),
                        argument.name());
            }
        }
        spec.addCode(shapes.build());
        SharedMemory.checkWritten(spec, arrays, Leaves::path);
        spec.addCode(conversions.build());
        if (signature.isVoid()) {
            return spec.addStatement("$N.pullback($L)", space, CodeBlock.join(arguments, ", "))
                    .addCode(stores.build())
                    .build();
        }
        String bar = scope.take("valueBar");
        arguments.add(CodeBlock.of("$N", bar));
        return spec.addParameter(TypeName.DOUBLE, bar)
                .addStatement("$N.pullback($L)", space, CodeBlock.join(arguments, ", "))
                .addCode(stores.build())
                .addStatement("return $N.value()", space)
                .build();
    }

    private static Parameter parameter(Leaf leaf, Local local, boolean written) {
        Type type = leaf.declared().isActiveObject() ? leaf.declared().reference() : leaf.declared();
        return new Parameter(local.name(), type, leaf.parameter().active(), written);
    }

    /** @param kept the field of the workspace that keeps what an array is converted into */
    private void add(Leaf leaf, Parameter given, String kept) {
        spec.addParameter(Names.of(given.type()), given.name());
        if (!Leaves.isConverted(leaf)) {
            arguments.add(CodeBlock.of("$N", given.name()));
            return;
        }
        arguments.add(CodeBlock.of("$N.$N", space, kept));
        conversions.addStatement("$N.$N = $T.widened($N.$N, $N)", space, kept, Names.NARROW, space, kept, given.name());
        if (given.written()) {
            stores.addStatement("$T.store($N, $N.$N)", Names.NARROW, given.name(), space, kept);
        }
    }
}
