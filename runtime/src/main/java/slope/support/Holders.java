package slope.support;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an object holds: the arrays in its fields, in those of the objects there, and in collections. Fields that a module keeps to
 * itself are passed over.
 */
final class Holders {
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> fields = new ArrayList<>();
            for (Class<?> c = type; c != null && !isOfPlatform(c); c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    boolean leads = !Modifier.isStatic(field.getModifiers()) && mayLead(field.getType());
                    if (leads && field.trySetAccessible()) {
                        fields.add(field);
                    }
                }
            }
            return List.copyOf(fields);
        }
    };

    private Holders() {}

    /** Whether a field of this type may lead to an array of numbers: no number, text or enum does. */
    private static boolean mayLead(Class<?> type) {
        return !type.isPrimitive()
                && !type.isEnum()
                && !Number.class.isAssignableFrom(type)
                && type != String.class
                && type != Boolean.class
                && type != Character.class;
    }

    private static boolean isOfPlatform(Class<?> type) {
        return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
    }

    /** Whether one of the arrays that an object holds is as wanted. */
    static boolean anyMatch(Object holder, Predicate<Object> wanted) {
        if (!isOfPlatform(holder.getClass()) && FIELDS.get(holder.getClass()).isEmpty()) {
            return false;
        }
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> next = new ArrayDeque<>(List.of(holder));
        while (!next.isEmpty()) {
            Object object = next.pop();
            if (!seen.add(object)) {
                continue;
            } else if (object.getClass().isArray()) {
                if (wanted.test(object)) {
                    return true;
                }
            } else if (object instanceof Map<?, ?> map && isOfPlatform(object.getClass())) {
                map.values().stream().filter(v -> v != null).forEach(next::push);
            } else if (object instanceof Iterable<?> elements && isOfPlatform(object.getClass())) {
                elements.forEach(e -> {
                    if (e != null) {
                        next.push(e);
                    }
                });
            } else {
                FIELDS.get(object.getClass()).forEach(field -> push(field, object, next));
            }
        }
        return false;
    }

    private static void push(Field field, Object object, Deque<Object> next) {
        try {
            Object value = field.get(object);
            if (value != null) {
                next.push(value);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
