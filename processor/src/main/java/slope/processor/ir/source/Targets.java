package slope.processor.ir.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Whether each jump has something to jump to: where one has not, javac will say so. */
public final class Targets {
    private final Deque<String> labels = new ArrayDeque<>();
    private int loops;
    private int switches;
    private boolean found = true;

    private Targets() {}

    public static boolean areThere(List<Stmt> statements) {
        Targets targets = new Targets();
        targets.all(statements);
        return targets.found;
    }

    private void all(List<Stmt> statements) {
        statements.forEach(this::statement);
    }

    private void statement(Stmt s) {
        if (s instanceof Stmt.Break exit) {
            found &= exit.label() == null ? loops + switches > 0 : labels.contains(exit.label());
        } else if (s instanceof Stmt.Continue next) {
            found &= loops > 0 && (next.label() == null || labels.contains(next.label()));
        } else if (s instanceof Stmt.If branch) {
            all(branch.then());
            all(branch.otherwise());
        } else if (s instanceof Stmt.While loop) {
            loop(loop.body());
        } else if (s instanceof Stmt.DoWhile loop) {
            loop(loop.body());
        } else if (s instanceof Stmt.For loop) {
            loop(loop.body());
        } else if (s instanceof Stmt.ForEach loop) {
            loop(loop.body());
        } else if (s instanceof Stmt.Scope scope) {
            all(scope.body());
        } else if (s instanceof Stmt.Labeled labeled) {
            labels.push(labeled.label());
            statement(labeled.body());
            labels.pop();
        } else if (s instanceof Stmt.Switch choice) {
            switches++;
            choice.cases().forEach(c -> all(c.body()));
            switches--;
        }
    }

    private void loop(List<Stmt> body) {
        loops++;
        all(body);
        loops--;
    }
}
