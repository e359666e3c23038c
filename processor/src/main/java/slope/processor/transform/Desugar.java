package slope.processor.transform;

import java.util.ArrayList;
import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Method;
import slope.processor.ir.source.Stmt;

/**
 * Takes the sugar off statements; what is left of side effects in expressions {@link PureExpressions} moves out of them.
 *
 * <p>Afterwards:
 *
 * <pre>
 *   stmt   = Declare(local, expr?) | Evaluate(store) | If(expr, stmt*, stmt*) | While(expr, stmt*) | Break | Return(expr)
 *   store  = Assign(Read | Element(expr, expr), no operator, expr)
 *   expr   = Literal | Field | Read | Apply | ShortCircuit | Conditional | Element | Length | NewArray | Invoke,
 *            without assignments, increments, or anything else that a later operand could notice
 * </pre>
 */
public final class Desugar {
    private Desugar() {}

    public static Method apply(Method method) {
        return new Method(method.signature(), method.parameters(), new Desugar().all(method.body()));
    }

    private List<Stmt> all(List<Stmt> statements) {
        List<Stmt> out = new ArrayList<>();
        statements.forEach(s -> statement(s, out));
        return out;
    }

    private void statement(Stmt s, List<Stmt> out) {
        PureExpressions pure = new PureExpressions(out);
        if (s instanceof Stmt.Declare declare) {
            Expr initial = declare.initial() == null ? null : pure.lower(declare.initial());
            out.add(new Stmt.Declare(declare.local(), initial, declare.origin()));
        } else if (s instanceof Stmt.Evaluate evaluate) {
            pure.effect(evaluate.expression());
        } else if (s instanceof Stmt.If branch) {
            Expr condition = pure.lower(branch.condition());
            out.add(new Stmt.If(condition, all(branch.then()), all(branch.otherwise()), branch.origin()));
        } else if (s instanceof Stmt.While loop) {
            loop(loop.condition(), all(loop.body()), loop.origin(), out);
        } else if (s instanceof Stmt.DoWhile loop) {
            List<Stmt> body = all(loop.body());
            body.add(leaveUnless(new PureExpressions(body).lower(loop.condition())));
            out.add(new Stmt.While(always(loop.origin()), body, loop.origin()));
        } else if (s instanceof Stmt.For loop) {
            out.addAll(all(loop.initial()));
            List<Stmt> body = all(loop.body());
            loop.update().forEach(u -> statement(u, body));
            loop(loop.condition() == null ? always(loop.origin()) : loop.condition(), body, loop.origin(), out);
        } else if (s instanceof Stmt.ForEach loop) {
            forEach(loop, pure, out);
        } else if (s instanceof Stmt.Return end) {
            out.add(new Stmt.Return(end.value() == null ? null : pure.lower(end.value()), end.origin()));
        } else if (s instanceof Stmt.Scope scope) {
            out.addAll(all(scope.body()));
        } else {
            out.add(s);
        }
    }

    /** A condition that does something is evaluated in the body, which is left when it fails. */
    private static void loop(Expr condition, List<Stmt> body, Origin origin, List<Stmt> out) {
        List<Stmt> before = new ArrayList<>();
        Expr pure = new PureExpressions(before).lower(condition);
        if (before.isEmpty()) {
            out.add(new Stmt.While(pure, body, origin));
            return;
        }
        before.add(leaveUnless(pure));
        before.addAll(body);
        out.add(new Stmt.While(always(origin), before, origin));
    }

    private void forEach(Stmt.ForEach loop, PureExpressions pure, List<Stmt> out) {
        Origin origin = loop.origin();
        Expr array = pure.stable(pure.lower(loop.array()), "array");
        Local index = new Local("i", Type.INT);
        Expr position = new Expr.Read(index, origin);
        out.add(new Stmt.Declare(index, new Expr.Literal(Type.INT, 0, origin), origin));
        List<Stmt> body = new ArrayList<>();
        Expr element = PureExpressions.convert(
                new Expr.Element(array, position, origin), loop.local().type());
        body.add(new Stmt.Declare(loop.local(), element, origin));
        body.addAll(all(loop.body()));
        Expr one = new Expr.Literal(Type.INT, 1, origin);
        Expr next = new Expr.Apply(Operator.infix("+", Type.INT), List.of(position, one), origin);
        body.add(new Stmt.Evaluate(new Expr.Assign(position, null, next, origin), origin));
        Expr more = new Expr.Apply(
                Operator.comparison("<", Type.INT), List.of(position, new Expr.Length(array, origin)), origin);
        out.add(new Stmt.While(more, body, origin));
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
