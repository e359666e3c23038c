package slope.processor.transform.recompose;

import java.util.ArrayList;
import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Stmt;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Var;

/** Calls through the companion interface. */
final class Calls {
    private final Expressions expressions;
    private final Memory memory;
    private final Variables variables;
    private final boolean dynamic;

    Calls(Expressions expressions, Memory memory, Variables variables, boolean dynamic) {
        this.expressions = expressions;
        this.memory = memory;
        this.variables = variables;
        this.dynamic = dynamic;
    }

    void call(Op.Call call, List<Stmt> out) {
        switch (call.entry()) {
            case PRIMAL -> plain(call, Expr.Companion.Entry.PRIMAL, out);
            case GRAPH -> {
                Expr.Companion.Entry entry = dynamic ? Expr.Companion.Entry.DYNAMIC : Expr.Companion.Entry.GRAPH;
                plain(call, entry, out);
            }
            case TANGENT -> {
                String name = memory.local(call.callee().derivativeName() + "Tangent");
                enter(call, Expr.Companion.Entry.TANGENT, name, out);
                if (call.results().isEmpty()) {
                    return;
                }
                result(call, 0, Expr.Companion.Entry.TANGENT_VALUE, name, List.of(), out);
                result(call, 1, Expr.Companion.Entry.TANGENT_DOT, name, List.of(), out);
            }
            case PULLBACK -> {
                String space = memory.space(call.callee());
                enter(call, Expr.Companion.Entry.PULLBACK, space, out);
                partials(call, space, out);
            }
        }
    }

    private void plain(Op.Call call, Expr.Companion.Entry entry, List<Stmt> out) {
        if (call.results().isEmpty()) {
            enter(call, entry, null, out);
        } else {
            result(call, 0, entry, null, arguments(call), out);
        }
    }

    /** What an object's fields hold is read from it again by the method itself, but a pullback, or a node, is handed it. */
    private List<Expr> arguments(Op.Call call) {
        List<Expr> all = expressions.all(call.arguments());
        if (call.entry() == Op.Entry.PULLBACK) {
            return all;
        }
        List<Expr> handed = new ArrayList<>();
        int next = 0;
        for (Parameter parameter : call.callee().parameters()) {
            Expr value = all.get(next++);
            if (!parameter.held() || call.entry() == Op.Entry.GRAPH && parameter.active()) {
                handed.add(value);
            }
            if (call.entry() == Op.Entry.TANGENT && parameter.active()) {
                handed.add(all.get(next++));
            }
        }
        return handed;
    }

    private void enter(Op.Call call, Expr.Companion.Entry entry, String space, List<Stmt> out) {
        Expr enter = new Expr.Companion(call.callee(), entry, space, arguments(call), Type.BOOLEAN);
        out.add(new Stmt.Evaluate(enter, Origin.NONE));
    }

    private void result(
            Op.Call call, int number, Expr.Companion.Entry entry, String space, List<Expr> arguments, List<Stmt> out) {
        Var result = call.results().get(number);
        Expr value = new Expr.Companion(call.callee(), entry, space, arguments, result.type());
        Expr target = Expressions.read(variables.local(result));
        out.add(new Stmt.Evaluate(new Expr.Assign(target, null, value, result.origin()), result.origin()));
    }

    private void partials(Op.Call call, String space, List<Stmt> out) {
        List<Parameter> parameters = call.callee().parameters();
        List<Integer> scalars = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).active() && !parameters.get(i).type().isArray()) {
                scalars.add(i);
            }
        }
        for (int i = 0; i < scalars.size(); i++) {
            List<Expr> number = List.of(Expressions.number(scalars.get(i)));
            result(call, i, Expr.Companion.Entry.PARTIAL, space, number, out);
        }
    }
}
