package slope.processor.frontend;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import slope.processor.diag.Problem;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Stmt;

/** Reads switches on ints and enums: statements and expressions, with colons and with arrows. */
final class SwitchReader {
    private final Body body;
    private final ExpressionReader expressions;
    private final StatementReader statements;

    SwitchReader(Body body, ExpressionReader expressions, StatementReader statements) {
        this.body = body;
        this.expressions = expressions;
        this.statements = statements;
    }

    Stmt statement(SwitchTree tree) {
        return read(tree, tree.getExpression(), tree.getCases(), false);
    }

    /** The type of a switch expression is that of its yields, promoted as those of {@code ?:} are (JLS 15.28.1). */
    Expr expression(SwitchExpressionTree tree) {
        Stmt.Switch choice = read(tree, tree.getExpression(), tree.getCases(), true);
        if (choice == null) {
            return null;
        }
        List<Type> types = new ArrayList<>();
        Yields.of(choice).forEach(y -> types.add(y.value().type()));
        Type type = types.isEmpty() ? null : types.get(0);
        for (Type other : types) {
            type = type == null ? null : Conversions.common(type, other);
        }
        if (type == null) {
            body.leaveToJavac();
            return null;
        }
        return new Expr.Switch(type, Yields.convert(choice, type));
    }

    private Stmt.Switch read(Tree tree, ExpressionTree parenthesized, List<? extends CaseTree> cases, boolean value) {
        Expr selector = expressions.read(parenthesized);
        if (selector != null && selector.type().wide().equals(Type.INT)) {
            selector = Conversions.convert(selector, Type.INT);
        }
        TypeElement owner = selector == null ? null : expressions.enumOf(selector.type());
        if (selector != null && !selector.type().equals(Type.INT) && owner == null) {
            body.report(parenthesized, Problem.UNSUPPORTED_EXPRESSION, "a switch on " + selector.type(), "use if");
            selector = null;
        }
        body.open();
        List<Stmt.Case> read = new ArrayList<>();
        for (CaseTree one : cases) {
            read.add(one(one, owner, value));
        }
        body.close();
        return selector == null || read.contains(null) ? null : new Stmt.Switch(selector, read, body.origin(tree));
    }

    /** @param owner the enum whose constants the labels are; null for numbers */
    private Stmt.Case one(CaseTree tree, TypeElement owner, boolean value) {
        List<Expr> labels = new ArrayList<>();
        for (ExpressionTree label : tree.getExpressions()) {
            labels.add(owner == null ? expressions.read(label, Type.INT) : expressions.constant(owner, label));
        }
        boolean isDefault = tree.getExpressions().isEmpty();
        if (tree.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
            List<Stmt> inner = statements.all(tree.getStatements());
            return labels.contains(null) ? null : new Stmt.Case(labels, isDefault, true, inner);
        }
        List<Stmt> inner = arrow(tree.getBody(), value);
        return inner == null || labels.contains(null) ? null : new Stmt.Case(labels, isDefault, false, inner);
    }

    private List<Stmt> arrow(Tree tree, boolean value) {
        if (value && tree instanceof ExpressionTree expression) {
            Expr yielded = expressions.read(expression);
            return yielded == null ? null : List.of(new Stmt.Yield(yielded, body.origin(tree)));
        } else if (tree instanceof ExpressionTree expression) {
            Expr effect = expressions.read(expression);
            return effect == null ? null : List.of(new Stmt.Evaluate(effect, body.origin(tree)));
        }
        return statements.block((StatementTree) tree);
    }
}
