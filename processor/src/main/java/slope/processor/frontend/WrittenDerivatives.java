package slope.processor.frontend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import slope.Constant;
import slope.DerivativeOf;
import slope.Differentiable;
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

    /** The class itself, and those that it names. */
    static Set<TypeElement> rules(TypeElement home) {
        Set<TypeElement> classes = new LinkedHashSet<>(List.of(home));
        for (ExecutableElement method : ElementFilter.methodsIn(home.getEnclosedElements())) {
            for (AnnotationValue value : named(method)) {
                Annotations.value(value, DeclaredType.class)
                        .ifPresent(type -> classes.add((TypeElement) type.asElement()));
            }
        }
        return classes;
    }

    /** The classes that a method names. */
    static List<AnnotationValue> named(ExecutableElement method) {
        List<AnnotationValue> values = new ArrayList<>();
        Annotations.value(method, Differentiable.class, "rules", List.class)
                .ifPresent(all -> ((List<?>) all).forEach(value -> values.add((AnnotationValue) value)));
        return values;
    }

    /**
     * Two derivatives of one function to one argument.
     *
     * @param what what both are
     */
    record Twice(ExecutableElement first, ExecutableElement second, String what) {}

    /** The derivatives to an argument that another one before them leads to, each once. */
    static List<Twice> twice(Iterable<TypeElement> rules, Predicate<Element> visible) {
        List<Twice> found = new ArrayList<>();
        Map<ExecutableElement, Map<Integer, ExecutableElement>> known = new HashMap<>();
        for (TypeElement owner : rules) {
            for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
                if (visible.test(method) && obstacle(method).isEmpty()) {
                    functions(method).forEach(function -> add(method, function, known, found));
                }
            }
        }
        return found;
    }

    private static void add(
            ExecutableElement method,
            ExecutableElement function,
            Map<ExecutableElement, Map<Integer, ExecutableElement>> known,
            List<Twice> found) {
        Map<Integer, ExecutableElement> arguments = known.computeIfAbsent(function, f -> new HashMap<>());
        Form form = Form.of(method, function).orElseThrow();
        ExecutableElement other = null;
        int shared = -1;
        for (int argument : form.active()) {
            ExecutableElement before = arguments.putIfAbsent(argument, method);
            if (before != null && other == null) {
                other = before;
                shared = argument;
            }
        }
        if (other != null) {
            String kind = form.kind();
            boolean same = kind.equals(Form.of(other, function).orElseThrow().kind());
            String to = form.size() > 1
                    ? " to its argument '"
                            + function.getParameters().get(shared).getSimpleName() + "'"
                    : "";
            found.add(new Twice(
                    other, method, (same ? kind : "derivative") + " of '" + function.getSimpleName() + "'" + to));
        }
    }

    /** The functions that a method is a derivative of. */
    private static List<ExecutableElement> functions(ExecutableElement method) {
        return type(method)
                .map(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .filter(f -> f.getModifiers().contains(Modifier.STATIC) && isAbout(method, f))
                        .toList())
                .orElse(List.of());
    }

    private static boolean isAbout(ExecutableElement method, ExecutableElement function) {
        return name(method).map(function.getSimpleName()::contentEquals).orElse(false)
                && type(method).map(function.getEnclosingElement()::equals).orElse(false)
                && Form.of(method, function).isPresent();
    }

    private static Optional<TypeElement> type(ExecutableElement method) {
        return mirror(method).filter(DeclaredType.class::isInstance).map(type ->
                (TypeElement) ((DeclaredType) type).asElement());
    }

    private static Optional<TypeMirror> mirror(ExecutableElement method) {
        return Annotations.value(method, DerivativeOf.class, "type", TypeMirror.class);
    }

    private static Optional<String> name(ExecutableElement method) {
        return Annotations.value(method, DerivativeOf.class, "method", String.class);
    }

    private static int argument(ExecutableElement method) {
        return Annotations.value(method, DerivativeOf.class, "argument", Integer.class)
                .orElse(-1);
    }

    /** Whether a method is a derivative that can't be judged yet. */
    public static boolean isMissing(ExecutableElement method) {
        return Annotations.has(method, DerivativeOf.class)
                && (MissingTypes.in(method) || mirror(method).isEmpty());
    }

    /** Why a method can't be a derivative: nothing where it can, or where javac will say why not. */
    public static Optional<Obstacle> obstacle(ExecutableElement method) {
        Optional<TypeMirror> mirror = mirror(method);
        Optional<TypeElement> type = type(method);
        Optional<String> name = name(method);
        if (mirror.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        } else if (type.isEmpty()) {
            return obstacle("'" + mirror.get() + "' is not a class that has methods", "name the class of the function");
        } else if (!method.getModifiers().contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.PRIVATE)
                || !Signatures.isReachable((TypeElement) method.getEnclosingElement())) {
            return obstacle("it is not static, or it is private", "make it static, and it and its class not private");
        } else if (!method.getTypeParameters().isEmpty()) {
            return obstacle("it has type parameters of its own", "leave them out, since it computes with numbers");
        } else if (method.getReturnType().getKind() != TypeKind.DOUBLE) {
            return obstacle("it does not return a double", "let it return a double");
        }
        return obstacle(method, type.get(), name.get());
    }

    private static Optional<Obstacle> obstacle(ExecutableElement method, TypeElement type, String name) {
        List<ExecutableElement> functions = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(m -> m.getSimpleName().contentEquals(name))
                .filter(m -> m.getModifiers().contains(Modifier.STATIC))
                .toList();
        if (functions.isEmpty()) {
            return obstacle(
                    "'" + type.getSimpleName() + "' has no static method '" + name + "'",
                    "name a static method of that class, or the class that has it");
        }
        Optional<ExecutableElement> function =
                functions.stream().filter(f -> Form.of(method, f).isPresent()).findFirst();
        if (function.isEmpty()) {
            return obstacle(
                    "its parameters are those of no pullback and no tangent of '" + name + "': "
                            + expected(functions.get(0), argument(method)),
                    "give it the parameters of the function, then the adjoint of its value; or each active one followed by"
                            + " its tangent");
        }
        return isRecordable(function.get())
                ? Optional.empty()
                : obstacle(
                        "'" + name + "' has other parameters than up to three doubles, or one and an int, "
                                + "or does not return a double",
                        "write a function of such parameters around it, and the derivative of that");
    }

    /** A reason, and its cure. */
    public record Obstacle(String reason, String cure) {}

    private static Optional<Obstacle> obstacle(String reason, String cure) {
        return Optional.of(new Obstacle(reason, cure));
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
            int argument = argument(method);
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

        /** Of a function of one number both are the same: what it is given last is the adjoint, or the tangent. */
        String kind() {
            return tangent && size > 1 ? "tangent" : "pullback";
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
