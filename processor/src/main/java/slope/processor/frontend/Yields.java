package slope.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Stmt;

/** The yields of a switch expression: those of switch expressions inside it are in expressions, and not met. */
final class Yields {
    private Yields() {}

    static List<Stmt.Yield> of(Stmt.Switch choice) {
        List<Stmt.Yield> yields = new ArrayList<>();
        map(choice, yield -> {
            yields.add(yield);
            return yield;
        });
        return yields;
    }

    static Stmt.Switch convert(Stmt.Switch choice, Type type) {
        return map(choice, yield -> new Stmt.Yield(Conversions.convert(yield.value(), type), yield.origin()));
    }

    private static Stmt.Switch map(Stmt.Switch choice, UnaryOperator<Stmt.Yield> change) {
        List<Stmt.Case> cases = choice.cases().stream()
                .map(c -> new Stmt.Case(c.labels(), c.isDefault(), c.fallsThrough(), map(c.body(), change)))
                .toList();
        return new Stmt.Switch(choice.selector(), cases, choice.origin());
    }

    private static List<Stmt> map(List<Stmt> statements, UnaryOperator<Stmt.Yield> change) {
        return statements.stream().map(s -> map(s, change)).toList();
    }

    private static Stmt map(Stmt s, UnaryOperator<Stmt.Yield> change) {
        if (s instanceof Stmt.Yield yield) {
            return change.apply(yield);
        } else if (s instanceof Stmt.If x) {
            return new Stmt.If(x.condition(), map(x.then(), change), map(x.otherwise(), change), x.origin());
        } else if (s instanceof Stmt.While x) {
            return new Stmt.While(x.condition(), map(x.body(), change), x.origin());
        } else if (s instanceof Stmt.DoWhile x) {
            return new Stmt.DoWhile(map(x.body(), change), x.condition(), x.origin());
        } else if (s instanceof Stmt.For x) {
            return new Stmt.For(x.initial(), x.condition(), x.update(), map(x.body(), change), x.origin());
        } else if (s instanceof Stmt.ForEach x) {
            return new Stmt.ForEach(x.local(), x.array(), map(x.body(), change), x.origin());
        } else if (s instanceof Stmt.Scope x) {
            return new Stmt.Scope(map(x.body(), change), x.origin());
        } else if (s instanceof Stmt.Labeled x) {
            return new Stmt.Labeled(x.label(), map(x.body(), change), x.origin());
        } else if (s instanceof Stmt.Switch x) {
            return map(x, change);
        }
        return s;
    }
}
