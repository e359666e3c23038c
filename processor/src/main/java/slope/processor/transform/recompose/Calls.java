package slope.processor.transform.recompose;

import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.ir.Leaf;
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
    private final Inlining inlining;
    private final boolean dynamic;

    Calls(Expressions expressions, Memory memory, Variables variables, Inlining inlining, boolean dynamic) {
        this.expressions = expressions;
        this.memory = memory;
        this.variables = variables;
        this.inlining = inlining;
        this.dynamic = dynamic;
    }

    void call(Op.Call call, List<Stmt> out) {
        switch (call.entry()) {
            case PRIMAL -> plain(call, Expr.Companion.Entry.PRIMAL, out);
            case GRAPH -> {
                Expr.Companion.Entry entry = dynamic ? Expr.Companion.Entry.DYNAMIC : Expr.Companion.Entry.GRAPH;
                plain(call, entry, out);
            }
            case TANGENT -> tangent(call, out);
            case PULLBACK -> {
                String space = memory.space(call.callee());
                enter(call, Expr.Companion.Entry.PULLBACK, space, out);
                partials(call, space, out);
            }
        }
    }

    private void plain(Op.Call call, Expr.Companion.Entry entry, List<Stmt> out) {
        if (call.callee().result().isRecord()) {
            String record = memory.local(call.callee().derivativeName() + "Result");
            enter(call, entry, record, out);
            for (int i = 0; i < call.results().size(); i++) {
                leaf(call.results().get(i), call, i, Expr.Companion.Entry.LEAF, record, out);
            }
        } else if (call.results().isEmpty()) {
            enter(call, entry, null, out);
        } else {
            Var result = call.results().get(0);
            result(result, call, entry, null, expressions.all(call.arguments()), out);
        }
    }

    /** Binds the leaves of the value, and then the tangents of those that have one. */
    private void tangent(Op.Call call, List<Stmt> out) {
        String name = memory.local(call.callee().derivativeName() + "Tangent");
        enter(call, Expr.Companion.Entry.TANGENT, name, out);
        List<Leaf> leaves = call.callee().results();
        int next = leaves.size();
        for (int i = 0; i < leaves.size(); i++) {
            leaf(call.results().get(i), call, i, Expr.Companion.Entry.TANGENT_VALUE, name, out);
            if (leaves.get(i).parameter().active()) {
                leaf(call.results().get(next++), call, i, Expr.Companion.Entry.TANGENT_DOT, name, out);
            }
        }
    }

    private void enter(Op.Call call, Expr.Companion.Entry entry, String space, List<Stmt> out) {
        List<Expr> arguments = expressions.all(call.arguments());
        Expr enter = new Expr.Companion(call.callee(), entry, space, arguments, Type.BOOLEAN);
        out.add(new Stmt.Evaluate(enter, Origin.NONE));
    }

    /** A part of the result, unless nobody wants it. */
    private void leaf(Var result, Op.Call call, int number, Expr.Companion.Entry entry, String space, List<Stmt> out) {
        if (inlining.isUsed(result)) {
            result(result, call, entry, space, List.of(Expressions.number(number)), out);
        }
    }

    private void result(
            Var result, Op.Call call, Expr.Companion.Entry entry, String space, List<Expr> arguments, List<Stmt> out) {
        Expr value = new Expr.Companion(call.callee(), entry, space, arguments, result.type());
        Expr target = Expressions.read(variables.local(result));
        out.add(new Stmt.Evaluate(new Expr.Assign(target, null, value, result.origin()), result.origin()));
    }

    private void partials(Op.Call call, String space, List<Stmt> out) {
        List<Parameter> parameters = call.callee().parameters();
        int next = 0;
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).active() && !parameters.get(i).type().isArray()) {
                leaf(call.results().get(next++), call, i, Expr.Companion.Entry.PARTIAL, space, out);
            }
        }
    }
}
