package slope.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;

/**
 * The values of constant variables (JLS 4.12.4): fields and locals that are final and initialised with a constant expression. Where a
 * field's source is being compiled, its initialiser is read as a body is, instead of asking javac for the value: javac would
 * attribute it, and warn twice of what is in it.
 */
final class ConstantExpressions {
    private final Body body;
    private final Resolver resolver;
    private final OtherBodies others;

    ConstantExpressions(Body body, Resolver resolver, OtherBodies others) {
        this.body = body;
        this.resolver = resolver;
        this.others = others;
    }

    /** The value of an expression, or null where it is no constant expression. */
    Object value(Expr e) {
        return new ConstantValues(this::named).of(e);
    }

    private Object named(Expr e) {
        if (e instanceof Expr.Read read) {
            return body.constant(read.local());
        }
        Expr.Field field = (Expr.Field) e;
        TypeElement owner = resolver.qualified(field.field().owner().toString());
        VariableElement element =
                owner == null ? null : resolver.field(owner, field.field().name());
        return element == null ? null : value(element);
    }

    /** The value of a field, or null where it is no constant variable. */
    Object value(VariableElement field) {
        Map<VariableElement, Optional<Object>> known = body.findings().constants();
        if (known.putIfAbsent(field, Optional.empty()) == null) {
            // one that refers to itself is none, so that is what is known of it meanwhile
            known.put(field, found(field));
        }
        return known.get(field).orElse(null);
    }

    private Optional<Object> found(VariableElement field) {
        TreePath path = resolver.path(field);
        Type type = TypeReader.read(field.asType())
                .or(() -> TypeReader.object(field.asType()))
                .filter(t -> !t.isArray() && !t.isObject())
                .orElse(null);
        if (type == null || !field.getModifiers().contains(Modifier.FINAL)) {
            return Optional.empty();
        } else if (path == null) {
            return Optional.ofNullable(field.getConstantValue()).map(ConstantExpressions::literal);
        }
        Tree initial = ((VariableTree) path.getLeaf()).getInitializer();
        return initial == null || !isMadeOfConstants(initial) ? Optional.empty() : read(initial, type, field, path);
    }

    private Optional<Object> read(Tree initial, Type type, VariableElement field, TreePath path) {
        TypeElement owner = (TypeElement) field.getEnclosingElement();
        Body inside = body.silent(path.getCompilationUnit(), owner);
        Expr e = new ExpressionReader(inside, resolver.in(path, owner), others).read(initial);
        Object value = e == null ? null : new ConstantExpressions(inside, resolver, others).value(e);
        if (value == null) {
            return Optional.empty();
        }
        inside.findings()
                .expectations()
                .forEach(x -> x.resolutions().forEach(r -> body.findings().resolved(x.owner(), r)));
        return Optional.of(ConstantValues.converted(value, type));
    }

    /** As {@link Expr.Literal} holds it. */
    private static Object literal(Object value) {
        if (value instanceof Character character) {
            return (int) character;
        }
        boolean narrow = value instanceof Byte || value instanceof Short;
        return narrow
                ? (Object) ((Number) value).intValue()
                : value instanceof Float number ? (Object) number.doubleValue() : value;
    }

    /** Whether there is nothing in it that no constant expression has; what the names in it are is not looked at. */
    private static boolean isMadeOfConstants(Tree tree) {
        if (tree instanceof BinaryTree x) {
            return both(x.getLeftOperand(), x.getRightOperand());
        } else if (tree instanceof ConditionalExpressionTree x) {
            return both(x.getTrueExpression(), x.getFalseExpression()) && isMadeOfConstants(x.getCondition());
        } else if (tree instanceof ParenthesizedTree x) {
            return isMadeOfConstants(x.getExpression());
        } else if (tree instanceof UnaryTree x) {
            return isMadeOfConstants(x.getExpression());
        } else if (tree instanceof TypeCastTree x) {
            return isMadeOfConstants(x.getExpression());
        }
        return tree instanceof LiteralTree && tree.getKind() != Tree.Kind.NULL_LITERAL
                || tree instanceof IdentifierTree
                || tree instanceof MemberSelectTree;
    }

    private static boolean both(Tree a, Tree b) {
        return Stream.of(a, b).allMatch(ConstantExpressions::isMadeOfConstants);
    }
}
