package slope.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import slope.Constant;
import slope.Differentiable;
import slope.Written;
import slope.processor.diag.Problem;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;

/** Annotated methods from the outside. */
public final class Signatures {
    private Signatures() {}

    /** The class in a file that it is in. */
    static Element outermost(Element member) {
        Element e = member;
        while (!(e.getEnclosingElement() instanceof PackageElement)) {
            e = e.getEnclosingElement();
        }
        return e;
    }

    public static boolean isAnnotated(ExecutableElement method) {
        return Annotations.has(method, Differentiable.class);
    }

    /** What the derivatives of a method are called by; those of a helper that has overloads by its parameters, too. */
    public static String derivativeName(ExecutableElement method) {
        String own = method.getSimpleName().toString();
        if (isAnnotated(method)) {
            return givenName(method).filter(Signatures::isName).orElse(own);
        }
        boolean single = ElementFilter.methodsIn(method.getEnclosingElement().getEnclosedElements()).stream()
                .noneMatch(other -> other != method && takes(other, own));
        return single ? own : own + parameterNames(method);
    }

    /** What the annotation says that the derivatives are called by. */
    static Optional<String> givenName(ExecutableElement method) {
        return Annotations.value(method, Differentiable.class, "name", String.class);
    }

    /** Whether a method can be called so. */
    static boolean isName(String name) {
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name);
    }

    private static boolean takes(ExecutableElement other, String name) {
        String taken = isAnnotated(other)
                ? derivativeName(other)
                : other.getSimpleName().toString();
        return taken.equalsIgnoreCase(name)
                || isAnnotated(other)
                        && (taken.equalsIgnoreCase(name + "Dynamic") || name.equalsIgnoreCase(taken + "Dynamic"));
    }

    /** What methods that record its graphs are called; other generated names differ whenever these do. */
    public static List<String> graphNames(ExecutableElement method) {
        String name = derivativeName(method);
        return List.of(name, name + "Dynamic");
    }

    /** {@code OfDoubleAndInts}. */
    private static String parameterNames(ExecutableElement method) {
        List<String> types = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            String type = parameter.asType().toString().replaceAll("<.*>", "").replace("[]", "s");
            String simple = type.substring(type.lastIndexOf('.') + 1);
            types.add(Character.toUpperCase(simple.charAt(0)) + simple.substring(1));
        }
        return "Of" + String.join("And", types);
    }

    /** Whether a method without an annotation can be differentiated with those that call it. */
    static boolean isHelper(ExecutableElement method, TypeElement owner) {
        return method.getEnclosingElement().equals(owner)
                && isFixed(method)
                && method.getTypeParameters().isEmpty()
                && result(method).filter(t -> !t.isRecord()).isPresent()
                && (method.getParameters().stream()
                                .anyMatch(p -> TypeReader.read(p.asType())
                                        .map(t -> isActive(p, t))
                                        .orElse(false))
                        || isInstance(method) && ActiveFields.object(owner).isActiveObject());
    }

    private static boolean isInstance(ExecutableElement method) {
        return !method.getModifiers().contains(Modifier.STATIC);
    }

    public static ClassRef ref(TypeElement type) {
        List<String> names = new ArrayList<>();
        Element e = type;
        for (; !(e instanceof PackageElement); e = e.getEnclosingElement()) {
            names.add(0, e.getSimpleName().toString());
        }
        return new ClassRef(((PackageElement) e).getQualifiedName().toString(), names);
    }

    /** The companion interface of a method, or nothing where the method can't have one. */
    public static Optional<Callee> of(ExecutableElement method) {
        List<Parameter> parameters = new ArrayList<>();
        boolean ofObject = isInstance(method);
        if (ofObject) {
            Type self = ActiveFields.object((TypeElement) method.getEnclosingElement());
            parameters.add(new Parameter(objectName(method), self, self.holdsReal(), false));
        }
        for (VariableElement parameter : method.getParameters()) {
            Optional<Type> type = parameterType(parameter);
            boolean written = isWritten(parameter);
            if (type.isEmpty()
                    || isActiveRecord(parameter) && !type.get().isRecord()
                    || written && !type.get().isArray()) {
                return Optional.empty();
            }
            boolean active = isActive(parameter, type.get());
            parameters.add(new Parameter(parameter.getSimpleName().toString(), type.get(), active, written));
        }
        Optional<Type> result = result(method);
        boolean hidden = method.getModifiers().contains(Modifier.PRIVATE);
        if (!isCallable(method) || result.isEmpty() || hidden && isAnnotated(method)) {
            return Optional.empty();
        }
        ClassRef owner = ref((TypeElement) method.getEnclosingElement());
        String name = method.getSimpleName().toString();
        List<ClassRef> thrown = Exceptions.checked(method);
        Callee callee = new Callee(
                owner,
                name,
                derivativeName(method),
                ofObject,
                false,
                parameters,
                result.get(),
                thrown,
                Problem.NOT_DIFFERENTIABLE);
        return Optional.of(hidden ? callee.asHidden() : callee);
    }

    /** A record is active like its numbers, unless it has none, or is said to be data. */
    static boolean isActiveRecord(VariableElement parameter) {
        return parameter.getAnnotation(Constant.class) == null
                && parameter.asType() instanceof DeclaredType type
                && type.asElement().getKind() == ElementKind.RECORD
                && TypeReader.record(type).map(Type::holdsReal).orElse(true);
    }

    static Optional<Type> parameterType(VariableElement parameter) {
        Optional<Type> plain = TypeReader.read(parameter.asType());
        if (plain.isPresent()) {
            return plain;
        }
        Optional<Type> record = isActiveRecord(parameter) ? TypeReader.record(parameter.asType()) : Optional.empty();
        Optional<Type> object = TypeReader.object(parameter.asType());
        boolean constant = parameter.getAnnotation(Constant.class) != null;
        return record.or(() -> object.map(o -> constant ? o : withFields(o, parameter.asType())));
    }

    private static Type withFields(Type object, TypeMirror mirror) {
        Type active = ActiveFields.object(TypeReader.classOf(mirror));
        return active.isActiveObject() ? active : object;
    }

    /** What the object of an instance method is called: its class with a small letter, and what it takes to differ. */
    static String objectName(ExecutableElement method) {
        String type = method.getEnclosingElement().getSimpleName().toString();
        String name = Character.toLowerCase(type.charAt(0)) + type.substring(1);
        while (isTaken(name, method)) {
            name += "_";
        }
        return name;
    }

    private static boolean isTaken(String name, ExecutableElement method) {
        return SourceVersion.isKeyword(name)
                || method.getParameters().stream()
                        .anyMatch(p -> p.getSimpleName().contentEquals(name));
    }

    /** Whether no override can put another body in its place. */
    static boolean isFixed(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.PRIVATE)
                || method.getModifiers().contains(Modifier.FINAL)
                || method.getEnclosingElement().getModifiers().contains(Modifier.FINAL);
    }

    /** What an annotated method may return: a number, a record of them, or nothing, if it stores results into an array. */
    static Optional<Type> result(ExecutableElement method) {
        if (method.getReturnType().getKind() == TypeKind.VOID) {
            boolean writes = method.getParameters().stream()
                    .anyMatch(p -> isWritten(p)
                            && TypeReader.read(p.asType())
                                    .map(t -> isActive(p, t))
                                    .orElse(true));
            return writes ? Optional.of(Type.VOID) : Optional.empty();
        }
        return TypeReader.read(method.getReturnType())
                .filter(t -> t.isReal() && !t.isArray())
                .or(() -> TypeReader.record(method.getReturnType()).filter(Type::holdsReal));
    }

    static boolean isWritten(VariableElement parameter) {
        return parameter.getAnnotation(Written.class) != null;
    }

    static boolean isActive(VariableElement parameter, Type type) {
        return type.holdsReal() && parameter.getAnnotation(Constant.class) == null;
    }

    private static boolean isCallable(ExecutableElement method) {
        return isFixed(method) && isReachable((TypeElement) method.getEnclosingElement());
    }

    /**
     * Whether a private helper can have derivatives of its own, which need a copy of it: one that has to do with numbers and arrays only,
     * as it is computed with.
     */
    static boolean canBeCopied(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.PRIVATE)
                && of(method)
                        .filter(c -> !c.isInPlace()
                                && c.parameters().stream()
                                        .noneMatch(p -> p.type().isActiveObject()))
                        .isPresent();
    }

    /** Whether other classes of its package can name the class. */
    static boolean isReachable(TypeElement type) {
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                return false;
            }
        }
        return true;
    }
}
