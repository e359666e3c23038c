package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Scope;
import slope.processor.ir.Type;
import slope.processor.ir.source.Derivatives;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Recording;
import slope.processor.ir.source.Routine;

/** Writes the methods that record graphs, and the kinds of nodes with their closures. */
final class GraphsWriter {
    private final List<Derivatives> methods;
    private final OperationNames operations;
    private final ExpressionWriter expressions;
    private final StatementWriter statements;
    private final RecordTwins twins;

    /** @param owner the class that the graphs are of */
    GraphsWriter(ClassRef owner, List<Derivatives> methods) {
        this.methods = methods;
        Scope scope = new Scope();
        for (Derivatives method : methods) {
            method.signature().parameters().forEach(p -> scope.reserve(List.of(p.name())));
            scope.reserve(method.graph().names());
        }
        operations = new OperationNames(scope);
        expressions = new ExpressionWriter(operations);
        statements = new StatementWriter(expressions);
        twins = new RecordTwins(owner);
    }

    void write(TypeSpec.Builder type) {
        List<MethodSpec> specs = new ArrayList<>();
        for (Derivatives method : methods) {
            String name = method.signature().derivativeName();
            String graph =
                    "Records the graph of {@link $T#$N}: a node an operation, in the order in which Java evaluates them.\n";
            String dynamic =
                    "Records the same graph as {@link $T#$N} does when written with the engine's own methods.\n";
            List<Parameter> declared = declared(method.signature());
            for (MethodSpec spec : List.of(
                    method(method, name, method.graph(), graph),
                    method(method, name + "Dynamic", method.dynamic(), dynamic))) {
                Overloads.narrow(spec, declared, Overloads.checks(spec, declared))
                        .ifPresent(specs::add);
                specs.add(Overloads.wide(spec, declared));
            }
        }
        for (Map.Entry<String, Recording> constant : operations.all().entrySet()) {
            type.addField(FieldSpec.builder(
                            Names.OPERATION, constant.getKey(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer(new OperationWriter(constant.getValue(), expressions).write())
                    .build());
        }
        specs.forEach(type::addMethod);
        twins.write(type);
    }

    /** What the parameters of a graph are in the source. */
    private static List<Parameter> declared(Callee signature) {
        List<Parameter> declared = new ArrayList<>();
        for (Parameter parameter : signature.parameters()) {
            boolean object = parameter.type().isActiveObject();
            declared.add(parameter.active() && !object ? node(parameter.name()) : parameter);
            Leaves.active(signature).stream()
                    .filter(l -> object && l.whole() == parameter)
                    .forEach(l -> declared.add(node(l.parameter().name())));
        }
        return declared;
    }

    /** What is recorded needs no conversion. */
    private static Parameter node(String name) {
        return new Parameter(name, Type.VALUE, true, false);
    }

    private MethodSpec method(Derivatives method, String name, Routine routine, String javadoc) {
        MethodSpec.Builder spec = MethodSpec.methodBuilder(name)
                .addModifiers(DerivativesWriter.modifiers(method))
                .returns(result(method.signature()))
                .addExceptions(DerivativesWriter.thrown(method.signature()))
                .addJavadoc(
                        javadoc,
                        Names.of(method.signature().owner()),
                        method.signature().method());
        parameters(method.signature(), routine, spec);
        spec.addCode(statements.write(routine.body()));
        List<CodeBlock> values = new ArrayList<>();
        List<Leaf> results = method.signature().results();
        for (int i = 0; i < routine.returned().size(); i++) {
            CodeBlock value = expressions.write(routine.returned().get(i));
            values.add(results.get(i).parameter().active() ? value : Leaves.narrow(results.get(i), value));
        }
        Iterator<CodeBlock> returned = values.iterator();
        if (!method.signature().isVoid() && routine.returns()) {
            spec.addStatement("return $L", twins.made(method.signature().result(), returned));
        }
        return spec.build();
    }

    private TypeName result(Callee signature) {
        return signature.isVoid()
                ? TypeName.VOID
                : signature.result().isRecord() ? twins.of(signature.result()) : Names.VALUE;
    }

    private void parameters(Callee signature, Routine routine, MethodSpec.Builder spec) {
        List<Leaf> leaves = Leaves.of(signature);
        ParameterNames names = new ParameterNames(signature, routine, false);
        CodeBlock.Builder parts = CodeBlock.builder();
        for (Parameter parameter : signature.parameters()) {
            if (parameter.type().isRecord()) {
                spec.addParameter(twins.of(parameter.type()), names.of(parameter));
            } else if (parameter.type().isActiveObject()) {
                spec.addParameter(Names.of(parameter.type()), names.of(parameter));
            }
            for (int i = 0; i < leaves.size(); i++) {
                Local local = routine.parameters().get(i);
                if (leaves.get(i).whole() != parameter) {
                    continue;
                } else if (leaves.get(i).parameter().held()
                        && leaves.get(i).parameter().active()) {
                    spec.addParameter(Names.of(local.type()), local.name());
                } else {
                    DerivativesWriter.declare(spec, parts, leaves.get(i), names.of(parameter), local, routine);
                }
            }
        }
        spec.addCode(parts.build());
    }
}
