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
import com.sun.source.util.Trees;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import slope.processor.ir.Type;

/**
 * Whether a field is a compile-time constant (JLS 15.29). Where its source is being compiled the initialiser is looked at
 * instead of asking for the value, since that would make javac attribute it, and warn twice of what is in it.
 */
final class ConstantExpressions {
    private ConstantExpressions() {}

    static boolean isConstant(VariableElement field, Trees trees) {
        Tree tree = trees.getTree(field);
        if (!(tree instanceof VariableTree variable)) {
            return field.getConstantValue() != null;
        }
        return variable.getInitializer() != null && isConstant(variable.getInitializer(), field, trees);
    }

    /** The value of a constant of another file, as a literal of its type has it, or null. */
    static Object value(VariableElement field, Type type, Trees trees) {
        return valueOf(constant(field, trees), type);
    }

    /** Whether a field of another file is a constant: the same from its source as from its class file. */
    static boolean isConstantElsewhere(VariableElement field, Trees trees) {
        return isConstant(field, trees) || constant(field, trees) != null;
    }

    /** Javac is asked for the value, also of a source, but only where it has nothing to attribute but operators and names. */
    private static Object constant(VariableElement field, Trees trees) {
        boolean asked = !(trees.getTree(field) instanceof VariableTree variable)
                || variable.getInitializer() != null && isMadeOfConstants(variable.getInitializer());
        return asked ? field.getConstantValue() : null;
    }

    private static boolean isMadeOfConstants(Tree tree) {
        if (tree instanceof ParenthesizedTree inner) {
            return isMadeOfConstants(inner.getExpression());
        } else if (tree instanceof BinaryTree binary) {
            return isMadeOfConstants(binary.getLeftOperand()) && isMadeOfConstants(binary.getRightOperand());
        } else if (tree instanceof UnaryTree unary) {
            return isMadeOfConstants(unary.getExpression());
        } else if (tree instanceof TypeCastTree cast) {
            return isMadeOfConstants(cast.getExpression());
        } else if (tree instanceof ConditionalExpressionTree choice) {
            return isMadeOfConstants(choice.getCondition())
                    && isMadeOfConstants(choice.getTrueExpression())
                    && isMadeOfConstants(choice.getFalseExpression());
        } else if (tree instanceof MemberSelectTree select) {
            return isMadeOfConstants(select.getExpression());
        }
        return tree instanceof LiteralTree || tree instanceof IdentifierTree;
    }

    /** The value of a field that is initialised with a literal, as one of its type; null for any other. */
    static Object literal(VariableElement field, Type type, Trees trees) {
        Tree tree = trees.getTree(field) instanceof VariableTree variable ? variable.getInitializer() : null;
        boolean negative = tree != null && tree.getKind() == Tree.Kind.UNARY_MINUS;
        Tree operand = negative ? ((UnaryTree) tree).getExpression() : tree;
        if (!(operand instanceof LiteralTree literal)) {
            return null;
        } else if (literal.getValue() instanceof Boolean value) {
            return value;
        }
        Number number = literal.getValue() instanceof Number n ? n : null;
        if (number == null) {
            return null;
        }
        int sign = negative ? -1 : 1;
        boolean whole = number instanceof Integer || number instanceof Long;
        return valueOf(whole ? (Number) (sign * number.longValue()) : (Number) (sign * number.doubleValue()), type);
    }

    /** A number, or a boolean, as a literal of a type keeps it (a float as a double); null for any other. */
    private static Object valueOf(Object value, Type type) {
        if (value instanceof Boolean) {
            return value;
        }
        Number number = value instanceof Number n && type.isNumeric() ? n : null;
        if (number == null) {
            return null;
        } else if (type.equals(Type.DOUBLE)) {
            return number.doubleValue();
        } else if (type.equals(Type.FLOAT)) {
            return (double) number.floatValue();
        }
        return type.equals(Type.LONG) ? (Object) number.longValue() : (Object) number.intValue();
    }

    private static boolean isConstant(Tree tree, VariableElement field, Trees trees) {
        if (tree instanceof LiteralTree) {
            return tree.getKind() != Tree.Kind.NULL_LITERAL;
        } else if (tree instanceof ParenthesizedTree inner) {
            return isConstant(inner.getExpression(), field, trees);
        } else if (tree instanceof BinaryTree binary) {
            return isConstant(binary.getLeftOperand(), field, trees)
                    && isConstant(binary.getRightOperand(), field, trees);
        } else if (tree instanceof UnaryTree unary) {
            return isConstant(unary.getExpression(), field, trees);
        } else if (tree instanceof TypeCastTree cast) {
            return isConstant(cast.getExpression(), field, trees);
        } else if (tree instanceof ConditionalExpressionTree choice) {
            return isConstant(choice.getCondition(), field, trees)
                    && isConstant(choice.getTrueExpression(), field, trees)
                    && isConstant(choice.getFalseExpression(), field, trees);
        } else if (tree instanceof IdentifierTree name) {
            return isConstantNeighbour(name, field, trees);
        }
        return tree instanceof MemberSelectTree select
                && (select.toString().matches("(java\\.lang\\.)?(Math|Double|Integer|Long)\\.[A-Z_]+"));
    }

    private static boolean isConstantNeighbour(IdentifierTree name, VariableElement field, Trees trees) {
        for (Element member : field.getEnclosingElement().getEnclosedElements()) {
            if (member instanceof VariableElement other
                    && other != field
                    && other.getSimpleName().equals(name.getName())) {
                return isConstant(other, trees);
            }
        }
        return false;
    }
}
