package slope.processor.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.ir.source.Contribution;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;
import slope.processor.rules.Rule;
import slope.processor.rules.Rules;
import slope.processor.rules.Trait;

/**
 * How adjoints arrive, of which two things can be told from the function alone.
 *
 * <p>Which values <em>always reach</em> the result whenever they are computed, by a way on which no partial is 0 while its argument
 * is not finite. The adjoint of any other value may be exactly 0 while a partial behind it is infinite or NaN: zero times that is
 * zero, so the multiply-add of the reverse sweep must be guarded.
 *
 * <p>Which values are <em>always touched</em>: a contribution comes to them whenever they are computed, if only one of 0. The adjoint
 * of any other value may be 0 because it is untouched, and then contributes nothing at a pole either.
 *
 * <p>A value is taken for reaching, or for touched, until no use of it in its own block says so; what is stored into an array may never
 * be read again, and a callee may ignore its argument. A method that stores into its arguments, or returns a record, has several
 * results, none of which need be asked for.
 */
public final class Reach {
    private final Definitions definitions;
    private final boolean touch;
    private final Set<Var> reaching = new HashSet<>();
    private final Map<Var, List<Set<Var>>> ways = new HashMap<>();

    private Reach(Definitions definitions, boolean touch) {
        this.definitions = definitions;
        this.touch = touch;
    }

    /** Which values always reach the result. */
    public static Reach of(Function function, Definitions definitions) {
        return new Reach(definitions, false).run(function);
    }

    /** Which values are always touched. */
    public static Reach byTouch(Function function, Definitions definitions) {
        return new Reach(definitions, true).run(function);
    }

    private Reach run(Function function) {
        scan(function.body(), null);
        if (!function.signature().writes() && !function.signature().result().isRecord()) {
            function.returned().forEach(v -> way(v, Set.of()));
        }
        reaching.addAll(ways.keySet());
        while (reaching.removeIf(v -> ways.get(v).stream().noneMatch(reaching::containsAll))) {
            continue;
        }
        return this;
    }

    public boolean always(Var var) {
        return reaching.contains(var);
    }

    /** There is a way from {@code from} to the result if all of {@code through} reach it. */
    private void way(Var from, Set<Var> through) {
        ways.computeIfAbsent(from, v -> new ArrayList<>()).add(through);
    }

    private void scan(Block block, Carried loop) {
        Set<Var> own = new HashSet<>(loop == null ? List.of() : loop.arguments());
        scan(block, loop, own);
    }

    private void scan(Block block, Carried loop, Set<Var> own) {
        for (Op op : block.ops()) {
            own.addAll(op.results());
            if (op instanceof Op.Pure pure) {
                ofOperation(pure, own);
            } else if (op instanceof Op.If branch) {
                ofBranch(branch.then(), branch.results());
                ofBranch(branch.otherwise(), branch.results());
            } else if (Operands.carried(op) != null) {
                ofLoop(op, own);
            }
        }
        if (loop != null) {
            ofEnd(block.end(), loop, own);
        }
    }

    private void ofOperation(Op.Pure pure, Set<Var> own) {
        Rule rule = Rules.find(pure.operator()).orElse(null);
        if (rule == null || !touch && rule.has(Trait.VANISHING)) {
            return;
        }
        List<Double> numbers = definitions.numbers(pure);
        for (int i = 0; i < pure.arguments().size(); i++) {
            Contribution contribution = rule.contribution(i, numbers);
            boolean leads = touch ? contribution.alwaysTouches() : !contribution.isNone();
            if (own.contains(pure.arguments().get(i)) && leads) {
                way(pure.arguments().get(i), Set.of(pure.result()));
            }
        }
    }

    private void ofBranch(Block block, List<Var> results) {
        Set<Var> own = new HashSet<>();
        scan(block, null, own);
        for (int i = 0; i < results.size(); i++) {
            if (own.contains(block.yielded().get(i))) {
                way(block.yielded().get(i), Set.of(results.get(i)));
            }
        }
    }

    private void ofLoop(Op op, Set<Var> own) {
        Carried carried = Operands.carried(op);
        for (int i = 0; i < carried.size(); i++) {
            if (own.contains(carried.initial().get(i))) {
                way(
                        carried.initial().get(i),
                        Set.of(carried.arguments().get(i), carried.results().get(i)));
            }
        }
        List<Block> blocks = Operands.blocks(op);
        scan(blocks.get(blocks.size() - 1), carried);
    }

    private void ofEnd(End end, Carried loop, Set<Var> own) {
        if (end instanceof End.Branch branch) {
            scan(branch.then(), loop, new HashSet<>());
            scan(branch.otherwise(), loop, new HashSet<>());
            return;
        }
        boolean goesOn = end instanceof End.Yield;
        List<Var> values = Operands.of(end);
        for (int i = 0; i < values.size(); i++) {
            Var result = loop.results().get(i);
            if (own.contains(values.get(i))) {
                way(values.get(i), goesOn ? Set.of(result, loop.arguments().get(i)) : Set.of(result));
            }
        }
    }
}
