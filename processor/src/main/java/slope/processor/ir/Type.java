package slope.processor.ir;

/**
 * A type of the language: a base and a number of array dimensions.
 *
 * @param owner the class of an object; null for all others
 */
public record Type(Base base, int rank, ClassRef owner) {
    /** What an element is. {@code VALUE} is the engine's node and occurs in recorded code only. */
    public enum Base {
        DOUBLE("double"),
        INT("int"),
        LONG("long"),
        BOOLEAN("boolean"),
        /** Of messages: nothing is differentiated, and nothing but a throw takes one. */
        STRING("String"),
        /** Of a class of the user's, whose fields are constants. */
        OBJECT("object"),
        VALUE("Value"),
        /** Of calls that are statements. */
        VOID("void");

        private final String text;

        Base(String text) {
            this.text = text;
        }
    }

    public static final Type DOUBLE = new Type(Base.DOUBLE, 0);
    public static final Type INT = new Type(Base.INT, 0);
    public static final Type LONG = new Type(Base.LONG, 0);
    public static final Type BOOLEAN = new Type(Base.BOOLEAN, 0);
    public static final Type STRING = new Type(Base.STRING, 0);
    public static final Type VOID = new Type(Base.VOID, 0);
    public static final Type VALUE = new Type(Base.VALUE, 0);

    public Type(Base base, int rank) {
        this(base, rank, null);
    }

    public static Type arrayOf(Type element) {
        return new Type(element.base, element.rank + 1, element.owner);
    }

    public static Type object(ClassRef owner) {
        return new Type(Base.OBJECT, 0, owner);
    }

    public boolean isArray() {
        return rank > 0;
    }

    /** The type of {@code a[i]}. */
    public Type element() {
        if (rank == 0) {
            throw new IllegalStateException(this + " is not an array");
        }
        return new Type(base, rank - 1, owner);
    }

    public Type withBase(Base other) {
        return new Type(other, rank, owner);
    }

    public boolean isInteger() {
        return rank == 0 && (base == Base.INT || base == Base.LONG);
    }

    public boolean isNumeric() {
        return isInteger() || equals(DOUBLE);
    }

    public boolean isObject() {
        return base == Base.OBJECT;
    }

    /** Whether a derivative can live here: doubles and arrays of them. */
    public boolean isReal() {
        return base == Base.DOUBLE;
    }

    @Override
    public String toString() {
        return (owner == null ? base.text : owner.toString()) + "[]".repeat(rank);
    }
}
