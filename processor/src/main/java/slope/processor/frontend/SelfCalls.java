package slope.processor.frontend;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.ElementFilter;

/**
 * Whether a method calls itself, perhaps by way of others of its class. Told by names alone, before any body is read: where an overload is
 * taken for the method, it gets derivatives of its own, which are as right as those in the place of a call.
 */
final class SelfCalls {
    private SelfCalls() {}

    static boolean callsItself(ExecutableElement method, Resolver resolver) {
        Set<ExecutableElement> seen = new HashSet<>();
        for (Deque<ExecutableElement> next = new ArrayDeque<>(Set.of(method)); !next.isEmpty(); ) {
            Set<String> called = called(resolver.source(next.pop()));
            if (called.contains(method.getSimpleName().toString())) {
                return true;
            }
            ElementFilter.methodsIn(method.getEnclosingElement().getEnclosedElements()).stream()
                    .filter(m -> called.contains(m.getSimpleName().toString()))
                    .filter(seen::add)
                    .forEach(next::add);
        }
        return false;
    }

    private static Set<String> called(TreePath method) {
        Set<String> names = new LinkedHashSet<>();
        if (method != null) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
                    if (tree.getMethodSelect() instanceof IdentifierTree name) {
                        names.add(name.getName().toString());
                    } else if (tree.getMethodSelect() instanceof MemberSelectTree select) {
                        names.add(select.getIdentifier().toString());
                    }
                    return super.visitMethodInvocation(tree, unused);
                }
            }.scan(method.getLeaf(), null);
        }
        return names;
    }
}
