package slope.processor.backend;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Type;
import slope.processor.ir.source.Derivatives;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Routine;
import slope.processor.ir.source.Stmt;

/**
 * How many bytes of code javac will make of a written body. It follows what javac does, operation by operation: which slot a
 * local has, which form of a load, a constant and a jump that takes. What it does not know, such as whether a string has a small
 * number among the constants, is a byte here and there.
 */
public final class CodeSize {
    private final LocalSlots slots = new LocalSlots();
    private final JumpTally jumps = new JumpTally();
    private final Set<Object> constants = new HashSet<>();
    private final ExpressionSize expressions = new ExpressionSize(slots, jumps, constants);
    private int depth;
    private int deepest;

    private CodeSize() {}

    /**
     * What is found out about a body.
     *
     * @param bytes of its code
     * @param depth how deep its statements are nested
     * @param constants what takes places of its own among the constants of its class: numbers, strings and names
     */
    public record Size(int bytes, int depth, Set<Object> constants) {}

    /** Of the workspace's {@code pullback}. */
    public static Size ofPullback(Derivatives method) {
        CodeSize size = new CodeSize();
        Routine routine = method.pullback();
        size.slots.declare("this", Type.object(method.signature().owner()));
        routine.parameters().forEach(size.slots::declare);
        int body = size.all(routine.body());
        int field = ExpressionSize.PLAIN + ExpressionSize.WITH_CONSTANT;
        int stores = field * routine.returned().size() + size.expressions.values(routine.returned());
        int called = field + ExpressionSize.PLAIN;
        int result = field + ExpressionSize.PLAIN;
        return size.found(body + (routine.returns() ? stores + called + result : 0));
    }

    public static Size ofTangent(Derivatives method) {
        return new CodeSize().of(method.signature(), method.tangent(), true);
    }

    public static Size ofGraph(Derivatives method) {
        return new CodeSize().of(method.signature(), method.graph(), false);
    }

    public static Size ofDynamicGraph(Derivatives method) {
        return new CodeSize().of(method.signature(), method.dynamic(), false);
    }

    private Size found(int bytes) {
        return new Size(bytes + jumps.more(), deepest, constants);
    }

    /** Of a static method, which takes records apart before it runs the body, and puts one together afterwards. */
    private Size of(Callee signature, Routine routine, boolean tangents) {
        List<Leaf> leaves = Leaves.of(signature);
        signature.declared().stream().filter(p -> p.type().isComposite()).forEach(p -> {
            slots.declare(p.name(), p.type());
            if (tangents && p.type().isRecord()) {
                slots.declare(p.name() + "Dot", p.type());
            }
        });
        int apart = 0;
        for (boolean taken : List.of(false, true)) {
            int next = 0;
            for (Leaf leaf : leaves) {
                boolean dot = tangents && leaf.parameter().active();
                for (Local local : routine.parameters().subList(next, next += dot ? 2 : 1)) {
                    if (isTaken(leaf) == taken && (!taken || routine.read().contains(local))) {
                        slots.declare(local);
                        apart += taken ? taken(leaf, local) : 0;
                    }
                }
            }
        }
        boolean pairs = tangents && signature.result().isRecord();
        int together = CallSize.made(signature.result()) * (pairs ? 2 : 1)
                + (tangents ? ExpressionSize.NEW : 0)
                + ExpressionSize.PLAIN;
        return found(apart
                + all(routine.body())
                + expressions.values(routine.returned())
                + (routine.returns() && !signature.isVoid() ? together : ExpressionSize.PLAIN));
    }

    /** Whether it is a local that is taken from a parameter, and no parameter itself. */
    private static boolean isTaken(Leaf leaf) {
        return leaf.whole().type().isRecord()
                || leaf.whole().type().isActiveObject() && !leaf.parameter().active();
    }

    private int taken(Leaf leaf, Local local) {
        int whole = slots.access(leaf.whole().name());
        int widened = Leaves.isConverted(leaf)
                ? 2 * ExpressionSize.WITH_CONSTANT
                : leaf.declared().equals(Type.FLOAT) ? ExpressionSize.PLAIN : 0;
        return whole + ExpressionSize.WITH_CONSTANT * leaf.path().size() + widened + slots.access(local.name());
    }

    private int all(List<Stmt> body) {
        return body.stream().mapToInt(this::of).sum();
    }

    private int block(List<Stmt> body) {
        int mark = slots.mark();
        deepest = Math.max(deepest, ++depth);
        int size = all(body);
        depth--;
        slots.backTo(mark);
        return jumps.over(size);
    }

    private int of(Stmt s) {
        if (s instanceof Stmt.Declare declare) {
            slots.declare(declare.local());
            constants.add(declare.local().name());
            Expr initial = declare.initial();
            return initial == null
                    ? 0
                    : expressions.value(initial) + slots.access(declare.local().name());
        } else if (s instanceof Stmt.Evaluate evaluate) {
            return expressions.effect(evaluate.expression());
        } else if (s instanceof Stmt.If branch) {
            int then = expressions.condition(branch.condition()) + block(branch.then());
            boolean jump = !branch.otherwise().isEmpty() && goesOn(branch.then());
            return then + (jump ? jumps.always() : 0) + block(branch.otherwise());
        } else if (s instanceof Stmt.While loop) {
            return jumps.over(expressions.condition(loop.condition()) + block(loop.body()) + jumps.always());
        } else if (s instanceof Stmt.For loop) {
            int mark = slots.mark();
            int initial = all(loop.initial());
            int body = expressions.condition(loop.condition()) + block(loop.body()) + all(loop.update());
            slots.backTo(mark);
            return initial + jumps.over(body + jumps.always());
        } else if (s instanceof Stmt.Break) {
            return jumps.always();
        } else if (s instanceof Stmt.Throw end) {
            return ExpressionSize.NEW + expressions.values(end.arguments()) + ExpressionSize.PLAIN;
        }
        throw new IllegalStateException("not a statement of written code: " + s);
    }

    private static boolean goesOn(List<Stmt> body) {
        return !Stmt.endAbruptly(body) && !(body.get(body.size() - 1) instanceof Stmt.Break);
    }
}
