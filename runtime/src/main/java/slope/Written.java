package slope;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an array parameter that the method stores into it: what is there at the end is a result as well. The gradient with
 * respect to it is that with respect to what was there at the beginning. Neither the array nor a row of it may be another
 * argument of the same call.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Written {}
