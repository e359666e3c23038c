package slope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OrderTest {
    /** What micrograd's recursion would reach. */
    private static void reach(Value node, Set<Value> reached) {
        if (reached.add(node)) {
            node.parents().forEach(p -> reach(p, reached));
        }
    }

    private static void check(Value root) {
        List<Value> order = root.topologicalOrder();
        Set<Value> reached = new HashSet<>();
        reach(root, reached);
        assertEquals(reached, new HashSet<>(order));
        assertEquals(reached.size(), order.size(), "each once");
        for (int i = 0; i < order.size(); i++) {
            for (Value parent : order.get(i).parents()) {
                assertTrue(order.indexOf(parent) > i, "a node comes before its parents");
            }
        }
    }

    @Test
    void randomGraphsAreOrdered() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Value> nodes = new ArrayList<>(List.of(Value.of(1), Value.of(2)));
            for (int i = 0; i < 200; i++) {
                Value a = nodes.get(random.nextInt(nodes.size()));
                Value b = nodes.get(random.nextInt(nodes.size()));
                nodes.add(random.nextBoolean() ? a.mul(b) : a.add(1.0));
            }
            check(nodes.get(nodes.size() - 1));
        }
    }

    /** The parents' numbers are far below the root's: more than the array of marks should span. */
    @Test
    void parentsFromLongAgoAreFound() {
        Value x = Value.of(1);
        Value old = x.mul(x);
        Value older = old;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 100_000; j++) {
                Value.of(j);
            }
            older = older.mul(old).add(older);
        }
        check(older.add(old));
        older.backward();
        assertTrue(x.grad() > 0);
    }

    @Test
    void numbersRiseAlsoAcrossThreads() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Value node = Value.of(1.1);
            for (int i = 0; i < 200; i++) {
                Value before = node;
                Future<Value> next = threads.submit(() -> before.mul(before.sin()));
                node = next.get();
                assertTrue(node.id() > before.id());
            }
            check(node);
        } finally {
            threads.shutdown();
        }
    }
}
