package slope.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import slope.processor.ir.Component;
import slope.processor.ir.ObjectField;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Stmt;

/** Numeric promotion and assignment conversion (JLS 5), made explicit. */
final class Conversions {
    private static final List<Type.Base> WIDTH = List.of(
            Type.Base.BYTE,
            Type.Base.SHORT,
            Type.Base.CHAR,
            Type.Base.INT,
            Type.Base.LONG,
            Type.Base.FLOAT,
            Type.Base.DOUBLE);

    private Conversions() {}

    /** The type that both operands are promoted to, or null where they are not numbers. */
    static Type promoted(Type a, Type b) {
        if (!a.isNumeric() || !b.isNumeric()) {
            return null;
        } else if (a.equals(Type.DOUBLE) || b.equals(Type.DOUBLE)) {
            return Type.DOUBLE;
        } else if (a.equals(Type.FLOAT) || b.equals(Type.FLOAT)) {
            return Type.FLOAT;
        }
        return a.equals(Type.LONG) || b.equals(Type.LONG) ? Type.LONG : Type.INT;
    }

    /** The type of a choice between values of two types, or null where there is none. */
    static Type common(Type a, Type b) {
        if (a.isBoxed() != b.isBoxed()) {
            return common(a.unboxed(), b.unboxed());
        }
        if (assignable(a, b) && b.isComposite()) {
            return b;
        }
        return a.equals(b) || assignable(b, a) && a.isComposite() ? a : promoted(a, b);
    }

    /** Whether a value of one type may be assigned to a variable of the other. */
    static boolean assignable(Type from, Type to) {
        if (from.equals(to)) {
            return true;
        } else if (from.isObject() && (to.isRecord() || to.isObject())) {
            return from.owner().equals(to.owner());
        }
        if (from.isBoxed() && !to.isReference()) {
            return assignable(from.unboxed(), to);
        } else if (!from.isNumeric() || !to.isNumeric()) {
            return false;
        }
        // what is no longer than an int may become something else where it is a constant that fits: javac knows
        return from.wide().equals(Type.INT) && to.wide().equals(Type.INT)
                || WIDTH.indexOf(from.base()) < WIDTH.indexOf(to.base());
    }

    /** The same value in another type; a literal is written in that type at once. */
    static Expr convert(Expr e, Type to) {
        if (e.type().equals(to)
                || e.type().isActiveObject() && to.equals(e.type().reference())) {
            return e;
        } else if (e.type().isReference() && to.isReference() && !to.isComposite()) {
            return e;
        } else if (e.type().isBoxed()) {
            return convert(unboxed(e), to);
        } else if (to.isComposite()) {
            return takenApart(e, to);
        } else if (e instanceof Expr.Literal literal
                && literal.value() instanceof Number number
                && widens(e.type(), to)
                && !to.isNarrow()) {
            Object value = to.equals(Type.DOUBLE)
                    ? (Object) number.doubleValue()
                    : to.equals(Type.LONG) ? (Object) number.longValue() : (Object) number.intValue();
            return new Expr.Literal(to, value, e.origin());
        }
        return new Expr.Apply(Operator.cast(e.type(), to), List.of(e), e.origin());
    }

    /** What a record's components are given, each in its component's type. */
    static List<Expr> components(Type record, List<Expr> arguments) {
        List<Expr> converted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Type type = record.components().get(i).type();
            converted.add(convert(arguments.get(i), type));
        }
        return converted;
    }

    /** The number or boolean that an object of java.lang holds; anything else as it is. */
    static Expr unboxed(Expr e) {
        Type type = e.type().unboxed();
        if (type.equals(e.type())) {
            return e;
        } else if (e instanceof Expr.Invoke call && call.callee().opaque()) {
            return new Expr.Invoke(call.callee().unboxed(), call.arguments(), call.origin());
        }
        return new Expr.Apply(Operator.cast(e.type(), type), List.of(e), e.origin());
    }

    /** An object so far, as its components; what may do something is evaluated once. */
    private static Expr takenApart(Expr object, Type whole) {
        if (!isPath(object)) {
            Local local = Local.temporary("object", object.type());
            Stmt declare = new Stmt.Declare(local, object, object.origin());
            Expr value = takenApart(new Expr.Read(local, object.origin()), whole);
            Stmt end = new Stmt.Return(value, object.origin());
            return new Expr.Inlined("object", whole, List.of(declare, end), object.origin());
        }
        List<Expr> components = new ArrayList<>();
        for (Component component : whole.components()) {
            components.add(convert(component(object, component), component.type()));
        }
        return whole.isObject()
                ? new Expr.WithFields(whole, seenAs(object, whole.reference()), components)
                : new Expr.NewRecord(whole, components, object.origin());
    }

    private static Expr seenAs(Expr object, Type reference) {
        boolean same = object.type().owner().equals(reference.owner());
        return same
                ? object
                : new Expr.Apply(Operator.cast(object.type(), reference), List.of(object), object.origin());
    }

    /** What is active in the object stays so. */
    private static Expr component(Expr object, Component component) {
        List<Component> active = object.type().components();
        for (int i = 0; i < active.size(); i++) {
            if (active.get(i).name().equals(component.name())) {
                return new Expr.Part(object, i, object.origin());
            }
        }
        Type type =
                component.type().isComposite() ? Type.object(component.type().owner()) : component.type();
        return new Expr.FieldOf(object, new ObjectField(component.access(), type, true), object.origin());
    }

    private static boolean isPath(Expr e) {
        return e instanceof Expr.Read
                || e instanceof Expr.Field
                || e instanceof Expr.FieldOf field && isPath(field.object());
    }

    private static boolean widens(Type from, Type to) {
        return from.isInteger() && assignable(from, to);
    }
}
