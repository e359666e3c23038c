package slope.processor.frontend;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * Types that do not exist in this round: either another processor generates them, or javac reports them at the end. What mentions
 * one can't be read yet.
 */
final class MissingTypes {
    private MissingTypes() {}

    /** Whether a type, one of its arguments or a component of a record is missing. */
    static boolean in(TypeMirror type) {
        return in(type, new HashSet<>());
    }

    private static boolean in(TypeMirror type, Set<Element> seen) {
        if (type.getKind() == TypeKind.ERROR) {
            return true;
        } else if (type instanceof ArrayType array) {
            return in(array.getComponentType(), seen);
        } else if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() != null && in(wildcard.getExtendsBound(), seen)
                    || wildcard.getSuperBound() != null && in(wildcard.getSuperBound(), seen);
        }
        return type instanceof DeclaredType declared
                && (any(declared.getTypeArguments(), seen) || inComponents(declared.asElement(), seen));
    }

    private static boolean any(List<? extends TypeMirror> types, Set<Element> seen) {
        return types.stream().anyMatch(t -> in(t, seen));
    }

    private static boolean inComponents(Element type, Set<Element> seen) {
        return type.getKind() == ElementKind.RECORD
                && seen.add(type)
                && any(
                        ((TypeElement) type)
                                .getRecordComponents().stream()
                                        .map(RecordComponentElement::asType)
                                        .toList(),
                        seen);
    }

    /** Whether a type in the signature of a method or a constructor is missing. */
    static boolean in(ExecutableElement method) {
        Set<Element> seen = new HashSet<>();
        return in(method.getReturnType(), seen)
                || any(
                        method.getParameters().stream()
                                .map(VariableElement::asType)
                                .toList(),
                        seen)
                || any(method.getThrownTypes(), seen);
    }

    /** Whether a class, or one above or around it, extends or implements a missing type: then its members are not known. */
    static boolean above(TypeElement type) {
        return above(type, new HashSet<>()) || type.getEnclosingElement() instanceof TypeElement outer && above(outer);
    }

    private static boolean above(TypeElement type, Set<Element> seen) {
        return seen.add(type)
                && (isMissingAbove(type.getSuperclass(), seen)
                        || type.getInterfaces().stream().anyMatch(i -> isMissingAbove(i, seen)));
    }

    private static boolean isMissingAbove(TypeMirror type, Set<Element> seen) {
        return type.getKind() == TypeKind.ERROR
                || type instanceof DeclaredType declared && above((TypeElement) declared.asElement(), seen);
    }
}
