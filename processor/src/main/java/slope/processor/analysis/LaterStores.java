package slope.processor.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/**
 * Whether an array may be stored into after it was handed to a call: further down, or in a later iteration of a loop around both.
 * An array that is made anew after the call is another one.
 */
public final class LaterStores {
    private final Definitions definitions;
    private final Map<Op, Integer> places = new IdentityHashMap<>();
    private final Map<Var, Integer> made = new HashMap<>();
    private final Map<Op, List<Op>> around = new IdentityHashMap<>();
    private final List<Store> stores = new ArrayList<>();
    private final Deque<Op> loops = new ArrayDeque<>();

    private record Store(Op op, Var array) {}

    private LaterStores(Definitions definitions) {
        this.definitions = definitions;
    }

    public static LaterStores of(Function function) {
        LaterStores stores = new LaterStores(Definitions.of(function));
        stores.scan(function.body());
        return stores;
    }

    private void scan(Block block) {
        for (Op op : block.ops()) {
            places.put(op, places.size());
            around.put(op, List.copyOf(loops));
            if (op instanceof Op.Allocate allocate) {
                made.put(allocate.result(), places.get(op));
            } else if (op instanceof Op.Store store) {
                stores.add(new Store(op, store.array()));
            } else if (op instanceof Op.Call call && call.entry() == Op.Entry.PRIMAL) {
                call.written().forEach(array -> stores.add(new Store(op, array)));
            }
            boolean loop = Operands.carried(op) != null;
            if (loop) {
                loops.push(op);
            }
            Operands.blocks(op).forEach(this::scan);
            if (loop) {
                loops.pop();
            }
        }
        Operands.blocks(block.end()).forEach(this::scan);
    }

    /** @param array what is handed to the call */
    public boolean mayFollow(Op call, Var array) {
        return stores.stream()
                .filter(s -> definitions.root(s.array).equals(definitions.root(array)))
                .anyMatch(s -> mayFollow(call, s));
    }

    private boolean mayFollow(Op call, Store store) {
        int birth = made.getOrDefault(definitions.base(store.array), -1);
        boolean below = places.get(store.op) > places.get(call) && birth < places.get(call);
        boolean again = around.get(call).stream()
                .filter(around.get(store.op)::contains)
                .anyMatch(loop -> birth < places.get(loop));
        return below || again;
    }
}
