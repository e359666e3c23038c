package slope.processor.backend;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Derivatives;

/** Writes the entries of a workspace for its user: they check what they are given, and hand it to the pullback leaf by leaf. */
final class WorkspaceEntries {
    static final String WRITTEN =
            ", or if an array that is stored into, or a row of it, is another argument, too, or a row of it is there twice";

    static final String CONVERTED =
            " What is stored into arrays of float, or of what is shorter than an int, gets there at the end; where the method throws,"
                    + " what they hold is unspecified.";

    private static final String SHAPE = ", or an array in the adjoint has not its shape in the value";

    private final Derivatives method;
    private final Callee signature;
    private final List<Leaf> leaves;
    private final ParameterNames names;
    private final WorkspaceFields fields;
    private final String bar;
    private final Map<Parameter, String> buffers = new HashMap<>();

    WorkspaceEntries(Derivatives method, WorkspaceFields fields) {
        this.method = method;
        signature = method.signature();
        leaves = Leaves.of(signature);
        this.fields = fields;
        names = new ParameterNames(signature);
        bar = returnsRecord() ? names.free("valueBar") : null;
        activeArrays().stream()
                .map(Leaf::differentiated)
                .distinct()
                .forEach(p -> buffers.put(p, names.free(p.gradient())));
    }

    boolean returnsRecord() {
        return signature.result().isRecord();
    }

    TypeName valueType() {
        return returnsRecord() ? Names.of(signature.result()) : TypeName.DOUBLE;
    }

    boolean keepsArgument(Parameter parameter) {
        return parameter.active()
                && parameter.type().isRecord()
                && method.offered()
                && !signature.isVoid()
                && leaves.stream()
                        .anyMatch(l ->
                                l.whole().equals(parameter) && !l.parameter().active());
    }

    List<Leaf> activeArrays() {
        return leaves.stream()
                .filter(l -> l.parameter().active() && Leaves.isArray(l))
                .toList();
    }

    MethodSpec at() {
        MethodSpec.Builder spec = DerivativesWriter.method("at", valueType(), Modifier.PUBLIC)
                .addExceptions(DerivativesWriter.thrown(signature))
                .addJavadoc((returnsRecord()
                                ? "Returns the value; the product of its adjoint with the Jacobian is then in this workspace."
                                : "Returns the value; its gradient is then in this workspace.")
                        + (putsBack() ? CONVERTED : "")
                        + (activeArrays().isEmpty()
                                ? "\n"
                                : "\n\n@throws IllegalArgumentException if an argument is a gradient of this workspace"
                                        + (signature.writes() ? WRITTEN : "")
                                        + (hasSeedArrays() ? SHAPE + "\n" : "\n")))
                .addParameters(names.declared());
        seed(spec);
        SharedMemory.checkWritten(spec, leaves, this::path);
        widen(spec);
        activeArrays().forEach(leaf -> zeroed(leaf, spec));
        keepArguments(spec);
        return pulledBack(spec, true, List.of()).build();
    }

    private boolean hasSeedArrays() {
        return signature.results().stream().anyMatch(l -> l.parameter().active() && Leaves.isArray(l));
    }

    private void seed(MethodSpec.Builder spec) {
        if (returnsRecord()) {
            spec.addParameter(valueType(), bar);
        }
    }

    /** @param kept the arrays whose gradients are then added to the caller's */
    private MethodSpec.Builder pulledBack(MethodSpec.Builder spec, boolean own, List<Leaf> kept) {
        if (!returnsRecord() && !putsBack() && kept.isEmpty()) {
            return spec.addStatement("return pullback($L)", withShadows(own));
        }
        spec.addStatement("pullback($L)", withShadows(own));
        leaves.stream()
                .filter(WorkspaceEntries::isPutBack)
                .forEach(l -> spec.addStatement("$T.store($L, this.$N)", Names.NARROW, path(l), fields.wide(l)));
        for (Leaf leaf : kept) {
            String gradient = Names.gradient(leaf.parameter().name());
            ClassName buffers = Names.on(leaf.declared(), Names.BUFFERS);
            spec.addStatement("$T.add($L, this.$N)", buffers, buffer(leaf), gradient);
        }
        return spec.addStatement("return value()");
    }

    /** Whether the elements of a converted array are put back when the method has run. */
    static boolean isPutBack(Leaf leaf) {
        return Leaves.isConverted(leaf) && leaf.whole().written();
    }

    private boolean putsBack() {
        return leaves.stream().anyMatch(WorkspaceEntries::isPutBack);
    }

    private void widen(MethodSpec.Builder spec) {
        leaves.stream()
                .filter(Leaves::isConverted)
                .forEach(l -> spec.addStatement(
                        "this.$N = $T.widened(this.$N, $L)", fields.wide(l), Names.NARROW, fields.wide(l), path(l)));
    }

