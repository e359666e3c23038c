package slope.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;

/** Reads operators between two operands: on numbers, booleans, texts, and of objects whether they are the same. */
final class OperatorReader {
    static final Map<Tree.Kind, String> INFIX = Map.ofEntries(
            Map.entry(Tree.Kind.PLUS, "+"),
            Map.entry(Tree.Kind.MINUS, "-"),
            Map.entry(Tree.Kind.MULTIPLY, "*"),
            Map.entry(Tree.Kind.DIVIDE, "/"),
            Map.entry(Tree.Kind.REMAINDER, "%"),
            Map.entry(Tree.Kind.AND, "&"),
            Map.entry(Tree.Kind.OR, "|"),
            Map.entry(Tree.Kind.XOR, "^"),
            Map.entry(Tree.Kind.LEFT_SHIFT, "<<"),
            Map.entry(Tree.Kind.RIGHT_SHIFT, ">>"),
            Map.entry(Tree.Kind.UNSIGNED_RIGHT_SHIFT, ">>>"),
            Map.entry(Tree.Kind.LESS_THAN, "<"),
            Map.entry(Tree.Kind.LESS_THAN_EQUAL, "<="),
            Map.entry(Tree.Kind.GREATER_THAN, ">"),
            Map.entry(Tree.Kind.GREATER_THAN_EQUAL, ">="),
            Map.entry(Tree.Kind.EQUAL_TO, "=="),
            Map.entry(Tree.Kind.NOT_EQUAL_TO, "!="));

    /** What was wrong, and has been reported. */
    private static final Expr NOTHING = new Expr.Literal(Type.VOID, null, Origin.NONE);

    private final Body body;
    private final ExpressionReader expressions;

    OperatorReader(Body body, ExpressionReader expressions) {
        this.body = body;
        this.expressions = expressions;
    }

    /** {@code e == null}, either way round; nothing where it is something else. */
    private Optional<Expr> comparedWithNull(BinaryTree tree) {
        boolean first = isNull(tree.getLeftOperand());
        boolean compares = tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO;
        if (!compares || first == isNull(tree.getRightOperand())) {
            return Optional.empty();
        }
        Expr e = expressions.read(first ? tree.getRightOperand() : tree.getLeftOperand());
        if (e != null && e.type().isArray()) {
            String cure = "keep an index, or a boolean, where there may be none yet; leave a check to the caller";
            body.report(tree, Problem.UNSUPPORTED_EXPRESSION, "a comparison of an array with null", cure);
            return Optional.of(NOTHING);
        } else if (e != null && !e.type().isReference()) {
            return Optional.empty();
        } else if (e == null) {
            return Optional.of(NOTHING);
        }
        Type type = e.type().reference();
        Expr none = new Expr.Literal(type, null, body.origin(tree));
        Operator operator = Operator.comparison(INFIX.get(tree.getKind()), type);
        return Optional.of(new Expr.Apply(operator, List.of(e, none), body.origin(tree)));
    }

    private static boolean isNull(Tree tree) {
        return tree instanceof ParenthesizedTree inner
                ? isNull(inner.getExpression())
                : tree.getKind() == Tree.Kind.NULL_LITERAL;
    }

    Expr binary(BinaryTree tree) {
        Optional<Expr> withNull = comparedWithNull(tree);
        if (withNull.isPresent()) {
            return withNull.get() == NOTHING ? null : withNull.get();
        }
        Expr left = expressions.read(tree.getLeftOperand());
        Expr right = expressions.read(tree.getRightOperand());
        if (left == null || right == null) {
            return null;
        }
        if (tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR) {
            boolean and = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
            left = Conversions.unboxed(left);
            right = Conversions.unboxed(right);
            boolean fine = left.type().equals(Type.BOOLEAN) && right.type().equals(Type.BOOLEAN);
            return fine ? new Expr.ShortCircuit(and, left, right, body.origin(tree)) : expressions.wrong();
        }
        String name = INFIX.get(tree.getKind());
        return name == null ? expressions.defaultAction(tree, null) : infix(tree, name, left, right);
    }

    private Expr infix(Tree tree, String name, Expr left, Expr right) {
        if (joins(name, left.type(), right.type())) {
            return new Expr.Apply(joined(left.type(), right.type()), List.of(left, right), body.origin(tree));
        }
        if (left.type().isRecord()
                || right.type().isRecord()
                || left.type().isArray() && right.type().isArray()) {
            String what = left.type().isArray() ? "arrays" : "records";
            body.report(tree, Problem.UNSUPPORTED_EXPRESSION, "a comparison of " + what, "compare what is in them");
            return null;
        }
        boolean compares = name.equals("==") || name.equals("!=");
        if (compares && left.type().isBoxed() && right.type().isBoxed()) {
            String cure = "unbox one: (" + left.type().unboxed() + ") a == b";
            body.report(tree, Problem.UNSUPPORTED_EXPRESSION, "a comparison of boxed numbers by identity", cure);
            return null;
        }
        boolean objects = compares && left.type().isReference() && right.type().isReference();
        Expr a = objects ? left : Conversions.unboxed(left);
        Expr b = objects ? right : Conversions.unboxed(right);
        Operator operator = operator(name, a.type(), b.type());
        if (operator == null) {
            return expressions.wrong();
        }
        Expr first = Conversions.convert(a, operator.parameters().get(0));
        Expr second = Conversions.convert(b, operator.parameters().get(1));
        return new Expr.Apply(operator, List.of(first, second), body.origin(tree));
    }

    /** Whether it makes a string. */
    private static boolean joins(String name, Type left, Type right) {
        return name.equals("+") && (left.equals(Type.STRING) || right.equals(Type.STRING));
    }

    static Operator joined(Type left, Type right) {
        return new Operator("+", List.of(left.reference(), right.reference()), Type.STRING, Operator.Notation.INFIX);
    }

    /** The operator on the promoted types, or null where Java has none. */
    static Operator operator(String name, Type left, Type right) {
        Type promoted = Conversions.promoted(left, right);
        boolean booleans = left.equals(Type.BOOLEAN) && right.equals(Type.BOOLEAN);
        return switch (name) {
            case "<<", ">>", ">>>" -> left.isInteger() && right.isInteger() ? Operator.shift(name, left.wide()) : null;
            case "<", "<=", ">", ">=" -> promoted == null ? null : Operator.comparison(name, promoted);
            case "==", "!=" -> compared(name, booleans ? Type.BOOLEAN : promoted, left, right);
            case "&", "|", "^" ->
                booleans
                        ? Operator.infix(name, Type.BOOLEAN)
                        : promoted == null || promoted.isReal() ? null : Operator.infix(name, promoted);
            default -> promoted == null ? null : Operator.infix(name, promoted);
        };
    }

    private static Operator compared(String name, Type common, Type left, Type right) {
        if (left.isReference() && right.isReference()) {
            return Operator.comparison(name, left.reference(), right.reference());
        }
        return common == null ? null : Operator.comparison(name, common);
    }
}
