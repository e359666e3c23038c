package slope.processor.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import slope.processor.diag.Origin;
import slope.processor.ir.Callee;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Stmt;

/**
 * Moves what an expression does out of it, into statements before it, so that it only says what its value is. Java evaluates
 * operands from left to right (JLS 15.7): where a later one does something, the earlier ones are kept in locals first.
 */
final class PureExpressions {
    private final List<Stmt> out;
    private final BiFunction<Expr, List<Stmt>, Expr> statements;

    /** @param statements writes a switch, or a method's body, as statements into the list that is given, and tells its value */
    PureExpressions(List<Stmt> out, BiFunction<Expr, List<Stmt>, Expr> statements) {
        this.out = out;
        this.statements = statements;
    }

    private PureExpressions into(List<Stmt> list) {
        return new PureExpressions(list, statements);
    }

    /** The value of {@code e}, after what it does has been written out. */
    Expr lower(Expr e) {
        if (e instanceof Expr.Apply apply) {
            return new Expr.Apply(apply.operator(), operands(apply.arguments()), apply.origin());
        } else if (e instanceof Expr.Invoke invoke) {
            Callee callee = invoke.callee();
            boolean apart =
                    callee.hasEffects() && !callee.isVoid() || callee.result().isRecord();
            return apart ? stable(call(invoke), callee.derivativeName() + "Value") : call(invoke);
        } else if (e instanceof Expr.NewArray array) {
            return new Expr.NewArray(array.type(), operands(array.dimensions()), array.origin());
        } else if (e instanceof Expr.Element element) {
            List<Expr> parts = operands(List.of(element.array(), element.index()));
            return new Expr.Element(parts.get(0), parts.get(1), element.origin());
        } else if (e instanceof Expr.FieldOf field) {
            return new Expr.FieldOf(lower(field.object()), field.field(), field.origin());
        } else if (e instanceof Expr.Length length) {
            return new Expr.Length(lower(length.array()), length.origin());
        } else if (e instanceof Expr.ShortCircuit both) {
            return shortCircuit(both);
        } else if (e instanceof Expr.Conditional choice) {
            return conditional(choice);
        } else if (e instanceof Expr.Assign assign) {
            return assign(assign);
        } else if (e instanceof Expr.Increment increment) {
            return increment(increment, true);
        } else if (e instanceof Expr.ArrayOf array) {
            Local local = Local.temporary("array", array.type());
            new Copies(this, out).initialise(local, array);
            return new Expr.Read(local, array.origin());
        } else if (e instanceof Expr.Copy copy) {
            Local local = Local.temporary("copy", copy.type());
            new Copies(this, out).copy(local, copy);
            return new Expr.Read(local, copy.origin());
        } else if (e instanceof Expr.NewRecord made) {
            return new Expr.NewRecord(made.type(), operands(made.components()), made.origin());
        } else if (e instanceof Expr.WithFields object) {
            List<Expr> operands = new ArrayList<>(List.of(object.object()));
            operands.addAll(object.fields());
            List<Expr> lowered = operands(operands);
            return new Expr.WithFields(object.type(), lowered.get(0), lowered.subList(1, lowered.size()));
        } else if (e instanceof Expr.Part part) {
            return new Expr.Part(lower(part.whole()), part.position(), part.origin());
        } else if (e instanceof Expr.Switch || e instanceof Expr.Inlined) {
            return statements.apply(e, out);
        }
        return e;
    }

    /** The call itself, after what its arguments do. */
    Expr call(Expr.Invoke invoke) {
        return new Expr.Invoke(invoke.callee(), operands(invoke.arguments()), invoke.origin());
    }

    /** Writes out what {@code e} does; nobody wants its value. */
    void effect(Expr e) {
        if (e instanceof Expr.Assign assign) {
            assign(assign);
        } else if (e instanceof Expr.Increment increment) {
            increment(increment, false);
        } else if (e instanceof Expr.Fill fill) {
            new Copies(this, out).fill(fill);
        } else if (e instanceof Expr.Move move) {
            new Copies(this, out).move(move);
        } else if (e instanceof Expr.Invoke invoke && invoke.callee().isVoid()) {
            out.add(new Stmt.Evaluate(call(invoke), e.origin()));
        } else if (e instanceof Expr.Inlined && e.type().equals(Type.VOID)) {
            lower(e);
        } else {
            Expr value = lower(e);
            out.add(new Stmt.Declare(Local.temporary("unused", value.type()), value, e.origin()));
        }
    }

    /** The same value, in an expression that nothing can change and that may be evaluated twice. */
    Expr stable(Expr e, String name) {
        if (e instanceof Expr.Literal || e instanceof Expr.Field) {
            return e;
        }
        Local kept = Local.temporary(name, e.type());
        out.add(new Stmt.Declare(kept, e, e.origin()));
        return new Expr.Read(kept, e.origin());
    }

