package slope.processor.frontend;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import slope.processor.ir.Type;

/** Types, as written and as javac models them. */
final class TypeReader {
    private TypeReader() {}

    private static Optional<Type> primitive(TypeKind kind) {
        return switch (kind) {
            case DOUBLE -> Optional.of(Type.DOUBLE);
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

    /** An object whose fields can be read: of a class without type parameters, not of java.lang, which has its own rules. */
    static Optional<Type> object(TypeMirror mirror) {
        if (mirror instanceof DeclaredType declared
                && declared.getTypeArguments().isEmpty()
                && declared.asElement() instanceof TypeElement type
                && !type.getQualifiedName().toString().startsWith("java.lang.")
                && Signatures.isReachable(type)) {
            return Optional.of(Type.object(Signatures.ref(type)));
        }
        return Optional.empty();
    }

    static TypeMirror mirror(Type type, Types types, Elements elements) {
        if (type.isArray()) {
            return types.getArrayType(mirror(type.element(), types, elements));
        } else if (type.equals(Type.STRING)) {
            return elements.getTypeElement("java.lang.String").asType();
        } else if (type.isObject()) {
            return elements.getTypeElement(type.owner().toString()).asType();
        }
        return types.getPrimitiveType(
                switch (type.base()) {
                    case DOUBLE -> TypeKind.DOUBLE;
                    case INT -> TypeKind.INT;
                    case LONG -> TypeKind.LONG;
                    case BOOLEAN -> TypeKind.BOOLEAN;
                    case STRING, OBJECT, VALUE, VOID ->
                        throw new IllegalArgumentException("nodes are not in the user's source");
                });
    }
}
