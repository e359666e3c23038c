package slope.processor;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.frontend.Signatures;
import slope.processor.frontend.TreesReporter;
import slope.processor.ir.ClassRef;

/**
 * Whether two methods, two classes with such methods, or one and a class of the user's, ask for the same generated name: in any
 * case, since files of classes have these names, too.
 */
final class NameClashes {
    private static final String RENAME = "call one of the classes something else";

    private final Trees trees;
    private final Set<String> reported;

    /** The lower-case names of top-level classes of the user's. */
    private final Set<String> sources = new HashSet<>();

    /** Those among them that an earlier build generated. */
    private final Set<String> earlier = new HashSet<>();

    private boolean isToldOfEarlier;

    /** Generated classes by their lower-case names, and whose they are. */
    private final Map<String, TypeElement> companions = new HashMap<>();

    /** @param reported messages that were reported already */
    NameClashes(Trees trees, Set<String> reported) {
        this.trees = trees;
        this.reported = reported;
    }

    /** A top-level class that there is source of, before any of its round is processed. */
    void source(TypeElement type) {
        String name = lowerCase(type.getQualifiedName().toString());
        sources.add(name);
        if (type.getAnnotationMirrors().stream().anyMatch(NameClashes::isOurs)) {
            earlier.add(name);
        }
    }

    private static boolean isOurs(AnnotationMirror annotation) {
        String type = annotation.getAnnotationType().toString();
        return type.equals("slope.support.Companion")
                || type.equals("javax.annotation.processing.Generated")
                        && annotation.getElementValues().toString().contains(SlopeProcessor.class.getName());
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean has(TypeElement owner, List<ExecutableElement> annotated, TreePath path) {
        boolean found = false;
        Map<String, ExecutableElement> names = new HashMap<>();
        for (ExecutableElement method : annotated) {
            ExecutableElement other = null;
            for (String name : Signatures.graphNames(method)) {
                ExecutableElement taken = names.putIfAbsent(lowerCase(name), method);
                other = other == null ? taken : other;
            }
            if (other != null) {
                String name = Signatures.derivativeName(method);
                report(
                        path,
                        method,
                        Problem.NAME_CLASH,
                        name,
                        "'" + other + "' as well",
                        "give one a name by @Differentiable(name = \"…\")");
                found = true;
            }
        }
        return found
                || !annotated.isEmpty()
                        && Stream.of("Derivatives", "Graphs")
                                .anyMatch(kind -> isTaken(owner, annotated.get(0), path, kind));
    }

    private boolean isTaken(TypeElement owner, ExecutableElement first, TreePath path, String kind) {
        ClassRef ref = Signatures.ref(owner);
        String name = ref.companion(kind);
        String key = lowerCase(ref.packageName().isEmpty() ? name : ref.packageName() + "." + name);
        boolean taken = sources.contains(key);
        TypeElement other = companions.putIfAbsent(key, owner);
        if (taken && earlier.contains(key)) {
            if (!isToldOfEarlier) {
                report(path, first, Problem.GENERATED_AGAIN, name);
            }
            isToldOfEarlier = true;
        } else if (taken) {
            report(path, first, Problem.NAME_CLASH, name, "a class of that name", RENAME);
        } else if (other != null && !other.equals(owner)) {
            report(path, first, Problem.NAME_CLASH, name, "the derivatives of '" + other + "'", RENAME);
        }
        return taken || other != null && !other.equals(owner);
    }

    private void report(TreePath path, Element method, Problem problem, Object... arguments) {
        TreesReporter reporter = new TreesReporter(trees, new TreePath(path, trees.getTree(method)), reported);
        reporter.report(Origin.NONE, problem, arguments);
        reporter.publish();
    }
}
