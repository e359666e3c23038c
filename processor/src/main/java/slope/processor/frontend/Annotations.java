package slope.processor.frontend;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * Annotations whose values may be wrong, as where a class does not exist, or can't be named: then {@link Element#getAnnotation} fails
 * in javac, which will say what is wrong itself.
 */
final class Annotations {
    private Annotations() {}

    static boolean has(Element element, Class<? extends Annotation> type) {
        return mirror(element, type).isPresent();
    }

    /** What is given for a member of an annotation: nothing where it is left out, or wrong. */
    static <T> Optional<T> value(
            Element element, Class<? extends Annotation> annotation, String member, Class<T> type) {
        return mirror(element, annotation)
                .flatMap(mirror -> value(mirror, member))
                .flatMap(value -> value(value, type));
    }

    /** The same of a value of an annotation. Javac has a text in the place of what is wrong. */
    static <T> Optional<T> value(AnnotationValue value, Class<T> type) {
        return Optional.of(value.getValue())
                .filter(v -> type.isInstance(v) && !v.equals("<error>"))
                .map(type::cast);
    }

    private static Optional<AnnotationMirror> mirror(Element element, Class<? extends Annotation> type) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (mirror.getAnnotationType().toString().equals(type.getCanonicalName())) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    private static Optional<AnnotationValue> value(AnnotationMirror mirror, String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }
}
