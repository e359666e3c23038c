package slope;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for the derivatives of a method: beside its class {@code X} stand {@code XDerivatives}, on primitives, and
 * {@code XGraphs}, which records graphs of {@link Value}s. Every parameter of type double, or of an array of doubles, is
 * differentiated unless it is {@link Constant}.
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
