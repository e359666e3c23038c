package slope.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Whether a record's constructor merely stores its components, and its accessors merely return them. The source tells, or else the
 * class file; both tell the same, also of what is written out where it could be left out.
 */
final class RecordBodies {
    private final Trees trees;
    private final Elements elements;
    private final ClassBytes files;
    private final Map<String, Optional<RecordCode>> codes = new HashMap<>();

    /** @param env javac's own */
    RecordBodies(Trees trees, ProcessingEnvironment env) {
        this.trees = trees;
        elements = env.getElementUtils();
        files = new ClassBytes(env);
    }

    /** Whether a canonical constructor stores its parameters and does nothing else; nothing where it can't be told. */
    Optional<Boolean> stores(ExecutableElement constructor) {
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        if (trees.getTree(type) == null) {
            return code(type).map(RecordCode::stores);
        }
        MethodTree written =
                elements.getOrigin(constructor) == Elements.Origin.MANDATED ? null : trees.getTree(constructor);
        return Optional.of(written == null || stores(written.getBody().getStatements(), type));
    }

    /** A compact constructor is empty; any other assigns all fields. */
    private static boolean stores(List<? extends StatementTree> statements, TypeElement type) {
        Set<String> stored = new HashSet<>();
        for (StatementTree statement : statements) {
            boolean stores = statement instanceof ExpressionStatementTree expression
                    && expression.getExpression() instanceof AssignmentTree assignment
                    && assignment.getExpression() instanceof IdentifierTree parameter
                    && isOfThis(assignment.getVariable(), parameter.getName().toString())
                    && stored.add(parameter.getName().toString());
            if (!stores) {
                return false;
            }
        }
        return statements.isEmpty() || stored.equals(components(type));
    }

    private static Set<String> components(TypeElement type) {
        return type.getRecordComponents().stream()
                .map(c -> c.getSimpleName().toString())
                .collect(Collectors.toSet());
    }

    private static boolean isOfThis(ExpressionTree tree, String field) {
        return tree instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals(field)
                && select.getExpression() instanceof IdentifierTree object
                && object.getName().contentEquals("this");
    }

    /** Whether an accessor returns its component and does nothing else; nothing where it can't be told. */
    Optional<Boolean> returns(ExecutableElement accessor) {
        TypeElement type = (TypeElement) accessor.getEnclosingElement();
        String component = accessor.getSimpleName().toString();
        if (trees.getTree(type) == null) {
            return code(type).map(code -> code.returns(component));
        }
        MethodTree written = trees.getTree(accessor);
        return Optional.of(written == null || returns(written.getBody().getStatements(), component));
    }

    private static boolean returns(List<? extends StatementTree> statements, String component) {
        return statements.size() == 1
                && statements.get(0) instanceof ReturnTree last
                && (last.getExpression() instanceof IdentifierTree name
                                && name.getName().contentEquals(component)
                        || isOfThis(last.getExpression(), component));
    }

    private Optional<RecordCode> code(TypeElement type) {
        return codes.computeIfAbsent(
                elements.getBinaryName(type).toString(), name -> files.of(type).flatMap(RecordCode::of));
    }
}
