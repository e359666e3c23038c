package slope.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;

/**
 * Where bodies that are read name a companion that is generated only once they have been: of their own class, or of another that waits for
 * theirs.
 */
public final class OwnCompanions {
    private final Set<String> companions;
    private final Map<Tree, String> found = new LinkedHashMap<>();

    private OwnCompanions(TreePath owner, Set<String> companions) {
        this.companions = new HashSet<>(companions);
        for (Tree member : ((ClassTree) owner.getLeaf()).getMembers()) {
            if (member instanceof VariableTree field) {
                this.companions.remove(field.getName().toString());
            }
        }
    }

    /**
     * Reports each place in the annotated methods.
     *
     * @param companions the simple names of those that are not there
     */
    public static void report(
            Trees trees, TreePath owner, List<MethodTree> annotated, Set<String> companions, Reporter reporter) {
        OwnCompanions pass = new OwnCompanions(owner, companions);
        annotated.forEach(pass::scan);
        pass.report(trees, owner, reporter);
    }

    /** The same for those methods of the class, too, that they call by a simple name. */
    public static void reportInHelpers(
            Trees trees, TreePath owner, List<MethodTree> annotated, Set<String> companions, Reporter reporter) {
        OwnCompanions pass = new OwnCompanions(owner, companions);
        Set<MethodTree> seen = new LinkedHashSet<>(annotated);
        for (Deque<MethodTree> next = new ArrayDeque<>(seen); !next.isEmpty(); ) {
            Set<String> called = pass.scan(next.pop());
            for (Tree member : ((ClassTree) owner.getLeaf()).getMembers()) {
                if (member instanceof MethodTree method
                        && called.contains(method.getName().toString())
                        && seen.add(method)) {
                    next.add(method);
                }
            }
        }
        pass.report(trees, owner, reporter);
    }

    private void report(Trees trees, TreePath owner, Reporter reporter) {
        found.forEach((tree, name) -> reporter.report(
                new SourceOrigin(trees, owner.getCompilationUnit(), tree), Problem.OWN_COMPANION, name));
    }

    /** The simple names of the methods that are called. */
    private Set<String> scan(MethodTree method) {
        Set<String> called = new LinkedHashSet<>();
        Map<Tree, String> named = new LinkedHashMap<>();
        Set<String> declared = new HashSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree tree, Void unused) {
                declared.add(tree.getName().toString());
                return super.visitVariable(tree, unused);
            }

            @Override
            public Void visitIdentifier(IdentifierTree tree, Void unused) {
                String name = tree.getName().toString();
                if (companions.contains(name)) {
                    named.put(tree, name);
                }
                return super.visitIdentifier(tree, unused);
            }

            @Override
            public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
                if (tree.getMethodSelect() instanceof IdentifierTree name) {
                    called.add(name.getName().toString());
                }
                return super.visitMethodInvocation(tree, unused);
            }
        }.scan(method, null);
        named.values().removeAll(declared);
        found.putAll(named);
        return called;
    }
}
