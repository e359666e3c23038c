package slope.processor.transform.recompose;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import slope.processor.ir.ssa.Var;

/**
 * At which of numbered points in time each value is needed: as ranges, of which straight-line code has one a value. Time only
 * goes on, and what is nested ends first, so that the ranges of a value are in order and a new one can only join the last ones.
 */
final class Ranges {
    private final Map<Var, Range> ranges = new HashMap<>();
    private int now;

    /** The number of this point in time; what is needed is not changed by it. */
    int next() {
        return now++;
    }

    /** Whether a value is needed at a point in time. */
    boolean contains(Var var, int time) {
        Range range = ranges.get(var);
        return range != null && range.contains(time);
    }

    /** What is needed from now on in one list of operations. */
    Needed needed(Collection<Var> values) {
        return new Needed(values);
    }

    /** The values that are needed, each with the time since when. It is closed once its operations have been gone through. */
    final class Needed {
        private final Map<Var, Integer> since = new HashMap<>();

        private Needed(Collection<Var> values) {
            values.forEach(this::add);
        }

        void add(Var var) {
            since.putIfAbsent(var, now);
        }

        void remove(Var var) {
            Integer start = since.remove(var);
            if (start != null) {
                end(var, start);
            }
        }

        /** A copy of what is needed now. */
        Set<Var> values() {
            return new HashSet<>(since.keySet());
        }

        /** Ends all ranges, and returns what was needed last. */
        Set<Var> close() {
            since.forEach(this::end);
            return since.keySet();
        }

        private void end(Var var, int start) {
            if (start < now) {
                ranges.computeIfAbsent(var, v -> new Range()).join(start, now);
            }
        }
    }

    /** Ranges of one value, each from its start up to, and without, its end; starts and ends alternate. */
    private static final class Range {
        private int[] bounds = new int[2];
        private int size;

        private void join(int start, int end) {
            int first = start;
            while (size > 0 && bounds[size - 1] >= first) {
                first = Math.min(first, bounds[size - 2]);
                size -= 2;
            }
            if (size == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * size);
            }
            bounds[size++] = first;
            bounds[size++] = end;
        }

        private boolean contains(int time) {
            int place = Arrays.binarySearch(bounds, 0, size, time);
            return place >= 0 ? place % 2 == 0 : -place % 2 == 0;
        }
    }
}
