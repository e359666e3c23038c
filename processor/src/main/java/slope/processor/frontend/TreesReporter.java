package slope.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
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
    private boolean errors;

    public TreesReporter(Trees trees, TreePath method) {
        this.trees = trees;
        this.method = method;
    }

    @Override
    public void report(Origin origin, Problem problem, Object... arguments) {
        SourceOrigin place = origin instanceof SourceOrigin source
                ? source
                : new SourceOrigin(trees, method.getCompilationUnit(), method.getLeaf());
        if (problem.isWarning() && isSuppressed(problem, place)) {
            return;
        }
        errors |= !problem.isWarning();
        String message = problem.message(arguments);
        long position = trees.getSourcePositions().getStartPosition(place.unit(), place.tree());
        if (reported.add(place.unit().getSourceFile().getName() + position + message)) {
            Diagnostic.Kind kind = problem.isWarning() ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
            trees.printMessage(kind, message, place.tree(), place.unit());
        }
    }

    /** Whether the place, or the annotated method, is in something with {@code @SuppressWarnings("slope:…")}. */
    private boolean isSuppressed(Problem problem, SourceOrigin place) {
        return isSuppressed(problem, method) || isSuppressed(problem, TreePath.getPath(place.unit(), place.tree()));
    }

    private static boolean isSuppressed(Problem problem, TreePath path) {
        for (TreePath around = path; around != null; around = around.getParentPath()) {
            ModifiersTree modifiers = around.getLeaf() instanceof MethodTree declared
                    ? declared.getModifiers()
                    : around.getLeaf() instanceof ClassTree type ? type.getModifiers() : null;
            if (modifiers != null && modifiers.getAnnotations().stream().anyMatch(a -> suppresses(a, problem))) {
                return true;
            }
        }
        return false;
    }

    private static boolean suppresses(AnnotationTree annotation, Problem problem) {
        return annotation.getAnnotationType().toString().matches("(java\\.lang\\.)?SuppressWarnings")
                && annotation.getArguments().toString().contains("\"slope:" + problem.code() + "\"");
    }

    /** Whether an error was reported. */
    public boolean hasErrors() {
        return errors;
    }
}
