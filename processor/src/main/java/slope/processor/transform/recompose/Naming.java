package slope.processor.transform.recompose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.ir.Callee;
import slope.processor.ir.Parameter;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Routine;
import slope.processor.ir.source.Stmt;

/**
 * Gives each local a name that is free where it is declared: its own, or its own with a number. Names of fields and of classes
 * that generated code mentions are never free. Java allows a name again once its block is left.
 */
final class Naming {
    private static final Set<String> CLASSES = Set.of(
            "Math",
            "StrictMath",
            "Slope",
            "Double",
            "Integer",
            "Long",
            "Value",
            "StrictValues",
            "Operation",
            "Tangent",
            "Workspaces",
            "DifferentiableFunction");

    private final Map<Local, Local> renamed = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private Naming(Routine routine, Callee signature, Callee source) {
        taken.addAll(CLASSES);
        taken.add("value");
        taken.add("space");
        for (Parameter parameter : signature.parameters()) {
            if (parameter.active()) {
                String name = parameter.name();
                taken.add("d" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
            }
        }
        // a parameter that is taken apart is one of the written method, too, and so is its direction
        source.parameters().stream()
                .filter(p -> p.type().isComposite())
                .forEach(p -> taken.addAll(Set.of(p.name(), p.name() + "Dot")));
        routine.storage().forEach(s -> taken.add(s.name()));
        collect(routine.body());
    }

    static Routine apply(Routine routine, Callee signature, Callee source) {
        Naming naming = new Naming(routine, signature, source);
        List<Local> parameters =
                routine.parameters().stream().map(naming::parameter).toList();
        List<Stmt> body = naming.list(routine.body());
        List<Expr> returned =
                routine.returned().stream().map(naming::expression).toList();
        Set<Local> read = new LinkedHashSet<>();
        body.forEach(s -> read.addAll(Mentions.in(s)));
        returned.forEach(e -> read.addAll(Mentions.in(e)));
        read.retainAll(parameters);
        return new Routine(parameters, read, body, returned, routine.storage());
    }

    /** A parameter keeps its name, unless that is a class's: then the class could not be named. */
    private Local parameter(Local parameter) {
        if (CLASSES.contains(parameter.name())) {
            return declare(parameter);
        }
        taken.add(parameter.name());
        return parameter;
    }

    /** The names of classes and of locals that calls of companions bring along. */
    private void collect(List<Stmt> body) {
        for (Stmt s : body) {
            if (s instanceof Stmt.Throw end) {
                taken.add(end.type().simpleNames().get(0));
            }
            SourceParts.expressions(s).forEach(this::collect);
            SourceParts.bodies(s).forEach(this::collect);
        }
    }

    private void collect(Expr e) {
        if (e instanceof Expr.Companion companion) {
            taken.add(companion.callee().owner().simpleNames().get(0));
            if (companion.space() != null) {
                taken.add(companion.space());
            }
        } else if (e instanceof Expr.AssertionStatus status) {
            taken.add(status.owner().simpleNames().get(0));
        } else if (e instanceof Expr.Field field) {
            taken.add(field.field().owner().simpleNames().get(0));
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
        Set<String> before = new HashSet<>(taken);
        List<Stmt> out = list(body);
        taken.retainAll(before);
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
            Set<String> before = new HashSet<>(taken);
            List<Stmt> initial = x.initial().stream().map(this::statement).toList();
            Expr condition = expression(x.condition());
            List<Stmt> update = x.update().stream().map(this::statement).toList();
            List<Stmt> body = inner(x.body());
            taken.retainAll(before);
            return new Stmt.For(initial, condition, update, body, x.origin());
        }
        return s;
    }

    private Local declare(Local local) {
        String name = local.name();
        String separator = Character.isDigit(name.charAt(name.length() - 1)) ? "_" : "";
        for (int i = 1; taken.contains(name); i++) {
            name = local.name() + separator + i;
        }
        taken.add(name);
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
