package slope.processor.transform.recompose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import slope.processor.diag.Origin;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Cursor;
import slope.processor.ir.ssa.Factor;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Tape;
import slope.processor.ir.ssa.Var;

/** Writes values as expressions: a variable, or the operation in its place. */
final class Expressions {
    private static final Expr ZERO = new Expr.Literal(Type.DOUBLE, 0.0, Origin.NONE);

    static final ClassRef VALUE = ClassRef.of("slope", "Value");
    static final ClassRef NESTED = ClassRef.of("slope.support", "Nested");

    private final Inlining inlining;
    private final Variables variables;
    private final Map<Cursor, Local> cursors;
    private final Map<Tape, Expr> tapes;

    Expressions(Inlining inlining, Variables variables, Map<Cursor, Local> cursors, Map<Tape, Expr> tapes) {
        this.inlining = inlining;
        this.variables = variables;
        this.cursors = cursors;
        this.tapes = tapes;
    }

    Expr of(Var var) {
        Op op = inlining.operation(var);
        return op == null ? read(variables.local(var)) : of(op);
    }

    List<Expr> all(List<Var> vars) {
        return vars.stream().map(this::of).toList();
    }

    static Expr read(Local local) {
        return new Expr.Read(local, Origin.NONE);
    }

    static Expr number(int value) {
        return new Expr.Literal(Type.INT, value, Origin.NONE);
    }

    static Expr infix(String operator, Expr left, Expr right) {
        return new Expr.Apply(Operator.infix(operator, left.type()), List.of(left, right), Origin.NONE);
    }

    static Expr compare(String relation, Expr left, Expr right) {
        return new Expr.Apply(Operator.comparison(relation, left.type()), List.of(left, right), Origin.NONE);
    }

    /** The array of a tape, or the variable where there is no loop. */
    Expr store(Tape tape) {
        return tapes.get(tape);
    }

    Expr place(Tape tape, Var index) {
        Expr store = tapes.get(tape);
        if (!tape.inLoop()) {
            return store;
        }
        Expr position = index == null ? read(cursors.get(tape.cursor())) : of(index);
        return new Expr.Element(store, position, Origin.NONE);
    }

    /** What makes nodes, or the numbers that they hold: the engine's own method for up to two dimensions, a general one for more. */
    static Expr ofNodes(String method, Type type, List<Expr> arguments) {
        if (type.rank() <= 2) {
            return new Expr.Java(VALUE, null, method, arguments, type);
        }
        List<Expr> all = new ArrayList<>(arguments);
        all.add(0, new Expr.ClassOf(type));
        return new Expr.Java(NESTED, null, method, all, type);
    }

    /** The expression of an operation with one result. */
    Expr of(Op op) {
        Origin origin = op.results().get(0).origin();
        if (op instanceof Op.Constant constant) {
            return new Expr.Literal(constant.result().type(), constant.value(), origin);
        } else if (op instanceof Op.Field field) {
            return new Expr.Field(field.field(), origin);
        } else if (op instanceof Op.FieldOf field) {
            return new Expr.FieldOf(of(field.object()), field.field(), origin);
        } else if (op instanceof Op.AssertionStatus status) {
            return new Expr.AssertionStatus(status.owner(), origin);
        } else if (op instanceof Op.Pure pure) {
            return apply(pure.operator(), all(pure.arguments()), origin);
        } else if (op instanceof Op.Load load) {
            return new Expr.Element(of(load.array()), of(load.index()), origin);
        } else if (op instanceof Op.Length length) {
            return new Expr.Length(of(length.array()), origin);
        } else if (op instanceof Op.Data data && data.result().type().isArray()) {
            return ofNodes("data", data.result().type(), List.of(of(data.node())));
        } else if (op instanceof Op.Data data) {
            return new Expr.Java(null, of(data.node()), "data", List.of(), Type.DOUBLE);
        } else if (op instanceof Op.Leaf leaf) {
            String method = leaf.number().type().isArray() ? "leaves" : "of";
            return ofNodes(method, leaf.result().type(), List.of(of(leaf.number())));
        } else if (op instanceof Op.Record record) {
            List<Expr> operands = all(record.operands());
            return record.nested()
                    ? new Expr.RecordDynamic(record.recording(), operands)
                    : new Expr.Record(record.recording(), operands);
        } else if (op instanceof Op.TapeRead read) {
            return place(read.tape(), read.index());
        } else if (op instanceof Op.Position position) {
            return read(cursors.get(position.cursor()));
        } else if (op instanceof Op.If branch) {
            return choice(branch, origin);
        } else if (op instanceof Op.GuardedMultiplyAdd sum) {
            return guarded(sum);
        }
        throw new IllegalStateException("not an expression: " + op);
    }

    private static Expr apply(Operator operator, List<Expr> arguments, Origin origin) {
        if (operator.name().equals("-")
                && arguments.size() == 1
                && arguments.get(0) instanceof Expr.Literal literal
                && literal.value() instanceof Double value) {
            return new Expr.Literal(literal.type(), -value, origin);
        }
        return new Expr.Apply(operator, arguments, origin);
    }

    Expr yielded(Block block) {
        return of(block.yielded().get(0));
    }

    private Expr choice(Op.If branch, Origin origin) {
        Expr condition = of(branch.condition());
        return switch (branch.form()) {
            case AND -> new Expr.ShortCircuit(true, condition, yielded(branch.then()), origin);
            case OR -> new Expr.ShortCircuit(false, condition, yielded(branch.otherwise()), origin);
            default -> new Expr.Conditional(condition, yielded(branch.then()), yielded(branch.otherwise()), origin);
        };
    }

    /** Where nothing has come together yet, or what has is still needed by itself. */
    private Expr guarded(Op.GuardedMultiplyAdd sum) {
        Expr term = term(sum);
        Expr before = sum.accumulator() == null ? ZERO : of(sum.accumulator());
        Expr after;
        if (sum.accumulator() != null) {
            after = infix(sum.negative() ? "-" : "+", before, term);
        } else {
            after = sum.negative() ? apply(Operator.prefix("-", Type.DOUBLE), List.of(term), Origin.NONE) : term;
        }
        return sum.other() == null
                ? new Expr.Conditional(compare("==", of(sum.adjoint()), ZERO), before, after, Origin.NONE)
                : new Expr.Conditional(counts(sum), after, before, Origin.NONE);
    }

    /** Whether the term of a guarded sum counts. */
    Expr counts(Op.GuardedMultiplyAdd sum) {
        Expr nonZero = compare("!=", of(sum.adjoint()), ZERO);
        if (sum.other() == null) {
            return nonZero;
        }
        Operator isFinite = Operator.call("Double", "isFinite", Type.BOOLEAN, Type.DOUBLE);
        Expr finite = apply(isFinite, List.of(of(sum.other())), Origin.NONE);
        return new Expr.ShortCircuit(false, nonZero, finite, Origin.NONE);
    }

    /** The adjoint times, or over, the factors of a guarded sum. */
    Expr term(Op.GuardedMultiplyAdd sum) {
        Expr term = of(sum.adjoint());
        for (Factor factor : sum.factors()) {
            term = infix(factor.divides() ? "/" : "*", term, of(factor.value()));
        }
        return term;
    }
}
