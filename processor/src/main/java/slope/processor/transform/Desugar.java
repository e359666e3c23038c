package slope.processor.transform;

import java.util.ArrayList;
import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Method;
import slope.processor.ir.source.Returns;
import slope.processor.ir.source.Stmt;

/**
 * Takes the sugar off statements; what is left of side effects in expressions {@link PureExpressions} moves out of them.
 *
 * <p>Afterwards:
 *
 * <pre>
 *   stmt   = Declare(local, expr?) | Evaluate(store) | If(expr, stmt*, stmt*) | While(expr, stmt*) | Break | Return(expr)
 *          | Block(exit, stmt*) | Leave(exit) | Throw(class, expr*)
 *   store  = Assign(Read | Element(expr, expr), no operator, expr)
 *   expr   = Literal | Field | Read | Apply | ShortCircuit | Conditional | Element | Length | NewArray | Invoke,
 *            without assignments, increments, or anything else that a later operand could notice
 * </pre>
 */
public final class Desugar {
    private final Jumps jumps = new Jumps();

    private Desugar() {}

    public static Method apply(Method method) {
        return new Method(method.signature(), method.parameters(), new Desugar().all(method.body()));
    }

    List<Stmt> all(List<Stmt> statements) {
        List<Stmt> out = new ArrayList<>();
        statements.forEach(s -> statement(s, out));
        return out;
    }

    PureExpressions pure(List<Stmt> out) {
        return new PureExpressions(
                out,
                (e, before) -> e instanceof Expr.Inlined call
                        ? inlined(call, before)
                        : new Switches(this, jumps).value((Expr.Switch) e, before));
    }

    private void statement(Stmt s, List<Stmt> out) {
        List<String> labels = jumps.labels();
        PureExpressions pure = pure(out);
        if (s instanceof Stmt.Declare declare && declare.initial() instanceof Expr.ArrayOf array) {
            new Copies(pure, out).initialise(declare.local(), array);
        } else if (s instanceof Stmt.Declare declare && declare.initial() instanceof Expr.Copy copy) {
            new Copies(pure, out).copy(declare.local(), copy);
        } else if (s instanceof Stmt.Declare declare && declare.initial() instanceof Expr.Invoke call) {
            out.add(new Stmt.Declare(declare.local(), pure.call(call), declare.origin()));
        } else if (s instanceof Stmt.Declare declare) {
            Expr initial = declare.initial() == null ? null : pure.lower(declare.initial());
            out.add(new Stmt.Declare(declare.local(), initial, declare.origin()));
        } else if (s instanceof Stmt.Evaluate evaluate) {
            pure.effect(evaluate.expression());
        } else if (s instanceof Stmt.If branch) {
            Expr condition = pure.lower(branch.condition());
            out.add(new Stmt.If(condition, all(branch.then()), all(branch.otherwise()), branch.origin()));
        } else if (s instanceof Stmt.While loop) {
            jumps.loop(
                    labels,
                    out,
                    inner -> loop(loop.condition(), jumps.iteration(() -> all(loop.body())), loop.origin(), inner));
        } else if (s instanceof Stmt.DoWhile loop) {
            jumps.loop(labels, out, inner -> {
                List<Stmt> body = jumps.iteration(() -> all(loop.body()));
                if (!loop.condition().isTrue()) {
                    body.add(leaveUnless(pure(body).lower(loop.condition())));
                }
                inner.add(new Stmt.While(always(loop.origin()), body, loop.origin()));
            });
        } else if (s instanceof Stmt.For loop) {
            out.addAll(all(loop.initial()));
            jumps.loop(labels, out, inner -> {
                List<Stmt> body = jumps.iteration(() -> all(loop.body()));
                loop.update().forEach(u -> statement(u, body));
                Expr condition = loop.condition() == null ? always(loop.origin()) : loop.condition();
                loop(condition, body, loop.origin(), inner);
            });
        } else if (s instanceof Stmt.ForEach loop) {
            forEach(loop, labels, pure, out);
        } else if (s instanceof Stmt.Throw end) {
            out.add(new Stmt.Throw(end.type(), pure.operands(end.arguments()), end.origin()));
        } else if (s instanceof Stmt.Assert guard) {
            statement(written(guard), out);
        } else if (s instanceof Stmt.Switch choice) {
            new Switches(this, jumps).statement(choice, pure, out);
        } else if (s instanceof Stmt.Labeled labeled) {
            jumps.labeled(labeled, labels, out, inner -> statement(labeled.body(), inner));
        } else if (s instanceof Stmt.Break exit) {
            out.add(jumps.resolve(exit));
        } else if (s instanceof Stmt.Continue exit) {
            out.add(jumps.resolve(exit));
        } else if (s instanceof Stmt.Yield end) {
            Expr value = pure.lower(end.value());
            out.addAll(jumps.yield(value, end.origin()));
        } else if (s instanceof Stmt.Return end) {
            out.addAll(jumps.returned(end.value() == null ? null : pure.lower(end.value()), end.origin()));
        } else if (s instanceof Stmt.Scope scope) {
            out.addAll(all(scope.body()));
        } else {
            out.add(s);
        }
    }

