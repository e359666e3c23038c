package slope.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.TypeArgument;

/** What things are called in generated code. */
final class Names {
    static final ClassName SLOPE = ClassName.get("slope", "Slope");
    static final ClassName VALUE = ClassName.get("slope", "Value");
    static final ClassName OPERATION = ClassName.get("slope", "Operation");
    static final ClassName TANGENT = ClassName.get("slope", "Tangent");
    static final ClassName FUNCTION = ClassName.get("slope", "DifferentiableFunction");
    static final ClassName WORKSPACES = ClassName.get("slope.support", "Workspaces");
    static final ClassName POINTS = ClassName.get("slope.support", "Points");
    private static final ClassName NESTED = ClassName.get("slope.support", "Nested");
    static final ClassName NARROW = ClassName.get("slope.support", "Narrow");
    static final ClassName BUFFERS = ClassName.get("slope.support", "Buffers");
    static final ClassName COORDINATES = ClassName.get("slope.support", "Coordinates");
    static final ClassName COMPANION = ClassName.get("slope.support", "Companion");

    private Names() {}

    /** The class with the operations on arrays of a type: one for up to two dimensions, or one of floats, and a general one. */
    static ClassName on(Type type, ClassName upToTwo) {
        return type.rank() <= (type.isNarrow() ? 1 : 2) ? upToTwo : NESTED;
    }

    static ClassName of(ClassRef ref) {
        String[] inner = ref.simpleNames().subList(1, ref.simpleNames().size()).toArray(String[]::new);
        return ClassName.get(ref.packageName(), ref.simpleNames().get(0), inner);
    }

    static ClassName derivatives(ClassRef owner) {
        return ClassName.get(owner.packageName(), owner.companion("Derivatives"));
    }

    static ClassName graphs(ClassRef owner) {
        return ClassName.get(owner.packageName(), owner.companion("Graphs"));
    }

    static ClassName workspace(Callee callee) {
        return derivatives(callee.owner()).nestedClass(capitalized(callee.derivativeName()) + "Workspace");
    }

    static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The gradient with respect to {@code x} is {@code dX}. */
    static String gradient(String parameter) {
        return Parameter.gradient(parameter);
    }

    /** {@code new double[0][]}. */
    static CodeBlock empty(Type type) {
        Type element = type.element();
        int inner = 0;
        for (; element.isArray(); element = element.element()) {
            inner++;
        }
        return CodeBlock.of("new $T[0]$L", of(element), "[]".repeat(inner));
    }

    static TypeName of(Type type) {
        TypeName name = switch (type.base()) {
            case DOUBLE -> TypeName.DOUBLE;
            case FLOAT -> TypeName.FLOAT;
            case BYTE -> TypeName.BYTE;
            case SHORT -> TypeName.SHORT;
            case CHAR -> TypeName.CHAR;
            case INT -> TypeName.INT;
            case LONG -> TypeName.LONG;
            case BOOLEAN -> TypeName.BOOLEAN;
            case STRING -> ClassName.get(String.class);
            case OBJECT, RECORD -> parameterized(type);
            case VALUE -> VALUE;
            case VOID -> TypeName.VOID;
        };
        for (int i = 0; i < type.rank(); i++) {
            name = ArrayTypeName.of(name);
        }
        return name;
    }

    private static TypeName parameterized(Type type) {
        TypeName[] arguments = type.arguments().stream().map(Names::of).toArray(TypeName[]::new);
        ClassName name = of(type.owner());
        return arguments.length == 0 ? name : ParameterizedTypeName.get(name, arguments);
    }

    private static TypeName of(TypeArgument argument) {
        return switch (argument.bound()) {
            case "?" -> WildcardTypeName.subtypeOf(Object.class);
            case "? extends" -> WildcardTypeName.subtypeOf(of(argument.type()));
            case "? super" -> WildcardTypeName.supertypeOf(of(argument.type()));
            default -> of(argument.type());
        };
    }
}
