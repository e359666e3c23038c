package slope.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a generated companion, so that callers find what it has from its class file alone. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Companion {
    /** The version that this release writes and reads. */
    int FORMAT = 3;

    /** The version of the companion interface. */
    int format();

    /** For each method its derivative name, its name where that differs, its erased parameters, and the kinds present. */
    String[] methods();
}
