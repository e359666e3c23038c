package slope.processor.ir.ssa;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import slope.processor.diag.Origin;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.ObjectField;
import slope.processor.ir.Operator;
import slope.processor.ir.Parameter;
import slope.processor.ir.StaticField;
import slope.processor.ir.source.Recording;

/** An operation. */
public sealed interface Op {
    /** What it binds, in order; nothing where it has an effect only. */
    default List<Var> results() {
        return List.of();
    }

    /** @param value a Double, Integer, Long, Boolean or String */
    record Constant(Var result, Object value) implements Op {
        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    record Field(Var result, StaticField field) implements Op {
        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /** Whether assertions are enabled in a class. */
    record AssertionStatus(Var result, ClassRef owner) implements Op {
        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /** Ends the method with a new exception; what follows is never reached, and counts as if it were. */
    record Throw(ClassRef type, List<Var> arguments, Origin origin) implements Op {
        public Throw {
            arguments = List.copyOf(arguments);
        }
    }

    /** What must not be active, since the body of {@code method}, in the place of its call, takes it as {@code @Constant}. */
    record Passive(Var value, String parameter, String method, Origin origin) implements Op {}

    record FieldOf(Var result, Var object, ObjectField field) implements Op {
        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    record Pure(Var result, Operator operator, List<Var> arguments) implements Op {
        public Pure {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /**
     * {@code accumulator ± adjoint}, times and over some factors from left to right, or just {@code accumulator} where the adjoint is
     * exactly 0: what does not reach the result contributes nothing, be its partial infinite or NaN.
     *
     * @param accumulator null for a sum that starts here
     * @param negative whether the term is subtracted
     * @param other null, or the other operand of an operation with a pole: an adjoint of 0 is then left out only where this is not
     *     finite, so that it contributes NaN at the pole
     */
    record GuardedMultiplyAdd(
            Var result, Var accumulator, boolean negative, Var adjoint, List<Factor> factors, Var other) implements Op {
        public GuardedMultiplyAdd {
            factors = List.copyOf(factors);
        }

        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /** {@code array[index]}: an element, or a row, which is an alias of part of the array. */
    record Load(Var result, Var array, Var index) implements Op {
        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    record Store(Var array, Var index, Var value, Origin origin) implements Op {}

    /** {@code array[index] += value}. */
    record AddTo(Var array, Var index, Var value) implements Op {}

    /**
     * A zeroed array of the given dimensions.
     *
     * @param outlives whether it may still be used when the operation runs again, so that each needs memory of its own
     */
    record Allocate(Var result, List<Var> dimensions, boolean outlives) implements Op {
        public Allocate {
            dimensions = List.copyOf(dimensions);
        }

        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /**
     * A zeroed array of doubles (or of nodes) of the shape of another: a shadow.
     *
     * @param outlives as of {@link Allocate}
     */
    record AllocateLike(Var result, Var shape, boolean outlives) implements Op {
        public AllocateLike(Var result, Var shape) {
            this(result, shape, false);
        }

        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /** A copy of what an array holds now, for a call that is run again in the reverse sweep. */
    record Snapshot(Var result, Var array) implements Op {
        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /** An array of the rows that an array has now, which keeps them where rows are exchanged later. */
    record SameRows(Var result, Var array) implements Op {
        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /** Throws unless an array, and its rows, are as long as another; {@code name} is what it is called. */
    record CheckShape(String name, Var array, Var other) implements Op {}

    /** Throws unless two arrays, and their rows, are different objects; the second one's name is null for an argument. */
    record CheckDistinct(String name, Var array, String otherName, Var other) implements Op {}

    /** Throws unless the rows of an array are different objects; {@code name} is what it is called. */
    record CheckRows(String name, Var array) implements Op {}

    record Length(Var result, Var array) implements Op {
        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /**
     * One of two blocks.
     *
     * @param mirrors the branch of the forward sweep that this one reverses: in each block the values of the forward block
     *     are visible; null in a forward sweep
     */
    record If(Label label, Label mirrors, Form form, Var condition, Block then, Block otherwise, List<Var> results)
            implements Op {
        /** What the user wrote. */
        public enum Form {
            STATEMENT,
            CONDITIONAL,
            AND,
            OR
        }

        public If {
            results = List.copyOf(results);
        }
    }

    /**
     * {@code for (index = from; index relation bound; index += step)}, where the bound does not change.
     *
     * @param carried what one iteration hands to the next
     */
    record For(Label label, Var index, Var from, String relation, Var bound, int step, Carried carried, Block body)
            implements Op {
        @Override
        public List<Var> results() {
            return carried.results();
        }
    }

    /** @param condition yields a boolean; sees the arguments, and binds nothing that is seen outside it */
    record While(Label label, Carried carried, Block condition, Block body) implements Op {
        @Override
        public List<Var> results() {
            return carried.results();
        }
    }

    /**
     * Runs its body once for each iteration that the loop {@code mirrors} has begun, the last one first. In the body the
     * values of that iteration are visible, as they were.
     */
    record Reverse(Label mirrors, Carried carried, Block body) implements Op {
        @Override
        public List<Var> results() {
            return carried.results();
        }
    }

    /** What is called of a companion. */
    enum Entry {
        /** The user's method itself. */
        PRIMAL,
        /** Arguments, each active one followed by its tangent; binds the value and its tangent. */
        TANGENT,
        /** Arguments, each active array followed by its shadow; then the result's adjoint; binds the scalar partials. */
        PULLBACK,
        /** Nodes for what is active; binds a node. */
        GRAPH
    }

    record Call(List<Var> results, Callee callee, Entry entry, List<Var> arguments, Origin origin) implements Op {
        public Call {
            results = List.copyOf(results);
            arguments = List.copyOf(arguments);
        }

        /** For the method itself and its graph: the arrays that it stores into, or may store into. */
        public List<Var> written() {
            return arguments(p -> p.written() || callee.opaque() && p.type().isArray());
        }

        /** The same, without those that are data: what is stored into these has a derivative. */
        public List<Var> writtenActive() {
            return arguments(p -> p.written() && p.active());
        }

        private List<Var> arguments(Predicate<Parameter> which) {
            List<Var> found = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                if (which.test(callee.parameters().get(i))) {
                    found.add(arguments.get(i));
                }
            }
            return found;
        }
    }

    /** Begins another iteration of a counted region: {@code ++cursor}. */
    record Advance(Cursor cursor) implements Op {}

    /** Leaves the mirrored iteration: {@code cursor--}. */
    record Retreat(Cursor cursor) implements Op {}

    /** The number of the iteration begun last, over all runs of the loop; -1 before the first. */
    record Position(Var result, Cursor cursor) implements Op {
        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /**
     * Makes room on a tape.
     *
     * @param iterations how many more iterations there will be, or where the tape has no cursor how many at all; null for
     *     the one that has begun
     */
    record Reserve(Tape tape, Var iterations) implements Op {}

    /**
     * Keeps a value of the current iteration for the reverse sweep; of an array, a copy.
     *
     * @param index the place on the tape where the loop's own index is that; null where a cursor is, or there is no loop
     */
    record TapeWrite(Tape tape, Var index, Var value) implements Op {}

    /** The value that was kept in the mirrored iteration. */
    record TapeRead(Var result, Tape tape, Var index) implements Op {
        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /**
     * Runs its body for each iteration from the one begun last down to, and without, {@code start}; the cursor goes along.
     *
     * @param start null for -1: all of them
     */
    record Unwind(Cursor cursor, Var start, Carried carried, Block body) implements Op {
        @Override
        public List<Var> results() {
            return carried.results();
        }
    }

    /**
     * Records a node of the graph; the operands are nodes, but for the one that is folded into it.
     *
     * @param nested whether the engine's own method does it, whose call may stand inside another
     */
    record Record(Var result, Recording recording, List<Var> operands, boolean nested) implements Op {
        public Record {
            operands = List.copyOf(operands);
        }

        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /** Makes numbers those that the nodes beside them hold, or nodes new leaves where the numbers beside them are others. */
    record Update(Var array, Var other) implements Op {}

    /** What a node holds; of an array of nodes a new array of numbers. */
    record Data(Var result, Var node) implements Op {
        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }

    /** A leaf for a passive number, or an array of leaves for a passive array. */
    record Leaf(Var result, Var number, boolean nested) implements Op {
        @Override
        public List<Var> results() {
            return List.of(result);
        }
    }
}
