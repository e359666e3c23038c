package slope.processor.transform.recompose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Names that are taken where a body is being written, in the order in which they were, so that the end of a block frees its own. */
final class TakenNames {
    private final Set<String> names = new HashSet<>();
    private final List<String> order = new ArrayList<>();

    /** The number that a wish was given last: with smaller ones it is not free. */
    private final Map<String, Integer> given = new HashMap<>();

    private final List<Runnable> undo = new ArrayList<>();

    /** What was taken, and given, up to a time. */
    record Mark(int names, int numbers) {}

    Mark mark() {
        return new Mark(order.size(), undo.size());
    }

    void add(String name) {
        if (names.add(name)) {
            order.add(name);
        }
    }

    /** Frees the names that were taken since then. */
    void backTo(Mark mark) {
        List<String> later = order.subList(mark.names(), order.size());
        later.forEach(names::remove);
        later.clear();
        for (int i = undo.size() - 1; i >= mark.numbers(); i--) {
            undo.remove(i).run();
        }
    }

    /**
     * The wish, or the wish with the first number with which it is free; it is taken then.
     *
     * @param refused names that are never free
     */
    String take(String wish, Predicate<String> refused) {
        String separator = Character.isDigit(wish.charAt(wish.length() - 1)) ? "_" : "";
        Integer before = given.get(wish);
        int number = before == null ? 0 : before;
        String name = numbered(wish, separator, number);
        while (names.contains(name) || refused.test(name)) {
            name = numbered(wish, separator, ++number);
        }
        given.put(wish, number);
        undo.add(() -> given.put(wish, before));
        add(name);
        return name;
    }

    private static String numbered(String wish, String separator, int number) {
        return number == 0 ? wish : wish + separator + number;
    }
}
