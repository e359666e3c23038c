package slope.processor.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Contribution;
import slope.processor.ir.source.Recording;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Var;
import slope.processor.rules.Formula;
import slope.processor.rules.Rule;
import slope.processor.rules.Rules;
import slope.processor.rules.Trait;

/**
 * What an operation records: one node, but for {@code neg}, which is {@code mul(-1)}, and {@code sub}, which is
 * {@code add(neg)}. A passive operand is folded into the node.
 */
final class Recordings {
    private static final Operator PLUS = Operator.infix("+", Type.DOUBLE);
    private static final Operator MINUS = Operator.infix("-", Type.DOUBLE);
    private static final Operator TIMES = Operator.infix("*", Type.DOUBLE);
    private static final Operator NEGATIVE = Operator.prefix("-", Type.DOUBLE);
    private static final Set<Operator> COMMUTATIVE = Set.of(PLUS, TIMES);

    private final boolean dynamic;

    Recordings(boolean dynamic) {
        this.dynamic = dynamic;
    }

    /** @param operands nodes, or numbers where they are passive */
    Var record(Op.Pure pure, List<Var> operands, UnaryOperator<Var> leaf, Builder out) {
        Var result = pure.result().retyped(Type.VALUE);
        if (!dynamic && pure.operator().equals(NEGATIVE)) {
            negative(result, operands.get(0), out);
        } else if (!dynamic && pure.operator().equals(MINUS)) {
            difference(result, operands.get(0), operands.get(1), out);
        } else {
            plain(pure, result, operands, leaf, out);
        }
        return result;
    }

    private static void negative(Var result, Var operand, Builder out) {
        out.add(new Op.Record(result, folding(TIMES, 1), List.of(operand, out.constant(-1.0)), false));
    }

    private static void difference(Var result, Var left, Var right, Builder out) {
        if (!isNode(right)) {
            Var minus = out.negative(right, "minus");
            out.add(new Op.Record(result, folding(PLUS, 1), List.of(left, minus), false));
            return;
        }
        Var minus = Var.temporary("minus", Type.VALUE, result.origin());
        negative(minus, right, out);
        if (isNode(left)) {
            out.add(new Op.Record(result, folding(PLUS, -1), List.of(left, minus), false));
        } else {
            out.add(new Op.Record(result, folding(PLUS, 1), List.of(minus, left), false));
        }
    }

    private void plain(Op.Pure pure, Var result, List<Var> operands, UnaryOperator<Var> leaf, Builder out) {
        List<Var> all = new ArrayList<>(operands);
        Rule rule = rule(pure.operator());
        int folded = -1;
        for (int i = 0; i < all.size(); i++) {
            if (isNode(all.get(i))) {
                continue;
            } else if (rule.has(Trait.LEAVES)) {
                all.set(i, leaf.apply(all.get(i)));
            } else {
                folded = i;
            }
        }
        if (folded == 0 && COMMUTATIVE.contains(pure.operator())) {
            all = List.of(all.get(1), all.get(0));
            folded = 1;
        }
        boolean byEngine = dynamic && !pure.operator().isWritten();
        out.add(new Op.Record(result, folding(pure.operator(), folded), all, byEngine));
    }

    private static boolean isNode(Var var) {
        return var.type().equals(Type.VALUE);
    }

    private static Rule rule(Operator operator) {
        return Rules.find(operator).orElseThrow();
    }

    /** The kind of node that an operation records with one operand folded, or none. */
    private static Recording folding(Operator operator, int folded) {
        Rule rule = rule(operator);
        List<Contribution> contributions =
                rule.partials().stream().map(Formula::contribution).toList();
        String name = folded == 0 ? "r" + rule.node() : rule.node();
        return new Recording(
                name, operator, folded, rule.method(), rule.partials().get(0).placeholders(), contributions);
    }
}