    List<Expr> operands(List<Expr> operands) {
        List<List<Stmt>> effects = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (Expr operand : operands) {
            List<Stmt> before = new ArrayList<>();
            values.add(into(before).lower(operand));
            effects.add(before);
        }
        int last = operands.size();
        while (last > 0 && effects.get(last - 1).isEmpty()) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            out.addAll(effects.get(i));
            if (i < last - 1) {
                values.set(i, stable(values.get(i), "operand"));
            }
        }
        return values;
    }

    private Expr shortCircuit(Expr.ShortCircuit both) {
        Expr left = lower(both.left());
        List<Stmt> before = new ArrayList<>();
        Expr right = into(before).lower(both.right());
        if (before.isEmpty()) {
            return new Expr.ShortCircuit(both.and(), left, right, both.origin());
        }
        Local result = Local.temporary(both.and() ? "both" : "either", Type.BOOLEAN);
        Expr read = new Expr.Read(result, both.origin());
        out.add(new Stmt.Declare(result, left, both.origin()));
        before.add(new Stmt.Evaluate(new Expr.Assign(read, null, right, both.origin()), both.origin()));
        List<Stmt> none = List.of();
        out.add(new Stmt.If(read, both.and() ? before : none, both.and() ? none : before, both.origin()));
        return read;
    }

    private Expr conditional(Expr.Conditional choice) {
        Expr condition = lower(choice.condition());
        List<Stmt> thenBefore = new ArrayList<>();
        Expr then = into(thenBefore).lower(choice.then());
        List<Stmt> elseBefore = new ArrayList<>();
        Expr otherwise = into(elseBefore).lower(choice.otherwise());
        if (thenBefore.isEmpty() && elseBefore.isEmpty()) {
            return new Expr.Conditional(condition, then, otherwise, choice.origin());
        }
        Origin origin = choice.origin();
        Local result = Local.temporary("choice", choice.type());
        Expr read = new Expr.Read(result, origin);
        out.add(new Stmt.Declare(result, null, origin));
        thenBefore.add(new Stmt.Evaluate(new Expr.Assign(read, null, then, origin), origin));
        elseBefore.add(new Stmt.Evaluate(new Expr.Assign(read, null, otherwise, origin), origin));
        out.add(new Stmt.If(condition, thenBefore, elseBefore, origin));
        return read;
    }

    private Expr assign(Expr.Assign assign) {
        Operator operator = assign.operator();
        Origin origin = assign.origin();
        List<Expr> parts = new ArrayList<>();
        if (assign.target() instanceof Expr.Element element) {
            List<Expr> place = operands(List.of(element.array(), element.index()));
            Expr index = operator == null ? place.get(1) : stableIndex(place.get(1));
            parts.add(place.get(0));
            parts.add(index);
        }
        Expr target = parts.isEmpty()
                ? assign.target()
                : new Expr.Element(parts.get(0), parts.get(1), assign.target().origin());
        if (operator != null) {
            parts.add(convert(target, operator.parameters().get(0)));
        }
        parts.add(assign.value());
        List<Expr> values = operands(parts);
        Expr value = values.get(values.size() - 1);
        if (operator != null) {
            Expr old = values.get(values.size() - 2);
            value = convert(new Expr.Apply(operator, List.of(old, value), origin), target.type());
        }
        if (target instanceof Expr.Element element) {
            Expr index = values.get(1);
            target = new Expr.Element(values.get(0), index, element.origin());
        }
        return store(target, value, origin);
    }

    /** An index that is read twice must be the same both times; a plain local stays readable. */
    private Expr stableIndex(Expr index) {
        return index instanceof Expr.Read ? index : stable(index, "index");
    }

    private Expr store(Expr target, Expr value, Origin origin) {
        if (target instanceof Expr.Element element) {
            Expr stored = stable(value, "stored");
            out.add(new Stmt.Evaluate(new Expr.Assign(element, null, stored, origin), origin));
            return stored;
        }
        out.add(new Stmt.Evaluate(new Expr.Assign(target, null, value, origin), origin));
        return target;
    }

    private Expr increment(Expr.Increment increment, boolean wanted) {
        Origin origin = increment.origin();
        Expr target = increment.target();
        if (target instanceof Expr.Element element) {
            List<Expr> place = operands(List.of(element.array(), element.index()));
            target = new Expr.Element(place.get(0), stableIndex(place.get(1)), element.origin());
        }
        Type type = target.type();
        Type wide = type.isReal() || type.equals(Type.LONG) ? type : Type.INT;
        Expr old = wanted && !increment.prefix() ? stable(target, "old") : target;
        Expr one = new Expr.Literal(wide, oneOf(wide), origin);
        Operator operator = Operator.infix(increment.step() > 0 ? "+" : "-", wide);
        Expr next = convert(new Expr.Apply(operator, List.of(convert(old, wide), one), origin), type);
        Expr stored = store(target, next, origin);
        return increment.prefix() ? stored : old;
    }

    private static Object oneOf(Type type) {
        if (type.isReal()) {
            return 1.0;
        }
        return type.equals(Type.LONG) ? (Object) 1L : (Object) 1;
    }

    static Expr convert(Expr e, Type type) {
        if (e.type().equals(type)) {
            return e;
        }
        return new Expr.Apply(Operator.cast(e.type(), type), List.of(e), e.origin());
    }
}
