package slope.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import slope.processor.ir.ClassRef;

/** What methods declare to throw. */
final class Exceptions {
    private static final List<String> UNCHECKED = List.of("java.lang.RuntimeException", "java.lang.Error");

    private Exceptions() {}

    /** The checked ones (JLS 11.1.1). */
    static List<ClassRef> checked(ExecutableElement method) {
        List<ClassRef> checked = new ArrayList<>();
        for (TypeElement type : declared(method)) {
            if (isChecked(type)) {
                checked.add(Signatures.ref(type));
            }
        }
        return checked;
    }

    /** Those that are known: javac says so of any other. */
    static List<TypeElement> declared(ExecutableElement method) {
        return method.getThrownTypes().stream()
                .filter(t -> t.getKind() == TypeKind.DECLARED)
                .map(t -> (TypeElement) ((DeclaredType) t).asElement())
                .toList();
    }

    static boolean isChecked(TypeElement type) {
        return above(type).stream()
                .noneMatch(t -> UNCHECKED.contains(t.getQualifiedName().toString()));
    }

    /** Whether who declares the one declares the other. */
    static boolean isOf(TypeElement thrown, TypeElement declared) {
        return above(thrown).contains(declared);
    }

    private static List<TypeElement> above(TypeElement type) {
        List<TypeElement> classes = new ArrayList<>();
        TypeMirror next = type.asType();
        while (next.getKind() == TypeKind.DECLARED && next instanceof DeclaredType declared) {
            TypeElement element = (TypeElement) declared.asElement();
            classes.add(element);
            next = element.getSuperclass();
        }
        return classes;
    }
}
