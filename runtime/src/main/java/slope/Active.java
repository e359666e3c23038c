package slope;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a field something to differentiate with respect to: annotated methods of its object, and those that are handed it as a
 * parameter, have a gradient for it. It is of a double or float, of an array or record of them, or of an object that has such
 * fields itself, and can be read where the methods are. Other fields are constants.
 *
 * <p>Of a record, its components may be marked.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Active {}
