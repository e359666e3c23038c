package slope.processor.ir.source;

import java.util.ArrayList;
import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Component;
import slope.processor.ir.ObjectField;
import slope.processor.ir.Operator;
import slope.processor.ir.StaticField;
import slope.processor.ir.Type;

/**
 * An expression, with all conversions explicit: the operands of {@link Apply} have exactly the operator's parameter types,
 * an initialiser has exactly the variable's.
 */
public sealed interface Expr {
    Type type();

    Origin origin();

    /** Whether it is written as {@code true}. */
    default boolean isTrue() {
        return this instanceof Literal literal && literal.value().equals(true);
    }

    /** @param value a Double, Integer, Long, Boolean or String, or null for an array that is not there yet */
    record Literal(Type type, Object value, Origin origin) implements Expr {}

    record Field(StaticField field, Origin origin) implements Expr {
        @Override
        public Type type() {
            return field.type();
        }
    }

    /** {@code Value[][][].class}, in written code. */
    record ClassOf(Type of) implements Expr {
        @Override
        public Type type() {
            return Type.VOID;
        }

        @Override
        public Origin origin() {
            return Origin.NONE;
        }
    }

    /** Whether assertions are enabled in a class. */
    record AssertionStatus(ClassRef owner, Origin origin) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    /** A field of an object of the user's: a constant. */
    record FieldOf(Expr object, ObjectField field, Origin origin) implements Expr {
        @Override
        public Type type() {
            return field.type();
        }

        public String name() {
            return field.name();
        }
    }

    /** A record of these components, as its plain constructor makes it. */
    record NewRecord(Type type, List<Expr> components, Origin origin) implements Expr {
        public NewRecord {
            components = List.copyOf(components);
        }
    }

    /** An object of which nothing is active so far, with what its active fields hold at this time. */
    record WithFields(Type type, Expr object, List<Expr> fields) implements Expr {
        public WithFields {
            fields = List.copyOf(fields);
        }

        @Override
        public Origin origin() {
            return object.origin();
        }
    }

    /** A component of a record of numbers, or an active field of an object. */
    record Part(Expr whole, int position, Origin origin) implements Expr {
        @Override
        public Type type() {
            return component().type();
        }

        public Component component() {
            return whole.type().components().get(position);
        }
    }

    /** A method's body in the place of its call; a return in it says what the value is. */
    record Inlined(String method, Type type, List<Stmt> body, Origin origin) implements Expr {
        public Inlined {
            body = List.copyOf(body);
        }
    }

    record Read(Local local, Origin origin) implements Expr {
        @Override
        public Type type() {
            return local.type();
        }
    }

    record Apply(Operator operator, List<Expr> arguments, Origin origin) implements Expr {
        public Apply {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Type type() {
            return operator.result();
        }
    }

    /** {@code left && right} ({@code and}) or {@code left || right}. */
    record ShortCircuit(boolean and, Expr left, Expr right, Origin origin) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    record Conditional(Expr condition, Expr then, Expr otherwise, Origin origin) implements Expr {
        @Override
        public Type type() {
            return then.type();
        }
    }

    /** A switch whose cases yield its value. */
    record Switch(Type type, Stmt.Switch body) implements Expr {
        @Override
        public Origin origin() {
            return body.origin();
        }
    }

    record Element(Expr array, Expr index, Origin origin) implements Expr {
        @Override
        public Type type() {
            return array.type().element();
        }
    }

    record Length(Expr array, Origin origin) implements Expr {
        @Override
        public Type type() {
            return Type.INT;
        }
    }

    /** {@code new double[n][m]}: all dimensions are given. */
    record NewArray(Type type, List<Expr> dimensions, Origin origin) implements Expr {
        public NewArray {
            dimensions = List.copyOf(dimensions);
        }
    }

    /** {@code {a, b, c}}; rows are of this kind, too, or any other arrays. */
    record ArrayOf(Type type, List<Expr> elements, Origin origin) implements Expr {
        public ArrayOf {
            elements = List.copyOf(elements);
        }

        /** Whether all rows are written out, and equally long. */
        public boolean isRegular() {
            return !type.element().isArray()
                    || elements.stream().allMatch(e -> e instanceof ArrayOf row && row.isRegular())
                            && elements.stream()
                                            .map(e -> ((ArrayOf) e).dimensions())
                                            .distinct()
                                            .count()
                                    <= 1;
        }

