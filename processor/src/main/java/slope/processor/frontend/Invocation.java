package slope.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import slope.processor.diag.Origin;
import slope.processor.ir.source.Expr;

/**
 * A method, seen from the object that it is called on, in one of the phases of JLS 15.12.2.
 *
 * @param type what it takes and returns where the object's type says what its type variables stand for
 * @param isSpread whether its last arguments are put into an array
 */
record Invocation(ExecutableElement method, ExecutableType type, boolean isSpread) {
    /** What each of so many arguments is handed to. */
    List<TypeMirror> parameters(int arguments) {
        List<TypeMirror> parameters = new ArrayList<>(type.getParameterTypes());
        if (isSpread) {
            TypeMirror last = ((ArrayType) parameters.remove(parameters.size() - 1)).getComponentType();
            while (parameters.size() < arguments) {
                parameters.add(last);
            }
        }
        return parameters;
    }

    /**
     * One argument a parameter: the last ones are put into an array where they are to be (JLS 15.12.4.2). Nothing where there is no
     * array of such here.
     */
    Optional<List<Expr>> gathered(List<Expr> arguments, Origin origin) {
        int fixed = type.getParameterTypes().size() - 1;
        if (!isSpread) {
            return Optional.of(arguments);
        }
        return TypeReader.read(type.getParameterTypes().get(fixed)).map(array -> {
            List<Expr> elements = arguments.subList(fixed, arguments.size()).stream()
                    .map(e -> Conversions.convert(Conversions.unboxed(e), array.element()))
                    .toList();
            List<Expr> handed = new ArrayList<>(arguments.subList(0, fixed));
            handed.add(new Expr.ArrayOf(array, elements, origin));
            return handed;
        });
    }

    /** Whether so many arguments may be handed over at all. */
    boolean takes(int arguments) {
        int declared = type.getParameterTypes().size();
        return isSpread ? method.isVarArgs() && arguments >= declared - 1 : arguments == declared;
    }
}
