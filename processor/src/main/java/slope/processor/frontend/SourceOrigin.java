package slope.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import slope.processor.diag.Origin;

/** A node of the user's source. */
record SourceOrigin(Trees trees, CompilationUnitTree unit, Tree tree) implements Origin {
    @Override
    public int line() {
        long position = trees.getSourcePositions().getStartPosition(unit, tree);
        return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
    }
}