        /** Where that is so: how long the array is, then its rows. */
        public List<Integer> dimensions() {
            List<Integer> dimensions = new ArrayList<>(List.of(elements.size()));
            if (!elements.isEmpty() && elements.get(0) instanceof ArrayOf row) {
                dimensions.addAll(row.dimensions());
            }
            return dimensions;
        }
    }

    /**
     * A new array with the elements of an array of numbers from {@code from} on: what {@code clone} and {@code
     * Arrays.copyOfRange} make.
     *
     * @param from null for 0
     * @param to null for the array's length; what lies behind that is 0
     */
    record Copy(Expr array, Expr from, Expr to, Origin origin) implements Expr {
        @Override
        public Type type() {
            return array.type();
        }
    }

    /**
     * {@code Arrays.fill}.
     *
     * @param from null for 0
     * @param to null for the array's length
     */
    record Fill(Expr array, Expr from, Expr to, Expr value, Origin origin) implements Expr {
        @Override
        public Type type() {
            return Type.VOID;
        }
    }

    /** {@code System.arraycopy} of numbers. */
    record Move(Expr from, Expr start, Expr to, Expr place, Expr length, Origin origin) implements Expr {
        @Override
        public Type type() {
            return Type.VOID;
        }
    }

    /** A call of an annotated method. */
    record Invoke(Callee callee, List<Expr> arguments, Origin origin) implements Expr {
        public Invoke {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Type type() {
            return callee.result();
        }
    }

    /**
     * {@code target = value}, or {@code target op= value} when there is an operator: then the target is converted to its
     * first parameter type, and its result back to the target's type, as JLS 15.26.2 has it.
     *
     * @param target a {@link Read} or an {@link Element}
     * @param operator null for a plain assignment
     */
    record Assign(Expr target, Operator operator, Expr value, Origin origin) implements Expr {
        @Override
        public Type type() {
            return target.type();
        }
    }

    /** {@code ++x}, {@code x--}, …: {@code step} is 1 or -1; {@code prefix} tells which value the expression has. */
    record Increment(Expr target, int step, boolean prefix, Origin origin) implements Expr {
        @Override
        public Type type() {
            return target.type();
        }
    }

    /**
     * A Java method call in written code: static when there is an owner, on {@code receiver} when that is there, of the
     * class itself when neither is.
     */
    record Java(ClassRef owner, Expr receiver, String method, List<Expr> arguments, Type type) implements Expr {
        public Java {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Origin origin() {
            return Origin.NONE;
        }
    }

    /** An instance field of the class that is written. */
    record Member(String name, Type type) implements Expr {
        @Override
        public Origin origin() {
            return Origin.NONE;
        }
    }

    /**
     * A call of an entry of a companion class; what the entry is decides how it is written.
     *
     * @param space the field that holds the callee's space, for a pullback, and the name of the local that holds a tangent, or a
     *     record; null for the others
     * @param arguments what is handed over, one for each leaf; to a tangent each active one followed by its tangent
     * @param type void is written as a boolean that nobody reads
     */
    record Companion(Callee callee, Entry entry, String space, List<Expr> arguments, Type type) implements Expr {
        /** What is called or asked for. */
        public enum Entry {
            /** The user's method. */
            PRIMAL,
            /** {@code XGraphs.f(…)}. */
            GRAPH,
            /** {@code XGraphs.fDynamic(…)}. */
            DYNAMIC,
            /** {@code XDerivatives.fPullback(space, …)}, as a statement. */
            PULLBACK,
            /** The adjoint of the active scalar parameter whose number among all parameters is the literal argument. */
            PARTIAL,
            /** {@code Tangent space = XDerivatives.fTangent(…)}, as a statement. */
            TANGENT,
            /** The leaf of the record in {@code space} whose number is the literal argument; so for the next two. */
            LEAF,
            /** {@code space.value()}, or a leaf of it. */
            TANGENT_VALUE,
            /** {@code space.dot()}, or a leaf of it. */
            TANGENT_DOT
        }

        public Companion {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Origin origin() {
            return Origin.NONE;
        }
    }

    /**
     * Records a node with the closure written out; {@code data} is computed from the operands' data.
     *
     * @param operands nodes, but for the folded one
     */
    record Record(Recording recording, List<Expr> operands) implements Expr {
        public Record {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return Type.VALUE;
        }

        @Override
        public Origin origin() {
            return Origin.NONE;
        }
    }

    /** The same through the engine's method. */
    record RecordDynamic(Recording recording, List<Expr> operands) implements Expr {
        public RecordDynamic {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return Type.VALUE;
        }

        @Override
        public Origin origin() {
            return Origin.NONE;
        }
    }
}
