package slope.processor.backend;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.source.Derivatives;

/**
 * Writes one form of {@code at} of a workspace, and the same with buffers for gradients: they check what they are given, and hand it
 * to the pullback leaf by leaf.
 */
final class WorkspaceEntry {
    private final Callee signature;
    private final SeedForm form;
    private final WorkspaceFields fields;
    private final List<Leaf> leaves;
    private final List<Leaf> arrays;
    private final SeededParameters parameters;
    private final Map<Parameter, String> buffers = new LinkedHashMap<>();

    WorkspaceEntry(Derivatives method, WorkspaceFields fields, SeedForm form) {
        this.form = form;
        this.fields = fields;
        signature = method.signature();
        leaves = Leaves.of(signature);
        arrays = fields.activeArrays();
        parameters = new SeededParameters(signature, form);
        arrays.stream()
                .map(Leaf::differentiated)
                .distinct()
                .forEach(p -> buffers.put(p, parameters.free(p.gradient())));
    }

    private MethodSpec.Builder start(String javadoc) {
        TypeName result = signature.isVoid() ? TypeName.VOID : fields.valueType();
        return DerivativesWriter.method("at", result, Modifier.PUBLIC)
                .addExceptions(DerivativesWriter.thrown(signature))
                .addJavadoc("$L\n", javadoc)
                .addParameters(parameters.declared())
                .addStatement("this.$N = false", fields.called());
    }

    MethodSpec at() {
        MethodSpec.Builder spec = start(EntryJavadoc.at(signature, form));
        EntryChecks checks = new EntryChecks(spec, parameters, leaves);
        checks.arguments();
        checks.seeds();
        arrays.stream().filter(l -> !Leaves.isConverted(l)).forEach(l -> checks.isNoInput(own(l)));
        convert(spec);
        arrays.forEach(l -> start(l, spec));
        keepArguments(spec);
        return pulledBack(spec, arrays, List.of());
    }

    MethodSpec accumulatingAt() {
        MethodSpec.Builder spec = start(EntryJavadoc.accumulating(signature, form));
        buffers.forEach((parameter, buffer) -> spec.addParameter(Names.of(parameter.type()), buffer));
        EntryChecks checks = new EntryChecks(spec, parameters, leaves);
        checks.arguments();
        checks.seeds();
        List<Leaf> kept = arrays.stream().filter(WorkspaceEntry::isOwn).toList();
        checkBuffers(spec, checks);
        kept.stream().filter(l -> !Leaves.isConverted(l)).forEach(l -> {
            checks.isNoInput(own(l));
            arrays.forEach(b -> checks.distinct(own(l), EntryChecks.array(buffer(b), b.declared())));
        });
        convert(spec);
        kept.forEach(l -> start(l, spec));
        keepArguments(spec);
        return pulledBack(spec, kept, kept);
    }

    private void checkBuffers(MethodSpec.Builder spec, EntryChecks checks) {
        buffers.forEach((parameter, buffer) -> {
            List<Leaf> in = arrays.stream()
                    .filter(l -> l.differentiated().equals(parameter) && l.isInGradient())
                    .toList();
            EntryChecks.present(spec, buffer, in);
        });
        for (Leaf leaf : arrays) {
            CodeBlock buffer = buffer(leaf);
            ClassName owner = Names.on(leaf.declared(), Names.BUFFERS);
            spec.addStatement("$T.checkShape($S, $L, $L)", owner, buffer.toString(), buffer, parameters.argument(leaf));
        }
        for (int i = 0; i < arrays.size(); i++) {
            EntryChecks.Array buffer =
                    EntryChecks.array(buffer(arrays.get(i)), arrays.get(i).declared());
            arrays.subList(0, i)
                    .forEach(other -> checks.distinct(buffer, EntryChecks.array(buffer(other), other.declared())));
            checks.isNoInput(buffer);
        }
    }

    /** The workspace's own array for a gradient. */
    private EntryChecks.Array own(Leaf leaf) {
        String gradient = Names.gradient(leaf.parameter().name());
        return new EntryChecks.Array(gradient, CodeBlock.of("this.$N", gradient), leaf.declared());
    }

    /** Whether its gradient is computed here first, and added to the caller's at the end. */
    private static boolean isOwn(Leaf leaf) {
        return leaf.whole().written() || Leaves.isConverted(leaf);
    }

