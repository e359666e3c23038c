package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import slope.processor.diag.Origin;
import slope.processor.ir.Component;
import slope.processor.ir.Leaf;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Method;
import slope.processor.ir.source.Stmt;

/**
 * Takes records apart: a local that is a record becomes a local for each of its leaves, and so does a parameter. Records never
 * change, so nobody can tell the difference.
 *
 * <p>Wants what {@link Desugar} leaves, and guarantees that no local and no expression is a record.
 */
public final class Records {
    private final Map<Local, List<Local>> leaves = new HashMap<>();

    private Records() {}

    public static Method apply(Method method) {
        Records pass = new Records();
        List<Local> parameters = new ArrayList<>();
        List<Leaf> names = Leaf.of(method.signature().parameters());
        for (int i = 0; i < method.parameters().size(); i++) {
            Local whole = method.parameters().get(i);
            String of = method.signature().parameters().get(i).name();
            if (whole.type().isRecord()) {
                List<Local> parts = names.stream()
                        .filter(leaf -> leaf.whole().name().equals(of))
                        .map(leaf -> new Local(leaf.parameter().name(), leaf.declared()))
                        .toList();
                pass.leaves.put(whole, parts);
                parameters.addAll(parts);
            } else {
                parameters.add(whole);
            }
        }
        return new Method(method.signature().flat(), parameters, pass.all(method.body()));
    }

    private List<Stmt> all(List<Stmt> statements) {
        List<Stmt> out = new ArrayList<>();
        statements.forEach(s -> statement(s, out));
        return out;
    }

    private void statement(Stmt s, List<Stmt> out) {
        if (s instanceof Stmt.Declare declare && declare.local().type().isRecord()) {
            declare(declare, out);
        } else if (s instanceof Stmt.Declare declare) {
            Expr initial = declare.initial() == null ? null : plain(declare.initial());
            out.add(new Stmt.Declare(declare.local(), initial, declare.origin()));
        } else if (s instanceof Stmt.Evaluate evaluate
                && evaluate.expression() instanceof Expr.Assign assign
                && assign.target().type().isRecord()) {
            assign(assign, out);
        } else if (s instanceof Stmt.Evaluate evaluate) {
            out.add(new Stmt.Evaluate(plain(evaluate.expression()), evaluate.origin()));
        } else if (s instanceof Stmt.If branch) {
            out.add(new Stmt.If(
                    plain(branch.condition()), all(branch.then()), all(branch.otherwise()), branch.origin()));
        } else if (s instanceof Stmt.While loop) {
            out.add(new Stmt.While(plain(loop.condition()), all(loop.body()), loop.origin()));
        } else if (s instanceof Stmt.Block block) {
            out.add(new Stmt.Block(block.exit(), all(block.body()), block.origin()));
        } else if (s instanceof Stmt.Throw end) {
            out.add(new Stmt.Throw(end.type(), plain(end.arguments()), end.origin()));
        } else if (s instanceof Stmt.Return end && end.value() != null) {
            out.add(new Stmt.Return(plain(end.value()), end.origin()));
        } else {
            out.add(s);
        }
    }

    private void declare(Stmt.Declare declare, List<Stmt> out) {
        Local whole = declare.local();
        List<Local> parts = new ArrayList<>();
        name(whole.name(), whole.type(), whole.named(), parts);
        leaves.put(whole, parts);
        if (declare.initial() == null || declare.initial() instanceof Expr.Conditional) {
            parts.forEach(part -> out.add(new Stmt.Declare(part, null, declare.origin())));
            if (declare.initial() != null) {
                store(parts, declare.initial(), declare.origin(), out);
            }
            return;
        }
        List<Expr> values = parts(declare.initial());
        for (int i = 0; i < parts.size(); i++) {
            out.add(new Stmt.Declare(parts.get(i), values.get(i), declare.origin()));
        }
    }

    private static void name(String name, Type type, boolean named, List<Local> parts) {
        for (Component component : type.components()) {
            String longer = name
                    + Character.toUpperCase(component.name().charAt(0))
                    + component.name().substring(1);
            if (component.type().isRecord()) {
                name(longer, component.type(), named, parts);
            } else {
                parts.add(named ? new Local(longer, component.type()) : Local.temporary(longer, component.type()));
            }
        }
    }

    private void assign(Expr.Assign assign, List<Stmt> out) {
        List<Local> targets = parts(assign.target()).stream()
                .map(e -> ((Expr.Read) e).local())
                .toList();
        store(targets, assign.value(), assign.origin(), out);
    }

