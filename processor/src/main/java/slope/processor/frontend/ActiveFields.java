package slope.processor.frontend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import slope.Active;
import slope.processor.ir.Component;
import slope.processor.ir.Type;

/** The fields of a class that its methods are differentiated with respect to. */
final class ActiveFields {
    private ActiveFields() {}

    /** An object of the class: with its active fields, where it has any. */
    static Type object(TypeElement type) {
        return object(type, Set.of());
    }

    private static Type object(TypeElement type, Set<TypeElement> around) {
        List<Component> components = new ArrayList<>();
        for (VariableElement field : marked(type)) {
            if (!field.getModifiers().contains(Modifier.STATIC)) {
                String name = field.getSimpleName().toString();
                String access = type.getKind() == ElementKind.RECORD ? name + "()" : name;
                type(field, type, around).ifPresent(t -> components.add(new Component(name, access, t, true)));
            }
        }
        return Type.object(Signatures.ref(type), components);
    }

    /** Whether what one of them holds does not exist yet. */
    static boolean isMissing(TypeElement type) {
        return marked(type).stream().anyMatch(f -> MissingTypes.in(f.asType()));
    }

    /** Those that are marked, of the class and of those above it. */
    private static List<VariableElement> marked(TypeElement type) {
        return fields(type).stream()
                .filter(f -> f.getAnnotation(Active.class) != null)
                .toList();
    }

    private static List<VariableElement> fields(TypeElement type) {
        List<VariableElement> fields = new ArrayList<>();
        for (TypeElement t = type; t != null; t = above(t)) {
            fields.addAll(ElementFilter.fieldsIn(t.getEnclosedElements()));
        }
        return fields;
    }

    private static boolean isAlone(VariableElement field, TypeElement type) {
        return fields(type).stream()
                .noneMatch(f -> f != field && f.getSimpleName().equals(field.getSimpleName()));
    }

    private static TypeElement above(TypeElement type) {
        return type.getSuperclass() instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
    }

    /** A field's type, where it holds something with a derivative. */
    private static Optional<Type> type(VariableElement field, TypeElement owner, Set<TypeElement> around) {
        TypeMirror mirror = field.asType();
        Set<TypeElement> outer = new HashSet<>(around);
        outer.add(owner);
        return TypeReader.read(mirror)
                .or(() -> TypeReader.record(mirror))
                .or(() -> TypeReader.object(mirror)
                        .map(t -> TypeReader.classOf(mirror))
                        .filter(inner -> !outer.contains(inner))
                        .map(inner -> object(inner, outer)))
                .filter(Type::holdsReal);
    }

    /** What is wrong with the active fields of a class: for each of them at most one reason. */
    static Map<String, String> obstacles(TypeElement type, RecordCheck records, Predicate<Element> visible) {
        Map<String, String> obstacles = new LinkedHashMap<>();
        for (VariableElement field : marked(type)) {
            obstacle(type, field, records, visible)
                    .ifPresent(reason -> obstacles.put(field.getSimpleName().toString(), reason));
        }
        return obstacles;
    }

    private static Optional<String> obstacle(
            TypeElement owner, VariableElement field, RecordCheck records, Predicate<Element> visible) {
        boolean ofRecord = owner.getKind() == ElementKind.RECORD;
        Optional<Type> type = type(field, owner, Set.of());
        if (field.getModifiers().contains(Modifier.STATIC)) {
            return Optional.of("it is static");
        } else if (!isAlone(field, owner)) {
            return Optional.of("there is another field of its name in a class above or below");
        } else if (type.isEmpty()) {
            return Optional.of("it holds no numbers that can be read, but is of type " + field.asType());
        } else if (ofRecord && records.hasBody(owner, field.getSimpleName())) {
            return Optional.of("it is read by an accessor with a body of its own");
        } else if (!ofRecord && !visible.test(field)) {
            return Optional.of("it is private, or of another package, so the generated class can't read it");
        } else if (type.get().isRecord()) {
            return records.obstacle(field.asType()).map(RecordCheck.Obstacle::reason);
        } else if (type.get().isObject()) {
            TypeElement inner = TypeReader.classOf(field.asType());
            return obstacles(inner, records, visible).entrySet().stream()
                    .findFirst()
                    .map(e -> "of its '" + e.getKey() + "', " + e.getValue());
        }
        return Optional.empty();
    }

    /** A field that may change while a method runs, or null. */
    static String changeable(TypeElement type) {
        for (VariableElement field : marked(type)) {
            String name = field.getSimpleName().toString();
            if (!field.getModifiers().contains(Modifier.FINAL)) {
                return name;
            }
            Type inner = type(field, type, Set.of()).orElse(Type.DOUBLE);
            String deeper = inner.isObject() ? changeable(TypeReader.classOf(field.asType())) : null;
            if (deeper != null) {
                return name + "." + deeper;
            }
        }
        return null;
    }
}
