package slope.processor.ir.ssa;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A function as text: stable, a line an operation, regions indented. Values of one name are told apart by numbers. */
public final class SsaPrinter {
    private final Map<Var, String> names = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<Object, String> labels = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    private SsaPrinter() {}

    public static String print(Function function) {
        SsaPrinter printer = new SsaPrinter();
        printer.line(0, function.name() + "(" + printer.all(function.parameters()) + ")");
        printer.block(function.body(), 1);
        return printer.out.toString();
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }

    private String name(Var var) {
        if (var == null) {
            return "-";
        }
        return names.computeIfAbsent(var, v -> {
            int number = uses.merge(v.name(), 1, Integer::sum);
            return number == 1 ? v.name() : v.name() + "." + number;
        });
    }

    private String label(Object label) {
        return labels.computeIfAbsent(label, l -> "#" + (labels.size() + 1));
    }

    private String all(List<Var> vars) {
        return vars.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private void block(Block block, int depth) {
        block.ops().forEach(op -> op(op, depth));
        if (block.end() instanceof End.Branch branch) {
            line(depth, "if " + label(branch.label()) + " " + name(branch.condition()));
            block(branch.then(), depth + 1);
            line(depth, "else");
            block(branch.otherwise(), depth + 1);
        } else {
            line(
                    depth,
                    block.end().getClass().getSimpleName().toLowerCase(Locale.ROOT) + " "
                            + all(Operands.of(block.end())));
        }
    }

    private void op(Op op, int depth) {
        if (op instanceof Op.If branch) {
            String mirrors = branch.mirrors() == null ? "" : " mirrors " + label(branch.mirrors());
            String results = branch.results().isEmpty() ? "" : all(branch.results()) + " = ";
            line(depth, results + "if " + label(branch.label()) + mirrors + " " + name(branch.condition()));
            block(branch.then(), depth + 1);
            line(depth, "else");
            block(branch.otherwise(), depth + 1);
        } else if (Operands.carried(op) != null) {
            loop(op, Operands.carried(op), depth);
        } else {
            String results = op.results().isEmpty() ? "" : all(op.results()) + " = ";
            line(depth, results + text(op));
        }
    }

    private void loop(Op op, Carried carried, int depth) {
        String slots = "";
        for (int i = 0; i < carried.size(); i++) {
            slots += " " + name(carried.arguments().get(i)) + " = "
                    + name(carried.initial().get(i));
        }
        String results = carried.results().isEmpty() ? "" : all(carried.results()) + " = ";
        line(depth, results + head(op) + (slots.isEmpty() ? "" : " with" + slots));
        if (op instanceof Op.While loop) {
            block(loop.condition(), depth + 2);
        }
        List<Block> blocks = Operands.blocks(op);
        block(blocks.get(blocks.size() - 1), depth + 1);
    }

    private String head(Op op) {
        if (op instanceof Op.For loop) {
            return "for " + label(loop.label()) + " " + name(loop.index()) + " from " + name(loop.from()) + " while "
                    + loop.relation() + " " + name(loop.bound()) + " by " + loop.step();
        } else if (op instanceof Op.While loop) {
            return "while " + label(loop.label());
        } else if (op instanceof Op.Reverse loop) {
            return "reverse " + label(loop.mirrors());
        }
        Op.Unwind loop = (Op.Unwind) op;
        return "unwind " + label(loop.cursor()) + " to " + name(loop.start());
    }

    private String text(Op op) {
        String operands = all(Operands.of(op));
        if (op instanceof Op.Constant constant) {
            return String.valueOf(constant.value());
        } else if (op instanceof Op.Field field) {
            return field.field().owner() + "." + field.field().name();
        } else if (op instanceof Op.AssertionStatus status) {
            return "assertions of " + status.owner();
        } else if (op instanceof Op.FieldOf field) {
            return "field " + field.field().name() + " of " + operands;
        } else if (op instanceof Op.Throw end) {
            return "throw " + end.type() + " " + operands;
        } else if (op instanceof Op.Pure pure) {
            return pure.operator() + " " + operands;
        } else if (op instanceof Op.Call call) {
            return "call " + call.callee() + " " + call.entry() + " " + operands;
        } else if (op instanceof Op.Record record) {
            return "record '" + record.recording().name() + "' " + operands;
        } else if (op instanceof Op.TapeWrite write) {
            return "write " + write.tape().name() + " " + operands;
        } else if (op instanceof Op.TapeRead read) {
            return "read " + read.tape().name() + " " + operands;
        } else if (op instanceof Op.Reserve reserve) {
            return "reserve " + reserve.tape().name() + " " + operands;
        } else if (op instanceof Op.GuardedMultiplyAdd sum) {
            return guarded(sum);
        }
        return op.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " " + operands;
    }

    private String guarded(Op.GuardedMultiplyAdd sum) {
        StringBuilder text = new StringBuilder("guarded " + name(sum.accumulator()));
        text.append(sum.negative() ? " - " : " + ").append(name(sum.adjoint()));
        sum.factors().forEach(f -> text.append(f.divides() ? " / " : " * ").append(name(f.value())));
        return text + (sum.other() == null ? "" : " where finite " + name(sum.other()));
    }
}
