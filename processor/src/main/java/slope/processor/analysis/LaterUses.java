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
 * Whether an array may be stored into, or read, after it was handed to a call: further down, or in a later iteration of a loop around
 * both.
 * An array that is made anew after the call is another one.
 */
public final class LaterUses {
    private final Definitions definitions;
    private final Map<Op, Integer> places = new IdentityHashMap<>();
    private final Map<Var, Integer> made = new HashMap<>();
    private final Map<Op, List<Op>> around = new IdentityHashMap<>();
    private final List<Use> stores = new ArrayList<>();
    private final List<Use> reads = new ArrayList<>();
    private final Deque<Op> loops = new ArrayDeque<>();

    /** @param op null for the end of the method */
    private record Use(Op op, Var array) {}

    private LaterUses(Definitions definitions) {
        this.definitions = definitions;
    }

    public static LaterUses of(Function function) {
        LaterUses uses = new LaterUses(Definitions.of(function));
        uses.scan(function.body());
        function.returned().forEach(v -> uses.reads.add(new Use(null, v)));
        return uses;
    }

    private void scan(Block block) {
        for (Op op : block.ops()) {
            places.put(op, places.size());
            around.put(op, List.copyOf(loops));
            if (op instanceof Op.Allocate allocate) {
                made.put(allocate.result(), places.get(op));
            } else if (op instanceof Op.Store store) {
                stores.add(new Use(op, store.array()));
            } else if (op instanceof Op.Load load && !load.result().type().isArray()) {
                reads.add(new Use(op, load.array()));
            } else if (op instanceof Op.Call call && call.entry() == Op.Entry.PRIMAL) {
                call.written().forEach(array -> stores.add(new Use(op, array)));
                call.arguments().forEach(array -> reads.add(new Use(op, array)));
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
    public boolean mayStore(Op call, Var array) {
        return stores.stream().filter(s -> isOne(s.array, array)).anyMatch(s -> mayFollow(call, s));
    }

    /** @param array what is handed to the call */
    public boolean mayRead(Op call, Var array) {
        return reads.stream().filter(r -> isOne(r.array, array)).anyMatch(r -> mayFollow(call, r));
    }

    private boolean isOne(Var used, Var array) {
        return used.type().isArray() && definitions.root(used).equals(definitions.root(array));
    }

    private boolean mayFollow(Op call, Use use) {
        if (use.op == null) {
            return true;
        }
        int birth = made.getOrDefault(definitions.base(use.array), -1);
        boolean below = places.get(use.op) > places.get(call) && birth < places.get(call);
        boolean again = around.get(call).stream()
                .filter(around.get(use.op)::contains)
                .anyMatch(loop -> birth < places.get(loop));
        return below || again;
    }
}