    /** The body of a method, and its value; a single return at the end says what that is at once. */
    private Expr inlined(Expr.Inlined call, List<Stmt> out) {
        List<Stmt> body = call.body();
        Stmt last = body.isEmpty() ? null : body.get(body.size() - 1);
        boolean straight = last instanceof Stmt.Return && Returns.of(body).size() == 1;
        if (straight && ((Stmt.Return) last).value() != null) {
            out.addAll(all(body.subList(0, body.size() - 1)));
            return pure(out).lower(((Stmt.Return) last).value());
        }
        Origin origin = call.origin();
        boolean isVoid = call.type().equals(Type.VOID);
        Local value = isVoid ? null : Local.temporary(call.method() + "Value", call.type());
        if (!isVoid) {
            out.add(new Stmt.Declare(value, null, origin));
        }
        jumps.call(value, out, inner -> inner.addAll(all(body)));
        return isVoid ? null : new Expr.Read(value, origin);
    }

    /** A condition that does something is evaluated in the body, which is left when it fails. */
    private void loop(Expr condition, List<Stmt> body, Origin origin, List<Stmt> out) {
        List<Stmt> before = new ArrayList<>();
        Expr pure = pure(before).lower(condition);
        if (before.isEmpty()) {
            out.add(new Stmt.While(pure, body, origin));
            return;
        }
        before.add(leaveUnless(pure));
        before.addAll(body);
        out.add(new Stmt.While(always(origin), before, origin));
    }

    private void forEach(Stmt.ForEach loop, List<String> labels, PureExpressions pure, List<Stmt> out) {
        Origin origin = loop.origin();
        Expr array = pure.stable(pure.lower(loop.array()), "array");
        Local index = new Local("i", Type.INT);
        Expr position = new Expr.Read(index, origin);
        out.add(new Stmt.Declare(index, new Expr.Literal(Type.INT, 0, origin), origin));
        Expr element = PureExpressions.convert(
                new Expr.Element(array, position, origin), loop.local().type());
        Expr one = new Expr.Literal(Type.INT, 1, origin);
        Expr next = new Expr.Apply(Operator.infix("+", Type.INT), List.of(position, one), origin);
        Expr more = new Expr.Apply(
                Operator.comparison("<", Type.INT), List.of(position, new Expr.Length(array, origin)), origin);
        jumps.loop(labels, out, inner -> {
            List<Stmt> body = jumps.iteration(() -> all(loop.body()));
            body.add(0, new Stmt.Declare(loop.local(), element, origin));
            body.add(new Stmt.Evaluate(new Expr.Assign(position, null, next, origin), origin));
            inner.add(new Stmt.While(more, body, origin));
        });
    }

    /** JLS 14.10: neither the condition nor the message is looked at where assertions are off. */
    private static Stmt written(Stmt.Assert guard) {
        Origin origin = guard.origin();
        List<Expr> message = guard.message() == null ? List.of() : List.of(guard.message());
        Stmt fail = new Stmt.Throw(ClassRef.of("java.lang", "AssertionError"), message, origin);
        Expr wrong = new Expr.Apply(Operator.prefix("!", Type.BOOLEAN), List.of(guard.condition()), origin);
        Stmt check = new Stmt.If(wrong, List.of(fail), List.of(), origin);
        return new Stmt.If(new Expr.AssertionStatus(guard.owner(), origin), List.of(check), List.of(), origin);
    }

    private static Expr always(Origin origin) {
        return new Expr.Literal(Type.BOOLEAN, true, origin);
    }

    private static Stmt leaveUnless(Expr condition) {
        Origin origin = condition.origin();
        Expr not = new Expr.Apply(Operator.prefix("!", Type.BOOLEAN), List.of(condition), origin);
        return new Stmt.If(not, List.of(new Stmt.Break(origin)), List.of(), origin);
    }
}
