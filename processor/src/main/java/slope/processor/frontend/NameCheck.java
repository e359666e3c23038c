package slope.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import slope.processor.diag.Problem;
import slope.processor.ir.Callee;
import slope.processor.ir.Parameter;

/** Names that generated methods ask for, and can't have. */
final class NameCheck {
    private NameCheck() {}

    static void check(ExecutableElement element, Callee callee, MethodTree tree, Body body) {
        derivative(element, tree, body);
        gradients(callee, tree, body);
    }

    private static void derivative(ExecutableElement element, MethodTree tree, Body body) {
        String name = Signatures.givenName(element).orElse("");
        if (name.isEmpty() || Signatures.isName(name)) {
            return;
        }
        for (AnnotationTree candidate : tree.getModifiers().getAnnotations()) {
            for (ExpressionTree argument : candidate.getArguments()) {
                if (argument instanceof AssignmentTree value
                        && value.getVariable().toString().equals("name")) {
                    body.report(value.getExpression(), Problem.BAD_NAME, name);
                    return;
                }
            }
        }
    }

    /** The gradients with respect to {@code x} and {@code X} would both be {@code dX}. */
    private static void gradients(Callee callee, MethodTree tree, Body body) {
        int first = callee.ofObject() ? 1 : 0;
        Map<String, String> gradients = new HashMap<>();
        for (int i = 0; i < tree.getParameters().size(); i++) {
            Parameter parameter = callee.parameters().get(first + i);
            String other = parameter.active() ? gradients.put(parameter.gradient(), parameter.name()) : null;
            if (other != null) {
                body.report(
                        tree.getParameters().get(i),
                        Problem.PARAMETER_NAME,
                        other,
                        parameter.name(),
                        parameter.gradient());
            }
        }
    }
}
