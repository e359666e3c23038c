package slope.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A function from scalars to a scalar without side effects: a Java operator, a conversion, a static method of {@code java.lang},
 * or one of the user's whose derivative was written by hand. Equal by name and signature; the key of a row in the table of rules.
 *
 * @param name {@code +}, {@code (int)}, {@code Math.sin}, …
 * @param declaring the class of a method of the user's; null for all others
 * @param partials of such a method: for each parameter the calls that make its partial derivative; empty for all others
 */
public record Operator(
        String name,
        List<Type> parameters,
        Type result,
        Notation notation,
        ClassRef declaring,
        List<WrittenPartial> partials) {
    /** How it is written in Java. */
    public enum Notation {
        INFIX,
        PREFIX,
        CAST,
        CALL,
        /** {@code c ? a : b} of two values that are both at hand. */
        SELECT
    }

    /**
     * A partial derivative as a call.
     *
     * @param method null where the argument is data
     * @param directions after each of the method's own parameters the number that follows it, or null
     * @param last the number that ends the call, or null
     */
    public record WrittenPartial(Operator method, List<Double> directions, Double last) {
        public WrittenPartial {
            directions = Collections.unmodifiableList(new ArrayList<>(directions));
        }
    }

    public Operator {
        parameters = List.copyOf(parameters);
        partials = List.copyOf(partials);
    }

    public Operator(String name, List<Type> parameters, Type result, Notation notation) {
        this(name, parameters, result, notation, null, List.of());
    }

    /** A static method of the user's. */
    public static Operator of(
            ClassRef declaring, String method, List<Type> parameters, Type result, List<WrittenPartial> partials) {
        String name = declaring.simpleName() + "." + method;
        return new Operator(name, parameters, result, Notation.CALL, declaring, partials);
    }

    /** Whether it is the user's, and its derivative, too. */
    public boolean isWritten() {
        return !partials.isEmpty();
    }

    /** {@code + - * / % & | ^} on two operands of one type. */
    public static Operator infix(String name, Type type) {
        return new Operator(name, List.of(type, type), type, Notation.INFIX);
    }

    /** {@code << >> >>>}: the distance is an int (a long distance is converted first, which changes nothing). */
    public static Operator shift(String name, Type type) {
        return new Operator(name, List.of(type, Type.INT), type, Notation.INFIX);
    }

    /** {@code < <= > >= == !=}. */
    public static Operator comparison(String name, Type type) {
        return comparison(name, type, type);
    }

    public static Operator comparison(String name, Type left, Type right) {
        return new Operator(name, List.of(left, right), Type.BOOLEAN, Notation.INFIX);
    }

    /** {@code - ~ !}. */
    public static Operator prefix(String name, Type type) {
        return new Operator(name, List.of(type), type, Notation.PREFIX);
    }

    /** A primitive conversion, implicit or written. */
    public static Operator cast(Type from, Type to) {
        return new Operator("(" + to + ")", List.of(from), to, Notation.CAST);
    }

    /** A double as the nearest float, or an int as something shorter, in the type that it is computed with. */
    public static Operator narrowed(Type from, Type to) {
        return new Operator("(" + to + ")", List.of(from), to.wide(), Notation.CAST);
    }

    /** A static method of a class of {@code java.lang}, or of {@code slope.Slope}: {@code call("Math", "sin", DOUBLE, DOUBLE)}. */
    public static Operator call(String owner, String method, Type result, Type... parameters) {
        return new Operator(owner + "." + method, List.of(parameters), result, Notation.CALL);
    }

    public static Operator select(Type type) {
        return new Operator("?:", List.of(Type.BOOLEAN, type, type), type, Notation.SELECT);
    }

    /** {@code Math.sin} → {@code Math}; only for {@link Notation#CALL}. */
    public String owner() {
        return name.substring(0, name.indexOf('.'));
    }

    /** {@code Math.sin} → {@code sin}; only for {@link Notation#CALL}. */
    public String method() {
        return name.substring(name.indexOf('.') + 1);
    }

    public boolean isOn(Type type) {
        return parameters.stream().allMatch(type::equals);
    }

    @Override
    public String toString() {
        return name;
    }
}
