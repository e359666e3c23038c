package slope.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

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

    /** Whether so many arguments may be handed over at all. */
    boolean takes(int arguments) {
        int declared = type.getParameterTypes().size();
        return isSpread ? method.isVarArgs() && arguments >= declared - 1 : arguments == declared;
    }
}
