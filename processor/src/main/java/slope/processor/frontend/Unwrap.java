package slope.processor.frontend;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Finds javac's own environment behind the wrappers of build tools: {@code Trees} accepts no other. Gradle keeps it in a field,
 * IntelliJ behind a proxy and a documented method; anything else is searched for fields of the type.
 */
public final class Unwrap {
    private static final String JAVAC = "com.sun.tools.javac.processing.JavacProcessingEnvironment";
    private static final int DEEPEST = 8;

    private Unwrap() {}

    /** Javac's environment, or null where there is none. */
    public static ProcessingEnvironment javac(ProcessingEnvironment env) {
        ProcessingEnvironment unwrapped = env;
        for (int depth = 0; depth < DEEPEST && unwrapped != null; depth++) {
            if (unwrapped.getClass().getName().equals(JAVAC)) {
                return unwrapped;
            }
            ProcessingEnvironment inner = intellij(unwrapped);
            unwrapped = inner != null ? inner : inside(unwrapped);
        }
        return null;
    }

    private static ProcessingEnvironment intellij(ProcessingEnvironment env) {
        try {
            Class<?> wrappers = Class.forName(
                    "org.jetbrains.jps.javac.APIWrappers", true, env.getClass().getClassLoader());
            Method unwrap = wrappers.getDeclaredMethod("unwrap", Class.class, Object.class);
            Object inner = unwrap.invoke(null, ProcessingEnvironment.class, env);
            return inner != env && inner instanceof ProcessingEnvironment found ? found : null;
        } catch (ReflectiveOperationException | LinkageError notIntellij) {
            return null;
        }
    }

    private static ProcessingEnvironment inside(ProcessingEnvironment env) {
        Object holder = env;
        if (Proxy.isProxyClass(env.getClass())) {
            InvocationHandler handler = Proxy.getInvocationHandler(env);
            holder = handler;
        }
        for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                ProcessingEnvironment found = value(field, holder);
                if (found != null && found != env) {
                    return found;
                }
            }
        }
        return null;
    }

    private static ProcessingEnvironment value(Field field, Object holder) {
        try {
            field.setAccessible(true);
            return field.get(holder) instanceof ProcessingEnvironment found ? found : null;
        } catch (ReflectiveOperationException | RuntimeException notOurs) {
            return null;
        }
    }
}
