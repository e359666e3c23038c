package slope.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import slope.processor.diag.Problem;

/**
 * Compares what {@link Resolver} took names for with what javac takes them for, once javac has attributed the class by itself. A
 * difference is an error, never a wrong derivative; so is what was left to javac and is no error there. It is the only place that asks {@code Trees} for elements of nodes.
 */
public final class AnalyzeCheck implements TaskListener {
    private final Trees trees;
    private final Map<String, List<Resolution>> expected = new HashMap<>();
    private final Set<String> unread = new HashSet<>();

    /** What the names in a method of a class were taken for. */
    public record Expectation(String owner, List<Resolution> resolutions) {
        public Expectation {
            resolutions = List.copyOf(resolutions);
        }
    }

    private AnalyzeCheck(Trees trees) {
        this.trees = trees;
    }

    public static AnalyzeCheck listen(ProcessingEnvironment env, Trees trees) {
        AnalyzeCheck check = new AnalyzeCheck(trees);
        JavacTask.instance(env).addTaskListener(check);
        return check;
    }

    /**
     * A class of which something was left to javac. If javac takes it all, and goes on to write the class, then the fault is ours:
     * that there are no derivatives must not go unnoticed.
     */
    public void expectError(String owner) {
        unread.add(owner);
    }

    @Override
    public void started(TaskEvent event) {
        TypeElement type = event.getTypeElement();
        if (event.getKind() == TaskEvent.Kind.GENERATE
                && type != null
                && unread.remove(type.getQualifiedName().toString())) {
            String reason = "something in its annotated methods was left to javac, which takes it";
            String message = Problem.INTERNAL.message(type.getSimpleName(), reason);
            CompilationUnitTree unit = event.getCompilationUnit();
            trees.printMessage(Diagnostic.Kind.ERROR, message, unit, unit);
        }
    }

    public void expect(Expectation expectation) {
        expected.computeIfAbsent(expectation.owner(), o -> new ArrayList<>()).addAll(expectation.resolutions());
    }

    @Override
    public void finished(TaskEvent event) {
        TypeElement type = event.getTypeElement();
        if (event.getKind() != TaskEvent.Kind.ANALYZE || type == null || expected.isEmpty()) {
            return;
        }
        ClassTree tree = trees.getTree(type);
        if (tree != null && event.getCompilationUnit() != null) {
            TreePath path = trees.getPath(event.getCompilationUnit(), tree);
            new Comparison(event.getCompilationUnit()).scan(path, null);
        }
    }

    private final class Comparison extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Map<String, List<Resolution>> byPosition = new HashMap<>();

        Comparison(CompilationUnitTree unit) {
            this.unit = unit;
        }

        @Override
        public Void visitClass(ClassTree tree, Void unused) {
            Element type = trees.getElement(getCurrentPath());
            String name = type instanceof TypeElement t ? t.getQualifiedName().toString() : "";
            for (Resolution r : expected.getOrDefault(name, List.of())) {
                byPosition
                        .computeIfAbsent(key(r.start(), r.end(), r.kind(), r.name()), k -> new ArrayList<>())
                        .add(r);
            }
            return super.visitClass(tree, unused);
        }

        private static String key(long start, long end, Tree.Kind kind, CharSequence name) {
            return start + ":" + end + ":" + kind + ":" + name;
        }

        private void compare(Tree tree, Name name) {
            long start = trees.getSourcePositions().getStartPosition(unit, tree);
            long end = trees.getSourcePositions().getEndPosition(unit, tree);
            List<Resolution> resolutions = byPosition.getOrDefault(key(start, end, tree.getKind(), name), List.of());
            Element element = trees.getElement(getCurrentPath());
            if (resolutions.isEmpty() || element == null) {
                return;
            }
            String owner = element.getEnclosingElement().toString();
            if (resolutions.stream()
                    .noneMatch(r -> element.toString().equals(r.element()) && owner.equals(r.owner()))) {
                Resolution resolution = resolutions.get(0);
                String message = Problem.MISRESOLVED.message(
                        tree, resolution.owner() + "." + resolution.element(), owner + "." + element);
                trees.printMessage(Diagnostic.Kind.ERROR, message, tree, unit);
            }
        }

        @Override
        public Void visitIdentifier(IdentifierTree tree, Void unused) {
            compare(tree, tree.getName());
            return super.visitIdentifier(tree, unused);
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
            compare(tree, tree.getIdentifier());
            return super.visitMemberSelect(tree, unused);
        }
    }
}
