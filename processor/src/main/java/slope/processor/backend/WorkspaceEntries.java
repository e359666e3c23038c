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
import slope.processor.ir.source.Derivatives;

/** Writes the entries of a workspace for its user: they check what they are given, and hand it to the pullback leaf by leaf. */
final class WorkspaceEntries {
    private static final String WRITTEN =
            ", or if an array that is stored into, or a row of it, is another argument, too, or a row of it is there twice";

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
                .addJavadoc((returnsRecord()
                                ? "Returns the value; the product of its adjoint with the Jacobian is then in this workspace."
                                : "Returns the value; its gradient is then in this workspace.")
                        + (activeArrays().isEmpty()
                                ? "\n"
                                : "\n\n@throws IllegalArgumentException if an argument is a gradient of this workspace"
                                        + (signature.writes() ? WRITTEN : "")
                                        + (hasSeedArrays() ? SHAPE + "\n" : "\n")))
                .addParameters(names.declared());
        seed(spec);
        checkWritten(spec);
        widen(spec);
        activeArrays().forEach(leaf -> zeroed(leaf, spec));
        keepArguments(spec);
        return pulledBack(spec, true).build();
    }

    private boolean hasSeedArrays() {
        return signature.results().stream().anyMatch(l -> l.parameter().active() && Leaves.isArray(l));
    }

    private void seed(MethodSpec.Builder spec) {
        if (returnsRecord()) {
            spec.addParameter(valueType(), bar);
        }
    }

    private MethodSpec.Builder pulledBack(MethodSpec.Builder spec, boolean own) {
        return returnsRecord()
                ? spec.addStatement("pullback($L)", withShadows(own)).addStatement("return value()")
                : spec.addStatement("return pullback($L)", withShadows(own));
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
        arrays().forEach(input -> distinct(spec, gradient, field, input));
        spec.addStatement(
                "$L = $T.zeroedLike($L, $L)",
                field,
                Names.on(leaf.parameter().type(), Names.WORKSPACES),
                field,
                value(leaf));
    }

    /** What is stored into must not be another argument: nobody could tell whose derivative its elements have. */
    private void checkWritten(MethodSpec.Builder spec) {
        List<Leaf> reals = leaves.stream().filter(WorkspaceEntries::isRealArray).toList();
        for (int i = 0; i < reals.size(); i++) {
            if (reals.get(i).whole().written()
                    && reals.get(i).parameter().type().rank() > 1) {
                String name = reals.get(i).parameter().name();
                spec.addStatement("$T.checkRows($S, $L)", Names.BUFFERS, name, path(reals.get(i)));
            }
            for (int j = 0; j < i; j++) {
                if (reals.get(i).whole().written() || reals.get(j).whole().written()) {
                    String name = reals.get(i).parameter().name();
                    distinct(spec, name, path(reals.get(i)), path(reals.get(j)));
                }
            }
        }
    }

    private static boolean isRealArray(Leaf leaf) {
        return Leaves.isArray(leaf) && leaf.parameter().type().isReal() && !Leaves.isConverted(leaf);
    }

    MethodSpec accumulatingAt() {
        MethodSpec.Builder spec = DerivativesWriter.method("at", valueType(), Modifier.PUBLIC)
                .addJavadoc(
                        "Returns the value, and <em>adds</em> the gradients of arrays to the given ones; those of scalars"
                                + " are then in this workspace.\n\n@throws IllegalArgumentException if a gradient has"
                                + " not its parameter's shape, is given twice, or is an argument as well"
                                + (signature.writes() ? WRITTEN + "\n" : "\n"))
                .addParameters(names.declared());
        seed(spec);
        checkWritten(spec);
        List<CodeBlock> inputs = arrays();
        List<CodeBlock> plain = new ArrayList<>();
        activeArrays().stream()
                .map(Leaf::differentiated)
                .distinct()
                .forEach(p -> spec.addParameter(Names.of(p.type()), buffers.get(p)));
        for (Leaf leaf : activeArrays()) {
            CodeBlock buffer = buffer(leaf);
            if (!Leaves.isConverted(leaf)) {
                plain.add(buffer);
            }
            spec.addStatement(
                    "$T.checkShape($S, $L, $L)",
                    Leaves.isConverted(leaf)
                            ? Names.NARROW
                            : Names.on(leaf.parameter().type(), Names.BUFFERS),
                    buffer.toString(),
                    buffer,
                    path(leaf));
        }
        for (int i = 0; i < plain.size(); i++) {
            for (int j = 0; j < i; j++) {
                distinct(spec, plain.get(i).toString(), plain.get(i), plain.get(j));
            }
            for (CodeBlock input : inputs) {
                distinct(spec, plain.get(i).toString(), plain.get(i), input);
            }
        }
        List<Leaf> written =
                activeArrays().stream().filter(WorkspaceEntries::isOwn).toList();
        widen(spec);
        keepArguments(spec);
        if (written.isEmpty()) {
            return pulledBack(spec, false).build();
        }
        written.forEach(leaf -> zeroed(leaf, spec));
        spec.addStatement("pullback($L)", withShadows(false));
        for (Leaf leaf : written) {
            CodeBlock own =
                    CodeBlock.of("this.$N", Names.gradient(leaf.parameter().name()));
            ClassName arrays = Leaves.isConverted(leaf)
                    ? Names.NARROW
                    : Names.on(leaf.parameter().type(), Names.BUFFERS);
            spec.addStatement("$T.add($L, $L)", arrays, buffer(leaf), own);
        }
        return spec.addStatement("return value()").build();
    }

    private static void distinct(MethodSpec.Builder spec, String name, CodeBlock buffer, CodeBlock other) {
        spec.addStatement("$T.checkDistinct($S, $L, $L)", Names.BUFFERS, name, buffer, other);
    }

    /** Whether its gradient is computed here first, and added to the caller's at the end. */
    private static boolean isOwn(Leaf leaf) {
        return leaf.whole().written() || Leaves.isConverted(leaf);
    }

    private List<CodeBlock> arrays() {
        List<CodeBlock> arrays = new ArrayList<>();
        leaves.stream().filter(WorkspaceEntries::isRealArray).map(this::path).forEach(arrays::add);
        signature.results().stream()
                .filter(l -> isRealArray(l) && l.parameter().active())
                .map(l -> Leaves.path(l, bar))
                .forEach(arrays::add);
        return arrays;
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
