package slope.processor.transform.recompose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.ir.Scope;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Routine;
import slope.processor.ir.source.Stmt;

/**
 * Gives each local a name that is free where it is declared: its own, or its own with a number. Names of fields, of what else is
 * around the body, and of classes that generated code mentions, are never free; and what the user's parameters are called is
 * theirs, so that generated ones make way. Java allows a name again once its block is left.
 */
final class Naming {
    private final Map<Local, Local> renamed = new HashMap<>();
    private final TakenNames taken = new TakenNames();
    private final Set<String> given = new HashSet<>();
    private final Set<String> classes;
    private final Set<Local> own;
    /** Names that no generated parameter may have. */
    private final Set<String> users = new HashSet<>();

    private Naming(Routine routine, Set<Local> own, Set<String> declared, Set<String> around) {
        this.own = own;
        users.addAll(declared);
        own.forEach(local -> users.add(local.name()));
        routine.storage().forEach(s -> users.add(s.name()));
        declared.forEach(taken::add);
        classes = NamedClasses.in(routine);
        around.forEach(taken::add);
        classes.forEach(taken::add);
        routine.storage().forEach(s -> taken.add(s.name()));
        routine.body().forEach(this::collect);
        own.stream().map(Local::name).filter(n -> !isClass(n)).forEach(taken::add);
    }

    /**
     * @param own those parameters that are the user's, or leaves of them
     * @param declared what the user's parameters are called
     * @param around other names that are visible in the body, or used in what is written around it
     */
    static Routine apply(Routine routine, Set<Local> own, Set<String> declared, Set<String> around) {
        Naming naming = new Naming(routine, own, declared, around);
        List<Local> parameters =
                routine.parameters().stream().map(naming::parameter).toList();
        List<Stmt> body = naming.list(routine.body());
        List<Expr> returned =
                routine.returned().stream().map(naming::expression).toList();
        Set<Local> read = new LinkedHashSet<>();
        body.forEach(s -> read.addAll(Mentions.in(s)));
        returned.forEach(e -> read.addAll(Mentions.in(e)));
        read.retainAll(parameters);
        naming.given.addAll(naming.classes);
        return new Routine(parameters, read, body, returned, routine.storage(), naming.given);
    }

    private boolean isClass(String name) {
        return classes.contains(name) || Scope.isClass(name);
    }

    /**
     * A parameter keeps its name, unless that is a class's: then the class could not be named. A generated one, such as the shadow
     * of an array, may hide the field of its name, but must not have that of a parameter of the user's.
     */
    private Local parameter(Local parameter) {
        String name = parameter.name();
        boolean free = own.contains(parameter) || !users.contains(name) && !given.contains(name);
        if (!free || isClass(name)) {
            return declare(parameter);
        }
        taken.add(name);
        given.add(name);
        return parameter;
    }

    /** The names of locals that calls of companions bring along. */
    private void collect(Stmt s) {
        SourceParts.expressions(s).forEach(this::collect);
        SourceParts.bodies(s).forEach(body -> body.forEach(this::collect));
    }

    private void collect(Expr e) {
        if (e instanceof Expr.Companion companion && companion.space() != null) {
            taken.add(companion.space());
            given.add(companion.space());
        }
        if (e != null) {
            SourceParts.of(e).forEach(this::collect);
        }
    }

    private List<Stmt> list(List<Stmt> body) {
        List<Stmt> out = new ArrayList<>();
        body.forEach(s -> out.add(statement(s)));
        return out;
    }

    private List<Stmt> inner(List<Stmt> body) {
        TakenNames.Mark before = taken.mark();
        List<Stmt> out = list(body);
        taken.backTo(before);
        return out;
    }

    private Stmt statement(Stmt s) {
        if (s instanceof Stmt.Declare x) {
            Expr initial = x.initial() == null ? null : expression(x.initial());
            return new Stmt.Declare(declare(x.local()), initial, x.origin());
        } else if (s instanceof Stmt.Evaluate x) {
            return new Stmt.Evaluate(expression(x.expression()), x.origin());
        } else if (s instanceof Stmt.Throw x) {
            List<Expr> arguments = x.arguments().stream().map(this::expression).toList();
            return new Stmt.Throw(x.type(), arguments, x.origin());
        } else if (s instanceof Stmt.If x) {
            Expr condition = expression(x.condition());
            List<Stmt> then = inner(x.then());
            return new Stmt.If(condition, then, inner(x.otherwise()), x.origin());
        } else if (s instanceof Stmt.While x) {
            return new Stmt.While(expression(x.condition()), inner(x.body()), x.origin());
        } else if (s instanceof Stmt.For x) {
            TakenNames.Mark before = taken.mark();
            List<Stmt> initial = x.initial().stream().map(this::statement).toList();
            Expr condition = expression(x.condition());
            List<Stmt> update = x.update().stream().map(this::statement).toList();
            List<Stmt> body = inner(x.body());
            taken.backTo(before);
            return new Stmt.For(initial, condition, update, body, x.origin());
        }
        return s;
    }

    private Local declare(Local local) {
        String name = taken.take(local.name(), this::isClass);
        given.add(name);
        Local result = local.named() ? new Local(name, local.type()) : Local.temporary(name, local.type());
        renamed.put(local, result);
        return result;
    }

    private Expr expression(Expr e) {
        if (e instanceof Expr.Read read) {
            return new Expr.Read(renamed.getOrDefault(read.local(), read.local()), read.origin());
        }
        return SourceParts.map(e, this::expression);
    }
}
