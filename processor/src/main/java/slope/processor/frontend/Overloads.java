package slope.processor.frontend;

import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import slope.processor.ir.Type;

/** Tells overloads apart by the types of the arguments, as JLS 15.12.2 does, but for methods with type parameters. */
final class Overloads {
    private final Types types;
    private final Function<Type, TypeMirror> mirrors;

    Overloads(Types types, Function<Type, TypeMirror> mirrors) {
        this.types = types;
        this.mirrors = mirrors;
    }

    /**
     * The most specific method for these arguments, or null where there is none or no single one. Looks in all three phases of JLS
     * 15.12.2: without boxing, with it, with a variable number of arguments.
     *
     * @param object the type of what the method is called on; null for none
     */
    Invocation find(Type object, List<ExecutableElement> candidates, List<TypeMirror> arguments) {
        for (boolean spread : new boolean[] {false, true}) {
            List<Invocation> all = candidates.stream()
                    .filter(m -> m.getTypeParameters().isEmpty())
                    .map(m -> new Invocation(m, member(object, m), spread))
                    .filter(i -> i.takes(arguments.size()))
                    .toList();
            for (boolean strict : new boolean[] {true, false}) {
                List<Invocation> found =
                        all.stream().filter(i -> accepts(i, arguments, strict)).toList();
                if (!found.isEmpty()) {
                    return mostSpecific(found, arguments.size());
                }
            }
        }
        return null;
    }

    private ExecutableType member(Type object, ExecutableElement method) {
        boolean generic =
                object != null && object.isObject() && !object.arguments().isEmpty();
        return (ExecutableType)
                (generic
                        ? types.asMemberOf((DeclaredType) types.capture(mirrors.apply(object)), method)
                        : method.asType());
    }

    private boolean accepts(Invocation invocation, List<TypeMirror> arguments, boolean strict) {
        List<TypeMirror> parameters = invocation.parameters(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            boolean fits = strict
                    ? types.isSubtype(arguments.get(i), parameters.get(i))
                    : types.isAssignable(arguments.get(i), parameters.get(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private Invocation mostSpecific(List<Invocation> found, int arguments) {
        List<Invocation> best = found.stream()
                .filter(a -> found.stream().allMatch(b -> isMoreSpecific(a, b, arguments)))
                .toList();
        return best.size() == 1 ? best.get(0) : null;
    }

    private boolean isMoreSpecific(Invocation a, Invocation b, int arguments) {
        List<TypeMirror> first = a.parameters(arguments);
        List<TypeMirror> second = b.parameters(arguments);
        for (int i = 0; i < first.size(); i++) {
            if (!types.isSubtype(first.get(i), second.get(i))) {
                return false;
            }
        }
        return true;
    }
}
