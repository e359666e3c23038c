package slope.processor.frontend;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Set;
import javax.tools.Diagnostic;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;

/** Reports at the exact node, each message once. */
public final class TreesReporter implements Reporter {
    private final Trees trees;
    private final TreePath method;
    private final Set<String> suppressed;
    private final Set<String> reported = new HashSet<>();
    private boolean errors;

    /** @param suppressed the codes of warnings that nobody wants to see */
    public TreesReporter(Trees trees, TreePath method, Set<String> suppressed) {
        this.trees = trees;
        this.method = method;
        this.suppressed = suppressed;
    }

    @Override
    public void report(Origin origin, Problem problem, Object... arguments) {
        if (problem.isWarning() && suppressed.contains(problem.code())) {
            return;
        }
        errors |= !problem.isWarning();
        Tree tree = origin instanceof SourceOrigin source ? source.tree() : method.getLeaf();
        String message = problem.message(arguments);
        long position = trees.getSourcePositions().getStartPosition(method.getCompilationUnit(), tree);
        if (reported.add(position + message)) {
            Diagnostic.Kind kind = problem.isWarning() ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
            trees.printMessage(kind, message, tree, method.getCompilationUnit());
        }
    }

    /** Whether an error was reported. */
    public boolean hasErrors() {
        return errors;
    }
}
