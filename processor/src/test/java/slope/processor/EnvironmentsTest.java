package slope.processor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.junit.jupiter.api.Test;
import slope.processor.testing.Compilation;

/** Build tools wrap javac's environment; a compiler without trees is refused by one clear message. */
class EnvironmentsTest {
    private static final Map<String, String> SOURCE = Map.of(
            "env.Model",
            "package env; final class Model { @slope.Differentiable static double f(double x) { return x; }"
                    + " @slope.Differentiable static double g(double x) { return x; } }");

    /** The processor, behind a wrapper of the environment. */
    private static final class Wrapping extends AbstractProcessor {
        private final SlopeProcessor processor = new SlopeProcessor();
        private final UnaryOperator<ProcessingEnvironment> wrapper;

        Wrapping(UnaryOperator<ProcessingEnvironment> wrapper) {
            this.wrapper = wrapper;
        }

        @Override
        public synchronized void init(ProcessingEnvironment env) {
            super.init(env);
            processor.init(wrapper.apply(env));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, round);
        }
    }

    /** Looks like Gradle's. */
    private static class Delegating implements ProcessingEnvironment {
        private final ProcessingEnvironment delegate;

        Delegating(ProcessingEnvironment delegate) {
            this.delegate = delegate;
        }

        @Override
        public Map<String, String> getOptions() {
            return delegate.getOptions();
        }

        @Override
        public Messager getMessager() {
            return delegate.getMessager();
        }

        @Override
        public Filer getFiler() {
            return delegate.getFiler();
        }

        @Override
        public Elements getElementUtils() {
            return delegate.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return delegate.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return delegate.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return delegate.getLocale();
        }
    }

    /** Looks like IntelliJ's older proxy. */
    private static ProcessingEnvironment proxy(ProcessingEnvironment env) {
        InvocationHandler handler = new InvocationHandler() {
            private final ProcessingEnvironment wrapped = env;

            @Override
            public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
                try {
                    return method.invoke(wrapped, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        };
        Class<?>[] types = {ProcessingEnvironment.class};
        return (ProcessingEnvironment) Proxy.newProxyInstance(EnvironmentsTest.class.getClassLoader(), types, handler);
    }

    private static void works(UnaryOperator<ProcessingEnvironment> wrapper) {
        Compilation compilation = Compilation.only(SOURCE, new Wrapping(wrapper));
        assertTrue(compilation.successful(), compilation.describe());
        assertTrue(compilation.generated().containsKey("env.ModelDerivatives"));
    }

    @Test
    void worksBehindADelegate() {
        works(Delegating::new);
    }

    @Test
    void worksBehindAProxy() {
        works(EnvironmentsTest::proxy);
    }

    @Test
    void worksBehindAWrapperInAWrapper() {
        works(env -> new Delegating(proxy(new Delegating(env))));
    }

    @Test
    void aCompilerWithoutTreesIsRefusedOnce() {
        UnaryOperator<ProcessingEnvironment> hidden = env -> {
            InvocationHandler handler = (proxy, method, arguments) -> method.invoke(env, arguments);
            Class<?>[] types = {ProcessingEnvironment.class};
            return (ProcessingEnvironment)
                    Proxy.newProxyInstance(EnvironmentsTest.class.getClassLoader(), types, new Sealed(handler)::invoke);
        };
        Compilation compilation = Compilation.only(SOURCE, new Wrapping(env -> new Foreign(hidden.apply(env))));
        assertFalse(compilation.successful());
        long errors = compilation.diagnostics().stream()
                .filter(d -> d.getMessage(null).contains("[slope:no-trees]"))
                .count();
        assertTrue(errors == 1, compilation.describe());
    }

    /** Keeps what it wraps where nobody finds it by its type. */
    private static final class Sealed {
        private final Object[] handler;

        Sealed(InvocationHandler handler) {
            this.handler = new Object[] {handler};
        }

        Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
            return ((InvocationHandler) handler[0]).invoke(proxy, method, arguments);
        }
    }

    private static final class Foreign extends Delegating {
        Foreign(ProcessingEnvironment env) {
            super(env);
        }
    }
}
