package slope.processor.ir.ssa;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What an operation reads itself, not counting what is in its blocks; and the same operation reading something else. */
public final class Operands {
    private Operands() {}

    /** In order, with repetitions. */
    public static List<Var> of(Op op) {
        List<Var> read = new ArrayList<>();
        replace(op, v -> {
            read.add(v);
            return v;
        });
        return read;
    }

    /** What an end reads itself: values, or the condition. */
    public static List<Var> of(End end) {
        if (end instanceof End.Yield yield) {
            return yield.values();
        } else if (end instanceof End.Break out) {
            return out.values();
        } else if (end instanceof End.Return out) {
            return out.values();
        }
        return List.of(((End.Branch) end).condition());
    }

    /** The blocks of a region operation, in the order in which they are written. */
    public static List<Block> blocks(Op op) {
        if (op instanceof Op.If branch) {
            return List.of(branch.then(), branch.otherwise());
        } else if (op instanceof Op.For loop) {
            return List.of(loop.body());
        } else if (op instanceof Op.While loop) {
            return List.of(loop.condition(), loop.body());
        } else if (op instanceof Op.Reverse loop) {
            return List.of(loop.body());
        } else if (op instanceof Op.Unwind loop) {
            return List.of(loop.body());
        }
        return List.of();
    }

    /** The blocks of an end. */
    public static List<Block> blocks(End end) {
        return end instanceof End.Branch branch ? List.of(branch.then(), branch.otherwise()) : List.of();
    }

    /** What a loop carries, or null where the operation is no loop. */
    public static Carried carried(Op op) {
        if (op instanceof Op.For loop) {
            return loop.carried();
        } else if (op instanceof Op.While loop) {
            return loop.carried();
        } else if (op instanceof Op.Reverse loop) {
            return loop.carried();
        } else if (op instanceof Op.Unwind loop) {
            return loop.carried();
        }
        return null;
    }

    /** Calls {@code visitor} for each operation of a block and of all blocks in it, outer before inner. */
    public static void walk(Block block, Consumer<Op> visitor) {
        for (Op op : block.ops()) {
            visitor.accept(op);
            blocks(op).forEach(b -> walk(b, visitor));
        }
        blocks(block.end()).forEach(b -> walk(b, visitor));
    }

