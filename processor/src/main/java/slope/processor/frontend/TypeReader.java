package slope.processor.frontend;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import slope.Constant;
import slope.processor.ir.Component;
import slope.processor.ir.Type;
import slope.processor.ir.TypeArgument;

/** Types, as written and as javac models them. */
final class TypeReader {
    private TypeReader() {}

    private static Optional<Type> primitive(TypeKind kind) {
        return switch (kind) {
            case DOUBLE -> Optional.of(Type.DOUBLE);
            case FLOAT -> Optional.of(Type.FLOAT);
            case BYTE -> Optional.of(Type.BYTE);
            case SHORT -> Optional.of(Type.SHORT);
            case CHAR -> Optional.of(Type.CHAR);
            case INT -> Optional.of(Type.INT);
            case LONG -> Optional.of(Type.LONG);
            case BOOLEAN -> Optional.of(Type.BOOLEAN);
            default -> Optional.empty();
        };
    }

    /** The type that is written, or nothing where it is none of the language's. */
    static Optional<Type> read(Tree tree) {
        if (tree instanceof PrimitiveTypeTree type) {
            return primitive(type.getPrimitiveTypeKind());
        } else if (tree instanceof ArrayTypeTree array) {
            return read(array.getType()).map(Type::arrayOf);
        }
        return Optional.empty();
    }

    static Optional<Type> read(TypeMirror mirror) {
        if (mirror instanceof ArrayType array) {
            return read(array.getComponentType()).map(Type::arrayOf);
        }
        return primitive(mirror.getKind());
    }

    /** An object, whose fields are constants: of any class that can be named, with the type arguments that it is written with. */
    static Optional<Type> object(TypeMirror mirror) {
        if (!(mirror instanceof DeclaredType declared)
                || !(declared.asElement() instanceof TypeElement type)
                || declared.getTypeArguments().size()
                        != type.getTypeParameters().size()
                || declared.getEnclosingType() instanceof DeclaredType outer
                        && !outer.getTypeArguments().isEmpty()
                || !Signatures.isReachable(type)) {
            return Optional.empty();
        } else if (type.getQualifiedName().contentEquals("java.lang.String")) {
            return Optional.of(Type.STRING);
        }
        List<TypeArgument> arguments = new ArrayList<>();
        for (TypeMirror argument : declared.getTypeArguments()) {
            Optional<TypeArgument> read = argument(argument);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(read.get());
        }
        return Optional.of(Type.generic(Signatures.ref(type), arguments));
    }

    private static Optional<TypeArgument> argument(TypeMirror mirror) {
        if (mirror instanceof WildcardType wildcard) {
            if (wildcard.getExtendsBound() != null) {
                return object(wildcard.getExtendsBound()).map(t -> new TypeArgument("? extends", t));
            } else if (wildcard.getSuperBound() != null) {
                return object(wildcard.getSuperBound()).map(t -> new TypeArgument("? super", t));
            }
            return Optional.of(new TypeArgument("?", null));
        }
        return read(mirror).or(() -> object(mirror)).map(t -> new TypeArgument("", t));
    }

    /** What may come out of a call: of a type variable that stands for something unknown, its bound is known. */
    static TypeMirror bound(TypeMirror mirror) {
        return mirror instanceof TypeVariable variable ? bound(variable.getUpperBound()) : mirror;
    }

    /** The class of an object. */
    static TypeElement classOf(TypeMirror mirror) {
        return (TypeElement) ((DeclaredType) mirror).asElement();
    }

    /**
     * A record as the tuple of its components: nothing where one of them can't be read, or where it contains itself.
     */
    static Optional<Type> record(TypeMirror mirror) {
        return record(mirror, Set.of());
    }

    private static Optional<Type> record(TypeMirror mirror, Set<TypeElement> around) {
        if (!(mirror instanceof DeclaredType declared)
                || !(declared.asElement() instanceof TypeElement type)
                || type.getKind() != ElementKind.RECORD
                || !type.getTypeParameters().isEmpty()
                || !Signatures.isReachable(type)
                || around.contains(type)) {
            return Optional.empty();
        }
        Set<TypeElement> outer = new HashSet<>(around);
        outer.add(type);
        List<Component> components = new ArrayList<>();
        for (RecordComponentElement component : type.getRecordComponents()) {
            Optional<Type> read = component(component.asType(), outer);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            boolean active = component.getAnnotation(Constant.class) == null;
            components.add(Component.ofRecord(component.getSimpleName().toString(), read.get(), active));
        }
        return components.isEmpty() ? Optional.empty() : Optional.of(Type.record(Signatures.ref(type), components));
    }

    private static Optional<Type> component(TypeMirror mirror, Set<TypeElement> around) {
        if (mirror instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.RECORD) {
            return record(mirror, around);
        }
        return read(mirror)
                .filter(t -> !t.isArray() || !t.isNarrow() || t.base() == Type.Base.FLOAT)
                .or(() -> object(mirror));
    }

    /** A value of any kind that the language has: a record is taken apart. */
    static Optional<Type> value(TypeMirror mirror) {
        return read(mirror).or(() -> record(mirror)).or(() -> object(mirror));
    }

    static TypeMirror mirror(Type type, Types types, Elements elements) {
        if (type.isArray()) {
            return types.getArrayType(mirror(type.element(), types, elements));
        } else if (type.equals(Type.STRING)) {
            return elements.getTypeElement("java.lang.String").asType();
        } else if (type.isObject() || type.isRecord()) {
            TypeMirror[] arguments = type.arguments().stream()
                    .map(a -> mirror(a, types, elements))
                    .toArray(TypeMirror[]::new);
            TypeElement element = elements.getTypeElement(type.owner().toString());
            return arguments.length == 0 ? element.asType() : types.getDeclaredType(element, arguments);
        }
        return types.getPrimitiveType(
                switch (type.base()) {
                    case DOUBLE -> TypeKind.DOUBLE;
                    case FLOAT -> TypeKind.FLOAT;
                    case BYTE -> TypeKind.BYTE;
                    case SHORT -> TypeKind.SHORT;
                    case CHAR -> TypeKind.CHAR;
                    case INT -> TypeKind.INT;
                    case LONG -> TypeKind.LONG;
                    case BOOLEAN -> TypeKind.BOOLEAN;
                    case STRING, OBJECT, RECORD, VALUE, VOID ->
                        throw new IllegalArgumentException("nodes are not in the user's source");
                });
    }

    private static TypeMirror mirror(TypeArgument argument, Types types, Elements elements) {
        TypeMirror type = argument.type() == null ? null : mirror(argument.type(), types, elements);
        return switch (argument.bound()) {
            case "?", "? extends" -> types.getWildcardType(type, null);
            case "? super" -> types.getWildcardType(null, type);
            default -> type;
        };
    }
}
