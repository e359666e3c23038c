package slope.processor.frontend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import slope.Constant;
import slope.DerivativeOf;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;

/** Derivatives that were written by hand: whose they are, and what they are called with. */
public final class WrittenDerivatives {
    private WrittenDerivatives() {}

    /** The function's row, where a class that is asked has its derivative: else nothing. */
    static Optional<Operator> find(ExecutableElement function, TypeElement home, Predicate<Element> visible) {
        List<Operator.WrittenPartial> partials =
                new ArrayList<>(Collections.nCopies(function.getParameters().size(), null));
        for (TypeElement rules : rules(home)) {
            for (ExecutableElement method : ElementFilter.methodsIn(rules.getEnclosedElements())) {
                if (isAbout(method, function) && obstacle(method).isEmpty() && visible.test(method)) {
                    Form.of(method, function).orElseThrow().fill(partials);
                }
            }
        }
        if (!visible.test(function) || partials.stream().allMatch(p -> p == null)) {
            return Optional.empty();
        }
        partials.replaceAll(p -> p == null ? new Operator.WrittenPartial(null, List.of(), null) : p);
        TypeElement owner = (TypeElement) function.getEnclosingElement();
        return Optional.of(Operator.of(
                Signatures.ref(owner), function.getSimpleName().toString(), types(function), Type.DOUBLE, partials));
    }

    private static Set<TypeElement> rules(TypeElement home) {
        Set<TypeElement> classes = new LinkedHashSet<>(List.of(home));
        for (ExecutableElement method : ElementFilter.methodsIn(home.getEnclosedElements())) {
            value(method, "slope.Differentiable", "rules").ifPresent(value -> {
                for (Object one : (List<?>) value) {
                    if (((AnnotationValue) one).getValue() instanceof DeclaredType type) {
                        classes.add((TypeElement) type.asElement());
                    }
                }
            });
        }
        return classes;
    }

