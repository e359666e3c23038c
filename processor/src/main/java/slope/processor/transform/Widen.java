package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import slope.processor.diag.Origin;
import slope.processor.ir.Callee;
import slope.processor.ir.ObjectField;
import slope.processor.ir.Operator;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Method;
import slope.processor.ir.source.Stmt;

/**
 * Computes on doubles what is written with floats, and on ints what is shorter, and rounds or narrows where Java does: of two
 * floats the sum, difference, product and quotient in double, rounded to float, are what Java's own are, since a double has more
 * than twice as many digits (Figueroa, When is double rounding innocuous?, SIGNUM Newsletter 30(3), 1995). A rounding is an
 * operation of its own, whose derivative is that of the value that it stands for.
 *
 * <p>Wants what {@link Records} leaves, and guarantees that no local is narrow. Fields and results of calls that are, are
 * widened where they are read.
 */
public final class Widen {
    private static final Operator ROUND = Operator.narrowed(Type.DOUBLE, Type.FLOAT);

    private final Map<Local, Local> locals = new HashMap<>();

    private Widen() {}

    public static Method apply(Method method) {
        Widen pass = new Widen();
        List<Local> parameters = method.parameters().stream().map(pass::local).toList();
        Callee signature = method.signature().widened();
        List<Local> results = method.results().stream().map(pass::local).toList();
        return new Method(signature, parameters, results, pass.all(method.body()));
    }

    private Local local(Local local) {
        if (!local.type().isNarrow()) {
            return local;
        }
        Type wide = local.type().wide();
        return locals.computeIfAbsent(
                local, l -> l.named() ? new Local(l.name(), wide) : Local.temporary(l.name(), wide));
    }

    private List<Stmt> all(List<Stmt> statements) {
        return statements.stream().map(this::statement).toList();
    }

    private Stmt statement(Stmt s) {
        if (s instanceof Stmt.Unpack unpack) {
            List<Local> leaves = unpack.leaves().stream().map(this::local).toList();
            return new Stmt.Unpack(leaves, called(unpack.call()), unpack.origin());
        } else if (s instanceof Stmt.Declare declare) {
            Expr initial = declare.initial() == null ? null : wide(declare.initial());
            return new Stmt.Declare(local(declare.local()), initial, declare.origin());
        } else if (s instanceof Stmt.Evaluate evaluate) {
            return new Stmt.Evaluate(wide(evaluate.expression()), evaluate.origin());
        } else if (s instanceof Stmt.If branch) {
            return new Stmt.If(wide(branch.condition()), all(branch.then()), all(branch.otherwise()), branch.origin());
        } else if (s instanceof Stmt.While loop) {
            return new Stmt.While(wide(loop.condition()), all(loop.body()), loop.origin());
        } else if (s instanceof Stmt.Block block) {
            return new Stmt.Block(block.exit(), all(block.body()), block.origin());
        } else if (s instanceof Stmt.Throw end) {
            List<Expr> arguments =
                    end.arguments().stream().map(this::asDeclared).toList();
            return new Stmt.Throw(end.type(), arguments, end.origin());
        } else if (s instanceof Stmt.Passive passive) {
            return new Stmt.Passive(wide(passive.value()), passive.parameter(), passive.method(), passive.origin());
        } else if (s instanceof Stmt.Return end && end.value() != null) {
            return new Stmt.Return(wide(end.value()), end.origin());
        }
        return s;
    }

    private List<Expr> wide(List<Expr> expressions) {
        return expressions.stream().map(this::wide).toList();
    }

    private Expr wide(Expr e) {
        if (e instanceof Expr.Literal literal) {
            return new Expr.Literal(literal.type().wide(), literal.value(), literal.origin());
        } else if (e instanceof Expr.Read read) {
            return new Expr.Read(local(read.local()), read.origin());
        } else if (e instanceof Expr.Apply apply) {
            return applied(apply);
        } else if (e instanceof Expr.Invoke call && call.callee().opaque()) {
            return widened(called(call));
        } else if (e instanceof Expr.Invoke call) {
            return called(call);
        } else if (e instanceof Expr.Assign assign) {
            return new Expr.Assign(wide(assign.target()), null, wide(assign.value()), assign.origin());
        } else if (e instanceof Expr.Element element) {
            return new Expr.Element(wide(element.array()), wide(element.index()), element.origin());
        } else if (e instanceof Expr.Length length) {
            return new Expr.Length(wide(length.array()), length.origin());
        } else if (e instanceof Expr.NewArray array) {
            return new Expr.NewArray(array.type().wide(), wide(array.dimensions()), array.origin());
        } else if (e instanceof Expr.ShortCircuit both) {
            return new Expr.ShortCircuit(both.and(), wide(both.left()), wide(both.right()), both.origin());
        } else if (e instanceof Expr.Conditional choice) {
            return new Expr.Conditional(
                    wide(choice.condition()), wide(choice.then()), wide(choice.otherwise()), choice.origin());
        } else if (e instanceof Expr.FieldOf field) {
            ObjectField read = field.field();
            return widened(new Expr.FieldOf(wide(field.object()), read, field.origin()));
        }
        return e instanceof Expr.Field ? widened(e) : e;
    }

