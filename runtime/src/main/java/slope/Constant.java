package slope;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a parameter, or a component of a record, data: nothing is differentiated with respect to it.
 * <strong>Every double without it is a coordinate of the gradient</strong>, and of the point that an optimizer moves. Whole numbers,
 * booleans, strings and objects are data anyway.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Constant {}
