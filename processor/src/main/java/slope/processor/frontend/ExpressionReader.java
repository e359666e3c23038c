package slope.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import slope.processor.diag.Problem;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;

/** Reads expressions. What is not in the language is reported at the very node; then, and where javac will, null is returned. */
final class ExpressionReader extends SimpleTreeVisitor<Expr, Void> {
    private final Body body;
    private final NameReader names;
    private final CallReader calls;
    private final ArrayReader arrays;
    private final InPlaceReader inPlace;
    private final OperatorReader operators;
    private final ConstantExpressions constants;
    private SwitchReader switches;

    ExpressionReader(Body body, Resolver resolver, OtherBodies others) {
        this.body = body;
        constants = new ConstantExpressions(body, resolver, others);
        names = new NameReader(body, resolver, this, constants);
        arrays = new ArrayReader(body, this);
        operators = new OperatorReader(body, this);
        inPlace = new InPlaceReader(body, resolver, names, this, others);
        calls = new CallReader(body, resolver, names, this, others);
    }

    /** A switch has statements in it, whose reader is made later. */
    void readSwitchesBy(SwitchReader reader) {
        switches = reader;
    }

    /** The class of an enum, or null for any other type. */
    TypeElement enumOf(Type type) {
        return names.enumOf(type);
    }

    /** A label: a constant of the enum that is switched on. */
    Expr constant(TypeElement owner, ExpressionTree label) {
        return names.constant(owner, label);
    }

    boolean isStaticField(ExpressionTree place) {
        return names.isStaticField(place);
    }

    TypeElement type(ExpressionTree name) {
        return names.type(name);
    }

    boolean isThrowable(TypeElement type) {
        return names.isThrowable(type);
    }

    boolean isVisible(Element member) {
        return names.isVisible(member);
    }

    /** The type that a variable is declared to be of, or nothing where it is none of the language's. */
    Optional<Type> declared(Tree tree) {
        Optional<Type> plain = TypeReader.read(tree);
        TypeMirror type = plain.isPresent() ? null : names.mirror(tree);
        return type == null ? plain : TypeReader.value(type);
    }

    /** Whether a variable gets the type of its initial value. */
    boolean isInferred(Tree type) {
        return names.isInferred(type);
    }

    /** Whether the classes that a written type names exist. */
    boolean isKnown(Tree type) {
        return names.isKnown(type);
    }

    Expr read(Tree tree) {
        return visit(tree, null);
    }

    /** Reads what must be of a type; javac says so if it is not. */
    Expr read(Tree tree, Type type) {
        Expr e = read(tree);
        return e == null ? null : assigned(e, type);
    }

    Expr assigned(Expr e, Type type) {
        if (type.isBoxed() && !e.type().isReference()) {
            body.findings()
                    .report(e.origin(), Problem.UNSUPPORTED_TYPE, type.owner().simpleName());
            return null;
        }
        boolean objects = e.type().isReference() && type.isReference();
        if (!(objects ? names.isSubtype(e.type(), type) : Conversions.assignable(e.type(), type))) {
            body.leaveToJavac();
            return null;
        }
        return Conversions.convert(e, type);
    }

    /** A value of a type that is none of the language's, or of one that does not exist yet. */
    void unsupported(Tree place, Tree type) {
        if (!isKnown(type)) {
            body.missing();
        } else if (!body.isRefused(type)) {
            body.report(place, Problem.UNSUPPORTED_TYPE, type);
        }
    }

    Expr wrong() {
        body.leaveToJavac();
        return null;
    }

    @Override
    protected Expr defaultAction(Tree tree, Void unused) {
        if (tree instanceof ErroneousTree) {
            return wrong();
        }
        body.report(tree, Problem.UNSUPPORTED_EXPRESSION, Constructs.name(tree), Constructs.cure(tree));
        return null;
    }

    @Override
    public Expr visitLiteral(LiteralTree tree, Void unused) {
        Expr literal = Literals.read(tree, body.origin(tree));
        if (literal == null) {
            body.report(tree, Problem.UNSUPPORTED_LITERAL);
        }
        return literal;
    }

    @Override
    public Expr visitParenthesized(ParenthesizedTree tree, Void unused) {
        return read(tree.getExpression());
    }

    @Override
    public Expr visitIdentifier(IdentifierTree tree, Void unused) {
        return names.identifier(tree);
    }

    @Override
    public Expr visitMemberSelect(MemberSelectTree tree, Void unused) {
        return names.select(tree);
    }

