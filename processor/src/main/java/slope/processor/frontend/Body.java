package slope.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.ir.source.Local;

/** What the readers of one body share: where it is, the locals in scope, and what is found out. */
final class Body {
    private final Trees trees;
    private final CompilationUnitTree unit;
    private final TypeElement owner;
    private final Findings findings;
    private final Deque<Map<String, Optional<Local>>> scopes = new ArrayDeque<>();
    private final Set<String> refused = new HashSet<>();
    private final Map<Local, Object> constants = new HashMap<>();
    private Local made;

    /** @param owner the class that the body is in */
    Body(Trees trees, CompilationUnitTree unit, TypeElement owner, Findings findings) {
        this.trees = trees;
        this.unit = unit;
        this.owner = owner;
        this.findings = findings;
        open();
    }

    /** The body of another method, in the place of a call in this one. */
    Body of(CompilationUnitTree otherUnit, TypeElement otherOwner) {
        return new Body(trees, otherUnit, otherOwner, findings);
    }

    /** An initialiser that is read for its value: what is wrong with it is not reported here. */
    Body silent(CompilationUnitTree otherUnit, TypeElement otherOwner) {
        return new Body(trees, otherUnit, otherOwner, findings.silent());
    }

    Findings findings() {
        return findings;
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

    /**
     * @param name empty for a variable without a name, {@code _}, which nothing can refer to
     * @param local empty where the declaration was wrong: uses of it are then nobody's fault; twice is one for javac
     */
    void declare(String name, Optional<Local> local) {
        boolean isTaken = !name.isEmpty() && isDeclared(name);
        scopes.peek().put(name, local);
        if (local.isEmpty() || isTaken) {
            findings.leaveToJavac();
        }
    }

    /** A local that is final, and initialised with a constant expression. */
    void constant(Local local, Object value) {
        constants.put(local, value);
    }

    /** The value of a local that is a constant variable (JLS 4.12.4), or null. */
    Object constant(Local local) {
        return constants.get(local);
    }

    /** From here on the name means another variable, in the scope that it was declared in. */
    void rename(String name, Local local) {
        scopes.stream()
                .filter(scope -> scope.containsKey(name))
                .findFirst()
                .orElseThrow()
                .put(name, Optional.of(local));
    }

    /** A class of the method's own, which was reported: what is of it is nobody's fault. */
    void refuse(String className) {
        refused.add(className);
    }

    boolean isRefused(Tree type) {
        return refused.contains(type.toString());
    }

    /** The record that this constructor makes: its components may be assigned. */
    void makes(Local record) {
        made = record;
    }

    boolean isMaking(Local local) {
        return made == local;
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

    void report(Tree tree, Problem problem, Object... arguments) {
        findings.report(origin(tree), problem, arguments);
    }

    /** Something javac will report itself. */
    void leaveToJavac() {
        findings.leaveToJavac();
    }

    /** A name or a type that another processor may still generate: the class is read again in the next round. */
    void missing() {
        findings.missing();
    }

    /** @param part a node that something of the whole is written before */
    boolean isAddedByLombok(Tree whole, Tree part) {
        return Lombok.hasAdded(whole, part, unit, trees);
    }

    void resolved(Tree tree, Element element) {
        long start = trees.getSourcePositions().getStartPosition(unit, tree);
        long end = trees.getSourcePositions().getEndPosition(unit, tree);
        String of = element.getEnclosingElement().toString();
        findings.named(element);
        findings.resolved(
                owner.getQualifiedName().toString(),
                new Resolution(
                        start, end, tree.getKind(), element.getSimpleName().toString(), element.toString(), of));
    }
}
