package slope.processor.frontend;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.TypeElement;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Operator;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Stmt;

/** Reads switches on ints, enums and strings: statements and expressions, with colons and with arrows. */
final class SwitchReader {
    private static final Callee EQUALS = new Callee(
            ClassRef.of("java.lang", "String"),
            "equals",
            "equals",
            true,
            true,
            List.of(
                    new Parameter("object", Type.STRING, false, false),
                    new Parameter("other", Type.STRING, false, false)),
            Type.BOOLEAN);

    private final Body body;
    private final ExpressionReader expressions;
    private final StatementReader statements;

    SwitchReader(Body body, ExpressionReader expressions, StatementReader statements) {
        this.body = body;
        this.expressions = expressions;
        this.statements = statements;
    }

    Stmt statement(SwitchTree tree) {
        statements.targets().enterSwitch();
        Stmt read = read(tree, tree.getExpression(), tree.getCases(), false);
        statements.targets().leave();
        return read;
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
        Expr given = expressions.read(parenthesized);
        Expr selector = given == null ? null : Conversions.unboxed(given);
        if (selector != null && selector.type().equals(Type.STRING)) {
            return texts(tree, selector, cases, value);
        }
        if (selector != null && selector.type().wide().equals(Type.INT)) {
            selector = Conversions.convert(selector, Type.INT);
        }
        TypeElement owner = selector == null ? null : expressions.enumOf(selector.type());
        if (selector != null && !selector.type().equals(Type.INT) && owner == null) {
            body.report(parenthesized, Problem.UNSUPPORTED_EXPRESSION, "a switch on " + selector.type(), "use if");
            selector = null;
        }
        List<Stmt.Case> read = all(
                cases,
                value,
                label -> owner == null ? expressions.read(label, Type.INT) : expressions.constant(owner, label));
        if (selector == null || read.contains(null)) {
            return null;
        }
        Expr checked = owner == null || isThis(selector) ? selector : notNull(selector);
        return new Stmt.Switch(checked, value && owner != null ? complete(read) : read, body.origin(tree));
    }

    private boolean isThis(Expr selector) {
        return selector instanceof Expr.Read read
                && body.local("this").filter(read.local()::equals).isPresent();
    }

    /** Java throws where there is no constant to choose by (JLS 14.11.3), whatever the cases are. */
    private static Expr notNull(Expr selector) {
        Origin origin = selector.origin();
        Local local = Local.temporary("selected", selector.type());
        Expr none = new Expr.Literal(selector.type(), null, origin);
        Expr missing = new Expr.Apply(
                Operator.comparison("==", selector.type()), List.of(new Expr.Read(local, origin), none), origin);
        Stmt thrown = new Stmt.Throw(ClassRef.of("java.lang", "NullPointerException"), List.of(), origin);
        List<Stmt> statements = List.of(
                new Stmt.Declare(local, selector, origin),
                new Stmt.If(missing, List.of(thrown), List.of(), origin),
                new Stmt.Return(new Expr.Read(local, origin), origin));
        return new Expr.Inlined("selected", selector.type(), statements, origin);
    }

    /** An enum's switch expression without a default has all constants in its cases (JLS 15.28.1): one of them is the last. */
    private static List<Stmt.Case> complete(List<Stmt.Case> cases) {
        if (cases.isEmpty() || cases.stream().anyMatch(Stmt.Case::isDefault)) {
            return cases;
        }
        List<Stmt.Case> all = new ArrayList<>(cases);
        Stmt.Case last = all.remove(all.size() - 1);
        all.add(new Stmt.Case(List.of(), true, last.fallsThrough(), last.body()));
        return all;
    }

    /** A switch on a string is one on the number of the label that it equals. */
    private Stmt.Switch texts(Tree tree, Expr selector, List<? extends CaseTree> cases, boolean value) {
        List<Expr> texts = new ArrayList<>();
        List<Stmt.Case> read = all(cases, value, label -> {
            Expr text = expressions.read(label, Type.STRING);
            texts.add(text);
            return text == null ? null : number(texts.size() - 1, text.origin());
        });
        if (read.contains(null)) {
            return null;
        }
        Origin origin = selector.origin();
        Local local = Local.temporary("text", Type.STRING);
        Expr choice = number(-1, origin);
        for (int i = texts.size() - 1; i >= 0; i--) {
            Expr equals = new Expr.Invoke(EQUALS, List.of(new Expr.Read(local, origin), texts.get(i)), origin);
            choice = new Expr.Conditional(equals, number(i, origin), choice, origin);
        }
        List<Stmt> chosen = List.of(new Stmt.Declare(local, selector, origin), new Stmt.Return(choice, origin));
        Expr number = new Expr.Inlined("choice", Type.INT, chosen, origin);
        return new Stmt.Switch(number, read, body.origin(tree));
    }

    private static Expr number(int value, Origin origin) {
        return new Expr.Literal(Type.INT, value, origin);
    }

    private List<Stmt.Case> all(List<? extends CaseTree> cases, boolean value, Function<ExpressionTree, Expr> label) {
        body.open();
        List<Stmt.Case> read = new ArrayList<>();
        for (CaseTree one : cases) {
            read.add(one(one, label, value));
        }
        body.close();
        return read;
    }

    private Stmt.Case one(CaseTree tree, Function<ExpressionTree, Expr> label, boolean value) {
        List<Expr> labels = new ArrayList<>();
        tree.getExpressions().forEach(e -> labels.add(label.apply(e)));
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
