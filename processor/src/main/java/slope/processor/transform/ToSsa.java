package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import slope.processor.diag.Origin;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Method;
import slope.processor.ir.source.Stmt;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Label;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Var;

/**
 * Binds each value once. A branch results in the locals that it assigns, a loop carries them; an array local is bound where
 * it is declared and never again.
 *
 * <p>Guarantees what {@code SsaVerifier} checks, and no {@code For} yet: {@link CountedLoops} finds those.
 */
public final class ToSsa {
    private Map<Local, Var> bound = new LinkedHashMap<>();
    private Builder out = new Builder();

    /** How long the arrays are that the method makes itself: so nobody has to ask the array later. */
    private final Map<Var, List<Var>> dimensions = new HashMap<>();

    private final Method method;
    private final boolean exchangesRows;

    private ToSsa(Method method) {
        this.method = method;
        exchangesRows = exchangesRows(method.body());
    }

    /** Whether an array becomes a row of another anywhere: then nobody knows how long a row is but the row. */
    private static boolean exchangesRows(List<Stmt> statements) {
        return statements.stream()
                .anyMatch(s -> s instanceof Stmt.If branch
                                && (exchangesRows(branch.then()) || exchangesRows(branch.otherwise()))
                        || s instanceof Stmt.While loop && exchangesRows(loop.body())
                        || s instanceof Stmt.Evaluate evaluate
                                && evaluate.expression() instanceof Expr.Assign assign
                                && assign.target() instanceof Expr.Element place
                                && place.type().isArray());
    }

    public static Function apply(Method method) {
        ToSsa pass = new ToSsa(method);
        List<Var> parameters = new ArrayList<>();
        for (Local parameter : method.parameters()) {
            Var var = Var.named(parameter.name(), parameter.type(), Origin.NONE);
            parameters.add(var);
            pass.bound.put(parameter, var);
        }
        List<Var> result = pass.returned(method.body());
        Block body = pass.out.end(new End.Return(result));
        return new Function(method.signature().derivativeName(), method.signature(), parameters, body);
    }

    /** Statements that end with a return, and what they return. */
    private List<Var> returned(List<Stmt> statements) {
        for (Stmt s : statements.subList(0, statements.size() - 1)) {
            statement(s);
        }
        Stmt last = statements.get(statements.size() - 1);
        if (last instanceof Stmt.Return end) {
            return end.value() == null
                    ? method.results().stream().map(bound::get).toList()
                    : List.of(value(end.value()));
        } else if (Stmt.endAbruptly(List.of(last)) && !(last instanceof Stmt.If)) {
            statement(last);
            return method.signature().results().stream()
                    .map(r -> out.zero(r.parameter().type()))
                    .toList();
        }
        Stmt.If branch = (Stmt.If) last;
        Var condition = value(branch.condition());
        Block then = inside(() -> returned(branch.then()));
        Block otherwise = inside(() -> returned(branch.otherwise()));
        List<Var> results = new ArrayList<>();
        for (Var value : then.yielded()) {
            String name = method.results().isEmpty()
                    ? "result"
                    : method.results().get(results.size()).name();
            results.add(Var.temporary(name, value.type(), branch.origin()));
        }
        out.add(new Op.If(new Label("if"), null, Op.If.Form.STATEMENT, condition, then, otherwise, results));
        return results;
    }

    private interface Body {
        List<Var> run();
    }

    /** A block of its own, from which no binding gets out. */
    private Block inside(Body body) {
        Map<Local, Var> outerBound = bound;
        Builder outer = out;
        bound = new LinkedHashMap<>(bound);
        out = new Builder();
        Block block = out.yield(body.run());
        bound = outerBound;
        out = outer;
        return block;
    }

    private Block insideTree(Supplier<End> body) {
        Map<Local, Var> outerBound = bound;
        Builder outer = out;
        bound = new LinkedHashMap<>(bound);
        out = new Builder();
        End end = body.get();
        Block block = out.end(end);
        bound = outerBound;
        out = outer;
        return block;
    }

