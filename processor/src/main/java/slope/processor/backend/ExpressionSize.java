package slope.processor.backend;

import java.util.List;
import java.util.Set;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;

/** The bytes of the code that javac makes of an expression: as a value, as a condition with its jump, or as a statement. */
final class ExpressionSize {
    /** An operation without operands in the code. */
    static final int PLAIN = 1;

    /** One with the number of a constant: a call, a field, a type. */
    static final int WITH_CONSTANT = 3;

    /** {@code new} and {@code dup}, and the constructor. */
    static final int NEW = WITH_CONSTANT + PLAIN + WITH_CONSTANT;

    private final LocalSlots slots;
    private final JumpTally jumps;
    private final Set<Object> constants;
    private final CallSize calls = new CallSize(this);

    /** @param constants takes what is loaded from among the constants */
    ExpressionSize(LocalSlots slots, JumpTally jumps, Set<Object> constants) {
        this.slots = slots;
        this.jumps = jumps;
        this.constants = constants;
    }

    LocalSlots slots() {
        return slots;
    }

    JumpTally jumps() {
        return jumps;
    }

    int values(List<Expr> expressions) {
        return expressions.stream().mapToInt(this::value).sum();
    }

    int value(Expr e) {
        if (e instanceof Expr.Literal literal) {
            return constant(literal.value());
        } else if (e instanceof Expr.Read read) {
            return slots.access(read.local().name());
        } else if (e instanceof Expr.Apply apply) {
            return isJump(apply.operator())
                    ? chosen(e)
                    : isConstant(apply)
                            ? ConstantSize.FROM_POOL
                            : apply(apply.operator(), values(apply.arguments()), apply);
        } else if (e instanceof Expr.ShortCircuit) {
            return chosen(e);
        } else if (e instanceof Expr.Conditional choice) {
            return choice(choice.condition(), choice.then(), choice.otherwise());
        } else if (e instanceof Expr.Element element) {
            return value(element.array()) + value(element.index()) + PLAIN;
        } else if (e instanceof Expr.Length length) {
            return value(length.array()) + PLAIN;
        } else if (e instanceof Expr.Assign assign) {
            return effect(assign) + PLAIN;
        } else if (e instanceof Expr.Increment increment) {
            return increment(increment) + (isLocal(increment.target()) ? value(increment.target()) : PLAIN);
        } else if (e instanceof Expr.Field || e instanceof Expr.ClassOf) {
            return WITH_CONSTANT;
        } else if (e instanceof Expr.FieldOf field) {
            return value(field.object()) + WITH_CONSTANT;
        } else if (e instanceof Expr.Member) {
            return PLAIN + WITH_CONSTANT;
        } else if (e instanceof Expr.AssertionStatus) {
            return 2 * WITH_CONSTANT;
        } else if (e instanceof Expr.NewArray array) {
            int dimensions = array.dimensions().size();
            return values(array.dimensions())
                    + (dimensions > 1 ? 4 : array.type().rank() > 1 ? WITH_CONSTANT : 2);
        }
        return calls.value(e);
    }

    private int constant(Object value) {
        int size = ConstantSize.of(value);
        if (size == ConstantSize.FROM_POOL) {
            constants.add(value);
        }
        return size;
    }

    /** Of what has operands that are constants, too, javac computes the value. */
    private static boolean isConstant(Expr.Apply apply) {
        Operator.Notation notation = apply.operator().notation();
        return notation != Operator.Notation.CALL
                && apply.arguments().stream()
                        .allMatch(a -> a instanceof Expr.Literal literal && literal.value() != null);
    }

    /** @param operands the bytes of their code */
    int apply(Operator operator, int operands, Expr.Apply apply) {
        return switch (operator.notation()) {
            case INFIX -> operands + (operator.result().equals(Type.STRING) ? 5 : PLAIN);
            case PREFIX -> operands + (operator.name().equals("~") ? 2 : PLAIN);
            case CAST -> operands + cast(operator);
            case CALL -> operands + WITH_CONSTANT;
            case SELECT ->
                choice(
                        apply.arguments().get(0),
                        apply.arguments().get(1),
                        apply.arguments().get(2));
        };
    }

