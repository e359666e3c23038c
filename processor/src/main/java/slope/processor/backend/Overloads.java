package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Type;

/**
 * Static methods with parameters of float, and of what is shorter than an int: one has these types and hands on to the other,
 * which computes with doubles and ints.
 */
final class Overloads {
    private Overloads() {}

    /**
     * The method with the types of the source: nothing where they are those that are computed with.
     *
     * @param declared what each parameter is in the source
     */
    static Optional<MethodSpec> narrow(MethodSpec wide, List<Type> declared) {
        if (declared.stream().noneMatch(Type::isNarrow)) {
            return Optional.empty();
        }
        MethodSpec.Builder spec = MethodSpec.methodBuilder(wide.name())
                .addModifiers(wide.modifiers())
                .returns(wide.returnType())
                .addJavadoc(wide.javadoc());
        List<CodeBlock> arguments = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            ParameterSpec parameter = wide.parameters().get(i);
            Type type = declared.get(i);
            // a node is one in both
            boolean node = parameter.type().toString().startsWith(Names.VALUE.toString());
            boolean narrow = type.isNarrow() && !node;
            spec.addParameter(narrow ? Names.of(type) : parameter.type(), parameter.name());
            CodeBlock name = CodeBlock.of("$N", parameter.name());
            if (narrow && type.isArray()) {
                arguments.add(CodeBlock.of("$T.widened($L, $L)", Names.NARROW, Names.empty(type.wide()), name));
            } else {
                arguments.add(narrow ? CodeBlock.of("($T) $L", Names.of(type.wide()), name) : name);
            }
        }
        String call = wide.returnType().equals(TypeName.VOID) ? "$N($L)" : "return $N($L)";
        return Optional.of(spec.addStatement(call, wide.name(), CodeBlock.join(arguments, ", "))
                .build());
    }

    /** The method that computes: nobody else's where there is the other one. */
    static MethodSpec wide(MethodSpec method, List<Type> declared) {
        if (declared.stream().noneMatch(Type::isNarrow)) {
            return method;
        }
        return MethodSpec.methodBuilder(method.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(method.returnType())
                .addParameters(method.parameters())
                .addCode(method.code())
                .build();
    }
}
