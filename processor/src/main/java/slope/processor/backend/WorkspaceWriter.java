package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Callee;
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

    WorkspaceWriter(Derivatives method, ExpressionWriter expressions, StatementWriter statements) {
        this.method = method;
        this.signature = method.signature();
        this.expressions = expressions;
        this.statements = statements;
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
        for (Parameter parameter : results()) {
            String gradient = Names.gradient(parameter.name());
            String live = parameter.type().isArray() ? "; overwritten by the next one" : "";
            type.addMethod(getter(
                    gradient,
                    gradient,
                    Names.of(parameter.type()),
                    "Returns the gradient of the last call with respect to " + parameter.name() + live + ".\n"));
        }
        return type.build();
    }

    /** What has a gradient here: of a helper, or a method that returns nothing, callers keep those of arrays. */
    private List<Parameter> results() {
        return DerivativesWriter.active(signature).stream()
                .filter(p ->
                        method.offered() && !signature.isVoid() || !p.type().isArray())
                .toList();
    }

    private List<Parameter> activeArrays() {
        return DerivativesWriter.active(signature).stream()
                .filter(p -> p.type().isArray())
                .toList();
    }

    private void fields(TypeSpec.Builder type) {
        if (!signature.isVoid()) {
            type.addField(TypeName.DOUBLE, "value", Modifier.PRIVATE);
        }
        for (Parameter parameter : results()) {
            type.addField(field(parameter.type(), Names.gradient(parameter.name())));
        }
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
        activeArrays().forEach(parameter -> zeroed(parameter, spec));
        return spec.addStatement("return pullback($L)", withShadows(true)).build();
    }

    private static final String WRITTEN =
            ", or if an array that is stored into, or a row of it, is another argument, too";

    /** The gradient's own array, which must not be an argument: filled with zeros. */
    private void zeroed(Parameter parameter, MethodSpec.Builder spec) {
        CodeBlock field = CodeBlock.of("this.$N", Names.gradient(parameter.name()));
        arrays().forEach(input -> distinct(spec, Names.gradient(parameter.name()), field, input));
        spec.addStatement(
                "$L = $T.zeroedLike($L, $N)",
                field,
                Names.on(parameter.type(), Names.WORKSPACES),
                field,
                parameter.name());
    }

    /** What is stored into must not be another argument: nobody could tell whose derivative its elements have. */
    private void checkWritten(MethodSpec.Builder spec) {
        List<Parameter> reals = signature.parameters().stream()
                .filter(p -> p.type().isArray() && p.type().isReal())
                .toList();
        for (int i = 0; i < reals.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (reals.get(i).written() || reals.get(j).written()) {
                    CodeBlock first = CodeBlock.of("$N", reals.get(i).name());
                    distinct(
                            spec,
                            reals.get(i).name(),
                            first,
                            CodeBlock.of("$N", reals.get(j).name()));
                }
            }
        }
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
        for (Parameter parameter : activeArrays()) {
            String buffer = buffer(parameter);
            spec.addParameter(Names.of(parameter.type()), buffer);
            buffers.add(CodeBlock.of("$N", buffer));
            spec.addStatement(
                    "$T.checkShape($S, $N, $N)",
                    Names.on(parameter.type(), Names.BUFFERS),
                    buffer,
                    buffer,
                    parameter.name());
        }
        for (int i = 0; i < buffers.size(); i++) {
            for (int j = 0; j < i; j++) {
                distinct(spec, buffers.get(i).toString(), buffers.get(i), buffers.get(j));
            }
            for (CodeBlock input : inputs) {
                distinct(spec, buffers.get(i).toString(), buffers.get(i), input);
            }
        }
        List<Parameter> written =
                activeArrays().stream().filter(Parameter::written).toList();
        if (written.isEmpty()) {
            return spec.addStatement("return pullback($L)", withShadows(false)).build();
        }
        written.forEach(parameter -> zeroed(parameter, spec));
        spec.addStatement("pullback($L)", withShadows(false));
        for (Parameter parameter : written) {
            CodeBlock own = CodeBlock.of("this.$N", Names.gradient(parameter.name()));
            spec.addStatement("$T.add($N, $L)", Names.on(parameter.type(), Names.BUFFERS), buffer(parameter), own);
        }
        return spec.addStatement("return this.value").build();
    }

    private static void distinct(MethodSpec.Builder spec, String name, CodeBlock buffer, CodeBlock other) {
        spec.addStatement("$T.checkDistinct($S, $L, $L)", Names.BUFFERS, name, buffer, other);
    }

    private List<CodeBlock> arrays() {
        return signature.parameters().stream()
                .filter(p -> p.type().isArray() && p.type().isReal())
                .map(p -> CodeBlock.of("$N", p.name()))
                .toList();
    }

    private String buffer(Parameter parameter) {
        return DerivativesWriter.free(signature, Names.gradient(parameter.name()));
    }

    private CodeBlock withShadows(boolean own) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (Parameter parameter : signature.parameters()) {
            arguments.add(CodeBlock.of("$N", parameter.name()));
            if (parameter.active() && parameter.type().isArray()) {
                arguments.add(
                        own || parameter.written()
                                ? CodeBlock.of("this.$N", Names.gradient(parameter.name()))
                                : CodeBlock.of("$N", buffer(parameter)));
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
        for (Parameter parameter : DerivativesWriter.active(signature)) {
            if (!parameter.type().isArray()) {
                spec.addStatement(
                        "this.$N = $L",
                        Names.gradient(parameter.name()),
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