    /** The operation with its own operands replaced; blocks and results stay. */
    public static Op replace(Op op, UnaryOperator<Var> f) {
        if (op instanceof Op.Constant
                || op instanceof Op.Field
                || op instanceof Op.AssertionStatus
                || op instanceof Op.Advance
                || op instanceof Op.Retreat) {
            return op;
        } else if (op instanceof Op.Position) {
            return op;
        } else if (op instanceof Op.Throw o) {
            return new Op.Throw(o.type(), all(o.arguments(), f), o.origin());
        } else if (op instanceof Op.Passive o) {
            return new Op.Passive(f.apply(o.value()), o.parameter(), o.method(), o.origin());
        } else if (op instanceof Op.Pure o) {
            return new Op.Pure(o.result(), o.operator(), all(o.arguments(), f));
        } else if (op instanceof Op.GuardedMultiplyAdd o) {
            Var accumulator = optional(o.accumulator(), f);
            Var adjoint = f.apply(o.adjoint());
            List<Factor> factors = o.factors().stream()
                    .map(x -> new Factor(x.divides(), f.apply(x.value())))
                    .toList();
            Var other = optional(o.other(), f);
            return new Op.GuardedMultiplyAdd(o.result(), accumulator, o.negative(), adjoint, factors, other);
        } else if (op instanceof Op.Load o) {
            return new Op.Load(o.result(), f.apply(o.array()), f.apply(o.index()));
        } else if (op instanceof Op.Store o) {
            return new Op.Store(f.apply(o.array()), f.apply(o.index()), f.apply(o.value()), o.origin());
        } else if (op instanceof Op.AddTo o) {
            return new Op.AddTo(f.apply(o.array()), f.apply(o.index()), f.apply(o.value()));
        } else if (op instanceof Op.Allocate o) {
            return new Op.Allocate(o.result(), all(o.dimensions(), f), o.outlives());
        } else if (op instanceof Op.AllocateLike o) {
            return new Op.AllocateLike(o.result(), f.apply(o.shape()), o.outlives());
        } else if (op instanceof Op.Snapshot o) {
            return new Op.Snapshot(o.result(), f.apply(o.array()));
        } else if (op instanceof Op.CheckShape o) {
            return new Op.CheckShape(o.name(), f.apply(o.array()), f.apply(o.other()));
        } else if (op instanceof Op.SameRows o) {
            return new Op.SameRows(o.result(), f.apply(o.array()));
        } else if (op instanceof Op.CheckRows o) {
            return new Op.CheckRows(o.name(), f.apply(o.array()));
        } else if (op instanceof Op.CheckDistinct o) {
            return new Op.CheckDistinct(o.name(), f.apply(o.array()), o.otherName(), f.apply(o.other()));
        } else if (op instanceof Op.FieldOf o) {
            return new Op.FieldOf(o.result(), f.apply(o.object()), o.field());
        } else if (op instanceof Op.Length o) {
            return new Op.Length(o.result(), f.apply(o.array()));
        } else if (op instanceof Op.Call o) {
            return new Op.Call(o.results(), o.callee(), o.entry(), all(o.arguments(), f), o.origin());
        } else if (op instanceof Op.Reserve o) {
            return new Op.Reserve(o.tape(), optional(o.iterations(), f));
        } else if (op instanceof Op.TapeWrite o) {
            return new Op.TapeWrite(o.tape(), optional(o.index(), f), f.apply(o.value()));
        } else if (op instanceof Op.TapeRead o) {
            return new Op.TapeRead(o.result(), o.tape(), optional(o.index(), f));
        } else if (op instanceof Op.Record o) {
            return new Op.Record(o.result(), o.recording(), all(o.operands(), f), o.nested());
        } else if (op instanceof Op.Update o) {
            return new Op.Update(f.apply(o.array()), f.apply(o.other()));
        } else if (op instanceof Op.Data o) {
            return new Op.Data(o.result(), f.apply(o.node()));
        } else if (op instanceof Op.Leaf o) {
            return new Op.Leaf(o.result(), f.apply(o.number()), o.nested());
        }
        return replaceInRegion(op, f);
    }

    private static Op replaceInRegion(Op op, UnaryOperator<Var> f) {
        if (op instanceof Op.If o) {
            return new Op.If(
                    o.label(), o.mirrors(), o.form(), f.apply(o.condition()), o.then(), o.otherwise(), o.results());
        } else if (op instanceof Op.For o) {
            Var from = f.apply(o.from());
            Var bound = f.apply(o.bound());
            return new Op.For(
                    o.label(), o.index(), from, o.relation(), bound, o.step(), initial(o.carried(), f), o.body());
        } else if (op instanceof Op.While o) {
            return new Op.While(o.label(), initial(o.carried(), f), o.condition(), o.body());
        } else if (op instanceof Op.Reverse o) {
            return new Op.Reverse(o.mirrors(), initial(o.carried(), f), o.body());
        }
        Op.Unwind o = (Op.Unwind) op;
        return new Op.Unwind(o.cursor(), optional(o.start(), f), initial(o.carried(), f), o.body());
    }

    /** The end with its own operands replaced; blocks stay. */
    public static End replace(End end, UnaryOperator<Var> f) {
        if (end instanceof End.Yield yield) {
            return new End.Yield(all(yield.values(), f));
        } else if (end instanceof End.Break out) {
            return new End.Break(all(out.values(), f));
        } else if (end instanceof End.Return out) {
            return new End.Return(all(out.values(), f));
        }
        End.Branch branch = (End.Branch) end;
        return new End.Branch(branch.label(), f.apply(branch.condition()), branch.then(), branch.otherwise());
    }

    private static Carried initial(Carried carried, UnaryOperator<Var> f) {
        return new Carried(all(carried.initial(), f), carried.arguments(), carried.results());
    }

    private static List<Var> all(List<Var> vars, UnaryOperator<Var> f) {
        List<Var> replaced = new ArrayList<>(vars.size());
        for (Var v : vars) {
            replaced.add(f.apply(v));
        }
        return replaced;
    }

    private static Var optional(Var v, UnaryOperator<Var> f) {
        return v == null ? null : f.apply(v);
    }
}
