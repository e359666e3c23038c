package slope.processor.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Tape;
import slope.processor.ir.ssa.Var;

/**
 * Groups of array variables that may share memory, because a branch results in one of them, a loop hands them on, one becomes a
 * row of another, or a method returns one that it was handed.
 */
final class Aliases {
    private final Definitions definitions;
    private final Set<Var> parameters;
    private final Map<Var, Var> parents = new HashMap<>();
    private final Map<Tape, Var> onTape = new HashMap<>();
    private final Set<Var> merged = new HashSet<>();
    private final Set<Var> exchanging = new HashSet<>();

    Aliases(Function function, Definitions definitions) {
        this.definitions = definitions;
        parameters = new HashSet<>(function.parameters());
        block(function.body(), List.of());
    }

    Var find(Var base) {
        Var root = base;
        while (parents.containsKey(root)) {
            root = parents.get(root);
        }
        return root;
    }

    boolean isMerged(Var root) {
        return merged.contains(root);
    }

    /** Whether rows of an array in the group are replaced by other arrays. */
    boolean exchangesRows(Var root) {
        return exchanging.stream().anyMatch(array -> find(array) == root);
    }

    /** @param targets what the values at the ends go to */
    private void block(Block block, List<Var> targets) {
        for (Op op : block.ops()) {
            if (op instanceof Op.If branch) {
                block(branch.then(), branch.results());
                block(branch.otherwise(), branch.results());
            } else if (Operands.carried(op) != null) {
                Carried carried = Operands.carried(op);
                all(carried.initial(), carried.arguments());
                all(carried.arguments(), carried.results());
                List<Block> blocks = Operands.blocks(op);
                block(blocks.get(blocks.size() - 1), carried.results());
            } else if (op instanceof Op.Store store && store.value().type().isArray()) {
                all(List.of(store.value()), List.of(store.array()));
                exchanging.add(definitions.base(store.array()));
            } else if (op instanceof Op.Call call && call.callee().opaque()) {
                handedBack(call);
            } else if (op instanceof Op.Call call && call.entry() == Op.Entry.PRIMAL) {
                returned(call);
            } else if (op instanceof Op.SameRows rows) {
                all(List.of(rows.array()), List.of(rows.result()));
            } else if (op instanceof Op.TapeWrite write) {
                taped(write.tape(), write.value());
            } else if (op instanceof Op.TapeRead read) {
                taped(read.tape(), read.result());
            }
        }
        if (block.end() instanceof End.Branch branch) {
            block(branch.then(), targets);
            block(branch.otherwise(), targets);
        } else if (!(block.end() instanceof End.Return)) {
            all(Operands.of(block.end()), targets);
        }
    }

    /**
     * An array in a record that comes back may be one that was handed over, or a row of it. What is a constant for the callee stays
     * one here, too, even where it comes back with a derivative.
     */
    private void returned(Op.Call call) {
        for (int i = 0; i < call.results().size(); i++) {
            Var result = call.results().get(i);
            boolean active = call.callee().results().get(i).parameter().active();
            for (int j = 0; j < call.arguments().size() && result.type().isArray(); j++) {
                Var argument = call.arguments().get(j);
                merged.add(find(result));
                if (!argument.type().isArray()
                        || argument.type().base() != result.type().base()) {
                    continue;
                } else if (active == call.callee().parameters().get(j).active()) {
                    unite(find(definitions.base(argument)), find(result));
                } else {
                    merged.add(find(definitions.base(argument)));
                }
            }
        }
    }

    /** A callee whose body is not known may return one of its array arguments. */
    private void handedBack(Op.Call call) {
        for (Var result : call.results()) {
            for (Var argument : call.arguments()) {
                if (result.type().isArray()
                        && argument.type().isArray()
                        && argument.type().base() == result.type().base()) {
                    unite(find(definitions.base(argument)), find(result));
                }
            }
        }
    }

    /** What is read from a tape of arrays is one of those that were put there. */
    private void taped(Tape tape, Var array) {
        if (array.type().isArray() && !tape.copies()) {
            Var first = onTape.putIfAbsent(tape, array);
            if (first != null) {
                all(List.of(first), List.of(array));
            }
        }
    }

    private void all(List<Var> first, List<Var> second) {
        for (int i = 0; i < second.size(); i++) {
            if (second.get(i).type().isArray()) {
                unite(find(definitions.base(first.get(i))), find(definitions.base(second.get(i))));
            }
        }
    }

    private void unite(Var a, Var b) {
        Var root = parameters.contains(b) ? b : a;
        Var other = root == a ? b : a;
        if (root != other) {
            parents.put(other, root);
        }
        merged.add(root);
    }
}
