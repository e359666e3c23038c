package slope.processor.transform.recompose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.ir.source.Local;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/**
 * Which values share a variable. What a loop carries and what it results in always do; what an iteration hands on, what a
 * branch results in, and a sum with what it adds to, do where no two of them are needed at once. Values of different names of
 * the user's keep variables of their own.
 */
final class Variables {
    private final Map<Var, Var> parents = new HashMap<>();
    private final Map<Var, Set<Var>> members = new HashMap<>();
    private final Set<Var> parameters;
    private final Interference interference;
    private final Inlining inlining;
    private final Map<Var, Local> locals = new HashMap<>();

    private Variables(Function function, Inlining inlining) {
        this.inlining = inlining;
        parameters = new HashSet<>(function.parameters());
        interference = Interference.of(function, inlining);
    }

    static Variables of(Function function, Inlining inlining) {
        Variables variables = new Variables(function, inlining);
        Operands.walk(function.body(), variables::forced);
        variables.loops(function.body());
        Operands.walk(function.body(), variables::wanted);
        return variables;
    }

    /** The variable that a value lives in. */
    Local local(Var var) {
        return locals.computeIfAbsent(find(var), root -> {
            Var best = root;
            for (Var member : group(root)) {
                if (rank(member) > rank(best)) {
                    best = member;
                }
            }
            return best.named() ? new Local(best.name(), best.type()) : Local.temporary(best.name(), best.type());
        });
    }

    private int rank(Var var) {
        return parameters.contains(var) ? 2 : var.named() ? 1 : 0;
    }

    private Var find(Var var) {
        Var root = var;
        while (parents.containsKey(root)) {
            root = parents.get(root);
        }
        return root;
    }

    private Set<Var> group(Var root) {
        return members.computeIfAbsent(root, r -> new HashSet<>(Set.of(r)));
    }

    private void forced(Op op) {
        if (Operands.carried(op) != null) {
            for (int i = 0; i < Operands.carried(op).size(); i++) {
                unite(
                        find(Operands.carried(op).arguments().get(i)),
                        find(Operands.carried(op).results().get(i)));
            }
        }
    }

    private void unite(Var a, Var b) {
        if (a != b) {
            group(a).addAll(group(b));
            members.remove(b);
            parents.put(b, a);
        }
    }

    /** What iterations hand on, and what they start with: inner loops first. */
    private void loops(Block block) {
        for (Op op : block.ops()) {
            Operands.blocks(op).forEach(this::loops);
            if (Operands.carried(op) != null) {
                List<Block> blocks = Operands.blocks(op);
                List<Var> arguments = Operands.carried(op).arguments();
                leaves(blocks.get(blocks.size() - 1)).forEach(leaf -> tryAll(arguments, leaf));
                tryAll(arguments, Operands.carried(op).initial());
            }
        }
        Operands.blocks(block.end()).forEach(this::loops);
    }

    private static List<List<Var>> leaves(Block body) {
        List<List<Var>> leaves = new ArrayList<>();
        if (body.end() instanceof End.Branch branch) {
            leaves.addAll(leaves(branch.then()));
            leaves.addAll(leaves(branch.otherwise()));
        } else {
            leaves.add(Operands.of(body.end()));
        }
        return leaves;
    }

    private void wanted(Op op) {
        if (op instanceof Op.If branch) {
            tryAll(branch.results(), branch.then().yielded());
            tryAll(branch.results(), branch.otherwise().yielded());
        } else if (op instanceof Op.GuardedMultiplyAdd sum && sum.accumulator() != null) {
            tryUnite(sum.accumulator(), sum.result());
        } else if (op instanceof Op.Pure pure && pure.operator().parameters().size() == 2) {
            Var first = pure.arguments().get(0);
            if (first.name().equals(pure.result().name())) {
                tryUnite(first, pure.result());
            }
        }
    }

    private void tryAll(List<Var> first, List<Var> second) {
        for (int i = 0; i < first.size(); i++) {
            tryUnite(first.get(i), second.get(i));
        }
    }

    private void tryUnite(Var x, Var y) {
        if (inlining.operation(x) != null
                || inlining.operation(y) != null
                || !x.type().equals(y.type())) {
            return;
        }
        Var a = find(x);
        Var b = find(y);
        if (a == b) {
            return;
        }
        String name = nameOf(a);
        String other = nameOf(b);
        if (name != null && other != null && !name.equals(other)) {
            return;
        }
        if (involvesParameter(a) && involvesParameter(b)) {
            return;
        }
        for (Var member : group(a)) {
            for (Var another : group(b)) {
                if (interference.between(member, another)) {
                    return;
                }
            }
        }
        unite(a, b);
    }

    private boolean involvesParameter(Var root) {
        return group(root).stream().anyMatch(parameters::contains);
    }

    /** The user's name for a group, or null. A parameter is only ever shared by its own name. */
    private String nameOf(Var root) {
        for (Var member : group(root)) {
            if (member.named()) {
                return member.name();
            }
        }
        return null;
    }
}
