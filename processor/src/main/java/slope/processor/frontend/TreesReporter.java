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
    private final Set<String> reported = new HashSet<>();

    public TreesReporter(Trees trees, TreePath method) {
        this.trees = trees;
        this.method = method;
    }

    @Override
    public void report(Origin origin, Problem problem, Object... arguments) {
        Tree tree = origin instanceof SourceOrigin source ? source.tree() : method.getLeaf();
        String message = problem.message(arguments);
        long position = trees.getSourcePositions().getStartPosition(method.getCompilationUnit(), tree);
        if (reported.add(position + message)) {
            trees.printMessage(Diagnostic.Kind.ERROR, message, tree, method.getCompilationUnit());
        }
    }

    /** Whether anything was reported. */
    public boolean hasErrors() {
        return !reported.isEmpty();
    }
}