    private void convert(MethodSpec.Builder spec) {
        leaves.stream().filter(Leaves::isConverted).forEach(l -> widen(spec, fields.wide(l), parameters.argument(l)));
        parameters.valueSeeds().stream()
                .filter(Leaves::isConverted)
                .forEach(l -> widen(spec, fields.seed(l), parameters.valueSeed(l)));
    }

    private static void widen(MethodSpec.Builder spec, String field, CodeBlock from) {
        spec.addStatement("this.$N = $T.widened(this.$N, $L)", field, Names.NARROW, field, from);
    }

    /** The gradient's own array at the start: a copy of what is given for the array's adjoint, or zeros. */
    private void start(Leaf leaf, MethodSpec.Builder spec) {
        String gradient = Names.gradient(leaf.parameter().name());
        ClassName owner = Names.on(leaf.parameter().type(), Names.WORKSPACES);
        if (!parameters.written().contains(leaf)) {
            spec.addStatement("this.$N = $T.zeroedLike(this.$N, $L)", gradient, owner, gradient, value(leaf));
        } else if (Leaves.isConverted(leaf)) {
            widen(spec, gradient, parameters.seed(leaf));
        } else {
            spec.addStatement("this.$N = $T.copied(this.$N, $L)", gradient, owner, gradient, parameters.seed(leaf));
        }
    }

    private void keepArguments(MethodSpec.Builder spec) {
        signature.parameters().stream()
                .filter(fields::keepsArgument)
                .forEach(p -> spec.addStatement("this.$N = $N", fields.kept(p), parameters.whole(p)));
    }

    /**
     * @param own the arrays whose gradients are computed in the workspace's own
     * @param added those of them whose gradients are then added to the caller's
     */
    private MethodSpec pulledBack(MethodSpec.Builder spec, List<Leaf> own, List<Leaf> added) {
        CodeBlock call = CodeBlock.of("pullback($L)", withShadows(own));
        boolean number = !signature.isVoid() && !signature.result().isRecord();
        if (number && added.isEmpty() && leaves.stream().noneMatch(WorkspaceEntry::isPutBack)) {
            return spec.addStatement("return $L", call).build();
        }
        spec.addStatement(call);
        leaves.stream()
                .filter(WorkspaceEntry::isPutBack)
                .forEach(l -> spec.addStatement(
                        "$T.store($L, this.$N)", Names.NARROW, parameters.argument(l), fields.wide(l)));
        for (Leaf leaf : added) {
            String gradient = Names.gradient(leaf.parameter().name());
            ClassName owner = Names.on(leaf.declared(), Names.BUFFERS);
            spec.addStatement("$T.add($L, this.$N)", owner, buffer(leaf), gradient);
        }
        return signature.isVoid()
                ? spec.build()
                : spec.addStatement("return value()").build();
    }

    /** Whether the elements of a converted array are put back when the method has run. */
    static boolean isPutBack(Leaf leaf) {
        return Leaves.isConverted(leaf) && leaf.whole().written();
    }

    /** The argument as it is computed with. */
    private CodeBlock value(Leaf leaf) {
        return Leaves.isConverted(leaf) ? CodeBlock.of("this.$N", fields.wide(leaf)) : parameters.argument(leaf);
    }

    private CodeBlock buffer(Leaf leaf) {
        return Leaves.inGradient(leaf, buffers.get(leaf.differentiated()));
    }

    private CodeBlock withShadows(List<Leaf> own) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (Leaf leaf : leaves) {
            arguments.add(value(leaf));
            if (leaf.parameter().active() && Leaves.isArray(leaf)) {
                arguments.add(own.contains(leaf) ? own(leaf).code() : buffer(leaf));
            }
        }
        parameters
                .valueSeeds()
                .forEach(l -> arguments.add(
                        Leaves.isConverted(l) ? CodeBlock.of("this.$N", fields.seed(l)) : parameters.valueSeed(l)));
        if (!signature.isVoid() && !signature.result().isRecord()) {
            arguments.add(form.ofValue() ? CodeBlock.of("$N", parameters.valueBar()) : CodeBlock.of("1.0"));
        }
        return CodeBlock.join(arguments, ", ");
    }
}
