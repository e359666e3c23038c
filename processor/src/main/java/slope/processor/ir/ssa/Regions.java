package slope.processor.ir.ssa;

import java.util.function.UnaryOperator;

/** An operation with its blocks rewritten. */
public final class Regions {
    private Regions() {}

    /** The operation with each block replaced by what {@code f} makes of it, in the order in which they are written. */
    public static Op map(Op op, UnaryOperator<Block> f) {
        if (op instanceof Op.If o) {
            Block then = f.apply(o.then());
            return new Op.If(
                    o.label(), o.mirrors(), o.form(), o.condition(), then, f.apply(o.otherwise()), o.results());
        } else if (op instanceof Op.For o) {
            return new Op.For(
                    o.label(), o.index(), o.from(), o.relation(), o.bound(), o.step(), o.carried(), f.apply(o.body()));
        } else if (op instanceof Op.While o) {
            Block condition = f.apply(o.condition());
            return new Op.While(o.label(), o.carried(), condition, f.apply(o.body()));
        } else if (op instanceof Op.Reverse o) {
            return new Op.Reverse(o.mirrors(), o.carried(), f.apply(o.body()));
        } else if (op instanceof Op.Unwind o) {
            return new Op.Unwind(o.cursor(), o.start(), o.carried(), f.apply(o.body()));
        }
        return op;
    }

    /** The same loop that carries something else, its body and, where it has one, its condition replaced. */
    public static Op loop(Op loop, Carried carried, UnaryOperator<Block> condition, UnaryOperator<Block> body) {
        if (loop instanceof Op.For o) {
            return new Op.For(
                    o.label(), o.index(), o.from(), o.relation(), o.bound(), o.step(), carried, body.apply(o.body()));
        } else if (loop instanceof Op.While o) {
            Block before = condition.apply(o.condition());
            return new Op.While(o.label(), carried, before, body.apply(o.body()));
        }
        Op.Reverse o = (Op.Reverse) loop;
        return new Op.Reverse(o.mirrors(), carried, body.apply(o.body()));
    }

    /** The end with each block replaced. */
    public static End map(End end, UnaryOperator<Block> f) {
        if (end instanceof End.Branch branch) {
            Block then = f.apply(branch.then());
            return new End.Branch(branch.label(), branch.condition(), then, f.apply(branch.otherwise()));
        }
        return end;
    }
}
