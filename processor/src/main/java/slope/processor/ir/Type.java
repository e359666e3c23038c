package slope.processor.ir;

import java.util.List;

/**
 * A type of the language: a base and a number of array dimensions.
 *
 * @param owner the class of an object or a record; null for all others
 * @param components of a record, in their order, or the active fields of an object that is differentiated with respect to them;
 *     empty for all others
 * @param arguments of an object's type; empty where it has no type parameters
 */
public record Type(Base base, int rank, ClassRef owner, List<Component> components, List<TypeArgument> arguments) {
    /** What an element is. {@code VALUE} is the engine's node and occurs in recorded code only. */
    public enum Base {
        DOUBLE("double"),
        /** Of what is read only: derivatives are computed on doubles that are rounded where floats are. */
        FLOAT("float"),
        INT("int"),
        LONG("long"),
        /** Of what is read only, as are the next two: an int that is narrowed where they are. */
        BYTE("byte"),
        SHORT("short"),
        CHAR("char"),
        BOOLEAN("boolean"),
        /** An object of which nothing is differentiated, like others of the library's. */
        STRING("String"),
        /** Of a class whose fields are constants, but for those that are components here. */
        OBJECT("object"),
        /** A class of the user's that is nothing but its components, which are differentiated one by one. */
        RECORD("record"),
        VALUE("Value"),
        /** Of calls that are statements. */
        VOID("void");

        private final String text;

        Base(String text) {
            this.text = text;
        }
    }

    public static final Type DOUBLE = new Type(Base.DOUBLE, 0);
    public static final Type FLOAT = new Type(Base.FLOAT, 0);
    public static final Type BYTE = new Type(Base.BYTE, 0);
    public static final Type SHORT = new Type(Base.SHORT, 0);
    public static final Type CHAR = new Type(Base.CHAR, 0);
    public static final Type INT = new Type(Base.INT, 0);
    public static final Type LONG = new Type(Base.LONG, 0);
    public static final Type BOOLEAN = new Type(Base.BOOLEAN, 0);
    public static final Type STRING = new Type(Base.STRING, 0);
    public static final Type VOID = new Type(Base.VOID, 0);
    public static final Type VALUE = new Type(Base.VALUE, 0);

    public Type {
        components = List.copyOf(components);
        arguments = List.copyOf(arguments);
    }

    public Type(Base base, int rank) {
        this(base, rank, null, List.of(), List.of());
    }

    public static Type arrayOf(Type element) {
        return element.withRank(element.rank + 1);
    }

    public static Type object(ClassRef owner) {
        return new Type(Base.OBJECT, 0, owner, List.of(), List.of());
    }

    public static Type generic(ClassRef owner, List<TypeArgument> arguments) {
        return new Type(Base.OBJECT, 0, owner, List.of(), arguments);
    }

    /** An object that is differentiated with respect to some of its fields. */
    public static Type object(ClassRef owner, List<Component> active) {
        return new Type(Base.OBJECT, 0, owner, active, List.of());
    }

    public static Type record(ClassRef owner, List<Component> components) {
        return new Type(Base.RECORD, 0, owner, components, List.of());
    }

    private Type withRank(int other) {
        return new Type(base, other, owner, components, arguments);
    }

    public boolean isArray() {
        return rank > 0;
    }

    /** The type of {@code a[i]}. */
    public Type element() {
        if (rank == 0) {
            throw new IllegalStateException(this + " is not an array");
        }
        return withRank(rank - 1);
    }

    public Type withBase(Base other) {
        return new Type(other, rank, owner, components, arguments);
    }

    /** How many slots a parameter or a local of this type takes. */
    public int slots() {
        return equals(DOUBLE) || equals(LONG) ? 2 : 1;
    }

    public boolean isInteger() {
        return rank == 0 && (base == Base.INT || base == Base.LONG || wide().base == Base.INT);
    }

    public boolean isNumeric() {
        return isInteger() || isReal() && rank == 0;
    }

    /** What it is computed with: a double for a float, an int for what is shorter. */
    public Type wide() {
        return switch (base) {
            case FLOAT -> withBase(Base.DOUBLE);
            case BYTE, SHORT, CHAR -> withBase(Base.INT);
            default -> this;
        };
    }

    public boolean isNarrow() {
        return !wide().equals(this);
    }

    public boolean isObject() {
        return base == Base.OBJECT;
    }

    /** Whether it is an object or a string: what may be null, and is compared by identity. */
    public boolean isReference() {
        return rank == 0 && (isObject() || base == Base.STRING);
    }

    /** Of an object of java.lang that holds a number or a boolean, what it holds; any other type is itself. */
    public Type unboxed() {
        String name = rank == 0 && isObject() ? owner.toString() : "";
        return switch (name) {
            case "java.lang.Double" -> DOUBLE;
            case "java.lang.Float" -> FLOAT;
            case "java.lang.Long" -> LONG;
            case "java.lang.Integer" -> INT;
            case "java.lang.Short" -> SHORT;
            case "java.lang.Byte" -> BYTE;
            case "java.lang.Character" -> CHAR;
            case "java.lang.Boolean" -> BOOLEAN;
            default -> this;
        };
    }

    public boolean isBoxed() {
        return !unboxed().equals(this);
    }

    public boolean isRecord() {
        return base == Base.RECORD;
    }

    /** Whether it is an object that is differentiated with respect to some of its fields. */
    public boolean isActiveObject() {
        return isObject() && !components.isEmpty();
    }

    /** Whether it is differentiated leaf by leaf. */
    public boolean isComposite() {
        return isRecord() || isActiveObject();
    }

    /** The same object where its fields are constants. */
    public Type reference() {
        return isActiveObject() ? object(owner) : this;
    }

    /** Whether a derivative can live in a part of it. */
    public boolean holdsReal() {
        return isReal()
                || components.stream().anyMatch(c -> c.active() && c.type().holdsReal());
    }

    /** Whether a derivative can live here: doubles, floats and arrays of them. */
    public boolean isReal() {
        return base == Base.DOUBLE || base == Base.FLOAT;
    }

    @Override
    public String toString() {
        return (owner == null ? base.text : owner.toString()) + "[]".repeat(rank);
    }
}
