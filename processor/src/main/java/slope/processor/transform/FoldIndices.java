package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Regions;
import slope.processor.ir.ssa.Var;

/**
 * Computes sums and differences of ints where both are known, and leaves out the 0 in {@code 0 + i}: what {@link PlaceTapes}
 * writes for bounds and places in general is rarely needed in particular.
 */
public final class FoldIndices {
    private final Map<Var, Integer> known = new HashMap<>();
    private final Map<Var, Var> same = new HashMap<>();

    private FoldIndices() {}

    public static Function apply(Function function) {
        return new Function(
                function.name(), function.signature(), function.parameters(), new FoldIndices().block(function.body()));
    }

    private Block block(Block block) {
        List<Op> ops = new ArrayList<>();
        for (Op op : block.ops()) {
            Op here = Operands.replace(op, v -> same.getOrDefault(v, v));
            if (here instanceof Op.Constant constant && constant.value() instanceof Integer value) {
                known.put(constant.result(), value);
            }
            if (here instanceof Op.Pure pure && isSum(pure.operator())) {
                sum(pure, ops);
            } else {
                ops.add(Regions.map(here, this::block));
            }
        }
        return new Block(ops, Regions.map(Operands.replace(block.end(), v -> same.getOrDefault(v, v)), this::block));
    }

    private static boolean isSum(Operator operator) {
        return operator.equals(Operator.infix("+", Type.INT)) || operator.equals(Operator.infix("-", Type.INT));
    }

    private void sum(Op.Pure pure, List<Op> ops) {
        Var left = pure.arguments().get(0);
        Var right = pure.arguments().get(1);
        boolean plus = pure.operator().name().equals("+");
        Integer a = known.get(left);
        Integer b = known.get(right);
        if (a != null && b != null) {
            int value = plus ? a + b : a - b;
            known.put(pure.result(), value);
            ops.add(new Op.Constant(pure.result(), value));
        } else if (b != null && b == 0) {
            same.put(pure.result(), left);
        } else if (a != null && a == 0 && plus) {
            same.put(pure.result(), right);
        } else {
            ops.add(pure);
        }
    }
}