    /** All values are there before the first is assigned: {@code v = new Vec(v.y(), v.x())}. */
    private void store(List<Local> targets, Expr value, Origin origin, List<Stmt> out) {
        if (value instanceof Expr.Conditional choice) {
            List<Stmt> then = new ArrayList<>();
            List<Stmt> otherwise = new ArrayList<>();
            store(targets, choice.then(), origin, then);
            store(targets, choice.otherwise(), origin, otherwise);
            out.add(new Stmt.If(plain(choice.condition()), then, otherwise, origin));
        } else if (value instanceof Expr.Read) {
            store(targets, parts(value), origin, out);
        } else {
            List<Expr> values = new ArrayList<>();
            for (Expr part : parts(value)) {
                Local next = Local.temporary("next", part.type());
                out.add(new Stmt.Declare(next, part, origin));
                values.add(new Expr.Read(next, origin));
            }
            store(targets, values, origin, out);
        }
    }

    private static void store(List<Local> targets, List<Expr> values, Origin origin, List<Stmt> out) {
        for (int i = 0; i < targets.size(); i++) {
            Expr target = new Expr.Read(targets.get(i), origin);
            out.add(new Stmt.Evaluate(new Expr.Assign(target, null, values.get(i), origin), origin));
        }
    }

    /** The leaves of a record. */
    private List<Expr> parts(Expr e) {
        if (e instanceof Expr.Read read) {
            return leaves.get(read.local()).stream()
                    .<Expr>map(l -> new Expr.Read(l, read.origin()))
                    .toList();
        } else if (e instanceof Expr.NewRecord made) {
            return made.components().stream()
                    .flatMap(c -> c.type().isRecord() ? parts(c).stream() : Stream.of(plain(c)))
                    .toList();
        } else if (e instanceof Expr.Conditional choice) {
            Expr condition = plain(choice.condition());
            List<Expr> then = parts(choice.then());
            List<Expr> otherwise = parts(choice.otherwise());
            List<Expr> parts = new ArrayList<>();
            for (int i = 0; i < then.size(); i++) {
                parts.add(new Expr.Conditional(condition, then.get(i), otherwise.get(i), choice.origin()));
            }
            return parts;
        }
        Expr.Part part = (Expr.Part) e;
        List<Component> before = part.whole().type().components().subList(0, part.position());
        int first = before.stream().mapToInt(c -> size(c.type())).sum();
        return parts(part.whole()).subList(first, first + size(part.type()));
    }

    private static int size(Type type) {
        return type.isRecord()
                ? type.components().stream().mapToInt(c -> size(c.type())).sum()
                : 1;
    }

    private List<Expr> plain(List<Expr> expressions) {
        return expressions.stream().map(this::plain).toList();
    }

    /** An expression that is no record, without any in it. */
    private Expr plain(Expr e) {
        if (e instanceof Expr.Part part) {
            List<Component> before = part.whole().type().components().subList(0, part.position());
            return parts(part.whole())
                    .get(before.stream().mapToInt(c -> size(c.type())).sum());
        } else if (e instanceof Expr.Apply apply) {
            return new Expr.Apply(apply.operator(), plain(apply.arguments()), apply.origin());
        } else if (e instanceof Expr.Invoke call) {
            return new Expr.Invoke(call.callee(), plain(call.arguments()), call.origin());
        } else if (e instanceof Expr.Assign assign) {
            return new Expr.Assign(plain(assign.target()), null, plain(assign.value()), assign.origin());
        } else if (e instanceof Expr.Element element) {
            return new Expr.Element(plain(element.array()), plain(element.index()), element.origin());
        } else if (e instanceof Expr.Length length) {
            return new Expr.Length(plain(length.array()), length.origin());
        } else if (e instanceof Expr.NewArray array) {
            return new Expr.NewArray(array.type(), plain(array.dimensions()), array.origin());
        } else if (e instanceof Expr.ShortCircuit both) {
            return new Expr.ShortCircuit(both.and(), plain(both.left()), plain(both.right()), both.origin());
        } else if (e instanceof Expr.Conditional choice) {
            return new Expr.Conditional(
                    plain(choice.condition()), plain(choice.then()), plain(choice.otherwise()), choice.origin());
        } else if (e instanceof Expr.FieldOf field) {
            return new Expr.FieldOf(plain(field.object()), field.field(), field.origin());
        }
        return e;
    }
}
