package slope.processor.backend;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Recording;

/** The bytes of calls: of the runtime, of companions, and of what records nodes. */
final class CallSize {
    private final ExpressionSize expressions;

    CallSize(ExpressionSize expressions) {
        this.expressions = expressions;
    }

    int value(Expr e) {
        if (e instanceof Expr.Java call) {
            int receiver = call.receiver() != null
                    ? expressions.value(call.receiver())
                    : call.owner() == null ? ExpressionSize.PLAIN : 0;
            return receiver + expressions.values(call.arguments()) + ExpressionSize.WITH_CONSTANT;
        } else if (e instanceof Expr.Record record) {
            return record(record);
        } else if (e instanceof Expr.RecordDynamic record) {
            return expressions.values(record.operands()) + ExpressionSize.WITH_CONSTANT;
        } else if (e instanceof Expr.Companion call) {
            return companion(call);
        }
        throw new IllegalStateException("not an expression of written code: " + e);
    }

    /** The data, which reads each operand's; the operation; then the operands. */
    private int record(Expr.Record record) {
        Recording recording = record.recording();
        int operands = expressions.values(record.operands());
        int nodes = (int) record.operands().stream()
                .filter(x -> x.type().equals(Type.VALUE))
                .count();
        Expr.Apply data = new Expr.Apply(
                recording.operator(),
                record.operands(),
                record.operands().get(0).origin());
        int computed = expressions.apply(recording.operator(), operands + ExpressionSize.WITH_CONSTANT * nodes, data);
        return computed + ExpressionSize.WITH_CONSTANT + operands + ExpressionSize.WITH_CONSTANT;
    }

    /** A call that is a statement, and may declare a local for what comes back. */
    int effect(Expr.Companion call) {
        if (call.entry() == Expr.Companion.Entry.PULLBACK) {
            int space = 2 * ExpressionSize.PLAIN + 2 * ExpressionSize.WITH_CONSTANT + ExpressionSize.NEW;
            return space + expressions.jumps().conditional() + companion(call) + popped(call.callee());
        } else if (call.space() != null) {
            int size = companion(call);
            expressions.slots().declare(call.space(), Type.object(call.callee().owner()));
            return size + expressions.slots().access(call.space());
        }
        return companion(call) + (call.type().equals(Type.BOOLEAN) ? popped(call.callee()) : 0);
    }

    private static int popped(Callee callee) {
        return callee.isVoid() || callee.result().isRecord() ? 0 : ExpressionSize.PLAIN;
    }

    private int companion(Expr.Companion call) {
        Callee callee = call.callee();
        int made = callee.derivativeName().equals(Callee.CONSTRUCTOR) ? ExpressionSize.NEW : 0;
        return switch (call.entry()) {
            case PRIMAL -> made + handed(call, false) + (made > 0 ? 0 : ExpressionSize.WITH_CONSTANT);
            case GRAPH, DYNAMIC -> handed(call, false) + ExpressionSize.WITH_CONSTANT;
            case TANGENT -> handed(call, true) + ExpressionSize.WITH_CONSTANT;
            case PULLBACK ->
                ExpressionSize.PLAIN + 2 * ExpressionSize.WITH_CONSTANT + expressions.values(call.arguments());
            case PARTIAL -> ExpressionSize.PLAIN + 2 * ExpressionSize.WITH_CONSTANT;
            case LEAF -> read(call, 0);
            case TANGENT_VALUE, TANGENT_DOT -> read(call, 1);
        };
    }

    /** Reads a leaf of what a local holds. */
    private int read(Expr.Companion call, int before) {
        int number = (Integer) ((Expr.Literal) call.arguments().get(0)).value();
        int steps = before + call.callee().results().get(number).path().size();
        return expressions.slots().access(call.space()) + ExpressionSize.WITH_CONSTANT * steps;
    }

    /** Arguments, of which records are made where the callee takes them. */
    private int handed(Expr.Companion call, boolean tangents) {
        Callee callee = call.callee();
        Iterator<Expr> arguments = call.arguments().iterator();
        int size = 0;
        for (Leaf leaf : Leaves.of(callee)) {
            int value = expressions.value(arguments.next()) + narrowed(callee, leaf);
            boolean read = !leaf.whole().type().isActiveObject() || leaf.path().isEmpty() || tangents;
            size += read ? value : 0;
            if (tangents && leaf.parameter().active()) {
                size += expressions.value(arguments.next()) + narrowed(callee, leaf);
            } else if (tangents
                    && leaf.whole().type().isRecord()
                    && leaf.whole().active()) {
                size += value;
            }
        }
        List<Parameter> records = new ArrayList<>(callee.declared());
        records.removeIf(p -> !p.type().isRecord());
        int times = tangents ? 2 : 1;
        return size + times * records.stream().mapToInt(p -> made(p.type())).sum();
    }

    private static int narrowed(Callee callee, Leaf leaf) {
        if (callee.opaque() || !leaf.declared().isNarrow()) {
            return 0;
        }
        return leaf.declared().isArray() ? 2 * ExpressionSize.WITH_CONSTANT : ExpressionSize.PLAIN;
    }

    /** What makes a record, and the records in it, but for their leaves. */
    static int made(Type type) {
        return type.isRecord()
                ? ExpressionSize.NEW
                        + type.components().stream()
                                .mapToInt(c -> made(c.type()))
                                .sum()
                : 0;
    }
}
