package slope.processor.backend;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Derivatives;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Routine;

/** Writes the reusable object that owns tapes and results. */
final class WorkspaceWriter {
    private final Derivatives method;
    private final Callee signature;
    private final ExpressionWriter expressions;
    private final StatementWriter statements;
    private final List<Leaf> leaves;

    WorkspaceWriter(Derivatives method, ExpressionWriter expressions, StatementWriter statements) {
        this.method = method;
        this.signature = method.signature();
        this.expressions = expressions;
        this.statements = statements;
        leaves = Leaves.of(signature);
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(Names.capitalized(signature.derivativeName()) + "Workspace")
                .addModifiers(DerivativesWriter.modifiers(method))
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "Value and gradient of {@link $T#$N}, reusable; not for use by several threads at once.\n",
                        Names.of(signature.owner()),
                        signature.method());
        fields(type);
        if (method.offered()) {
            type.addMethod(MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("A workspace that grows with its first uses.\n")
                    .build());
        }
        boolean offersGradient = method.offered() && !signature.isVoid();
        if (offersGradient) {
            type.addMethod(at());
        }
        if (offersGradient && !activeArrays().isEmpty()) {
            type.addMethod(accumulatingAt());
        }
        type.addMethod(pullback());
        if (!signature.isVoid()) {
            type.addMethod(getter("value", "value", TypeName.DOUBLE, "Returns the value of the last call.\n"));
        }
        for (Parameter parameter : Leaves.differentiated(signature)) {
            if (parameter.type().isRecord()) {
                type.addMethod(recordGradient(parameter));
            } else if (isKept(parameter)) {
                type.addMethod(gradient(parameter));
            }
        }
        return type.build();
    }

    private Leaf leafOf(Parameter parameter) {
        return leaves.stream()
                .filter(l -> l.differentiated().equals(parameter))
                .findFirst()
                .orElseThrow();
    }

    private MethodSpec gradient(Parameter parameter) {
        String gradient = Names.gradient(parameter.name());
        if (parameter.type().isNarrow()) {
            Leaf leaf = leafOf(parameter);
            return DerivativesWriter.method(gradient, Names.of(parameter.type()), Modifier.PUBLIC)
                    .addJavadoc(
                            "Returns the gradient of the last call with respect to $L, rounded once.\n",
                            parameter.name())
                    .addStatement("return $L", Leaves.narrow(leaf, CodeBlock.of("$N", gradient)))
                    .build();
        }
        String live = parameter.type().isArray() ? "; overwritten by the next one" : "";
        String javadoc = "Returns the gradient of the last call with respect to " + parameter.name() + live + ".\n";
        return getter(gradient, gradient, Names.of(parameter.type()), javadoc);
    }

    /** What is no number of the record, or a constant, is the argument's own. */
    private MethodSpec recordGradient(Parameter parameter) {
        boolean arrays = activeArrays().stream().anyMatch(l -> l.whole().equals(parameter));
        CodeBlock made = Leaves.assembled(
                List.of(parameter),
                leaves,
                leaf -> leaf.parameter().active()
                        ? Leaves.narrow(
                                leaf,
                                CodeBlock.of(
                                        "$N", Names.gradient(leaf.parameter().name())))
                        : CodeBlock.of("this.$L", Leaves.path(leaf)));
        return DerivativesWriter.method(Names.gradient(parameter.name()), Names.of(parameter.type()), Modifier.PUBLIC)
                .addJavadoc(
                        "Returns the gradient of the last call with respect to $L, as a record of the same kind$L$L.\n",
                        parameter.name(),
                        keepsArgument(parameter) ? "; what has no derivative in it is the argument's" : "",
                        arrays ? "; its arrays are overwritten by the next call" : "")
                .addStatement("return $L", made)
                .build();
    }

    private boolean keepsArgument(Parameter parameter) {
        return parameter.active()
                && parameter.type().isRecord()
                && method.offered()
                && leaves.stream()
                        .anyMatch(l ->
                                l.whole().equals(parameter) && !l.parameter().active());
    }

    /** Whether it has a gradient here: of a helper, or a method that returns nothing, callers keep those of arrays. */
    private boolean isKept(Parameter parameter) {
        return method.offered() && !signature.isVoid() || !parameter.type().isArray();
    }

    private List<Leaf> activeArrays() {
        return leaves.stream()
                .filter(l -> l.parameter().active() && Leaves.isArray(l))
                .toList();
    }

    private void fields(TypeSpec.Builder type) {
        if (!signature.isVoid()) {
            type.addField(TypeName.DOUBLE, "value", Modifier.PRIVATE);
        }
        for (Leaf leaf : Leaves.active(signature)) {
            if (isKept(leaf.parameter())) {
                type.addField(field(
                        leaf.parameter().type(), Names.gradient(leaf.parameter().name())));
            }
        }
        signature.parameters().stream()
                .filter(this::keepsArgument)
                .forEach(p -> type.addField(Names.of(p.type()), p.name(), Modifier.PRIVATE));
        leaves.stream()
                .filter(Leaves::isConverted)
                .forEach(l -> type.addField(field(l.parameter().type(), wide(l))));
        for (Routine.Storage storage : method.pullback().storage()) {
            if (storage instanceof Routine.Storage.Array array) {
                type.addField(field(array.type(), array.name()));
            } else {
                Routine.Storage.Space space = (Routine.Storage.Space) storage;
                type.addField(Names.workspace(space.callee()), space.name(), Modifier.PRIVATE);
            }
        }
    }

    private static FieldSpec field(Type type, String name) {
        FieldSpec.Builder field = FieldSpec.builder(Names.of(type), name, Modifier.PRIVATE);
        if (type.isArray()) {
            field.initializer("{}");
        }
        return field.build();
    }

    private static MethodSpec getter(String name, String field, TypeName type, String javadoc) {
        return DerivativesWriter.method(name, type, Modifier.PUBLIC)
                .addJavadoc(javadoc)
                .addStatement("return $N", field)
                .build();
    }

    private MethodSpec at() {
        MethodSpec.Builder spec = DerivativesWriter.method("at", TypeName.DOUBLE, Modifier.PUBLIC)
                .addJavadoc("Returns the value; its gradient is then in this workspace."
                        + (activeArrays().isEmpty()
                                ? "\n"
                                : "\n\n@throws IllegalArgumentException if an argument is a gradient of this workspace"
                                        + (signature.writes() ? WRITTEN + "\n" : "\n")))
                .addParameters(DerivativesWriter.parameters(signature));
        checkWritten(spec);
        widen(spec);
        activeArrays().forEach(leaf -> zeroed(leaf, spec));
        keepArguments(spec);
        return spec.addStatement("return pullback($L)", withShadows(true)).build();
    }

    /** Where the converted array is kept. */
    private static String wide(Leaf leaf) {
        return leaf.parameter().name() + "Wide";
    }

    private void widen(MethodSpec.Builder spec) {
        leaves.stream()
                .filter(Leaves::isConverted)
                .forEach(l -> spec.addStatement(
                        "this.$N = $T.widened(this.$N, $L)", wide(l), Names.NARROW, wide(l), Leaves.path(l)));
    }

    /** The argument as it is computed with. */
    private static CodeBlock value(Leaf leaf) {
        return Leaves.isConverted(leaf) ? CodeBlock.of("this.$N", wide(leaf)) : Leaves.path(leaf);
    }

    private void keepArguments(MethodSpec.Builder spec) {
        signature.parameters().stream()
                .filter(this::keepsArgument)
                .forEach(p -> spec.addStatement("this.$N = $N", p.name(), p.name()));
    }

    private static final String WRITTEN =
            ", or if an array that is stored into, or a row of it, is another argument, too";

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
        List<Leaf> reals = leaves.stream().filter(WorkspaceWriter::isRealArray).toList();
        for (int i = 0; i < reals.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (reals.get(i).whole().written() || reals.get(j).whole().written()) {
                    String name = reals.get(i).parameter().name();
                    distinct(spec, name, Leaves.path(reals.get(i)), Leaves.path(reals.get(j)));
                }
            }
        }
    }

    private static boolean isRealArray(Leaf leaf) {
        return Leaves.isArray(leaf) && leaf.parameter().type().isReal() && !Leaves.isConverted(leaf);
    }

    private MethodSpec accumulatingAt() {
        MethodSpec.Builder spec = DerivativesWriter.method("at", TypeName.DOUBLE, Modifier.PUBLIC)
                .addJavadoc(
                        "Returns the value, and <em>adds</em> the gradients of arrays to the given ones; those of scalars"
                                + " are then in this workspace.\n\n@throws IllegalArgumentException if a gradient has"
                                + " not its parameter's shape, is given twice, or is an argument as well"
                                + (signature.writes() ? WRITTEN + "\n" : "\n"))
                .addParameters(DerivativesWriter.parameters(signature));
        checkWritten(spec);
        List<CodeBlock> inputs = arrays();
        List<CodeBlock> buffers = new ArrayList<>();
        activeArrays().stream()
                .map(Leaf::differentiated)
                .distinct()
                .forEach(p -> spec.addParameter(Names.of(p.type()), buffer(p)));
        for (Leaf leaf : activeArrays()) {
            CodeBlock buffer = buffer(leaf);
            if (!Leaves.isConverted(leaf)) {
                buffers.add(buffer);
            }
            spec.addStatement(
                    "$T.checkShape($S, $L, $L)",
                    Leaves.isConverted(leaf)
                            ? Names.NARROW
                            : Names.on(leaf.parameter().type(), Names.BUFFERS),
                    buffer.toString(),
                    buffer,
                    Leaves.path(leaf));
        }
        for (int i = 0; i < buffers.size(); i++) {
            for (int j = 0; j < i; j++) {
                distinct(spec, buffers.get(i).toString(), buffers.get(i), buffers.get(j));
            }
            for (CodeBlock input : inputs) {
                distinct(spec, buffers.get(i).toString(), buffers.get(i), input);
            }
        }
        List<Leaf> written =
                activeArrays().stream().filter(WorkspaceWriter::isOwn).toList();
        widen(spec);
        keepArguments(spec);
        if (written.isEmpty()) {
            return spec.addStatement("return pullback($L)", withShadows(false)).build();
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
        return spec.addStatement("return this.value").build();
    }

    private static void distinct(MethodSpec.Builder spec, String name, CodeBlock buffer, CodeBlock other) {
        spec.addStatement("$T.checkDistinct($S, $L, $L)", Names.BUFFERS, name, buffer, other);
    }

    /** Whether its gradient is computed here first, and added to the caller's at the end. */
    private static boolean isOwn(Leaf leaf) {
        return leaf.whole().written() || Leaves.isConverted(leaf);
    }

    private List<CodeBlock> arrays() {
        return leaves.stream()
                .filter(WorkspaceWriter::isRealArray)
                .map(Leaves::path)
                .toList();
    }

    private String buffer(Parameter parameter) {
        return DerivativesWriter.free(signature, Names.gradient(parameter.name()));
    }

    private CodeBlock buffer(Leaf leaf) {
        return Leaves.inGradient(leaf, buffer(leaf.differentiated()));
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
        arguments.add(CodeBlock.of("1.0"));
        return CodeBlock.join(arguments, ", ");
    }

    private MethodSpec pullback() {
        Routine routine = method.pullback();
        TypeName result = signature.isVoid() ? TypeName.VOID : TypeName.DOUBLE;
        MethodSpec.Builder spec = DerivativesWriter.method("pullback", result, Modifier.PRIVATE);
        for (Local parameter : routine.parameters()) {
            spec.addParameter(Names.of(parameter.type()), parameter.name());
        }
        spec.addCode(statements.write(routine.body()));
        int next = signature.isVoid() ? 0 : 1;
        for (Leaf leaf : Leaves.active(signature)) {
            if (!Leaves.isArray(leaf)) {
                spec.addStatement(
                        "this.$N = $L",
                        Names.gradient(leaf.parameter().name()),
                        expressions.write(routine.returned().get(next++)));
            }
        }
        if (signature.isVoid()) {
            return spec.build();
        }
        spec.addStatement(
                "this.value = $L", expressions.write(routine.returned().get(0)));
        return spec.addStatement("return this.value").build();
    }
}
