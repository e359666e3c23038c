package slope.processor.transform.recompose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.analysis.Definitions;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/**
 * Which values need no variable, because they are written where they are used: constants, and intermediate values that are
 * used once, in the same block, with nothing in between that could change them. Nodes of the graph keep the order in which
 * they are recorded.
 */
final class Inlining {
    private static final int LARGEST = 12;

    private final Map<Var, Op> inlined = new HashMap<>();
    private final Map<Var, Integer> uses = new HashMap<>();
    private final Map<Var, Integer> sizes = new HashMap<>();
    private final Set<Var> readsMemory = new HashSet<>();
    private final Set<Var> readsCursor = new HashSet<>();
    private final Map<Op, Boolean> effects = new IdentityHashMap<>();

    private final Definitions definitions;

    private Inlining(Definitions definitions) {
        this.definitions = definitions;
    }

    static Inlining of(Function function) {
        Inlining inlining = new Inlining(Definitions.of(function));
        inlining.count(function.body());
        inlining.block(function.body());
        return inlining;
    }

    /** The operation to write in place of a value, or null where it has a variable. */
    Op operation(Var var) {
        return inlined.get(var);
    }

    /** Whether anything reads the value. */
    boolean isUsed(Var var) {
        return uses.containsKey(var);
    }

    boolean isInlined(Op op) {
        return !op.results().isEmpty() && inlined.get(op.results().get(0)) == op;
    }

    /** Whether a branch can be written as {@code ?:}, {@code &&} or {@code ||}. */
    boolean isExpression(Op.If branch) {
        return branch.form() != Op.If.Form.STATEMENT
                && branch.results().size() == 1
                && isExpression(branch.then())
                && isExpression(branch.otherwise());
    }

    /** Whether a block is no more than the expression that it yields. */
    boolean isExpression(Block block) {
        return block.yielded().size() == 1 && block.ops().stream().allMatch(this::isInlined);
    }

    private void count(Block block) {
        block.ops().forEach(op -> {
            Operands.of(op).forEach(v -> uses.merge(v, 1, Integer::sum));
            Operands.blocks(op).forEach(this::count);
        });
        Operands.of(block.end()).forEach(v -> uses.merge(v, 1, Integer::sum));
        Operands.blocks(block.end()).forEach(this::count);
    }

    private void block(Block block) {
        Map<Var, Op> candidates = new HashMap<>();
        List<Var> recorded = new ArrayList<>();
        for (Op op : block.ops()) {
            Operands.blocks(op).forEach(this::block);
            consume(Operands.of(op), op, candidates, recorded);
            if (writes(op)) {
                candidates.keySet().removeIf(readsMemory::contains);
            } else if (op instanceof Op.Retreat) {
                candidates.keySet().removeIf(readsCursor::contains);
            }
            if (op instanceof Op.Constant || op instanceof Op.Field) {
                inlined.put(op.results().get(0), op);
            } else if (isCandidate(op)) {
                candidates.put(op.results().get(0), op);
            }
        }
        consume(Operands.of(block.end()), null, candidates, recorded);
        Operands.blocks(block.end()).forEach(this::block);
    }

    /** Folds candidates among the operands into their user. */
    private void consume(List<Var> operands, Op user, Map<Var, Op> candidates, List<Var> recorded) {
        List<Var> nodes = operands.stream()
                .filter(v -> candidates.containsKey(v) && isRecording(candidates.get(v)))
                .toList();
        int depth = recorded.size() - nodes.size();
        boolean inOrder = depth >= 0
                && !(user instanceof Op.Data)
                && recorded.subList(depth, recorded.size()).equals(nodes);
        int size = 1;
        // from the last operand back: once a node keeps a variable, those recorded before it must, too
        for (int i = operands.size() - 1; i >= 0; i--) {
            Var operand = operands.get(i);
            Op op = candidates.remove(operand);
            int more = sizes.getOrDefault(operand, 0);
            if (op == null || isReadAgain(operand, user) || isRecording(op) && !inOrder || size + more > LARGEST) {
                inOrder &= op == null || !isRecording(op);
                continue;
            }
            inlined.put(operand, op);
            size += more;
            if (readsMemory.contains(operand) && user != null) {
                readsMemory.addAll(user.results());
            }
            if (readsCursor.contains(operand) && user != null) {
                readsCursor.addAll(user.results());
            }
        }
        if (user == null) {
            return;
        }
        user.results().forEach(r -> sizes.put(r, 1));
        if (!user.results().isEmpty()) {
            sizes.put(user.results().get(0), size);
        }
        if (user instanceof Op.Load load && (!load.result().type().isArray() || definitions.exchangesRows(load.array()))
                || user instanceof Op.FieldOf
                || readsInside(readsMemory, user)) {
            readsMemory.addAll(user.results());
        }
        if (user instanceof Op.TapeRead read && read.tape().cursor() != null || readsInside(readsCursor, user)) {
            readsCursor.addAll(user.results());
        }
        if (isRecording(user) && user.results().size() == 1) {
            recorded.subList(inOrder ? depth : 0, recorded.size()).clear();
            recorded.add(user.results().get(0));
        } else if (!nodes.isEmpty() || !Operands.blocks(user).isEmpty() || user instanceof Op.Call) {
            recorded.clear();
        }
    }

    /** Whether what is written for the user has the operand twice, or reads it in each iteration. */
    private boolean isReadAgain(Var operand, Op user) {
        return user instanceof Op.GuardedMultiplyAdd sum && (operand == sum.adjoint() || operand == sum.accumulator())
                || user instanceof Op.For loop && operand == loop.bound() && readsMemory.contains(operand);
    }

    private static boolean readsInside(Set<Var> reads, Op op) {
        return Operands.blocks(op).stream()
                .flatMap(b -> b.ops().stream())
                .anyMatch(o -> o.results().stream().anyMatch(reads::contains));
    }

    private boolean isCandidate(Op op) {
        if (op.results().size() != 1) {
            return false;
        }
        Var result = op.results().get(0);
        if (result.named() || uses.getOrDefault(result, 0) != 1) {
            return false;
        } else if (op instanceof Op.If branch) {
            return isExpression(branch);
        }
        return op instanceof Op.Pure
                || op instanceof Op.Load
                || op instanceof Op.Length
                || op instanceof Op.FieldOf
                || op instanceof Op.Data && !result.type().isArray()
                || op instanceof Op.TapeRead
                || isRecording(op);
    }

    /** Only the engine's own methods nest; a node with its closure written out is a statement. */
    private static boolean isRecording(Op op) {
        return op instanceof Op.Record record && record.nested()
                || op instanceof Op.Leaf leaf && leaf.nested()
                || op instanceof Op.If branch && (records(branch.then()) || records(branch.otherwise()));
    }

    private static boolean records(Block block) {
        return block.ops().stream().anyMatch(Inlining::isRecording);
    }

    private boolean writes(Op op) {
        Boolean known = effects.get(op);
        if (known == null) {
            boolean own = op instanceof Op.Store
                    || op instanceof Op.AddTo
                    || op instanceof Op.Update
                    || op instanceof Op.Call;
            known = own || Operands.blocks(op).stream().anyMatch(this::writes);
            effects.put(op, known);
        }
        return known;
    }

    private boolean writes(Block block) {
        for (Op op : block.ops()) {
            if (writes(op)) {
                return true;
            }
        }
        return block.end() instanceof End.Branch
                && Operands.blocks(block.end()).stream().anyMatch(this::writes);
    }
}
