package slope.processor.frontend;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/**
 * Knows nothing of other bodies, so that no annotated method's is read in the place of its call, and keeps those that are called.
 */
final class CalleesOnly implements OtherBodies {
    private final Set<ExecutableElement> found = new LinkedHashSet<>();

    Set<ExecutableElement> found() {
        return found;
    }

    @Override
    public boolean isRecursive(ExecutableElement method) {
        found.add(method);
        return true;
    }

    @Override
    public boolean reachesOpaque(ExecutableElement method) {
        return false;
    }

    @Override
    public String opaqueCall(ExecutableElement method) {
        return method.getSimpleName().toString();
    }

    @Override
    public boolean isRepeatable(ExecutableElement method) {
        return false;
    }

    @Override
    public boolean isIncomplete(ExecutableElement method) {
        return false;
    }

    @Override
    public boolean readsHidden(ExecutableElement method) {
        return false;
    }

    @Override
    public boolean isReadable(ExecutableElement method) {
        return true;
    }
}