    @Override
    public Expr visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        return calls.read(tree);
    }

    @Override
    public Expr visitNewClass(NewClassTree tree, Void unused) {
        if (body.isRefused(tree.getIdentifier())) {
            return wrong();
        }
        if (!names.isKnown(tree.getIdentifier())) {
            body.missing();
            return null;
        }
        if (tree.getIdentifier() instanceof ParameterizedTypeTree generic && tree.getClassBody() == null) {
            String cure = "keep numbers in an array, and hand over as a parameter what is data";
            body.report(tree, Problem.UNSUPPORTED_EXPRESSION, "an object of the generic " + generic.getType(), cure);
            return null;
        }
        TypeElement type = tree.getClassBody() == null && tree.getEnclosingExpression() == null
                ? names.type(tree.getIdentifier())
                : null;
        if (type != null && MissingTypes.in(type.asType())) {
            body.missing();
            return null;
        }
        return type == null || TypeReader.record(type.asType()).isPresent()
                ? inPlace.made(tree)
                : calls.made(tree, type);
    }

    @Override
    public Expr visitBinary(BinaryTree tree, Void unused) {
        return operators.binary(tree);
    }

    @Override
    public Expr visitUnary(UnaryTree tree, Void unused) {
        switch (tree.getKind()) {
            case PREFIX_INCREMENT:
                return increment(tree, 1, true);
            case POSTFIX_INCREMENT:
                return increment(tree, 1, false);
            case PREFIX_DECREMENT:
                return increment(tree, -1, true);
            case POSTFIX_DECREMENT:
                return increment(tree, -1, false);
            default:
                break;
        }
        Expr operand = read(tree.getExpression());
        if (operand == null) {
            return null;
        }
        operand = Conversions.unboxed(operand);
        boolean number = operand.type().isNumeric();
        if (operand.type().isInteger()) {
            operand = Conversions.convert(operand, operand.type().wide());
        }
        return switch (tree.getKind()) {
            case UNARY_PLUS -> number ? operand : wrong();
            case UNARY_MINUS -> number ? minus(tree, operand) : wrong();
            case BITWISE_COMPLEMENT -> operand.type().isInteger() ? prefix(tree, "~", operand) : wrong();
            case LOGICAL_COMPLEMENT -> operand.type().equals(Type.BOOLEAN) ? prefix(tree, "!", operand) : wrong();
            default -> defaultAction(tree, null);
        };
    }

    /** The minus of a literal belongs to it. */
    private Expr minus(Tree tree, Expr operand) {
        if (operand instanceof Expr.Literal literal) {
            Object value = literal.value() instanceof Double d
                    ? (Object) (-d)
                    : literal.value() instanceof Long l ? (Object) (-l) : (Object) (-(Integer) literal.value());
            return new Expr.Literal(literal.type(), value, body.origin(tree));
        }
        return prefix(tree, "-", operand);
    }

    private Expr prefix(Tree tree, String name, Expr operand) {
        return new Expr.Apply(Operator.prefix(name, operand.type()), List.of(operand), body.origin(tree));
    }

    private Expr increment(UnaryTree tree, int step, boolean prefix) {
        Expr target = arrays.target(tree.getExpression());
        if (target == null) {
            return null;
        }
        return target.type().isNumeric() ? new Expr.Increment(target, step, prefix, body.origin(tree)) : wrong();
    }

    @Override
    public Expr visitTypeCast(TypeCastTree tree, Void unused) {
        Optional<Type> type = TypeReader.read(tree.getType());
        if (type.isEmpty()) {
            unsupported(tree, tree.getType());
            return null;
        }
        Expr operand = read(tree.getExpression());
        if (operand == null) {
            return null;
        }
        operand = Conversions.unboxed(operand);
        boolean numbers = operand.type().isNumeric() && type.get().isNumeric();
        if (!numbers && !operand.type().equals(type.get())) {
            return wrong();
        }
        Expr converted = Conversions.convert(operand, type.get());
        return converted != operand && converted instanceof Expr.Apply cast
                ? new Expr.Apply(cast.operator(), cast.arguments(), body.origin(tree))
                : converted;
    }

    @Override
    public Expr visitConditionalExpression(ConditionalExpressionTree tree, Void unused) {
        Expr condition = read(tree.getCondition(), Type.BOOLEAN);
        Expr then = read(tree.getTrueExpression());
        Expr otherwise = read(tree.getFalseExpression());
        if (condition == null || then == null || otherwise == null) {
            return null;
        }
        Type type = Conversions.common(then.type(), otherwise.type());
        if (type == null) {
            return wrong();
        }
        Expr first = Conversions.convert(then, type);
        Expr second = Conversions.convert(otherwise, type);
        return new Expr.Conditional(condition, first, second, body.origin(tree));
    }

    @Override
    public Expr visitSwitchExpression(SwitchExpressionTree tree, Void unused) {
        return switches.expression(tree);
    }

    @Override
    public Expr visitArrayAccess(ArrayAccessTree tree, Void unused) {
        Expr array = read(tree.getExpression());
        Expr index = read(tree.getIndex(), Type.INT);
        if (array == null || index == null) {
            return null;
        }
        return array.type().isArray() ? new Expr.Element(array, index, body.origin(tree)) : wrong();
    }

    @Override
    public Expr visitNewArray(NewArrayTree tree, Void unused) {
        return arrays.made(tree);
    }

    @Override
    public Expr visitAssignment(AssignmentTree tree, Void unused) {
        Expr target = arrays.target(tree.getVariable());
        Expr value = read(tree.getExpression());
        if (target == null || value == null) {
            return null;
        }
        Expr assigned = assigned(value, target.type());
        if (assigned != null) {
            arrays.assigned(tree.getVariable(), target, assigned);
        }
        return assigned == null ? null : new Expr.Assign(target, null, assigned, body.origin(tree));
    }

    @Override
    public Expr visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
        Expr target = arrays.target(tree.getVariable());
        Expr value = read(tree.getExpression());
        if (target == null || value == null) {
            return null;
        }
        String kind = tree.getKind().name();
        Tree.Kind plain = Tree.Kind.valueOf(kind.substring(0, kind.length() - "_ASSIGNMENT".length()));
        if (target.type().equals(Type.STRING) && plain == Tree.Kind.PLUS) {
            Operator joined = OperatorReader.joined(target.type(), value.type());
            return new Expr.Assign(target, joined, value, body.origin(tree));
        }
        value = Conversions.unboxed(value);
        Operator operator = OperatorReader.operator(OperatorReader.INFIX.get(plain), target.type(), value.type());
        if (operator == null) {
            return wrong();
        }
        Expr operand = Conversions.convert(value, operator.parameters().get(1));
        return new Expr.Assign(target, operator, operand, body.origin(tree));
    }

    ConstantExpressions constants() {
        return constants;
    }

    InPlaceReader inPlace() {
        return inPlace;
    }

    ArrayReader arrays() {
        return arrays;
    }
}
