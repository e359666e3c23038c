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
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Derivatives;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/**
 * Writes the tangent of one method: what computes; and, where there are arrays to check, an entry for users that checks them first.
 */
final class TangentWriter {
    private final Derivatives method;
    private final Callee signature;
    private final ExpressionWriter expressions;
    private final StatementWriter statements;

    TangentWriter(Derivatives method, ExpressionWriter expressions, StatementWriter statements) {
        this.method = method;
        signature = method.signature();
        this.expressions = expressions;
        this.statements = statements;
    }

    /** What generated code calls. */
    static String entry(Callee signature) {
        return signature.derivativeName()
                + (isChecked(signature) && !isNarrow(signature) ? "TangentUnchecked" : "Tangent");
    }

    /** Whether users have an entry that checks arrays: there are some that have a tangent, or could be others as well. */
    private static boolean isChecked(Callee signature) {
        return Leaves.of(signature).stream()
                .anyMatch(l -> SharedMemory.matters(l)
                        && (l.parameter().active() || l.whole().written()));
    }

    private static boolean isNarrow(Callee signature) {
        return declared(signature).stream().anyMatch(p -> p.type().isNarrow());
    }

    void write(TypeSpec.Builder type) {
        MethodSpec body = body();
        List<Parameter> declared = declared(signature);
        if (method.offered() && isChecked(signature) && !isNarrow(signature)) {
            type.addMethod(checked(body));
        }
        CodeBlock checks = method.offered() ? TangentChecks.write(signature, body) : Overloads.checks(body, declared);
        Overloads.narrow(body, declared, checks).ifPresent(type::addMethod);
        type.addMethod(Overloads.wide(body, declared));
    }

    private MethodSpec checked(MethodSpec body) {
        CodeBlock arguments = body.parameters().stream()
                .map(p -> CodeBlock.of("$N", p.name()))
                .collect(CodeBlock.joining(", "));
        MethodSpec.Builder spec = DerivativesWriter.method(
                        signature.derivativeName() + "Tangent", body.returnType(), DerivativesWriter.modifiers(method))
                .addExceptions(DerivativesWriter.thrown(signature))
                .addJavadoc(does() + TangentChecks.REFUSES, Names.of(signature.owner()), signature.method())
                .addParameters(body.parameters())
                .addCode(TangentChecks.write(signature, body));
        return spec.addStatement(signature.isVoid() ? "$N($L)" : "return $N($L)", body.name(), arguments)
                .build();
    }

    private String does() {
        return signature.isVoid()
                ? "Runs {@link $T#$N}, and leaves the derivative in the direction of the tangents in those of what it stores into.\n"
                : "Returns the value of {@link $T#$N} and its derivative in the direction of the tangents.\n";
    }

    private boolean returnsRecord() {
        return signature.result().isRecord();
    }

    private ClassName result() {
        String record = Names.capitalized(signature.derivativeName()) + "Tangent";
        return returnsRecord() ? Names.derivatives(signature.owner()).nestedClass(record) : Names.TANGENT;
    }

    /** Whether a part of the result has no derivative. */
    static boolean hasData(Callee signature) {
        return signature.results().stream().anyMatch(l -> !l.parameter().active());
    }

    private MethodSpec body() {
        TypeName result = signature.isVoid() ? TypeName.VOID : result();
        String name = entry(signature);
        MethodSpec.Builder spec = DerivativesWriter.method(name, result, DerivativesWriter.modifiers(method))
                .addExceptions(DerivativesWriter.thrown(signature));
        if (name.endsWith("Tangent")) {
            spec.addJavadoc(does(), Names.of(signature.owner()), signature.method());
        } else {
            spec.addJavadoc(
                    "For generated code: the tangent of {@link $T#$N}, which checks nothing.\n",
                    Names.of(signature.owner()),
                    signature.method());
        }
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
        if (!hasData(signature)) {
            spec.addStatement("return new $T($L, $L)", result(), value, Leaves.result(signature, dots::get));
            return;
        }
        String local = names.free("value");
        CodeBlock dot = Leaves.result(signature, l -> l.parameter().active() ? dots.get(l) : Leaves.path(l, local));
        spec.addStatement("$T $N = $L", Names.of(signature.result()), local, value)
                .addStatement("return new $T($N, $L)", result(), local, dot);
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
                DerivativesWriter.declare(spec, parts, leaf, whole, locals.next(), method.tangent());
                if (leaf.parameter().active()) {
                    tangentOf(spec, parts, leaf, dot, locals.next());
                }
            }
        }
        spec.addCode(parts.build());
    }

    private void tangentOf(MethodSpec.Builder spec, CodeBlock.Builder parts, Leaf leaf, String dot, Local local) {
        if (leaf.isInGradient()) {
            DerivativesWriter.declare(spec, parts, leaf, dot, local, method.tangent());
        } else {
            spec.addParameter(Names.of(local.type()), local.name());
        }
    }

    /** What the parameters of the tangent are in the source. */
    static List<Parameter> declared(Callee signature) {
        List<Parameter> declared = new ArrayList<>();
        for (Parameter parameter : signature.declared()) {
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

    private static Parameter dot(String name, Type type, boolean written) {
        return new Parameter(name + "Dot", type, true, written);
    }
}
