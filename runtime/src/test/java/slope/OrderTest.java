package slope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OrderTest {
    /** What micrograd's recursion would reach. */
    private static Set<Value> reached(Value root) {
        Set<Value> reached = new HashSet<>();
        Deque<Value> waiting = new ArrayDeque<>(List.of(root));
        while (!waiting.isEmpty()) {
            Value node = waiting.pop();
            if (reached.add(node)) {
                waiting.addAll(node.parents());
            }
        }
        return reached;
    }

    private static void check(Value root) {
        List<Value> order = root.topologicalOrder();
        Set<Value> reached = reached(root);
        assertEquals(reached, new HashSet<>(order));
        assertEquals(reached.size(), order.size(), "each once");
        Map<Value, Integer> places = new HashMap<>();
        order.forEach(node -> places.put(node, places.size()));
        for (Value node : order) {
            for (Value parent : node.parents()) {
                assertTrue(places.get(parent) > places.get(node), "a node comes before its parents");
            }
        }
        for (int i = 1; i < order.size(); i++) {
            assertTrue(!order.get(i - 1).isLeaf() || order.get(i).isLeaf(), "leaves come last");
        }
        checkGradients(root, order);
    }

    /** The sweep along the list by hand gives the bits that {@code backward()} gives. */
    private static void checkGradients(Value root, List<Value> order) {
        order.forEach(Value::zeroGrad);
        root.backward();
        Map<Value, Double> gradients = new HashMap<>();
        order.forEach(node -> gradients.put(node, node.grad()));
        order.forEach(Value::zeroGrad);
        root.addGrad(1.0);
        for (Value node : order) {
            if (!node.isLeaf() && node.grad() != 0.0) {
                node.operation().backward(node);
            }
        }
        for (Value node : order) {
            assertEquals(gradients.get(node), node.grad());
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
        assertTrue(x.grad() > 0);
    }

    /** Clusters of nodes with gaps of all sizes between them, and parents in any of them: window and map take turns. */
    @Test
    void gapsOfAllSizesAreCrossed() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Value> nodes = new ArrayList<>(List.of(Value.of(1), Value.of(0.5)));
            for (int cluster = 0; cluster < 12; cluster++) {
                for (int gap = 1 << random.nextInt(17); gap > 0; gap--) {
                    Value.of(gap);
                }
                for (int i = 1 << random.nextInt(8); i > 0; i--) {
                    Value a = nodes.get(random.nextInt(nodes.size()));
                    Value b = nodes.get(nodes.size() - 1 - random.nextInt(Math.min(nodes.size(), 3)));
                    nodes.add(
                            random.nextInt(4) == 0
                                    ? a.fma(b, a).tanh()
                                    : a.add(b).mul(0.5));
                }
            }
            check(nodes.get(nodes.size() - 1));
        }
    }

    /** All terms first, then their sum: its first parents are as far away as the graph is long. */
    @Test
    void aSumOfTermsRecordedBeforeIsOrdered() {
        Value x = Value.of(0.5);
        Value[] terms = new Value[30_000];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = x.mul(x);
        }
        Value sum = terms[0];
        for (int i = 1; i < terms.length; i++) {
            sum = sum.add(terms[i]);
        }
        check(sum);
        x.zeroGrad();
        sum.backward();
        assertEquals(terms.length, x.grad());
    }

    @Test
    void manyLeavesAreListedOnce() {
        Value[] leaves = Value.leaves(new double[1000]);
        Value sum = leaves[0].add(leaves[1]);
        for (int i = 0; i < 5000; i++) {
            sum = sum.add(leaves[i * 7 % 1000]);
        }
        check(sum);
        check(leaves[0]);
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
