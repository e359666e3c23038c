package slope.processor.frontend;

import java.util.List;
import java.util.function.Function;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;

/**
 * The values of constant expressions (JLS 15.29). A value is what {@link Expr.Literal} holds: a Double for a float, too, and an
 * Integer for whatever is no longer than an int.
 */
final class ConstantValues {
    private final Function<Expr, Object> names;

    /** @param names the value of a variable or field that is read; null for one that is no constant */
    ConstantValues(Function<Expr, Object> names) {
        this.names = names;
    }

    /** Null where the expression is no constant. */
    Object of(Expr e) {
        if (e instanceof Expr.Literal literal) {
            return literal.value();
        } else if (e instanceof Expr.Read || e instanceof Expr.Field) {
            return names.apply(e);
        } else if (e instanceof Expr.Apply apply) {
            return applied(apply);
        } else if (e instanceof Expr.ShortCircuit both) {
            Object left = of(both.left());
            Object right = of(both.right());
            boolean constant = left instanceof Boolean && right instanceof Boolean;
            return !constant
                    ? null
                    : (Object)
                            (both.and()
                                    ? left.equals(true) && right.equals(true)
                                    : left.equals(true) || right.equals(true));
        } else if (e instanceof Expr.Conditional choice) {
            Object condition = of(choice.condition());
            Object then = of(choice.then());
            Object otherwise = of(choice.otherwise());
            return condition == null || then == null || otherwise == null
                    ? null
                    : condition.equals(true) ? then : otherwise;
        }
        return null;
    }

    private Object applied(Expr.Apply apply) {
        Operator operator = apply.operator();
        Object first = of(apply.arguments().get(0));
        if (first == null) {
            return null;
        }
        Type type = operator.parameters().get(0);
        return switch (operator.notation()) {
            case CAST -> type.isBoxed() ? null : converted(first, operator.result());
            case PREFIX -> prefix(operator.name(), first, type);
            case INFIX -> {
                Object second = of(apply.arguments().get(1));
                yield second == null ? null : infix(operator, first, second, apply.arguments());
            }
            default -> null;
        };
    }

    /** A value in another type, as a cast converts it. */
    static Object converted(Object value, Type to) {
        if (!(value instanceof Number number) || !to.isNumeric()) {
            return value;
        }
        boolean real = number instanceof Double;
        return switch (to.base()) {
            case DOUBLE -> number.doubleValue();
            case FLOAT -> (double) number.floatValue();
            case LONG -> number.longValue();
            case BYTE -> (int) (byte) number.intValue();
            case SHORT -> (int) (short) number.intValue();
            case CHAR -> (int) (real ? (char) number.doubleValue() : (char) number.longValue());
            default -> number.intValue();
        };
    }

    private static Object prefix(String name, Object value, Type type) {
        if (value instanceof Boolean truth) {
            return !truth;
        } else if (value instanceof Double number) {
            return -number;
        } else if (value instanceof Long number) {
            return name.equals("~") ? (Object) ~number : (Object) (-number);
        }
        int number = (Integer) value;
        return name.equals("~") ? ~number : -number;
    }

    private static Object infix(Operator operator, Object a, Object b, List<Expr> arguments) {
        String name = operator.name();
        if (operator.result().equals(Type.STRING)) {
            return text(a, arguments.get(0).type()) + text(b, arguments.get(1).type());
        } else if (a instanceof String && b instanceof String) {
            return a.equals(b) == name.equals("==");
        } else if (a instanceof Boolean first && b instanceof Boolean second) {
            return onBooleans(name, first, second);
        } else if (a instanceof Double first && b instanceof Double second) {
            boolean narrow = operator.result().equals(Type.FLOAT);
            return narrow ? onFloats(name, first.floatValue(), second.floatValue()) : onDoubles(name, first, second);
        } else if (a instanceof Long first && b instanceof Number second) {
            return onLongs(name, first, second.longValue());
        } else if (a instanceof Integer first && b instanceof Integer second) {
            return onInts(name, first, second);
        }
        return null;
    }

    /** How Java joins it to a string. */
    private static String text(Object value, Type type) {
        if (type.equals(Type.CHAR)) {
            return String.valueOf((char) (int) (Integer) value);
        }
        return type.equals(Type.FLOAT) ? String.valueOf(((Double) value).floatValue()) : String.valueOf(value);
    }

    private static Object onBooleans(String name, boolean a, boolean b) {
        return switch (name) {
            case "&" -> a & b;
            case "|" -> a | b;
            case "^", "!=" -> a != b;
            case "==" -> a == b;
            default -> null;
        };
    }

    private static Object onDoubles(String name, double a, double b) {
        return switch (name) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            case "==" -> a == b;
            case "!=" -> a != b;
            default -> null;
        };
    }

    private static Object onFloats(String name, float a, float b) {
        return switch (name) {
            case "+" -> (double) (a + b);
            case "-" -> (double) (a - b);
            case "*" -> (double) (a * b);
            case "/" -> (double) (a / b);
            case "%" -> (double) (a % b);
            default -> null;
        };
    }

    private static Object onInts(String name, int a, int b) {
        return switch (name) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> b == 0 ? null : (Object) (a / b);
            case "%" -> b == 0 ? null : (Object) (a % b);
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case ">>>" -> a >>> b;
            default -> compared(name, Integer.compare(a, b));
        };
    }

    private static Object onLongs(String name, long a, long b) {
        return switch (name) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> b == 0 ? null : (Object) (a / b);
            case "%" -> b == 0 ? null : (Object) (a % b);
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case ">>>" -> a >>> b;
            default -> compared(name, Long.compare(a, b));
        };
    }

    private static Object compared(String name, int order) {
        return switch (name) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "==" -> order == 0;
            case "!=" -> order != 0;
            default -> null;
        };
    }
}
