package slope.processor.backend;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Scope;
import slope.processor.ir.Type;
import slope.processor.ir.source.Derivatives;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Routine;

/** Writes what one method gets in {@code …Derivatives}: gradient, workspace, tangent, function, and the entry for callers. */
final class DerivativesWriter {
    /** What happens to the adjoints of arrays that are stored into. */
    static final String WRITTEN =
            " The shadow of what is stored into holds the adjoint of what is left there, and afterwards that of what was there"
                    + " before.";

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
        boolean offersGradient = method.offered() && !signature.isVoid();
        boolean offersFunction = offersGradient
                && !returnsRecord()
                && !hasActiveObject()
                && signature.thrown().isEmpty();
        if (offersGradient) {
            type.addMethod(gradient());
        }
        if (signature.hasTangent()) {
            MethodSpec tangent = tangent();
            Overloads.narrow(tangent, tangentDeclared()).ifPresent(type::addMethod);
            type.addMethod(Overloads.wide(tangent, tangentDeclared()));
        }
        if (offersFunction) {
            type.addMethod(function());
        }
        if (method.convertsForPullback()) {
            type.addMethod(new ConvertingPullback(method).write());
        }
        if (!method.convertsForPullback()
                || Leaves.of(signature).stream().anyMatch(l -> l.declared().isNarrow())) {
            type.addMethod(pullback());
        }
        if (returnsRecord() && signature.hasTangent()) {
            type.addType(tangentRecord());
        }
        if (offersGradient) {
            type.addType(gradientRecord());
        }
        type.addType(new WorkspaceWriter(method, expressions, statements).write());
        if (offersFunction) {
            type.addType(new FunctionWriter(signature, method.rounds()).write());
        }
    }

    private boolean returnsRecord() {
        return signature.result().isRecord();
    }

    /** What the value is called with its partial derivatives, or with their sums that an adjoint asks for. */
    private String gradientName() {
        return returnsRecord() ? "Pullback" : "Gradient";
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

    private MethodSpec gradient() {
        ClassName workspace = nested("Workspace");
        ParameterNames names = new ParameterNames(signature);
        String space = names.free("workspace");
        CodeBlock partials = Leaves.differentiated(signature).stream()
                .map(p -> CodeBlock.of("$N.$N()", space, Names.gradient(p.name())))
                .collect(CodeBlock.joining(", "));
        String does = returnsRecord()
                ? "Returns the value of {@link $T#$N} and the product of an adjoint with its Jacobian, as a result of its own.\n"
                : "Returns the value of {@link $T#$N} and its gradient, as a result of its own.\n";
        String given = gradientName();
        MethodSpec.Builder spec = method(name + given, nested(given), Modifier.PUBLIC, Modifier.STATIC)
                .addExceptions(thrown(signature))
                .addJavadoc(does, Names.of(signature.owner()), signature.method())
                .addParameters(names.declared());
        CodeBlock arguments = names.handedOn();
        if (returnsRecord()) {
            String bar = names.free("valueBar");
            spec.addParameter(Names.of(signature.result()), bar);
            arguments = CodeBlock.of("$L, $N", arguments, bar);
        }
        return spec.addStatement("$T $N = new $T()", workspace, space, workspace)
                .addStatement("$N.at($L)", space, arguments)
                .addStatement("return new $T($N.value(), $L)", nested(given), space, partials)
                .build();
    }

    private TypeSpec gradientRecord() {
        TypeName value = returnsRecord() ? Names.of(signature.result()) : TypeName.DOUBLE;
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameter(value, "value");
        for (Parameter parameter : Leaves.differentiated(signature)) {
            constructor.addParameter(Names.of(parameter.type()), Names.gradient(parameter.name()));
        }
        String holds = returnsRecord()
                ? "The value of {@link $T#$N} and the adjoints of its parameters; an array has its parameter's shape.\n"
                : "The value of {@link $T#$N} and its partial derivatives; an array has its parameter's shape.\n";
        return record(gradientName(), holds, constructor);
    }

    private TypeSpec tangentRecord() {
        TypeName type = Names.of(signature.result());
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addParameter(type, "value").addParameter(type, "dot");
        String holds = "The value of {@link $T#$N} and its derivative in a direction"
                + (hasData() ? "; what has no derivative in it is the value's.\n" : ".\n");
        return record("Tangent", holds, constructor);
    }

    private TypeSpec record(String suffix, String holds, MethodSpec.Builder constructor) {
        return TypeSpec.recordBuilder(Names.capitalized(name) + suffix)
                .addJavadoc(holds, Names.of(signature.owner()), signature.method())
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(constructor.build())
                .build();
    }

    /** Whether a part of the result has no derivative. */
    private boolean hasData() {
        return signature.results().stream().anyMatch(l -> !l.parameter().active());
    }

    private MethodSpec tangent() {
        String does = signature.isVoid()
                ? "Runs {@link $T#$N}, and leaves the derivative in the direction of the tangents in those of what it stores into.\n"
                : "Returns the value of {@link $T#$N} and its derivative in the direction of the tangents.\n";
        TypeName result = signature.isVoid() ? TypeName.VOID : returnsRecord() ? nested("Tangent") : Names.TANGENT;
        MethodSpec.Builder spec = method(name + "Tangent", result, modifiers(method))
                .addExceptions(thrown(signature))
                .addJavadoc(does, Names.of(signature.owner()), signature.method());
        ParameterNames names = new ParameterNames(signature, method.tangent(), true);
        tangentParameters(spec, names);
        spec.addCode(statements.write(method.tangent().body()));
        if (!method.tangent().returns()) {
            return spec.build();
        } else if (returnsRecord()) {
            returnTangents(spec, names);
        } else if (!signature.isVoid()) {
            CodeBlock valueAndDot = expressions.list(method.tangent().returned());
            spec.addStatement("return new $T($L)", Names.TANGENT, valueAndDot);
        }
        return spec.build();
    }

    /** The routine ends with the leaves of the value, and then the tangents of those that are real. */
    private void returnTangents(MethodSpec.Builder spec, ParameterNames names) {
        List<Leaf> leaves = signature.results();
        Iterator<Expr> returned = method.tangent().returned().iterator();
        Map<Leaf, CodeBlock> values = new LinkedHashMap<>();
        leaves.forEach(l -> values.put(l, Leaves.narrow(l, expressions.write(returned.next()))));
        Map<Leaf, CodeBlock> dots = new LinkedHashMap<>();
        leaves.stream()
                .filter(l -> l.declared().isReal())
                .forEach(l -> dots.put(l, Leaves.narrow(l, expressions.write(returned.next()))));
        CodeBlock value = Leaves.result(signature, values::get);
        if (!hasData()) {
            spec.addStatement("return new $T($L, $L)", nested("Tangent"), value, Leaves.result(signature, dots::get));
            return;
        }
        String local = names.free("value");
        CodeBlock dot = Leaves.result(signature, l -> l.parameter().active() ? dots.get(l) : Leaves.path(l, local));
        spec.addStatement("$T $N = $L", Names.of(signature.result()), local, value)
                .addStatement("return new $T($N, $L)", nested("Tangent"), local, dot);
    }

    /** Each active parameter is followed by its tangent; a record's, which is one, too, is taken apart like it. */
    private void tangentParameters(MethodSpec.Builder spec, ParameterNames names) {
        Iterator<Local> locals = method.tangent().parameters().iterator();
        CodeBlock.Builder parts = CodeBlock.builder();
        List<Leaf> leaves = Leaves.of(signature);
        for (Parameter parameter : signature.parameters()) {
            TypeName type = Names.of(parameter.type());
            String whole = names.of(parameter);
            String dot = parameter.type().isRecord() ? names.free(parameter.name() + "Dot") : null;
            if (parameter.type().isComposite()) {
                spec.addParameter(type, whole);
            }
            if (parameter.type().isRecord()) {
                spec.addParameter(type, dot);
            }
            for (Leaf leaf : leaves) {
                if (leaf.whole() != parameter) {
                    continue;
                }
                declare(spec, parts, leaf, whole, locals.next(), method.tangent());
                if (leaf.parameter().active()) {
                    tangentOf(spec, parts, leaf, dot, locals.next());
                }
            }
        }
        spec.addCode(parts.build());
    }

    private void tangentOf(MethodSpec.Builder spec, CodeBlock.Builder parts, Leaf leaf, String dot, Local local) {
        if (leaf.isInGradient()) {
            declare(spec, parts, leaf, dot, local, method.tangent());
        } else {
            spec.addParameter(Names.of(local.type()), local.name());
        }
    }

    /** What the parameters of the tangent are in the source. */
    private List<Parameter> tangentDeclared() {
        List<Parameter> declared = new ArrayList<>();
        for (Parameter parameter : signature.parameters()) {
            boolean object = parameter.type().isActiveObject();
            declared.add(parameter);
            if (object) {
                Leaves.active(signature).stream()
                        .filter(l -> l.whole() == parameter)
                        .forEach(l -> declared.add(dot(l.parameter().name(), l.declared(), false)));
            } else if (parameter.active()) {
                declared.add(dot(parameter.name(), parameter.type(), parameter.written()));
            }
        }
        return declared;
    }

    private Parameter dot(String name, Type type, boolean written) {
        return new Parameter(name + "Dot", type, true, written);
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
        String written = signature.writes() ? WRITTEN : "";
        boolean number = !signature.isVoid() && !returnsRecord();
        TypeName result = number ? TypeName.DOUBLE : TypeName.VOID;
        MethodSpec.Builder spec = method(name + "Pullback", result, modifiers(method))
                .addExceptions(thrown(signature))
                .addJavadoc(
                        "The entry for generated callers: adds to the shadows of arrays, and checks nothing.$L\n",
                        written)
                .addParameter(nested("Workspace"), space);
        List<Local> parameters = method.pullback().parameters();
        for (Local parameter : parameters) {
            spec.addParameter(Names.of(parameter.type()), parameter.name());
        }
        CodeBlock arguments =
                parameters.stream().map(p -> CodeBlock.of("$N", p.name())).collect(CodeBlock.joining(", "));
        String call = number ? "return $N.pullback($L)" : "$N.pullback($L)";
        return spec.addStatement(call, space, arguments).build();
    }
}
