package slope.processor.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Contribution;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/** Computes formulas and operators of the table as Java does. Numbers are Doubles, Integers and Booleans. */
final class Arithmetic {
    private Arithmetic() {}

    /** What a formula hands on of an adjoint of 1 at given arguments. The result is computed only where the formula reads it. */
    static double partial(Rule rule, Formula formula, List<Double> arguments) {
        return contribution(rule, formula, arguments, 1.0);
    }

    /** What a formula hands on of an adjoint {@code d} at given arguments; 0 where it touches nothing. */
    static double contribution(Rule rule, Formula formula, List<Double> arguments, double d) {
        return contribution(rule, formula, arguments, formula.contribution(), d);
    }

    private static double contribution(
            Rule rule, Formula formula, List<Double> arguments, Contribution contribution, double d) {
        if (contribution instanceof Contribution.Choice choice) {
            boolean chosen = (Boolean) value(rule, formula, arguments, choice.condition());
            return contribution(rule, formula, arguments, chosen ? choice.then() : choice.otherwise(), d);
        } else if (contribution instanceof Contribution.None) {
            return 0.0;
        }
        Contribution.Term term = (Contribution.Term) contribution;
        double product = d;
        for (Contribution.Factor factor : term.factors()) {
            double number = (Double) value(rule, formula, arguments, factor.value());
            product = factor.divides() ? product / number : product * number;
        }
        return term.negative() ? -product : product;
    }

    private static Object value(Rule rule, Formula formula, List<Double> arguments, Expr e) {
        if (e instanceof Expr.Literal literal) {
            return literal.value();
        } else if (e instanceof Expr.Read read) {
            return placeholder(rule, formula.placeholders().indexOf(read.local()), arguments, read.local());
        }
        Expr.Apply apply = (Expr.Apply) e;
        Object[] values = apply.arguments().stream()
                .map(a -> value(rule, formula, arguments, a))
                .toArray();
        return apply(apply.operator(), values);
    }

    private static Object placeholder(Rule rule, int position, List<Double> arguments, Local local) {
        if (position == arguments.size()) {
            return result(rule, arguments);
        }
        double value = arguments.get(position);
        return local.type().equals(Type.INT) ? (Object) (int) value : (Object) value;
    }

    /** What the operation itself returns. */
    static double result(Rule rule, List<Double> arguments) {
        Operator operator = rule.operator();
        Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            double value = arguments.get(i);
            values[i] = operator.parameters().get(i).equals(Type.INT) ? (Object) (int) value : (Object) value;
        }
        return (Double) apply(operator, values);
    }

    private static Object apply(Operator operator, Object... values) {
        return switch (operator.notation()) {
            case INFIX -> infix(operator.name(), values[0], values[1]);
            case PREFIX -> -(Double) values[0];
            case CAST ->
                operator.name().equals("(float)")
                        ? (Object) (double) ((Double) values[0]).floatValue()
                        : (Object) ((Double) values[0]).intValue();
            case CALL -> call(operator, values);
            case SELECT -> (Boolean) values[0] ? values[1] : values[2];
        };
    }

    private static Object infix(String name, Object left, Object right) {
        if (name.equals("&")) {
            return (Boolean) left & (Boolean) right;
        }
        double a = (Double) left;
        double b = (Double) right;
        return switch (name) {
            case "+" -> (Object) (a + b);
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            case "==" -> a == b;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The method of the running JDK; {@code Math.clamp} came with 21. */
    static Optional<Method> method(Operator operator) {
        Class<?>[] types = operator.parameters().stream()
                .map(t -> t.equals(Type.INT) ? int.class : double.class)
                .toArray(Class<?>[]::new);
        try {
            return Optional.of(Class.forName("java.lang." + operator.owner()).getMethod(operator.method(), types));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the running JDK has the operation. */
    static boolean isPresent(Rule rule) {
        return rule.operator().notation() != Operator.Notation.CALL
                || method(rule.operator()).isPresent();
    }

    private static Object call(Operator operator, Object... values) {
        try {
            return method(operator).orElseThrow().invoke(null, values);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new AssertionError(operator + " of " + List.of(values), e);
        }
    }
}
