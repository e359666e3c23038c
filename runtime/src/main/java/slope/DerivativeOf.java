package slope;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a derivative that was written by hand to a static function of numbers, whose source is not at hand or is no formula. The
 * annotated method is static, returns a double, and has the parameters of the function and one form of
 *
 * <ul>
 *   <li><em>pullback</em>: then the adjoint of the value; it returns the adjoint of one argument:
 *       {@code double erfPullback(double x, double valueBar)}. Of a function with several active arguments there is one for each,
 *       and {@link #argument} says which.
 *   <li><em>tangent</em>: each active one followed by its tangent; it returns the derivative in that direction:
 *       {@code double betaTangent(double a, double aDot, double b, double bDot)}.
 * </ul>
 *
 * Both are linear in what they are given besides the arguments. A double parameter of it that is {@link Constant} makes that argument data. The function must have no side effects,
 * since derivatives may call it more often; it has up to three doubles, or one and an int. Methods find it in their own
 * class, and in those that {@link Differentiable#rules} names. {@link GradientCheck} has a method that checks it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface DerivativeOf {
    /** The class of the function. */
    Class<?> type();

    /** The function's name. */
    String method();

    /** Of a pullback of a function with several active arguments: the number of the one that it is about, from 0. */
    int argument() default -1;
}
