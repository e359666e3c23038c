package slope.processor.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import slope.processor.ir.Operator;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Var;

/** Where each value comes from: the operation that binds it, the block it is bound in, the array a row is part of. */
public final class Definitions {
    private final Map<Var, Op> operations = new HashMap<>();
    private final Map<Var, Block> blocks = new HashMap<>();

    private Aliases aliases;

    private Definitions() {}

    public static Definitions of(Function function) {
        Definitions definitions = new Definitions();
        function.parameters().forEach(p -> definitions.blocks.put(p, function.body()));
        definitions.scan(function.body());
        definitions.aliases = new Aliases(function, definitions);
        return definitions;
    }

    private void scan(Block block) {
        for (Op op : block.ops()) {
            for (Var result : op.results()) {
                operations.put(result, op);
                blocks.put(result, block);
            }
            if (Operands.carried(op) != null) {
                Block body = Operands.blocks(op).get(Operands.blocks(op).size() - 1);
                Operands.carried(op).arguments().forEach(a -> blocks.put(a, body));
                if (op instanceof Op.For loop) {
                    blocks.put(loop.index(), body);
                }
            }
            Operands.blocks(op).forEach(this::scan);
        }
        Operands.blocks(block.end()).forEach(this::scan);
    }

    /** The operation that binds it; null for parameters, indices and what a loop carries. */
    public Op operation(Var var) {
        return operations.get(var);
    }

    /** The block it is bound in: for what a loop carries, and its index, the body. */
    public Block block(Var var) {
        return blocks.get(var);
    }

    /** For an array, the one that this is or is a row of: a parameter, what an operation allocates, or what a region results in. */
    public Var base(Var array) {
        return array.type().isArray() && operations.get(array) instanceof Op.Load row ? base(row.array()) : array;
    }

    /**
     * For an array, one that stands for all that this may share memory with: those that a branch chooses from, that a loop hands
     * on, or that become rows. A parameter, if there is one among them.
     */
    public Var root(Var array) {
        return array.type().isArray() ? aliases.find(base(array)) : array;
    }

    /** Whether a variable or a row of the array's group is assigned again, so that it is not known which array it is. */
    public boolean isReassigned(Var array) {
        return array.type().isArray() && aliases.isMerged(root(array));
    }

    /** Whether rows of the array's group are replaced by other arrays, so that a row must be read where it is asked for. */
    public boolean exchangesRows(Var array) {
        return array.type().isArray() && aliases.exchangesRows(root(array));
    }

    /** Whether it is made of literals and constants only, so that javac knows its value where it is written as an expression. */
    public boolean isConstant(Var var) {
        Op op = operations.get(var);
        if (op instanceof Op.Field field) {
            return field.field().constant();
        } else if (op instanceof Op.Pure pure) {
            return pure.operator().notation() != Operator.Notation.CALL
                    && pure.arguments().stream().allMatch(this::isConstant);
        }
        return op instanceof Op.Constant;
    }

    /** The number that it is, where that is written in the source; null where it is not known. */
    public Double number(Var var) {
        return operations.get(var) instanceof Op.Constant constant && constant.value() instanceof Double number
                ? number
                : null;
    }

    /** The arguments of an operation that are known numbers; null for the others. */
    public List<Double> numbers(Op.Pure op) {
        List<Double> numbers = new ArrayList<>();
        op.arguments().forEach(a -> numbers.add(number(a)));
        return numbers;
    }
}
