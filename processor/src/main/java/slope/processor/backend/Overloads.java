package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;

/**
 * Static methods with parameters of float, and of what is shorter than an int: one has these types and hands on to the other,
 * which computes with doubles and ints. Arrays that are stored into are put back.
 */
final class Overloads {
    private Overloads() {}

    /**
     * The method with the types of the source: nothing where they are those that are computed with.
     *
     * @param declared what each parameter is in the source
     * @param checks what it checks first, with a {@code throws} in its Javadoc
     */
    static Optional<MethodSpec> narrow(MethodSpec wide, List<Parameter> declared, CodeBlock checks) {
        if (isWide(declared)) {
            return Optional.empty();
        }
        boolean putsBack = declared.stream().anyMatch(Overloads::isPutBack);
        MethodSpec.Builder spec = MethodSpec.methodBuilder(wide.name())
                .addModifiers(wide.modifiers())
                .returns(wide.returnType())
                .addExceptions(wide.exceptions())
                .addJavadoc(wide.javadoc());
        if (putsBack) {
            spec.addJavadoc(
                    "$L\n\n@throws IllegalArgumentException if an array that is stored into, or a row of it, is another"
                            + " argument, too\n",
                    EntryJavadoc.CONVERTED.strip());
        }
        spec.addCode(checks);
        List<CodeBlock> arguments = new ArrayList<>();
        CodeBlock.Builder stores = CodeBlock.builder();
        for (int i = 0; i < declared.size(); i++) {
            ParameterSpec parameter = wide.parameters().get(i);
            Type type = declared.get(i).type();
            spec.addParameter(type.isNarrow() ? Names.of(type) : parameter.type(), parameter.name());
            CodeBlock argument = widened(type, parameter.name());
            if (isPutBack(declared.get(i))) {
                String local = free(wide, parameter.name() + "Wide");
                spec.addStatement("$T $N = $L", parameter.type(), local, argument);
                stores.addStatement("$T.store($N, $N)", Names.NARROW, parameter.name(), local);
                argument = CodeBlock.of("$N", local);
            }
            arguments.add(argument);
        }
        CodeBlock call = CodeBlock.of("$N($L)", wide.name(), CodeBlock.join(arguments, ", "));
        boolean isVoid = wide.returnType().equals(TypeName.VOID);
        if (putsBack && !isVoid) {
            String result = free(wide, "result");
            spec.addStatement("$T $N = $L", wide.returnType(), result, call).addCode(stores.build());
            return Optional.of(spec.addStatement("return $N", result).build());
        }
        return Optional.of(spec.addStatement(isVoid ? "$L" : "return $L", call)
                .addCode(stores.build())
                .build());
    }

    /** What is checked where arrays are put back: that none is stored into by two names. */
    static CodeBlock checks(MethodSpec wide, List<Parameter> declared) {
        MethodSpec.Builder checks = MethodSpec.methodBuilder("checks");
        if (declared.stream().anyMatch(Overloads::isPutBack)) {
            SharedMemory.checkWritten(checks, Leaf.of(called(wide, declared)), Leaves::path);
        }
        return checks.build().code();
    }

    /** The parameters by the names that the method gives them. */
    static List<Parameter> called(MethodSpec method, List<Parameter> declared) {
        List<Parameter> called = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            Parameter p = declared.get(i);
            called.add(new Parameter(method.parameters().get(i).name(), p.type(), p.active(), p.written()));
        }
        return called;
    }

    private static boolean isWide(List<Parameter> declared) {
        return declared.stream().noneMatch(p -> p.type().isNarrow());
    }

    private static boolean isPutBack(Parameter parameter) {
        return parameter.written()
                && parameter.type().isArray()
                && parameter.type().isNarrow();
    }

    private static CodeBlock widened(Type type, String name) {
        if (!type.isNarrow()) {
            return CodeBlock.of("$N", name);
        }
        return type.isArray()
                ? CodeBlock.of("$T.widened($L, $N)", Names.NARROW, Names.empty(type.wide()), name)
                : CodeBlock.of("($T) $N", Names.of(type.wide()), name);
    }

    private static String free(MethodSpec method, String wish) {
        String free = wish;
        while (true) {
            String candidate = free;
            if (method.parameters().stream().noneMatch(p -> p.name().equals(candidate))) {
                return free;
            }
            free += "_";
        }
    }

    /** The method that computes: nobody else's where there is the other one. */
    static MethodSpec wide(MethodSpec method, List<Parameter> declared) {
        if (isWide(declared)) {
            return method;
        }
        return MethodSpec.methodBuilder(method.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(method.returnType())
                .addParameters(method.parameters())
                .addExceptions(method.exceptions())
                .addCode(method.code())
                .build();
    }
}