    private void statement(Stmt s) {
        if (s instanceof Stmt.Declare declare) {
            Var initial = declare.initial() == null
                    ? out.zero(declare.local().type())
                    : value(declare.initial(), declare.local());
            bound.put(declare.local(), initial);
        } else if (s instanceof Stmt.Unpack unpack) {
            unpack(unpack);
        } else if (s instanceof Stmt.Evaluate evaluate && evaluate.expression() instanceof Expr.Invoke invoke) {
            List<Var> arguments = values(invoke.arguments());
            out.add(new Op.Call(List.of(), invoke.callee(), Op.Entry.PRIMAL, arguments, invoke.origin()));
        } else if (s instanceof Stmt.Evaluate evaluate) {
            store((Expr.Assign) evaluate.expression());
        } else if (s instanceof Stmt.Throw end) {
            out.add(new Op.Throw(end.type(), values(end.arguments()), end.origin()));
        } else if (s instanceof Stmt.Passive passive) {
            out.add(new Op.Passive(value(passive.value()), passive.parameter(), passive.method(), passive.origin()));
        } else if (s instanceof Stmt.If branch) {
            branch(branch);
        } else {
            loop((Stmt.While) s);
        }
    }

    private void unpack(Stmt.Unpack unpack) {
        Expr.Invoke call = unpack.call();
        List<Var> arguments = values(call.arguments());
        List<Var> results =
                unpack.leaves().stream().map(leaf -> fresh(leaf, call.origin())).toList();
        out.add(new Op.Call(results, call.callee(), Op.Entry.PRIMAL, arguments, call.origin()));
        for (int i = 0; i < results.size(); i++) {
            bound.put(unpack.leaves().get(i), results.get(i));
        }
    }

    private void store(Expr.Assign assign) {
        if (assign.target() instanceof Expr.Element element) {
            Var array = value(element.array());
            Var index = value(element.index());
            out.add(new Op.Store(
                    array, index, value(assign.value()), assign.value().origin()));
        } else {
            Local local = ((Expr.Read) assign.target()).local();
            bound.put(local, value(assign.value(), local));
        }
    }

    private void branch(Stmt.If branch) {
        Var condition = value(branch.condition());
        List<Local> assigned = new ArrayList<>(assigned(branch.then()));
        assigned(branch.otherwise()).stream().filter(l -> !assigned.contains(l)).forEach(assigned::add);
        assigned.retainAll(bound.keySet());
        Block then = inside(() -> bindings(branch.then(), assigned));
        Block otherwise = inside(() -> bindings(branch.otherwise(), assigned));
        List<Var> results = rebind(assigned);
        out.add(new Op.If(new Label("if"), null, Op.If.Form.STATEMENT, condition, then, otherwise, results));
    }

    private List<Var> bindings(List<Stmt> statements, List<Local> locals) {
        statements.forEach(this::statement);
        return locals.stream().map(bound::get).toList();
    }

    private void loop(Stmt.While loop) {
        List<Local> assigned = new ArrayList<>(assigned(loop.body()));
        assigned.retainAll(bound.keySet());
        List<Var> initial = assigned.stream().map(bound::get).toList();
        List<Var> arguments = rebind(assigned);
        Block condition = inside(() -> List.of(value(loop.condition())));
        Block body = insideTree(() -> leaves(loop.body(), assigned));
        List<Var> results = rebind(assigned);
        out.add(new Op.While(new Label("loop"), new Carried(initial, arguments, results), condition, body));
    }

    /** The decision tree of a loop's body: see {@link TailExits}. */
    private End leaves(List<Stmt> statements, List<Local> carried) {
        for (Stmt s : statements) {
            if (s instanceof Stmt.Break) {
                return new End.Break(carried.stream().map(bound::get).toList());
            } else if (s instanceof Stmt.If branch && leaves(branch)) {
                Var condition = value(branch.condition());
                Block then = insideTree(() -> leaves(branch.then(), carried));
                Block otherwise = insideTree(() -> leaves(branch.otherwise(), carried));
                return new End.Branch(new Label("if"), condition, then, otherwise);
            }
            statement(s);
        }
        return new End.Yield(carried.stream().map(bound::get).toList());
    }

    private static boolean leaves(Stmt s) {
        return s instanceof Stmt.Break
                || s instanceof Stmt.If branch
                        && (branch.then().stream().anyMatch(ToSsa::leaves)
                                || branch.otherwise().stream().anyMatch(ToSsa::leaves));
    }

    private List<Var> rebind(List<Local> locals) {
        List<Var> fresh = new ArrayList<>();
        for (Local local : locals) {
            Var var = fresh(local, bound.get(local).origin());
            bound.put(local, var);
            fresh.add(var);
        }
        return fresh;
    }

    private static Var fresh(Local local, Origin origin) {
        return local.named()
                ? Var.named(local.name(), local.type(), origin)
                : Var.temporary(local.name(), local.type(), origin);
    }

