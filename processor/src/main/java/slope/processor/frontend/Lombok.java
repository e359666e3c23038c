package slope.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.lang.model.element.ExecutableElement;
import slope.processor.ir.Type;

/**
 * Project Lombok, which adds members to the trees of the first round and has javac start another one. What is read before that is
 * another class than the one that is compiled, and in the first round what it has added has no source yet. So with Lombok on the
 * processor path, nothing is read in the first round, whichever processor comes first.
 */
public final class Lombok {
    private static final String PROCESSOR = "lombok.launch.AnnotationProcessorHider$AnnotationProcessor";

    /** The annotation that stands for an inferred type; Lombok puts the type in its place in a later round. */
    static final String INFERRED = "lombok.val";

    private Lombok() {}

    /** Whether javac has Lombok's processor beside this one. */
    public static boolean isBeside() {
        try {
            Class.forName(PROCESSOR, false, Lombok.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /**
     * Whether Lombok has added a node: everything in it is then at one position, that of the annotation.
     *
     * @param part a node that something of the whole is written before
     */
    static boolean hasAdded(Tree whole, Tree part, CompilationUnitTree unit, Trees trees) {
        SourcePositions positions = trees.getSourcePositions();
        return part != null && positions.getStartPosition(unit, part) <= positions.getStartPosition(unit, whole);
    }

    /** @param method where the method has its source, or null */
    static boolean hasAdded(TreePath method, Trees trees) {
        return method != null
                && method.getLeaf() instanceof MethodTree tree
                && hasAdded(tree, tree.getBody(), method.getCompilationUnit(), trees);
    }

    /** Whether an added method compares a number with the one that is there, and returns its own object where they are equal. */
    static boolean isWither(ExecutableElement method) {
        return method.getParameters().size() == 1
                && method.getSimpleName().toString().startsWith("with")
                && TypeReader.value(method.getParameters().get(0).asType())
                        .map(Type::holdsReal)
                        .orElse(false);
    }
}