    /** What comes from outside: bound in its own type, read in the wide one. */
    private static Expr widened(Expr e) {
        return e.type().isNarrow() ? apply(Operator.cast(e.type(), e.type().wide()), e, e.origin()) : e;
    }

    private static Expr apply(Operator operator, Expr argument, Origin origin) {
        return new Expr.Apply(operator, List.of(argument), origin);
    }

    private Expr applied(Expr.Apply apply) {
        Operator operator = apply.operator();
        if (operator.result().equals(Type.STRING)) {
            return message(apply);
        } else if (operator.notation() == Operator.Notation.CAST) {
            Type from = operator.parameters().get(0);
            return cast(wide(apply.arguments().get(0)), from, operator.result(), apply.origin());
        } else if (operator.notation() == Operator.Notation.CALL
                && operator.owner().equals("Float")) {
            return new Expr.Apply(
                    operator, apply.arguments().stream().map(this::asDeclared).toList(), apply.origin());
        }
        List<Type> types = operator.parameters().stream().map(Type::wide).toList();
        Operator wide = new Operator(
                operator.name(),
                types,
                operator.result().wide(),
                operator.notation(),
                operator.declaring(),
                operator.partials());
        Expr value = new Expr.Apply(wide, wide(apply.arguments()), apply.origin());
        boolean rounds = operator.result().equals(Type.FLOAT) && operator.notation() == Operator.Notation.INFIX;
        return rounds ? apply(ROUND, value, apply.origin()) : value;
    }

    private static Expr cast(Expr value, Type from, Type to, Origin origin) {
        Type wide = from.wide();
        if (to.equals(Type.FLOAT) && wide.equals(Type.LONG)) {
            return apply(Operator.narrowed(Type.LONG, Type.FLOAT), value, origin);
        } else if (to.equals(Type.FLOAT)) {
            Expr number = converted(value, wide, Type.DOUBLE, origin);
            return from.isNarrow() ? number : apply(ROUND, number, origin);
        } else if (to.isNarrow()) {
            return apply(Operator.narrowed(Type.INT, to), converted(value, wide, Type.INT, origin), origin);
        }
        return converted(value, wide, to, origin);
    }

    private static Expr converted(Expr value, Type from, Type to, Origin origin) {
        return from.equals(to) ? value : apply(Operator.cast(from, to), value, origin);
    }

    /** A message shows a float and a character as what they are. */
    private Expr message(Expr.Apply apply) {
        List<Expr> shown = apply.arguments().stream().map(this::asDeclared).toList();
        return new Expr.Apply(apply.operator(), shown, apply.origin());
    }

    /** A value in its own type, for those who may tell it from a wider one: a message, an exception's constructor. */
    private Expr asDeclared(Expr e) {
        Expr value = wide(e);
        return e.type().isNarrow() ? apply(Operator.cast(value.type(), e.type()), value, e.origin()) : value;
    }

    /** A call is given what it takes; what is differentiated takes, and returns, what is computed with. */
    private Expr.Invoke called(Expr.Invoke call) {
        List<Expr> arguments = new ArrayList<>();
        Callee callee = call.callee();
        for (int i = 0; i < call.arguments().size(); i++) {
            Parameter parameter = callee.parameters().get(i);
            Expr argument = wide(call.arguments().get(i));
            Origin origin = argument.origin();
            arguments.add(
                    parameter.type().isNarrow()
                            ? new Expr.Apply(
                                    Operator.cast(argument.type(), parameter.type()), List.of(argument), origin)
                            : argument);
        }
        return new Expr.Invoke(callee.opaque() ? callee : callee.widened(), arguments, call.origin());
    }
}
