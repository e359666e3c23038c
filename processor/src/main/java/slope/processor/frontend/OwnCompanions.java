package slope.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;

/**
 * Where bodies that are read name a companion that is generated only once they have been: of their own class, or of another that waits for
 * theirs.
 */
public final class OwnCompanions {
    /** The simple names that mean one of them in the class. */
    private final Set<String> companions = new HashSet<>();

    private final TreePath path;
    private final Map<Tree, String> found = new LinkedHashMap<>();

    private OwnCompanions(Trees trees, TypeElement owner, Set<String> companions) {
        path = trees.getPath(owner);
        CompilationUnitTree unit = path.getCompilationUnit();
        String own = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
        Map<String, String> imports = new HashMap<>();
        Set<String> onDemand = new HashSet<>(Set.of(own));
        for (ImportTree each : unit.getImports()) {
            String name = each.getQualifiedIdentifier().toString();
            int dot = name.lastIndexOf('.') + 1;
            if (name.endsWith(".*")) {
                onDemand.add(name.substring(0, dot));
            } else {
                imports.put(name.substring(dot), name);
            }
        }
        for (String companion : companions) {
            int dot = companion.lastIndexOf('.') + 1;
            String simple = companion.substring(dot);
            boolean near = onDemand.contains(companion.substring(0, dot)) && !imports.containsKey(simple);
            if (near || companion.equals(imports.get(simple))) {
                this.companions.add(simple);
            }
        }
        for (Element around = owner; around instanceof TypeElement type; around = around.getEnclosingElement()) {
            leaveOut(type);
        }
    }

    /** What a field or a class in a class around the methods is called means that one, be it inherited or not. */
    private void leaveOut(TypeElement type) {
        for (Element member : type.getEnclosedElements()) {
            if (!(member instanceof ExecutableElement)) {
                companions.remove(member.getSimpleName().toString());
            }
        }
        Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
                .filter(above -> above.getKind() == TypeKind.DECLARED)
                .forEach(above -> leaveOut((TypeElement) ((DeclaredType) above).asElement()));
    }

    /**
     * Reports each place in the annotated methods.
     *
     * @param companions the qualified names of those that are not there
     */
    public static void report(
            Trees trees, TypeElement owner, List<MethodTree> annotated, Set<String> companions, Reporter reporter) {
        OwnCompanions pass = new OwnCompanions(trees, owner, companions);
        annotated.forEach(pass::scan);
        pass.report(trees, reporter);
    }

    /** The same for those methods of the class, too, that they call by a simple name. */
    public static void reportInHelpers(
            Trees trees, TypeElement owner, List<MethodTree> annotated, Set<String> companions, Reporter reporter) {
        OwnCompanions pass = new OwnCompanions(trees, owner, companions);
        Set<MethodTree> seen = new LinkedHashSet<>(annotated);
        for (Deque<MethodTree> next = new ArrayDeque<>(seen); !next.isEmpty(); ) {
            Set<String> called = pass.scan(next.pop());
            for (Tree member : ((ClassTree) pass.path.getLeaf()).getMembers()) {
                if (member instanceof MethodTree method
                        && called.contains(method.getName().toString())
                        && seen.add(method)) {
                    next.add(method);
                }
            }
        }
        pass.report(trees, reporter);
    }

    private void report(Trees trees, Reporter reporter) {
        found.forEach((tree, name) ->
                reporter.report(new SourceOrigin(trees, path.getCompilationUnit(), tree), Problem.OWN_COMPANION, name));
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
            public Void visitClass(ClassTree tree, Void unused) {
                declared.add(tree.getSimpleName().toString());
                return super.visitClass(tree, unused);
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
