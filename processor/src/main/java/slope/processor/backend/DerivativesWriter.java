package slope.processor.backend;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Scope;
import slope.processor.ir.Type;
import slope.processor.ir.source.Derivatives;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Routine;

/** Writes what one method gets in {@code …Derivatives}: gradient, workspace, tangent, function, and the entry for callers. */
final class DerivativesWriter {
    private final Derivatives method;
    private final Callee signature;
    private final String name;
    private final ExpressionWriter expressions = new ExpressionWriter(new OperationNames(new Scope()));
    private final StatementWriter statements = new StatementWriter(expressions);

    DerivativesWriter(Derivatives method) {
        this.method = method;
        signature = method.signature();
        name = signature.derivativeName();
    }

    void write(TypeSpec.Builder type) {
        List<SeedForm> forms = method.offered() ? SeedForm.of(signature) : List.of();
        boolean offersFunction = forms.stream().anyMatch(SeedForm::isGradient)
                && !hasActiveObject()
                && signature.thrown().isEmpty();
        forms.forEach(form -> type.addMethod(reverse(form)));
        if (method.primal() != null) {
            type.addMethod(primal());
        }
        if (signature.hasTangent()) {
            new TangentWriter(method, expressions, statements).write(type);
        }
        if (offersFunction) {
            type.addMethod(function());
        }
        type.addMethod(pullback());
        if (returnsRecord() && signature.hasTangent()) {
            type.addType(tangentRecord());
        }
        forms.stream().map(DerivativesWriter::kind).distinct().forEach(kind -> type.addType(reverseRecord(kind)));
        type.addType(new WorkspaceWriter(method, expressions, statements).write());
        if (offersFunction) {
            type.addType(new FunctionWriter(method).write());
        }
    }

    private boolean returnsRecord() {
        return signature.result().isRecord();
    }

    /** What the value is called with its partial derivatives, or with their sums that an adjoint asks for. */
    private static String kind(SeedForm form) {
        return form.isGradient() ? "Gradient" : "Pullback";
    }

    /** No object can be made for each point. */
    private boolean hasActiveObject() {
        return signature.parameters().stream().anyMatch(p -> p.type().isActiveObject());
    }

    private ClassName nested(String suffix) {
        return Names.derivatives(signature.owner()).nestedClass(Names.capitalized(name) + suffix);
    }

    static List<Parameter> active(Callee signature) {
        return signature.parameters().stream().filter(Parameter::active).toList();
    }

    /** What a helper gets is for the methods of its class. */
    static Modifier[] modifiers(Derivatives method) {
        return method.offered() ? new Modifier[] {Modifier.PUBLIC, Modifier.STATIC} : new Modifier[] {Modifier.STATIC};
    }

    /** What runs the method throws what it does. */
    static List<ClassName> thrown(Callee signature) {
        return signature.thrown().stream().map(Names::of).toList();
    }

    static MethodSpec.Builder method(String name, TypeName result, Modifier... modifiers) {
        return MethodSpec.methodBuilder(name).addModifiers(modifiers).returns(result);
    }

    /** The gradient, or the pullback of seeds, as a result of its own. */
    private MethodSpec reverse(SeedForm form) {
        ClassName workspace = nested("Workspace");
        ClassName result = nested(kind(form));
        SeededParameters parameters = new SeededParameters(signature, form);
        String space = parameters.free("workspace");
        List<CodeBlock> parts = new ArrayList<>();
        if (!signature.isVoid()) {
            parts.add(CodeBlock.of("$N.value()", space));
        }
        Leaves.differentiated(signature)
                .forEach(p -> parts.add(CodeBlock.of("$N.$N()", space, Names.gradient(p.name()))));
        String does = form.isGradient()
                ? "Returns the value of {@link $T#$N} and its gradient, as a result of its own.\n"
                : signature.isVoid()
                        ? "Runs {@link $T#$N}, and returns the product of an adjoint of what it leaves with its Jacobian, as a result"
                                + " of its own. The adjoint stays as it is.\n"
                        : "Returns the value of {@link $T#$N} and the product of an adjoint with its Jacobian, as a result of its"
                                + " own. The adjoint stays as it is.\n";
        return method(name + kind(form), result, Modifier.PUBLIC, Modifier.STATIC)
                .addExceptions(thrown(signature))
                .addJavadoc(does, Names.of(signature.owner()), signature.method())
                .addParameters(parameters.declared())
                .addStatement("$T $N = new $T()", workspace, space, workspace)
                .addStatement("$N.at($L)", space, parameters.handedOn())
                .addStatement("return new $T($L)", result, CodeBlock.join(parts, ", "))
                .build();
    }