    /** The locals, declared outside or inside, that statements assign; in order. */
    private static Set<Local> assigned(List<Stmt> statements) {
        Set<Local> locals = new LinkedHashSet<>();
        for (Stmt s : statements) {
            if (s instanceof Stmt.Evaluate e
                    && e.expression() instanceof Expr.Assign assign
                    && assign.target() instanceof Expr.Read read) {
                locals.add(read.local());
            } else if (s instanceof Stmt.If branch) {
                locals.addAll(assigned(branch.then()));
                locals.addAll(assigned(branch.otherwise()));
            } else if (s instanceof Stmt.While loop) {
                locals.addAll(assigned(loop.body()));
            }
        }
        return locals;
    }

    private Var value(Expr e) {
        return value(e, null);
    }

    /** @param local what the value is for, when it is for a local: so it gets its name */
    private Var value(Expr e, Local local) {
        if (e instanceof Expr.Read read) {
            return bound.get(read.local());
        } else if (e instanceof Expr.Length length) {
            Var array = value(length.array());
            if (dimensions.containsKey(array)) {
                return dimensions.get(array).get(0);
            }
            Var result = Var.temporary("length", Type.INT, e.origin());
            out.add(new Op.Length(result, array));
            return result;
        }
        Var result = local != null && local.named()
                ? Var.named(local.name(), e.type(), e.origin())
                : Var.temporary(local != null ? local.name() : wish(e), e.type(), e.origin());
        if (e instanceof Expr.Literal literal) {
            out.add(new Op.Constant(result, literal.value()));
        } else if (e instanceof Expr.Field field) {
            out.add(new Op.Field(result, field.field()));
        } else if (e instanceof Expr.FieldOf field) {
            out.add(new Op.FieldOf(result, value(field.object()), field.field()));
        } else if (e instanceof Expr.AssertionStatus status) {
            out.add(new Op.AssertionStatus(result, status.owner()));
        } else if (e instanceof Expr.Apply apply) {
            out.add(new Op.Pure(result, apply.operator(), values(apply.arguments())));
        } else if (e instanceof Expr.Element element) {
            Var array = value(element.array());
            out.add(new Op.Load(result, array, value(element.index())));
            if (!exchangesRows
                    && dimensions.containsKey(array)
                    && dimensions.get(array).size() > 1) {
                List<Var> all = dimensions.get(array);
                dimensions.put(result, all.subList(1, all.size()));
            }
        } else if (e instanceof Expr.NewArray array) {
            dimensions.put(result, values(array.dimensions()));
            out.add(new Op.Allocate(result, dimensions.get(result), false));
        } else if (e instanceof Expr.Invoke invoke) {
            out.add(new Op.Call(
                    List.of(result), invoke.callee(), Op.Entry.PRIMAL, values(invoke.arguments()), e.origin()));
        } else if (e instanceof Expr.ShortCircuit both) {
            shortCircuit(both, result);
        } else {
            Expr.Conditional choice = (Expr.Conditional) e;
            Var condition = value(choice.condition());
            Block then = inside(() -> List.of(value(choice.then())));
            Block otherwise = inside(() -> List.of(value(choice.otherwise())));
            out.add(new Op.If(
                    new Label("choice"), null, Op.If.Form.CONDITIONAL, condition, then, otherwise, List.of(result)));
        }
        return result;
    }

    private void shortCircuit(Expr.ShortCircuit both, Var result) {
        Var left = value(both.left());
        Block right = inside(() -> List.of(value(both.right())));
        Block known = inside(() -> List.of(out.constant(Type.BOOLEAN, !both.and(), both.origin())));
        Op.If.Form form = both.and() ? Op.If.Form.AND : Op.If.Form.OR;
        Block then = both.and() ? right : known;
        Block otherwise = both.and() ? known : right;
        out.add(new Op.If(new Label("test"), null, form, left, then, otherwise, List.of(result)));
    }

    private List<Var> values(List<Expr> expressions) {
        List<Var> values = new ArrayList<>();
        expressions.forEach(e -> values.add(value(e)));
        return values;
    }

    /** What to call an intermediate value, should it need a name. */
    private static String wish(Expr e) {
        if (e instanceof Expr.FieldOf field) {
            return field.name().replace("()", "");
        } else if (e instanceof Expr.Apply apply) {
            return switch (apply.operator().name()) {
                case "+" -> "sum";
                case "-" -> "difference";
                case "*" -> "product";
                case "/" -> "quotient";
                case "%" -> "remainder";
                default ->
                    Character.isLetter(apply.operator().name().charAt(0))
                            ? apply.operator().method()
                            : "t";
            };
        } else if (e instanceof Expr.Element element && element.array() instanceof Expr.Read array) {
            return array.local().name() + "Element";
        } else if (e instanceof Expr.Invoke invoke) {
            return invoke.callee().derivativeName() + "Value";
        }
        return "t";
    }
}
