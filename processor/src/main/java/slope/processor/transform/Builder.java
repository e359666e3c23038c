package slope.processor.transform;

import java.util.ArrayList;
import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Label;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Var;

/** Collects the operations of a block, so that code which builds IR reads like the mathematics. */
final class Builder {
    private final List<Op> ops = new ArrayList<>();

    void add(Op op) {
        ops.add(op);
    }

    boolean isEmpty() {
        return ops.isEmpty();
    }

    Block end(End end) {
        return new Block(ops, end);
    }

    Block yield(List<Var> values) {
        return end(new End.Yield(values));
    }

    Var constant(double value) {
        return constant(Type.DOUBLE, value, Origin.NONE);
    }

    Var constant(int value) {
        return constant(Type.INT, value, Origin.NONE);
    }

    Var constant(Type type, Object value, Origin origin) {
        Var result = Var.temporary("c", type, origin);
        add(new Op.Constant(result, value));
        return result;
    }

    /** The value that Java gives a variable of this type when nobody else does. */
    Var zero(Type type) {
        if (type.isArray() || type.isObject() || type.equals(Type.STRING)) {
            return constant(type, null, Origin.NONE);
        }
        Object value = type.equals(Type.DOUBLE) ? (Object) 0.0 : type.equals(Type.LONG) ? (Object) 0L : (Object) 0;
        return constant(type, type.equals(Type.BOOLEAN) ? (Object) false : value, Origin.NONE);
    }

    Var pure(Operator operator, List<Var> arguments, String name, Origin origin) {
        Var result = Var.temporary(name, operator.result(), origin);
        add(new Op.Pure(result, operator, arguments));
        return result;
    }

    Var infix(String operator, Var left, Var right, String name) {
        return pure(Operator.infix(operator, left.type()), List.of(left, right), name, left.origin());
    }

    /** Whether any of these numbers differs from 0. */
    Var isAnyNonZero(List<Var> numbers) {
        Var first = numbers.get(0);
        Operator differs = Operator.comparison("!=", Type.DOUBLE);
        Var test = pure(differs, List.of(first, constant(0.0)), "reached", first.origin());
        if (numbers.size() == 1) {
            return test;
        }
        Builder yes = new Builder();
        Block then = yes.yield(List.of(yes.constant(Type.BOOLEAN, true, first.origin())));
        Builder rest = new Builder();
        Block otherwise = rest.yield(List.of(rest.isAnyNonZero(numbers.subList(1, numbers.size()))));
        Var any = Var.temporary("reached", Type.BOOLEAN, first.origin());
        add(new Op.If(new Label("test"), null, Op.If.Form.OR, test, then, otherwise, List.of(any)));
        return any;
    }

    Var negative(Var x, String name) {
        return pure(Operator.prefix("-", x.type()), List.of(x), name, x.origin());
    }

    Var load(Var array, Var index, String name, Origin origin) {
        Var result = Var.temporary(name, array.type().element(), origin);
        add(new Op.Load(result, array, index));
        return result;
    }

    Var length(Var array) {
        Var result = Var.temporary("n", Type.INT, array.origin());
        add(new Op.Length(result, array));
        return result;
    }

    /** {@code to[i] += from[i]} for all elements. */
    void addArray(Var to, Var from) {
        Builder body = new Builder();
        Var index = Var.temporary("i", Type.INT, from.origin());
        Var element = body.load(from, index, "element", from.origin());
        if (element.type().isArray()) {
            body.addArray(body.load(to, index, "row", to.origin()), element);
        } else {
            body.add(new Op.AddTo(to, index, element));
        }
        Carried nothing = new Carried(List.of(), List.of(), List.of());
        Var zero = constant(0);
        Var length = length(from);
        add(new Op.For(new Label("add"), index, zero, "<", length, 1, nothing, body.yield(List.of())));
    }

    /**
     * Gives the result of the operation added last another name; where {@code var} is older than that, it stays as it is.
     *
     * @return what to use instead of {@code var}
     */
    Var rename(Var var, Var better) {
        int last = ops.size() - 1;
        if (last >= 0 && ops.get(last) instanceof Op.Pure pure && pure.result() == var) {
            ops.set(last, new Op.Pure(better, pure.operator(), pure.arguments()));
            return better;
        } else if (last >= 0 && ops.get(last) instanceof Op.Position position && position.result() == var) {
            ops.set(last, new Op.Position(better, position.cursor()));
            return better;
        } else if (last >= 0 && ops.get(last) instanceof Op.GuardedMultiplyAdd sum && sum.result() == var) {
            ops.set(
                    last,
                    new Op.GuardedMultiplyAdd(
                            better, sum.accumulator(), sum.negative(), sum.adjoint(), sum.factors(), sum.other()));
            return better;
        }
        return var;
    }
}
