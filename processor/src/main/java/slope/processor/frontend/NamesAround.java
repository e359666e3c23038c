package slope.processor.frontend;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Names around a method that mean no class: type variables, and imports of classes that do not exist in this round. */
final class NamesAround {
    private final Set<String> missingImports = new HashSet<>();
    private final Set<String> typeVariables = new HashSet<>();

    /** @param classes those that the method is in */
    NamesAround(TreePath method, List<TypeElement> classes, Elements elements) {
        for (ImportTree one : method.getCompilationUnit().getImports()) {
            String name = one.getQualifiedIdentifier().toString();
            if (!one.isStatic() && !name.endsWith("*") && elements.getTypeElement(name) == null) {
                missingImports.add(name.substring(name.lastIndexOf('.') + 1));
            }
        }
        if (method.getLeaf() instanceof MethodTree tree) {
            tree.getTypeParameters().forEach(p -> typeVariables.add(p.getName().toString()));
        }
        classes.forEach(c -> c.getTypeParameters()
                .forEach(p -> typeVariables.add(p.getSimpleName().toString())));
    }

    boolean isTypeVariable(String name) {
        return typeVariables.contains(name);
    }

    /** Whether a name is imported as that of a class that does not exist yet. */
    boolean isMissingImport(String name) {
        return missingImports.contains(name);
    }
}
