package slope.processor.random;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Methods of compiled classes, by their names. */
final class Reflected {
    private Reflected() {}

    /** The one for people: neither a private one, nor that for generated callers, who bring a workspace along. */
    static Method method(Class<?> type, String name) {
        Method found = Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(name))
                .min(Comparator.comparing(m -> Modifier.isPrivate(m.getModifiers()) || takesWorkspace(m)))
                .orElseThrow(() -> new AssertionError("no " + name + " in " + type));
        found.setAccessible(true);
        return found;
    }

    /** The one for people with so many parameters; where there are two, that whose last one is a buffer, not an adjoint. */
    static Method method(Class<?> type, String name, int parameters) {
        Method found = Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters && !takesWorkspace(m))
                .min(Comparator.comparing(Reflected::endsWithNumber))
                .orElseThrow(() -> new AssertionError("no " + name + " in " + type));
        found.setAccessible(true);
        return found;
    }

    private static boolean endsWithNumber(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return types.length > 0 && types[types.length - 1].isPrimitive();
    }

    private static boolean takesWorkspace(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .anyMatch(p -> p.getName().endsWith("Workspace"));
    }

    static Object call(Method method, Object target, List<Object> arguments) {
        try {
            return method.invoke(target, arguments.toArray());
        } catch (InvocationTargetException e) {
            throw new AssertionError(method + ": " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** What an accessor of a result or workspace gives. */
    static Object part(Object target, String name) {
        return call(method(target.getClass(), name), target, List.of());
    }
}