    private static Optional<Object> value(ExecutableElement method, String annotation, String name) {
        for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            if (!mirror.getAnnotationType().toString().equals(annotation)) {
                continue;
            }
            for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                    mirror.getElementValues().entrySet()) {
                if (entry.getKey().getSimpleName().contentEquals(name)) {
                    return Optional.of(entry.getValue().getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAbout(ExecutableElement method, ExecutableElement function) {
        DerivativeOf annotation = method.getAnnotation(DerivativeOf.class);
        return annotation != null
                && annotation.method().contentEquals(function.getSimpleName())
                && type(method).map(function.getEnclosingElement()::equals).orElse(false)
                && Form.of(method, function).isPresent();
    }

    private static Optional<TypeElement> type(ExecutableElement method) {
        return value(method, "slope.DerivativeOf", "type")
                .filter(DeclaredType.class::isInstance)
                .map(type -> (TypeElement) ((DeclaredType) type).asElement());
    }

    /** Whether a method is a derivative that can't be judged yet. */
    public static boolean isMissing(ExecutableElement method) {
        return method.getAnnotation(DerivativeOf.class) != null
                && (MissingTypes.in(method) || type(method).isEmpty());
    }

    /** Why a method can't be a derivative: nothing where it can, or where javac will say why not. */
    public static Optional<String> obstacle(ExecutableElement method) {
        DerivativeOf annotation = method.getAnnotation(DerivativeOf.class);
        Optional<TypeElement> type = type(method);
        if (type.isEmpty()) {
            return Optional.empty();
        } else if (!method.getModifiers().contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.PRIVATE)
                || !Signatures.isReachable((TypeElement) method.getEnclosingElement())) {
            return Optional.of("it is not static, or it is private");
        } else if (method.getReturnType().getKind() != TypeKind.DOUBLE) {
            return Optional.of("it does not return a double");
        }
        List<ExecutableElement> functions = ElementFilter.methodsIn(type.get().getEnclosedElements()).stream()
                .filter(m -> m.getSimpleName().contentEquals(annotation.method()))
                .filter(m -> m.getModifiers().contains(Modifier.STATIC))
                .toList();
        if (functions.isEmpty()) {
            return Optional.of(
                    "'" + type.get().getSimpleName() + "' has no static method '" + annotation.method() + "'");
        }
        Optional<ExecutableElement> function =
                functions.stream().filter(f -> Form.of(method, f).isPresent()).findFirst();
        if (function.isEmpty()) {
            return Optional.of("its parameters are those of no pullback and no tangent of '" + annotation.method()
                    + "': " + expected(functions.get(0), annotation.argument()));
        }
        return isRecordable(function.get())
                ? Optional.empty()
                : Optional.of("'" + annotation.method()
                        + "' has other parameters than up to three doubles, or one and an int, "
                        + "or does not return a double");
    }

    private static String expected(ExecutableElement function, int argument) {
        List<String> types = function.getParameters().stream()
                .map(p -> p.asType().toString())
                .toList();
        List<String> tangent = new ArrayList<>();
        types.forEach(t -> tangent.addAll(t.equals("double") ? List.of(t, t) : List.of(t)));
        String pullback = String.join(", ", types) + ", double";
        boolean single = types.stream().filter("double"::equals).count() == 1;
        return "(" + pullback + ")" + (single || argument >= 0 ? "" : " with an argument") + " or ("
                + String.join(", ", tangent) + ")";
    }

    /** A node has up to three parents, or one and a constant. */
    private static boolean isRecordable(ExecutableElement function) {
        List<Type> types = types(function);
        long doubles = types.stream().filter(Type.DOUBLE::equals).count();
        boolean others = types.stream().allMatch(t -> t.equals(Type.DOUBLE) || t.equals(Type.INT));
        return function.getReturnType().getKind() == TypeKind.DOUBLE
                && types.size() == function.getParameters().size()
                && others
                && (doubles == types.size() && doubles <= 3 || doubles == 1 && types.size() == 2);
    }

    private static List<Type> types(ExecutableElement function) {
        return function.getParameters().stream()
                .flatMap(p -> TypeReader.read(p.asType()).stream())
                .toList();
    }

    /**
     * What a derivative's method is: a pullback to one argument, or a tangent.
     *
     * @param active the arguments that it differentiates with respect to
     */
    private record Form(Operator call, boolean tangent, List<Integer> active, int size) {
        static Optional<Form> of(ExecutableElement method, ExecutableElement function) {
            int argument = method.getAnnotation(DerivativeOf.class).argument();
            List<? extends VariableElement> own = method.getParameters();
            List<? extends VariableElement> of = function.getParameters();
            Operator call = Operator.of(
                    Signatures.ref((TypeElement) method.getEnclosingElement()),
                    method.getSimpleName().toString(),
                    types(method),
                    Type.DOUBLE,
                    List.of());
            List<Integer> active = active(own, of, true);
            if (argument < 0 && active != null && !active.isEmpty()) {
                return Optional.of(new Form(call, true, active, of.size()));
            }
            List<Integer> all = active(own, of, false);
            if (all == null || argument >= of.size() || argument < 0 && all.size() != 1) {
                return Optional.empty();
            }
            return Optional.of(new Form(call, false, argument < 0 ? all : List.of(argument), of.size()));
        }

        /** The active arguments, where the parameters are those of a tangent, or of a pullback: else null. */
        private static List<Integer> active(
                List<? extends VariableElement> own, List<? extends VariableElement> of, boolean tangent) {
            List<Integer> active = new ArrayList<>();
            int next = 0;
            for (int i = 0; i < of.size(); i++) {
                if (next >= own.size() || !isSame(own.get(next), of.get(i))) {
                    return null;
                }
                boolean isActive = isDouble(of.get(i)) && own.get(next).getAnnotation(Constant.class) == null;
                next++;
                if (isActive) {
                    active.add(i);
                }
                if (isActive && tangent) {
                    if (next >= own.size() || !isDouble(own.get(next))) {
                        return null;
                    }
                    next++;
                }
            }
            if (!tangent) {
                return next == own.size() - 1 && isDouble(own.get(next)) ? active : null;
            }
            return next == own.size() ? active : null;
        }

        private static boolean isSame(VariableElement one, VariableElement other) {
            return one.asType().toString().equals(other.asType().toString());
        }

        private static boolean isDouble(VariableElement parameter) {
            return parameter.asType().getKind() == TypeKind.DOUBLE;
        }

        void fill(List<Operator.WrittenPartial> partials) {
            for (int position : active) {
                List<Double> directions = new ArrayList<>(Collections.nCopies(size, null));
                if (tangent) {
                    active.forEach(other -> directions.set(other, other == position ? 1.0 : 0.0));
                }
                partials.set(position, new Operator.WrittenPartial(call, directions, tangent ? null : 1.0));
            }
        }
    }
}
