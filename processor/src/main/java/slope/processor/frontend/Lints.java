package slope.processor.frontend;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** Warnings of javac's that are the user's to hear: where companions name the same things again, they are not repeated. */
public final class Lints {
    private Lints() {}

    /** What companions of a class that name these elements have to suppress; an object of a generic class is any to them. */
    public static Set<String> of(TypeElement owner, Collection<Element> named, Trees trees) {
        Set<String> lints = new TreeSet<>();
        if (!owner.getTypeParameters().isEmpty()) {
            lints.addAll(Set.of("rawtypes", "unchecked"));
        }
        for (Element element : named) {
            for (Element e = element; !(e instanceof PackageElement); e = e.getEnclosingElement()) {
                Deprecated deprecated = e.getAnnotation(Deprecated.class);
                if (deprecated != null) {
                    lints.add(deprecated.forRemoval() ? "removal" : "deprecation");
                }
                boolean top = e instanceof TypeElement && e.getEnclosingElement() instanceof PackageElement;
                if (top && isAuxiliary((TypeElement) e, trees)) {
                    lints.add("auxiliaryclass");
                }
            }
        }
        return lints;
    }

    /** Whether it is in a file that has another class's name. */
    private static boolean isAuxiliary(TypeElement type, Trees trees) {
        TreePath path = trees.getPath(type);
        return path != null
                && !path.getCompilationUnit()
                        .getSourceFile()
                        .isNameCompatible(type.getSimpleName().toString(), JavaFileObject.Kind.SOURCE);
    }
}
