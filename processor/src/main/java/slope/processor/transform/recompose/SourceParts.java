package slope.processor.transform.recompose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Stmt;

/** The parts of expressions and statements, and the same with parts replaced. */
final class SourceParts {
    private SourceParts() {}

    /** The expressions that an expression is made of. */
    static List<Expr> of(Expr e) {
        List<Expr> parts = new ArrayList<>();
        map(e, part -> {
            parts.add(part);
            return part;
        });
        return parts;
    }

    static Expr map(Expr e, UnaryOperator<Expr> f) {
        if (e instanceof Expr.Apply x) {
            return new Expr.Apply(x.operator(), all(x.arguments(), f), x.origin());
        } else if (e instanceof Expr.ShortCircuit x) {
            Expr left = f.apply(x.left());
            return new Expr.ShortCircuit(x.and(), left, f.apply(x.right()), x.origin());
        } else if (e instanceof Expr.Conditional x) {
            Expr condition = f.apply(x.condition());
            Expr then = f.apply(x.then());
            return new Expr.Conditional(condition, then, f.apply(x.otherwise()), x.origin());
        } else if (e instanceof Expr.Element x) {
            Expr array = f.apply(x.array());
            return new Expr.Element(array, f.apply(x.index()), x.origin());
        } else if (e instanceof Expr.FieldOf x) {
            return new Expr.FieldOf(f.apply(x.object()), x.field(), x.origin());
        } else if (e instanceof Expr.Length x) {
            return new Expr.Length(f.apply(x.array()), x.origin());
        } else if (e instanceof Expr.NewArray x) {
            return new Expr.NewArray(x.type(), all(x.dimensions(), f), x.origin());
        } else if (e instanceof Expr.Assign x) {
            Expr target = f.apply(x.target());
            return new Expr.Assign(target, x.operator(), f.apply(x.value()), x.origin());
        } else if (e instanceof Expr.Increment x) {
            return new Expr.Increment(f.apply(x.target()), x.step(), x.prefix(), x.origin());
        } else if (e instanceof Expr.Java x) {
            Expr receiver = x.receiver() == null ? null : f.apply(x.receiver());
            return new Expr.Java(x.owner(), receiver, x.method(), all(x.arguments(), f), x.type());
        } else if (e instanceof Expr.Companion x) {
            return new Expr.Companion(x.callee(), x.entry(), x.space(), all(x.arguments(), f), x.type());
        } else if (e instanceof Expr.Record x) {
            return new Expr.Record(x.recording(), all(x.operands(), f));
        } else if (e instanceof Expr.RecordDynamic x) {
            return new Expr.RecordDynamic(x.recording(), all(x.operands(), f));
        } else if (e instanceof Expr.Invoke x) {
            return new Expr.Invoke(x.callee(), all(x.arguments(), f), x.origin());
        }
        return e;
    }

    private static List<Expr> all(List<Expr> expressions, UnaryOperator<Expr> f) {
        List<Expr> mapped = new ArrayList<>();
        expressions.forEach(e -> mapped.add(f.apply(e)));
        return mapped;
    }

    /** The expressions that a statement is made of, not counting those of statements inside it. */
    static List<Expr> expressions(Stmt s) {
        List<Expr> parts = new ArrayList<>();
        if (s instanceof Stmt.Declare x && x.initial() != null) {
            parts.add(x.initial());
        } else if (s instanceof Stmt.Evaluate x) {
            parts.add(x.expression());
        } else if (s instanceof Stmt.If x) {
            parts.add(x.condition());
        } else if (s instanceof Stmt.While x) {
            parts.add(x.condition());
        } else if (s instanceof Stmt.For x) {
            parts.add(x.condition());
        } else if (s instanceof Stmt.Throw x) {
            parts.addAll(x.arguments());
        } else if (s instanceof Stmt.Return x) {
            parts.add(x.value());
        }
        return parts;
    }

    /** The statement lists inside a statement. */
    static List<List<Stmt>> bodies(Stmt s) {
        if (s instanceof Stmt.If x) {
            return List.of(x.then(), x.otherwise());
        } else if (s instanceof Stmt.While x) {
            return List.of(x.body());
        } else if (s instanceof Stmt.For x) {
            return List.of(x.initial(), x.update(), x.body());
        } else if (s instanceof Stmt.Scope x) {
            return List.of(x.body());
        }
        return List.of();
    }
}