    /** Through an int, or a float, it takes two steps. */
    private static int cast(Operator operator) {
        Type from = operator.parameters().get(0);
        String to = operator.name();
        boolean shorter = to.equals("(byte)") || to.equals("(short)") || to.equals("(char)");
        boolean there = to.equals("(" + operator.result() + ")");
        return (shorter && !from.wide().equals(Type.INT) ? 2 : PLAIN) + (there || shorter ? 0 : PLAIN);
    }

    private int choice(Expr condition, Expr then, Expr otherwise) {
        int first = jumps.over(value(then));
        return condition(condition) + first + jumps.always() + jumps.over(value(otherwise));
    }

    /** A condition as a value: 1 or 0. */
    private int chosen(Expr e) {
        return condition(e) + PLAIN + jumps.always() + PLAIN;
    }

    private static boolean isJump(Operator operator) {
        return isComparison(operator) || operator.name().equals("!");
    }

    private static boolean isComparison(Operator operator) {
        return operator.notation() == Operator.Notation.INFIX
                && List.of("<", "<=", ">", ">=", "==", "!=").contains(operator.name());
    }

    /** With the jump that is taken where it does not hold. */
    int condition(Expr e) {
        if (e.isTrue()) {
            return 0;
        } else if (e instanceof Expr.Apply apply && apply.operator().name().equals("!")) {
            return condition(apply.arguments().get(0));
        } else if (e instanceof Expr.Apply apply && isComparison(apply.operator())) {
            return comparison(apply);
        } else if (e instanceof Expr.ShortCircuit both) {
            return condition(both.left()) + condition(both.right());
        } else if (e instanceof Expr.Conditional choice) {
            return condition(choice.condition())
                    + condition(choice.then())
                    + jumps.always()
                    + condition(choice.otherwise());
        }
        return value(e) + jumps.conditional();
    }

    private int comparison(Expr.Apply apply) {
        Type type = apply.operator().parameters().get(0);
        Expr left = apply.arguments().get(0);
        Expr right = apply.arguments().get(1);
        boolean wide = type.slots() == 2 || type.equals(Type.FLOAT);
        boolean none = !wide
                && right instanceof Expr.Literal literal
                && (literal.value() == null || literal.value().equals(0));
        return value(left) + (none ? 0 : value(right)) + (wide ? PLAIN : 0) + jumps.conditional();
    }

    /** Of a statement. */
    int effect(Expr e) {
        if (e instanceof Expr.Assign assign) {
            return assign(assign);
        } else if (e instanceof Expr.Increment increment) {
            return increment(increment);
        } else if (e instanceof Expr.Companion call) {
            return calls.effect(call);
        }
        return value(e) + (e.type().equals(Type.VOID) ? 0 : PLAIN);
    }

    private static boolean isLocal(Expr e) {
        return e instanceof Expr.Read;
    }

    private int increment(Expr.Increment increment) {
        if (increment.target() instanceof Expr.Read read && read.type().wide().equals(Type.INT)) {
            return slots.increment(read.local().name(), increment.step());
        }
        return changed(increment.target(), PLAIN);
    }

    private int assign(Expr.Assign assign) {
        Expr target = assign.target();
        if (assign.operator() == null) {
            return stored(target) + value(assign.value());
        } else if (target instanceof Expr.Read read
                && read.type().equals(Type.INT)
                && List.of("+", "-").contains(assign.operator().name())
                && assign.value() instanceof Expr.Literal by
                && by.value() instanceof Integer step) {
            return slots.increment(read.local().name(), step);
        }
        return changed(target, value(assign.value()));
    }

    /** What stores into it, but for the value's own code. */
    private int stored(Expr target) {
        if (target instanceof Expr.Read read) {
            return slots.access(read.local().name());
        } else if (target instanceof Expr.Element element) {
            return value(element.array()) + value(element.index()) + PLAIN;
        }
        return PLAIN + WITH_CONSTANT;
    }

    /** Read, computed with a value and stored again; the array and its index, or the object, are there once. */
    private int changed(Expr target, int value) {
        if (target instanceof Expr.Read read) {
            return 2 * slots.access(read.local().name()) + value + PLAIN;
        }
        int again = target instanceof Expr.Element ? PLAIN : WITH_CONSTANT;
        return stored(target) + PLAIN + again + value + PLAIN;
    }
}
