package slope.processor.backend;

import java.util.HashMap;
import java.util.Map;
import slope.processor.ir.Type;
import slope.processor.ir.source.Local;

/** The slots that javac gives to locals: in the order of their declarations, and again once a block has ended. */
final class LocalSlots {
    private final Map<String, Integer> places = new HashMap<>();
    private int next;

    /** How many are taken: to give back what is declared from now on. */
    int mark() {
        return next;
    }

    void backTo(int mark) {
        next = mark;
    }

    void declare(Local local) {
        declare(local.name(), local.type());
    }

    void declare(String name, Type type) {
        places.put(name, next);
        next += type.slots();
    }

    /** The bytes of a load or a store. */
    int access(String name) {
        int place = places.getOrDefault(name, 0);
        return place <= 3 ? 1 : place <= 255 ? 2 : 4;
    }

    /** The bytes of {@code iinc}. */
    int increment(String name, int by) {
        return places.getOrDefault(name, 0) > 255 || by != (byte) by ? 6 : 3;
    }
}