    /** The argument as it is computed with. */
    private CodeBlock value(Leaf leaf) {
        return Leaves.isConverted(leaf) ? CodeBlock.of("this.$N", fields.wide(leaf)) : path(leaf);
    }

    private void keepArguments(MethodSpec.Builder spec) {
        signature.parameters().stream()
                .filter(this::keepsArgument)
                .forEach(p -> spec.addStatement("this.$N = $N", fields.kept(p), names.of(p)));
    }

    /** The gradient's own array, which must not be an argument: filled with zeros. */
    private void zeroed(Leaf leaf, MethodSpec.Builder spec) {
        String gradient = Names.gradient(leaf.parameter().name());
        CodeBlock field = CodeBlock.of("this.$N", gradient);
        if (!Leaves.isConverted(leaf)) {
            distinctFromInputs(spec, gradient, field, leaf.declared());
        }
        spec.addStatement(
                "$L = $T.zeroedLike($L, $L)",
                field,
                Names.on(leaf.parameter().type(), Names.WORKSPACES),
                field,
                value(leaf));
    }

    MethodSpec accumulatingAt() {
        MethodSpec.Builder spec = DerivativesWriter.method("at", valueType(), Modifier.PUBLIC)
                .addExceptions(DerivativesWriter.thrown(signature))
                .addJavadoc(
                        "Returns the value, and <em>adds</em> the gradients of arrays to the given ones; those of scalars"
                                + " are then in this workspace." + (putsBack() ? CONVERTED : "")
                                + "\n\n@throws IllegalArgumentException if a gradient has"
                                + " not its parameter's shape, is given twice, or is an argument as well"
                                + (signature.writes() ? WRITTEN + "\n" : "\n"))
                .addParameters(names.declared());
        seed(spec);
        SharedMemory.checkWritten(spec, leaves, this::path);
        List<Leaf> arrays = activeArrays();
        arrays.stream()
                .map(Leaf::differentiated)
                .distinct()
                .forEach(p -> spec.addParameter(Names.of(p.type()), buffers.get(p)));
        for (Leaf leaf : arrays) {
            CodeBlock buffer = buffer(leaf);
            spec.addStatement(
                    "$T.checkShape($S, $L, $L)",
                    Names.on(leaf.declared(), Names.BUFFERS),
                    buffer.toString(),
                    buffer,
                    path(leaf));
        }
        for (int i = 0; i < arrays.size(); i++) {
            Leaf leaf = arrays.get(i);
            CodeBlock buffer = buffer(leaf);
            arrays.subList(0, i).stream()
                    .filter(other -> SharedMemory.mayBeOne(leaf.declared(), other.declared()))
                    .forEach(other -> SharedMemory.distinct(spec, buffer.toString(), buffer, buffer(other)));
            distinctFromInputs(spec, buffer.toString(), buffer, leaf.declared());
        }
        List<Leaf> kept = arrays.stream().filter(WorkspaceEntries::isOwn).toList();
        widen(spec);
        keepArguments(spec);
        kept.forEach(leaf -> zeroed(leaf, spec));
        return pulledBack(spec, false, kept).build();
    }

    /** Whether its gradient is computed here first, and added to the caller's at the end. */
    private static boolean isOwn(Leaf leaf) {
        return leaf.whole().written() || Leaves.isConverted(leaf);
    }

    private void distinctFromInputs(MethodSpec.Builder spec, String name, CodeBlock buffer, Type type) {
        leaves.stream()
                .filter(l -> SharedMemory.matters(l) && SharedMemory.mayBeOne(l.declared(), type))
                .forEach(l -> SharedMemory.distinct(spec, name, buffer, path(l)));
        signature.results().stream()
                .filter(l ->
                        SharedMemory.matters(l) && l.parameter().active() && SharedMemory.mayBeOne(l.declared(), type))
                .forEach(l -> SharedMemory.distinct(spec, name, buffer, Leaves.path(l, bar)));
    }

    private CodeBlock path(Leaf leaf) {
        return Leaves.path(leaf, names.of(leaf.whole()));
    }

    private CodeBlock buffer(Leaf leaf) {
        return Leaves.inGradient(leaf, buffers.get(leaf.differentiated()));
    }

    private CodeBlock withShadows(boolean own) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (Leaf leaf : leaves) {
            arguments.add(value(leaf));
            if (leaf.parameter().active() && Leaves.isArray(leaf)) {
                arguments.add(
                        own || isOwn(leaf)
                                ? CodeBlock.of(
                                        "this.$N",
                                        Names.gradient(leaf.parameter().name()))
                                : buffer(leaf));
            }
        }
        if (returnsRecord()) {
            signature.results().stream()
                    .filter(l -> l.parameter().active())
                    .forEach(l -> arguments.add(Leaves.wide(l, Leaves.path(l, bar))));
        } else {
            arguments.add(CodeBlock.of("1.0"));
        }
        return CodeBlock.join(arguments, ", ");
    }
}
