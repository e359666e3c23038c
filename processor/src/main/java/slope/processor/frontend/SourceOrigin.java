package slope.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import java.util.List;
import slope.processor.diag.Origin;

/** A node of the user's source. */
record SourceOrigin(Trees trees, CompilationUnitTree unit, Tree tree) implements Origin {
    @Override
    public int line() {
        long position = trees.getSourcePositions().getStartPosition(unit, tree);
        return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
    }

    @Override
    public Origin argument(int number, int all) {
        List<? extends ExpressionTree> arguments = tree instanceof MethodInvocationTree call
                ? call.getArguments()
                : tree instanceof NewClassTree made ? made.getArguments() : List.of();
        boolean known = arguments.size() == all && number >= 0;
        return known ? new SourceOrigin(trees, unit, arguments.get(number)) : this;
    }
}
