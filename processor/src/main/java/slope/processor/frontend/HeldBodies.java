package slope.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import slope.processor.ir.ClassRef;

/**
 * The classes of other files whose bodies, or the values of whose constants, are copied into a companion. Its class file refers to
 * each of them, so that a build that follows references between class files generates it anew when one of them changes.
 */
final class HeldBodies {
    private final Trees trees;
    private final Elements elements;
    private final TypeElement home;
    private final Set<ClassRef> classes = new LinkedHashSet<>();

    /** @param home the class that the companion is of */
    HeldBodies(Trees trees, Elements elements, TypeElement home) {
        this.trees = trees;
        this.elements = elements;
        this.home = home;
    }

    /** Whether an element is not in the file that the companion is generated from, so that it may be compiled without it. */
    boolean isElsewhere(Element element) {
        Element outermost = Signatures.outermost(element);
        return !outermost.equals(Signatures.outermost(home))
                && (unit(outermost) == null || unit(outermost) != unit(home));
    }

    private CompilationUnitTree unit(Element element) {
        TreePath path = trees.getPath(element);
        return path == null ? null : path.getCompilationUnit();
    }

    /** Whether the companion may hold something of a class: of one in another file, only where it can refer to the class. */
    boolean mayHold(TypeElement type) {
        return !isElsewhere(type) || Resolver.isVisible(type, home, elements);
    }

    /** A body of a class is copied into the companion. */
    void hold(TypeElement type) {
        if (isElsewhere(type)) {
            classes.add(Signatures.ref(type));
        }
    }

    /**
     * A field is read. Where it is a constant, its value is copied into the companion's class file, which then may have no reference
     * to the class of the field. The classes of the JDK don't change between two builds.
     */
    void read(VariableElement field) {
        TypeElement type = (TypeElement) field.getEnclosingElement();
        boolean mayBeConstant = field.asType().getKind().isPrimitive()
                || field.asType().toString().equals("java.lang.String");
        if (mayBeConstant && !type.getQualifiedName().toString().startsWith("java.")) {
            hold(type);
        }
    }

    Set<ClassRef> classes() {
        return classes;
    }
}
