package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Callee;
import slope.processor.ir.Component;
import slope.processor.ir.Leaf;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Method;
import slope.processor.ir.source.Stmt;

/**
 * Takes records apart: a local that is a record becomes a local for each of its leaves, and so does a parameter. Records never
 * change, so nobody can tell the difference. Of an object with active fields, the leaves are the object itself and what its
 * active fields hold when the method is called; where it would get to somebody who reads these fields unnoticed, that is
 * reported.
 *
 * <p>Wants what {@link Desugar} leaves, and guarantees that no local and no expression is a record, or has active fields. A method
 * that returns a record leaves its leaves in locals, and returns nothing.
 */
public final class Records {
    private final Map<Local, List<Local>> leaves = new HashMap<>();

    private final Reporter reporter;
    private final List<Local> results;
    private boolean failed;

    /** Whether what is read is for a message only. */
    private boolean throwing;

    private Records(Reporter reporter, List<Local> results) {
        this.reporter = reporter;
        this.results = results;
    }

    /** Empty where something was reported. */
    public static Optional<Method> apply(Method method, Reporter reporter) {
        boolean returnsRecord = method.signature().result().isRecord();
        List<Local> results = method.signature().results().stream()
                .filter(leaf -> returnsRecord)
                .map(leaf -> Local.temporary(leaf.parameter().name(), leaf.declared()))
                .toList();
        Records pass = new Records(reporter, results);
        List<Local> parameters = new ArrayList<>();
        List<Leaf> names = Leaf.of(method.signature().parameters());
        for (int i = 0; i < method.parameters().size(); i++) {
            Local whole = method.parameters().get(i);
            String of = method.signature().parameters().get(i).name();
            if (whole.type().isComposite()) {
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
        List<Stmt> body = new ArrayList<>();
        results.forEach(r -> body.add(new Stmt.Declare(r, null, Origin.NONE)));
        body.addAll(pass.all(method.body()));
        return pass.failed
                ? Optional.empty()
                : Optional.of(new Method(method.signature().flat(), parameters, results, body));
    }

    private List<Stmt> all(List<Stmt> statements) {
        List<Stmt> out = new ArrayList<>();
        statements.forEach(s -> statement(s, out));
        return out;
    }

    private void statement(Stmt s, List<Stmt> out) {
        if (s instanceof Stmt.Declare declare && declare.local().type().isComposite()) {
            declare(declare, out);
        } else if (s instanceof Stmt.Declare declare) {
            Expr initial = declare.initial() == null ? null : plain(declare.initial());
            out.add(new Stmt.Declare(declare.local(), initial, declare.origin()));
        } else if (s instanceof Stmt.Evaluate evaluate
                && evaluate.expression() instanceof Expr.Assign assign
                && assign.target().type().isComposite()) {
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
            throwing = true;
            out.add(new Stmt.Throw(end.type(), plain(end.arguments()), end.origin()));
            throwing = false;
        } else if (s instanceof Stmt.Passive passive) {
            parts(passive.value())
                    .forEach(part ->
                            out.add(new Stmt.Passive(part, passive.parameter(), passive.method(), passive.origin())));
        } else if (s instanceof Stmt.Return end && !results.isEmpty()) {
            store(results, end.value(), end.origin(), out);
            out.add(new Stmt.Return(null, end.origin()));
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
        if (declare.initial() instanceof Expr.Invoke call) {
            out.add(new Stmt.Unpack(parts, invoke(call), declare.origin()));
            return;
        } else if (declare.initial() == null || declare.initial() instanceof Expr.Conditional) {
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
        if (!type.isRecord()) {
            Type own = type.isObject() ? type.reference() : type;
            parts.add(named ? new Local(name, own) : Local.temporary(name, own));
        }
        for (Component component : type.components()) {
            String longer = name
                    + Character.toUpperCase(component.name().charAt(0))
                    + component.name().substring(1);
            name(longer, component.type(), named, parts);
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

    /** The leaves of a record, or of an object with active fields. */
    private List<Expr> parts(Expr whole) {
        Expr e = seen(whole);
        if (!e.type().isComposite()) {
            return List.of(plain(e));
        } else if (e instanceof Expr.Read read) {
            return leaves.get(read.local()).stream()
                    .<Expr>map(l -> new Expr.Read(l, read.origin()))
                    .toList();
        } else if (e instanceof Expr.NewRecord made) {
            return parts(made.components(), made.type().components());
        } else if (e instanceof Expr.WithFields object) {
            List<Expr> parts = new ArrayList<>(List.of(reference(object.object())));
            parts.addAll(parts(object.fields(), object.type().components()));
            return parts;
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
        int first = first(part);
        return parts(part.whole()).subList(first, first + size(part.type()));
    }

    private List<Expr> parts(List<Expr> values, List<Component> components) {
        List<Expr> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            boolean composite = components.get(i).type().isComposite();
            parts.addAll(composite ? parts(values.get(i)) : List.of(plain(values.get(i))));
        }
        return parts;
    }

    /** A field that turns out to be an active one, since a body in place gave back an object that has some. */
    private static Expr seen(Expr e) {
        if (e instanceof Expr.FieldOf field) {
            Expr object = seen(field.object());
            List<Component> active =
                    object.type().isActiveObject() ? object.type().components() : List.of();
            for (int i = 0; i < active.size(); i++) {
                if (active.get(i).access().equals(field.name())) {
                    return new Expr.Part(object, i, field.origin());
                }
            }
        }
        return e;
    }

    /** Which leaf of the whole is the part's first. */
    private static int first(Expr.Part part) {
        Type whole = part.whole().type();
        int object = whole.isObject() ? 1 : 0;
        return object
                + whole.components().subList(0, part.position()).stream()
                        .mapToInt(c -> size(c.type()))
                        .sum();
    }

    private static int size(Type type) {
        int own = type.isRecord() ? 0 : 1;
        return own + type.components().stream().mapToInt(c -> size(c.type())).sum();
    }

    private List<Expr> plain(List<Expr> expressions) {
        return expressions.stream().map(this::plain).toList();
    }

    /** An object where only it is looked at, or its constant fields are. */
    private Expr reference(Expr e) {
        if (e instanceof Expr.Apply cast && cast.operator().notation() == Operator.Notation.CAST) {
            Expr object = reference(cast.arguments().get(0));
            return new Expr.Apply(onReferences(cast.operator()), List.of(object), cast.origin());
        }
        return seen(e).type().isActiveObject() ? parts(e).get(0) : plain(e);
    }

    /** An expression that is no record, without any in it. */
    private Expr plain(Expr expression) {
        Expr e = seen(expression);
        if (e.type().isActiveObject()) {
            reporter.report(e.origin(), Problem.ACTIVE_OBJECT, e.type());
            failed = true;
            return reference(e);
        } else if (e instanceof Expr.Part part) {
            return parts(part.whole()).get(first(part));
        } else if (e instanceof Expr.Apply apply) {
            boolean cast = apply.operator().notation() == Operator.Notation.CAST;
            boolean joins = apply.operator().result().equals(Type.STRING) && !throwing;
            List<Expr> arguments = cast || joins
                    ? plain(apply.arguments())
                    : apply.arguments().stream()
                            .map(a -> a.type().isActiveObject() ? reference(a) : plain(a))
                            .toList();
            return new Expr.Apply(onReferences(apply.operator()), arguments, apply.origin());
        } else if (e instanceof Expr.Invoke call) {
            return invoke(call);
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
            return new Expr.FieldOf(reference(field.object()), field.field(), field.origin());
        }
        return e;
    }

    private static Operator onReferences(Operator operator) {
        List<Type> types = operator.parameters().stream()
                .map(t -> t.isActiveObject() ? t.reference() : t)
                .toList();
        return types.equals(operator.parameters())
                ? operator
                : new Operator(operator.name(), types, operator.result(), operator.notation());
    }

    /** A callee that wants a record gets its leaves; one that wants an object with active fields, what they hold, too. */
    private Expr.Invoke invoke(Expr.Invoke call) {
        List<Expr> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Expr argument = call.arguments().get(i);
            boolean whole = call.callee().parameters().get(i).type().isComposite();
            arguments.addAll(whole ? parts(argument) : List.of(plain(argument)));
        }
        // what nobody looks into takes what it was declared with: another type might be another method
        if (call.callee().opaque()) {
            return new Expr.Invoke(call.callee(), arguments, call.origin());
        }
        Callee callee = call.callee().flat();
        for (int i = 0; i < arguments.size(); i++) {
            Type wide = callee.parameters().get(i).type();
            if (arguments.get(i).type().isNarrow()) {
                arguments.set(i, PureExpressions.convert(arguments.get(i), wide));
            }
        }
        return new Expr.Invoke(callee, arguments, call.origin());
    }
}
