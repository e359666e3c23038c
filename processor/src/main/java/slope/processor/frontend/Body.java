package slope.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.source.Local;

/** What the readers of one body share: the locals in scope, what names were taken for, and whether anything was wrong. */
final class Body {
    private final Trees trees;
    private final CompilationUnitTree unit;
    private final Reporter reporter;
    private final Deque<Map<String, Optional<Local>>> scopes = new ArrayDeque<>();
    private final Set<Local> readOnly = new HashSet<>();
    private final Map<Local, Set<Local>> names = new HashMap<>();
    private final List<Map.Entry<Tree, Local>> stores = new ArrayList<>();
    private final Set<ExecutableElement> helpers = new LinkedHashSet<>();
    private final List<Resolution> resolutions = new ArrayList<>();
    private final Set<ExecutableElement> calls = new LinkedHashSet<>();
    private boolean opaque;
    private boolean failed;

    Body(Trees trees, CompilationUnitTree unit, Reporter reporter) {
        this.trees = trees;
        this.unit = unit;
        this.reporter = reporter;
        open();
    }

    Origin origin(Tree tree) {
        return new SourceOrigin(trees, unit, tree);
    }

    void open() {
        scopes.push(new HashMap<>());
    }

    void close() {
        scopes.pop();
    }

    /** @param local empty where the declaration was wrong: uses of it are then nobody's fault */
    void declare(String name, Optional<Local> local) {
        scopes.peek().put(name, local);
        failed |= local.isEmpty();
    }

    boolean isDeclared(String name) {
        return scopes.stream().anyMatch(s -> s.containsKey(name));
    }

    Optional<Local> local(String name) {
        for (Map<String, Optional<Local>> scope : scopes) {
            if (scope.containsKey(name)) {
                return scope.get(name);
            }
        }
        return Optional.empty();
    }

    /** An array parameter that the method does not store into. */
    void markReadOnly(Local local) {
        readOnly.add(local);
    }

    /** A method without an annotation that is called, and must be differentiated, too. */
    void helper(ExecutableElement method) {
        helpers.add(method);
    }

    /** Something is called whose body nobody looks into. */
    void opaque() {
        opaque = true;
    }

    /** A differentiated method is called. */
    void calls(ExecutableElement method) {
        calls.add(method);
    }

    boolean isOpaque() {
        return opaque;
    }

    Set<ExecutableElement> calls() {
        return calls;
    }

    Set<ExecutableElement> helpers() {
        return helpers;
    }

    /** A local may from here on be another name of an array, or of a row of it. */
    void assigned(Local local, Local array) {
        names.computeIfAbsent(local, l -> new LinkedHashSet<>()).add(array);
    }

    /** Elements are written of what a local names. */
    void written(Tree place, Local array) {
        stores.add(Map.entry(place, array));
    }

    /** Reports what is stored into parameters that are only read, under whatever name. */
    void finish() {
        for (Map.Entry<Tree, Local> store : stores) {
            for (Local local : namedBy(store.getValue())) {
                if (readOnly.contains(local)) {
                    report(store.getKey(), Problem.PARAMETER_STORE, local.name());
                }
            }
        }
    }

    private Set<Local> namedBy(Local local) {
        Set<Local> all = new LinkedHashSet<>(Set.of(local));
        Deque<Local> next = new ArrayDeque<>(all);
        while (!next.isEmpty()) {
            for (Local named : names.getOrDefault(next.pop(), Set.of())) {
                if (all.add(named)) {
                    next.push(named);
                }
            }
        }
        return all;
    }

    void report(Tree tree, Problem problem, Object... arguments) {
        failed = true;
        reporter.report(origin(tree), problem, arguments);
    }

    /** Something javac will report itself, or that another processor may still generate. */
    void leaveToJavac() {
        failed = true;
    }

    boolean hasFailed() {
        return failed;
    }

    void resolved(Tree tree, Element element) {
        long start = trees.getSourcePositions().getStartPosition(unit, tree);
        long end = trees.getSourcePositions().getEndPosition(unit, tree);
        resolutions.add(new Resolution(start, end, tree.getKind(), element.toString(), owner(element)));
    }

    private static String owner(Element element) {
        return element.getEnclosingElement().toString();
    }

    List<Resolution> resolutions() {
        return resolutions;
    }
}
