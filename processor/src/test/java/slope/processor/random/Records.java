package slope.processor.random;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import slope.Value;
import slope.processor.testing.Compilation;

/** Makes the records that random programs take, and looks into them. */
final class Records {
    private final Compilation compilation;
    private final String owner;

    Records(Compilation compilation, String owner) {
        this.compilation = compilation;
        this.owner = owner;
    }

    Record made(String type, Object... components) {
        try {
            Constructor<?> constructor = compilation.load(owner + "$" + type).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return (Record) constructor.newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    static List<Object> components(Record record) {
        List<Object> components = new ArrayList<>();
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                components.add(accessor.invoke(record));
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return components;
    }

    /** The record of nodes. */
    Record twin(Record record) {
        String name = owner + "Graphs$" + record.getClass().getSimpleName() + "Values";
        try {
            Method leaves = compilation.load(name).getDeclaredMethod("leaves", record.getClass());
            leaves.setAccessible(true);
            return (Record) leaves.invoke(null, record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The leaves of a record of nodes, in their order. */
    static List<Value> nodes(Record twin) {
        List<Value> nodes = new ArrayList<>();
        for (Object component : components(twin)) {
            if (component instanceof Value node) {
                nodes.add(node);
            } else if (component instanceof Value[] row) {
                nodes.addAll(Arrays.asList(row));
            } else if (component instanceof Record inner) {
                nodes.addAll(nodes(inner));
            }
        }
        return nodes;
    }
}
