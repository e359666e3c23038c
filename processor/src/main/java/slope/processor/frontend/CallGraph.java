package slope.processor.frontend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;

/** Which differentiated methods call which, so far as somebody has asked. */
final class CallGraph {
    private final Function<ExecutableElement, Set<ExecutableElement>> read;
    private final Map<ExecutableElement, Set<ExecutableElement>> callees = new HashMap<>();

    /** @param read reads which methods one calls */
    CallGraph(Function<ExecutableElement, Set<ExecutableElement>> read) {
        this.read = read;
    }

    /** Whether a way leads from a method back to it. */
    boolean isRecursive(ExecutableElement method) {
        Set<ExecutableElement> seen = new HashSet<>();
        Deque<ExecutableElement> next = new ArrayDeque<>();
        next.push(method);
        while (!next.isEmpty()) {
            for (ExecutableElement callee : callees.computeIfAbsent(next.pop(), read)) {
                if (callee.equals(method)) {
                    return true;
                } else if (seen.add(callee)) {
                    next.push(callee);
                }
            }
        }
        return false;
    }
}