    private TypeSpec reverseRecord(String kind) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        if (!signature.isVoid()) {
            constructor.addParameter(returnsRecord() ? Names.of(signature.result()) : TypeName.DOUBLE, "value");
        }
        for (Parameter parameter : Leaves.differentiated(signature)) {
            constructor.addParameter(Names.of(parameter.type()), Names.gradient(parameter.name()));
        }
        String holds = kind.equals("Gradient")
                ? "The value of {@link $T#$N} and its partial derivatives; an array has its parameter's shape.\n"
                : signature.isVoid()
                        ? "The adjoints of the parameters of {@link $T#$N}; an array has its parameter's shape.\n"
                        : "The value of {@link $T#$N} and the adjoints of its parameters; an array has its parameter's shape.\n";
        return record(kind, holds, constructor);
    }

    private TypeSpec tangentRecord() {
        TypeName type = Names.of(signature.result());
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addParameter(type, "value").addParameter(type, "dot");
        String holds = "The value of {@link $T#$N} and its derivative in a direction"
                + (TangentWriter.hasData(signature) ? "; what has no derivative in it is the value's.\n" : ".\n");
        return record("Tangent", holds, constructor);
    }

    private TypeSpec record(String suffix, String holds, MethodSpec.Builder constructor) {
        return TypeSpec.recordBuilder(Names.capitalized(name) + suffix)
                .addJavadoc(holds, Names.of(signature.owner()), signature.method())
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(constructor.build())
                .build();
    }

    /** A method that is private, for callers that are generated. */
    private MethodSpec primal() {
        Routine primal = method.primal();
        MethodSpec.Builder spec = method(name + "Primal", Names.of(signature.result()), Modifier.STATIC)
                .addExceptions(thrown(signature))
                .addJavadoc("{@code $L} itself, which is private.\n", signature.method());
        for (Local parameter : primal.parameters()) {
            spec.addParameter(Names.of(parameter.type()), parameter.name());
        }
        spec.addCode(statements.write(primal.body()));
        if (primal.returns() && !signature.isVoid()) {
            spec.addStatement("return $L", expressions.write(primal.returned().get(0)));
        }
        return spec.build();
    }

    /** A leaf as the body knows it: a parameter, or a local that is taken from one, if there is any use for it. */
    static void declare(
            MethodSpec.Builder spec, CodeBlock.Builder parts, Leaf leaf, String whole, Local local, Routine body) {
        if (leaf.whole().type().isComposite()
                && (leaf.path().isEmpty() || !body.read().contains(local))) {
            return;
        } else if (leaf.path().isEmpty()) {
            spec.addParameter(Names.of(local.type()), local.name());
        } else {
            CodeBlock value = Leaves.path(leaf, whole);
            boolean node = local.type().base() == Type.Base.VALUE;
            parts.addStatement(
                    "$T $N = $L", Names.of(local.type()), local.name(), node ? value : Leaves.wide(leaf, value));
        }
    }

    private MethodSpec function() {
        ParameterNames names = new ParameterNames(signature);
        return method(name + "Function", nested("Function"), Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        "Returns {@link $T#$N} as a function of a flat point: its active parameters in their order, which"
                                + " are given here for their shapes. The others are bound, arrays by reference.\n",
                        Names.of(signature.owner()),
                        signature.method())
                .addParameters(names.declared())
                .addStatement("return new $T($L)", nested("Function"), names.handedOn())
                .build();
    }

    private MethodSpec pullback() {
        String space = new Scope(method.pullback().names()).take("space");
        String written = signature.writes() ? EntryJavadoc.WRITTEN : "";
        boolean number = !signature.isVoid() && !returnsRecord();
        TypeName result = number ? TypeName.DOUBLE : TypeName.VOID;
        MethodSpec.Builder spec = method(name + "Pullback", result, modifiers(method))
                .addExceptions(thrown(signature))
                .addJavadoc("For generated code: adds to the shadows of arrays, and checks nothing.$L\n", written)
                .addParameter(nested("Workspace"), space);
        List<Local> parameters = method.pullback().parameters();
        for (Local parameter : parameters) {
            spec.addParameter(Names.of(parameter.type()), parameter.name());
        }
        CodeBlock arguments =
                parameters.stream().map(p -> CodeBlock.of("$N", p.name())).collect(CodeBlock.joining(", "));
        WorkspaceFields fields = new WorkspaceFields(method);
        if (fields.hasGetters()) {
            spec.addStatement("$N.$N = false", space, fields.called());
        }
        String call = number ? "return $N.pullback($L)" : "$N.pullback($L)";
        return spec.addStatement(call, space, arguments).build();
    }
}
