package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
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
    private final WorkspaceFields fields;

    WorkspaceWriter(Derivatives method, ExpressionWriter expressions, StatementWriter statements) {
        this.method = method;
        this.signature = method.signature();
        this.expressions = expressions;
        this.statements = statements;
        leaves = Leaves.of(signature);
        fields = new WorkspaceFields(method);
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(Names.capitalized(signature.derivativeName()) + "Workspace")
                .addModifiers(DerivativesWriter.modifiers(method))
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "$L of {@link $T#$N}, reusable; not for use by several threads at once.\n",
                        signature.isVoid() || signature.result().isRecord() ? "The pullback" : "Value and gradient",
                        Names.of(signature.owner()),
                        signature.method());
        declareFields(type);
        if (method.offered()) {
            type.addMethod(MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("A workspace that grows with its first uses.\n")
                    .build());
            for (SeedForm form : SeedForm.of(signature)) {
                WorkspaceEntry entry = new WorkspaceEntry(method, fields, form);
                type.addMethod(entry.at());
                if (!fields.activeArrays().isEmpty()) {
                    type.addMethod(entry.accumulatingAt());
                }
            }
        }
        type.addMethod(pullback());
        if (signature.result().isRecord()) {
            CodeBlock value = Leaves.result(
                    signature,
                    l -> Leaves.narrow(l, CodeBlock.of("$N", l.parameter().name())));
            type.addMethod(getter("value", fields.valueType(), value, "Returns the value of the last call."));
        } else if (!signature.isVoid()) {
            CodeBlock value = CodeBlock.of("value");
            type.addMethod(getter("value", TypeName.DOUBLE, value, "Returns the value of the last call."));
        }
        for (Parameter parameter : Leaves.differentiated(signature)) {
            if (fields.isOffered(parameter)) {
                type.addMethod(parameter.type().isRecord() ? recordGradient(parameter) : gradient(parameter));
            }
        }
        Leaves.active(signature).stream()
                .filter(l -> Leaves.isWithin(l) && !Leaves.isArray(l))
                .forEach(l -> type.addMethod(adjoint(l)));
        return type.build();
    }

    private static MethodSpec adjoint(Leaf leaf) {
        return DerivativesWriter.method(Leaves.adjoint(leaf), TypeName.DOUBLE, Modifier.PUBLIC)
                .addJavadoc("For generated code: the adjoint of {@code $L}.\n", Leaves.path(leaf))
                .addStatement("return $N", Names.gradient(leaf.parameter().name()))
                .build();
    }

    private Leaf leafOf(Parameter parameter) {
        return leaves.stream()
                .filter(l -> l.differentiated().equals(parameter))
                .findFirst()
                .orElseThrow();
    }

    private MethodSpec gradient(Parameter parameter) {
        String gradient = Names.gradient(parameter.name());
        CodeBlock value = Leaves.narrow(leafOf(parameter), CodeBlock.of("$N", gradient));
        String kind = parameter.type().isNarrow()
                ? ", rounded once"
                : parameter.type().isArray() ? "; overwritten by the next one" : "";
        String what = parameter.written() ? "what " + parameter.name() + " held before it" : parameter.name();
        String javadoc = "Returns the gradient of the last call with respect to " + what + kind + ".";
        return getter(gradient, Names.of(parameter.type()), value, javadoc);
    }

    /** What is no number of the record, or a constant, is the argument's own. */
    private MethodSpec recordGradient(Parameter parameter) {
        boolean arrays = fields.activeArrays().stream().anyMatch(l -> l.whole().equals(parameter));
        CodeBlock made = Leaves.assembled(
                List.of(parameter),
                leaves,
                leaf -> leaf.parameter().active()
                        ? Leaves.narrow(
                                leaf,
                                CodeBlock.of(
                                        "$N", Names.gradient(leaf.parameter().name())))
                        : CodeBlock.of("this.$L", Leaves.path(leaf, fields.kept(parameter))));
        String javadoc = "Returns the gradient of the last call with respect to " + parameter.name()
                + ", as a record of the same kind"
                + (fields.keepsArgument(parameter) ? "; what has no derivative in it is the argument's" : "")
                + (arrays ? "; its arrays are overwritten by the next call" : "")
                + ".";
        return getter(Names.gradient(parameter.name()), Names.of(parameter.type()), made, javadoc);
    }

    private void declareFields(TypeSpec.Builder type) {
        if (fields.hasGetters()) {
            type.addField(TypeName.BOOLEAN, fields.called(), Modifier.PRIVATE);
        }
        signature
                .results()
                .forEach(l -> type.addField(
                        Names.of(l.parameter().type()), l.parameter().name(), Modifier.PRIVATE));
        for (Leaf leaf : Leaves.active(signature)) {
            if (method.offered() || !Leaves.isArray(leaf) || Leaves.isConverted(leaf)) {
                type.addField(field(
                        leaf.parameter().type(), Names.gradient(leaf.parameter().name())));
            }
        }
        signature.parameters().stream()
                .filter(fields::keepsArgument)
                .forEach(p -> type.addField(Names.of(p.type()), fields.kept(p), Modifier.PRIVATE));
        leaves.stream()
                .filter(Leaves::isConverted)
                .forEach(l -> type.addField(field(l.parameter().type(), fields.wide(l))));
        fields.convertedSeeds().forEach(l -> type.addField(field(l.parameter().type(), fields.seed(l))));
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

    private MethodSpec getter(String name, TypeName type, CodeBlock value, String javadoc) {
        return DerivativesWriter.method(name, type, Modifier.PUBLIC)
                .addJavadoc(
                        "$L\n\n@throws IllegalStateException if no call has completed, or the last one threw\n",
                        javadoc)
                .addStatement("$T.checkCalled($N)", Names.WORKSPACES, fields.called())
                .addStatement("return $L", value)
                .build();
    }

    private MethodSpec pullback() {
        Routine routine = method.pullback();
        boolean number = !signature.isVoid() && !signature.result().isRecord();
        TypeName result = number ? TypeName.DOUBLE : TypeName.VOID;
        MethodSpec.Builder spec = DerivativesWriter.method("pullback", result, Modifier.PRIVATE)
                .addExceptions(DerivativesWriter.thrown(signature));
        for (Local parameter : routine.parameters()) {
            spec.addParameter(Names.of(parameter.type()), parameter.name());
        }
        spec.addCode(statements.write(routine.body()));
        if (!routine.returns()) {
            return spec.build();
        }
        int next = signature.results().size();
        for (Leaf leaf : Leaves.active(signature)) {
            if (!Leaves.isArray(leaf)) {
                spec.addStatement(
                        "this.$N = $L",
                        Names.gradient(leaf.parameter().name()),
                        expressions.write(routine.returned().get(next++)));
            }
        }
        int leaf = 0;
        for (Leaf part : signature.results()) {
            CodeBlock value = expressions.write(routine.returned().get(leaf++));
            spec.addStatement("this.$N = $L", part.parameter().name(), value);
        }
        if (fields.hasGetters()) {
            spec.addStatement("this.$N = true", fields.called());
        }
        return number ? spec.addStatement("return this.value").build() : spec.build();
    }
}
