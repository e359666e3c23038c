package slope;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for the derivatives of a method: beside its class {@code X} stand {@code XDerivatives}, on primitives, and
 * {@code XGraphs}, which records graphs of {@link Value}s.
 *
 * <p><strong>Every double is a coordinate of the gradient unless it is {@link Constant}</strong>: each parameter of type double or
 * float, and each number in an array or a record that is a parameter. A learning rate, a ridge or a time step that is not constant is
 * one, too, and an optimizer changes it.
 *
 * <p>If {@code XDerivatives} is a symbol that javac cannot find, the processor did not run: it belongs on the processor path
 * ({@code annotationProcessorPaths} of Maven, {@code annotationProcessor} of Gradle, {@code -processorpath} of javac).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Differentiable {
    /** What the derivatives are called by; the method's own name by default. Overloads need one on all but one. */
    String name() default "";

    /** Classes with derivatives that were written by hand, for all methods of this class. */
    Class<?>[] rules() default {};
}
