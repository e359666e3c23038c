package slope.processor.frontend;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.WhileLoopTree;
import java.util.ArrayDeque;
import java.util.Deque;

/** What is around a statement, and may be left or gone on with: a jump to anything else is an error of javac's. */
final class JumpTargets {
    /**
     * @param label null for none
     * @param isLoop whether it can be gone on with
     */
    private record Target(String label, boolean isLoop) {}

    private final Deque<Target> around = new ArrayDeque<>();

    void enterLoop() {
        around.push(new Target(null, true));
    }

    void enterSwitch() {
        around.push(new Target(null, false));
    }

    /** @param statement what the label is before: a loop, perhaps behind more labels */
    void enterLabel(String label, StatementTree statement) {
        StatementTree inner = statement;
        while (inner instanceof LabeledStatementTree another) {
            inner = another.getStatement();
        }
        boolean isLoop = inner instanceof WhileLoopTree
                || inner instanceof DoWhileLoopTree
                || inner instanceof ForLoopTree
                || inner instanceof EnhancedForLoopTree;
        around.push(new Target(label, isLoop));
    }

    void leave() {
        around.pop();
    }

    boolean canBreak(String label) {
        return around.stream().anyMatch(t -> label == null ? t.label() == null : label.equals(t.label()));
    }

    boolean canContinue(String label) {
        return around.stream()
                .filter(Target::isLoop)
                .anyMatch(t -> label == null ? t.label() == null : label.equals(t.label()));
    }
}
