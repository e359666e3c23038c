package slope.processor.ir.source;

import java.util.ArrayList;
import java.util.List;

/** The returns of a body: those of bodies that stand in the place of a call are in expressions, and not met. */
public final class Returns {
    private final List<Stmt.Return> found = new ArrayList<>();

    private Returns() {}

    public static List<Stmt.Return> of(List<Stmt> statements) {
        Returns returns = new Returns();
        returns.all(statements);
        return returns.found;
    }

    private void all(List<Stmt> statements) {
        statements.forEach(this::statement);
    }

    private void statement(Stmt s) {
        if (s instanceof Stmt.Return end) {
            found.add(end);
        } else if (s instanceof Stmt.If branch) {
            all(branch.then());
            all(branch.otherwise());
        } else if (s instanceof Stmt.While loop) {
            all(loop.body());
        } else if (s instanceof Stmt.DoWhile loop) {
            all(loop.body());
        } else if (s instanceof Stmt.For loop) {
            all(loop.body());
        } else if (s instanceof Stmt.ForEach loop) {
            all(loop.body());
        } else if (s instanceof Stmt.Scope scope) {
            all(scope.body());
        } else if (s instanceof Stmt.Block block) {
            all(block.body());
        } else if (s instanceof Stmt.Labeled labeled) {
            statement(labeled.body());
        } else if (s instanceof Stmt.Switch choice) {
            choice.cases().forEach(c -> all(c.body()));
        }
    }
}
