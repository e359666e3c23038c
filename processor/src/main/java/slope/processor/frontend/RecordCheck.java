package slope.processor.frontend;

import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Why a record can't be an active parameter: its gradient is a record of the same class, made of its components' gradients. */
final class RecordCheck {
    private static final String UNREADABLE =
            "compile with JDK 18 or later, which finds class files in modules, or give it the jar on the class path";
    private static final String DATA =
            "hand over its numbers one by one, or annotate it with @Constant if they are only data";

    private final RecordBodies records;
    private final Elements elements;

    RecordCheck(RecordBodies records, Elements elements) {
        this.records = records;
        this.elements = elements;
    }

    /** A reason, and its cure. */
    record Obstacle(String reason, String cure) {}

    private static Optional<Obstacle> obstacle(String reason, String cure) {
        return Optional.of(new Obstacle(reason, cure));
    }

    /** The reason, or nothing where all is well. */
    Optional<Obstacle> obstacle(TypeMirror mirror) {
        TypeElement type = (TypeElement) ((DeclaredType) mirror).asElement();
        String name = type.getSimpleName().toString();
        if (!type.getTypeParameters().isEmpty()) {
            return obstacle("'" + name + "' has type parameters", "hand over its numbers one by one");
        } else if (!Signatures.isReachable(type)) {
            return obstacle("'" + name + "' is private", "make it package-private");
        }
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            Optional<Boolean> plain = isCanonical(constructor, type) ? records.stores(constructor) : Optional.of(true);
            if (plain.isEmpty() && !TakenRecords.contains(type, elements)) {
                return obstacle("the class file of '" + name + "' can't be read", UNREADABLE);
            } else if (!plain.orElse(true)) {
                return obstacle(
                        "the constructor of '" + name + "' has a body, and would be run with partial derivatives",
                        "move what it does into a static method that makes one, " + DATA);
            }
        }
        for (RecordComponentElement component : type.getRecordComponents()) {
            if (hasBody(type, component.getSimpleName())) {
                return obstacle("the accessor '" + component.getSimpleName() + "' has a body of its own", DATA);
            }
            Optional<Obstacle> inner = inner(component.asType());
            if (inner.isPresent()) {
                return inner;
            }
        }
        return TypeReader.record(mirror).isEmpty()
                ? obstacle("a component of '" + name + "' has a type that can't be read", DATA)
                : Optional.empty();
    }

    /** Whether the accessor of a component does more than return it. */
    boolean hasBody(TypeElement type, Name component) {
        return type.getRecordComponents().stream()
                .filter(c -> c.getSimpleName().contentEquals(component))
                .anyMatch(c -> !records.returns(c.getAccessor()).orElse(true));
    }

    private Optional<Obstacle> inner(TypeMirror component) {
        boolean record = component instanceof DeclaredType declared
                && declared.asElement().getKind() == ElementKind.RECORD
                && TypeReader.record(component).isPresent();
        return record ? obstacle(component) : Optional.empty();
    }

    /** Whether a constructor takes the components. */
    static boolean isCanonical(ExecutableElement constructor, TypeElement type) {
        return constructor.getParameters().stream()
                .map(p -> p.asType().toString())
                .toList()
                .equals(type.getRecordComponents().stream()
                        .map(c -> c.asType().toString())
                        .toList());
    }
}
