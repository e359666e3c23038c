package slope.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;

/**
 * Reports at the exact node, each message once, though several methods may have the same body in them. Of a field that can't be read the
 * first place is enough: the cure is where it is declared. Nothing is printed before {@link #publish}, since a class may have to be
 * read again in a later round.
 */
public final class TreesReporter implements Reporter {
    private final Trees trees;
    private final TreePath method;
    private final Set<String> reported;
    private final List<Runnable> messages = new ArrayList<>();
    private boolean errors;

    /** @param reported the messages that were given before: those that are given here are added */
    public TreesReporter(Trees trees, TreePath method, Set<String> reported) {
        this.trees = trees;
        this.reported = reported;
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
        Object field = problem == Problem.PRIVATE_CONSTANT ? arguments[0] : null;
        messages.add(() -> print(problem, message, place, field));
    }

    /** Prints what was reported. */
    public void publish() {
        messages.forEach(Runnable::run);
        messages.clear();
    }

    /** @param field what can't be read; null for any other problem */
    private void print(Problem problem, String message, SourceOrigin place, Object field) {
        long position = trees.getSourcePositions().getStartPosition(place.unit(), place.tree());
        String where = field instanceof Element element
                ? String.valueOf(element.getEnclosingElement())
                : place.unit().getSourceFile().getName() + position;
        if (reported.add(where + message)) {
            Diagnostic.Kind kind = problem.isWarning() ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
            trees.printMessage(kind, message, place.tree(), place.unit());
        }
    }

    @Override
    public Origin parameter(String name) {
        for (VariableTree parameter : ((MethodTree) method.getLeaf()).getParameters()) {
            if (parameter.getName().contentEquals(name)) {
                return new SourceOrigin(trees, method.getCompilationUnit(), parameter);
            }
        }
        return Origin.NONE;
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
