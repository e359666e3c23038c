package slope.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import slope.DerivativeOf;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;

/** Classes with derivatives that were written by hand, as those name them that ask for them. */
public final class RulesCheck {
    private final Trees trees;
    private final Elements elements;
    private final Reporter reporter;

    public RulesCheck(Trees trees, Elements elements, Reporter reporter) {
        this.trees = trees;
        this.elements = elements;
        this.reporter = reporter;
    }

    /** Whether a class names something that does not exist, or can't be named: in the last round javac says so. */
    public static boolean isMissing(TypeElement home) {
        return ElementFilter.methodsIn(home.getEnclosedElements()).stream()
                .flatMap(method -> WrittenDerivatives.named(method).stream())
                .anyMatch(value -> Annotations.value(value, TypeMirror.class).isEmpty());
    }

    /** Says what is wrong with the classes that a class names. */
    public void named(TypeElement home) {
        for (ExecutableElement method : ElementFilter.methodsIn(home.getEnclosedElements())) {
            for (int i = 0; i < WrittenDerivatives.named(method).size(); i++) {
                TypeMirror type = Annotations.value(
                                WrittenDerivatives.named(method).get(i), TypeMirror.class)
                        .orElse(null);
                if (type != null && !hasRules(type)) {
                    reporter.report(origin(method, i), Problem.NO_RULES, type);
                }
            }
        }
        twice(WrittenDerivatives.rules(home), home);
    }

    private static boolean hasRules(TypeMirror type) {
        return type instanceof DeclaredType declared
                && ElementFilter.methodsIn(declared.asElement().getEnclosedElements()).stream()
                        .anyMatch(m -> Annotations.has(m, DerivativeOf.class));
    }

    /** Says which derivatives of a class are of the same function, and lead to the same argument. */
    public void own(TypeElement rules) {
        twice(List.of(rules), rules);
    }

    private void twice(Iterable<TypeElement> rules, TypeElement home) {
        for (WrittenDerivatives.Twice twice :
                WrittenDerivatives.twice(rules, method -> Resolver.isVisible(method, home, elements))) {
            Element owner = twice.second().getEnclosingElement();
            TreePath own = owner.equals(twice.first().getEnclosingElement()) || owner.equals(home)
                    ? trees.getPath(twice.second())
                    : null;
            reporter.report(
                    own == null ? named(home, owner) : new SourceOrigin(trees, own.getCompilationUnit(), own.getLeaf()),
                    Problem.DERIVATIVE_TWICE,
                    name(twice.first(), home),
                    name(twice.second(), home),
                    twice.what());
        }
    }

    private static String name(ExecutableElement method, TypeElement home) {
        Element owner = method.getEnclosingElement();
        return (owner.equals(home) ? "" : owner.getSimpleName() + ".") + method.getSimpleName();
    }

    /** Where a class names the rules. */
    private Origin named(TypeElement home, Element rules) {
        for (ExecutableElement method : ElementFilter.methodsIn(home.getEnclosedElements())) {
            for (int i = 0; i < WrittenDerivatives.named(method).size(); i++) {
                boolean found = Annotations.value(
                                WrittenDerivatives.named(method).get(i), DeclaredType.class)
                        .map(type -> type.asElement().equals(rules))
                        .orElse(false);
                if (found) {
                    return origin(method, i);
                }
            }
        }
        return Origin.NONE;
    }

    private Origin origin(ExecutableElement method, int number) {
        TreePath path = trees.getPath(method);
        MethodTree tree = (MethodTree) path.getLeaf();
        for (AnnotationTree annotation : tree.getModifiers().getAnnotations()) {
            for (ExpressionTree argument : annotation.getArguments()) {
                if (argument instanceof AssignmentTree value
                        && value.getVariable().toString().equals("rules")
                        && annotation.getAnnotationType().toString().endsWith("Differentiable")) {
                    Tree one = value.getExpression() instanceof NewArrayTree several
                            ? several.getInitializers().get(number)
                            : value.getExpression();
                    return new SourceOrigin(trees, path.getCompilationUnit(), one);
                }
            }
        }
        return new SourceOrigin(trees, path.getCompilationUnit(), tree);
    }
}
