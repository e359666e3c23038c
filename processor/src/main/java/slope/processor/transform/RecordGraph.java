package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.analysis.Activity;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Carried;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Regions;
import slope.processor.ir.ssa.Var;

/**
 * Puts nodes of the graph in the place of varied numbers, and records what is computed with them; {@link Recordings} says how.
 * What is passive stays as it is, until it meets a place that needs a node: there it becomes a leaf.
 *
 * <p>Guarantees: the parameters are the function's, nodes where they are independent; so are the active leaves of the result.
 */
public final class RecordGraph {
    private final Activity activity;
    private final Recordings recordings;
    private final boolean dynamic;
    private final Map<Var, Var> nodes = new HashMap<>();

    private RecordGraph(Function function, Set<Var> independent, boolean dynamic) {
        this.dynamic = dynamic;
        activity = Activity.of(function, independent);
        recordings = new Recordings(dynamic);
    }

    /**
     * @param independent parameters of the function
     * @param dynamic whether nodes are recorded by the engine's own methods, of which one may record several
     */
    public static Function apply(Function function, Set<Var> independent, boolean dynamic) {
        RecordGraph pass = new RecordGraph(function, independent, dynamic);
        List<Var> parameters = new ArrayList<>();
        for (Var parameter : function.parameters()) {
            parameters.add(independent.contains(parameter) ? pass.newNode(parameter) : parameter);
        }
        Builder out = new Builder();
        function.body().ops().forEach(op -> pass.op(op, out));
        List<Var> results = new ArrayList<>();
        List<Leaf> leaves = function.signature().results();
        for (int i = 0; i < leaves.size(); i++) {
            Var result = function.returned().get(i);
            boolean node = leaves.get(i).parameter().active();
            results.add(node ? pass.nodeOrLeaf(result, out) : pass.number(result, out));
        }
        return new Function(function.name(), function.signature(), parameters, out.end(new End.Return(results)));
    }

    private Var newNode(Var var) {
        Var node = var.retyped(var.type().withBase(Type.Base.VALUE));
        nodes.put(var, node);
        return node;
    }

    private List<Var> results(List<Var> vars) {
        return vars.stream().map(v -> varied(v) ? newNode(v) : v).toList();
    }

    private boolean varied(Var var) {
        return activity.isVaried(var);
    }

    private Var nodeOrLeaf(Var var, Builder out) {
        if (nodes.containsKey(var)) {
            return nodes.get(var);
        }
        Var leaf = Var.temporary(var.name() + "Leaf", var.type().withBase(Type.Base.VALUE), var.origin());
        out.add(new Op.Leaf(leaf, var, dynamic));
        return leaf;
    }

    /** The number: what a node holds, where there is one. */
    private Var number(Var var, Builder out) {
        if (!nodes.containsKey(var) || var.type().isArray()) {
            return nodes.getOrDefault(var, var);
        }
        Var data = Var.temporary(var.name() + "Data", Type.DOUBLE, var.origin());
        out.add(new Op.Data(data, nodes.get(var)));
        return data;
    }

    private void op(Op op, Builder out) {
        if (op instanceof Op.Pure pure && varied(pure.result())) {
            record(pure, out);
        } else if (op instanceof Op.Load load) {
            Var array = nodes.getOrDefault(load.array(), load.array());
            out.add(new Op.Load(varied(load.array()) ? newNode(load.result()) : load.result(), array, load.index()));
        } else if (op instanceof Op.Store store) {
            Var value = varied(store.array()) ? nodeOrLeaf(store.value(), out) : number(store.value(), out);
            out.add(new Op.Store(
                    nodes.getOrDefault(store.array(), store.array()), store.index(), value, store.origin()));
        } else if (op instanceof Op.Constant none && none.result().type().isArray() && varied(none.result())) {
            out.add(new Op.Constant(newNode(none.result()), null));
        } else if (op instanceof Op.Allocate allocate && varied(allocate.result())) {
            out.add(new Op.Allocate(newNode(allocate.result()), allocate.dimensions(), allocate.outlives()));
        } else if (op instanceof Op.Call call && call.arguments().stream().anyMatch(this::varied)) {
            call(call, out);
        } else if (op instanceof Op.If branch) {
            Block then = block(branch.then(), branch.results());
            Block otherwise = block(branch.otherwise(), branch.results());
            Var condition = branch.condition();
            out.add(new Op.If(
                    branch.label(), null, branch.form(), condition, then, otherwise, results(branch.results())));
        } else if (Operands.carried(op) != null) {
            Carried before = Operands.carried(op);
            Carried carried = carried(before, out);
            out.add(Regions.loop(
                    op, carried, test -> block(test, test.yielded()), body -> block(body, before.results())));
        } else {
            out.add(Operands.replace(op, v -> number(v, out)));
            // of a call with data: an array that is exchanged for one that varies
            op.results().stream()
                    .filter(this::varied)
                    .forEach(array -> out.add(new Op.Leaf(newNode(array), array, dynamic)));
        }
    }

    private void record(Op.Pure pure, Builder out) {
        List<Var> operands =
                pure.arguments().stream().map(v -> nodes.getOrDefault(v, v)).toList();
        Var result = recordings.record(pure, operands, v -> leaf(v, out), out);
        nodes.put(pure.result(), result);
    }

    private Var leaf(Var number, Builder out) {
        Var leaf = Var.temporary(number.name() + "Leaf", Type.VALUE, number.origin());
        out.add(new Op.Leaf(leaf, number, dynamic));
        return leaf;
    }

    private void call(Op.Call call, Builder out) {
        List<Var> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Parameter parameter = call.callee().parameters().get(i);
            Var argument = call.arguments().get(i);
            arguments.add(parameter.active() ? nodeOrLeaf(argument, out) : number(argument, out));
        }
        out.add(new Op.Call(results(call.results()), call.callee(), Op.Entry.GRAPH, arguments, call.origin()));
    }

    /** A slot that becomes a node in any iteration is one from the start. */
    private Carried carried(Carried c, Builder out) {
        List<Var> initial = new ArrayList<>();
        List<Var> arguments = new ArrayList<>();
        for (int i = 0; i < c.size(); i++) {
            boolean node = varied(c.results().get(i));
            initial.add(
                    node
                            ? nodeOrLeaf(c.initial().get(i), out)
                            : number(c.initial().get(i), out));
            arguments.add(node ? newNode(c.arguments().get(i)) : c.arguments().get(i));
        }
        return new Carried(initial, arguments, results(c.results()));
    }

    private Block block(Block block, List<Var> targets) {
        Builder out = new Builder();
        block.ops().forEach(op -> op(op, out));
        if (block.end() instanceof End.Branch branch) {
            Block then = block(branch.then(), targets);
            Block otherwise = block(branch.otherwise(), targets);
            return out.end(new End.Branch(branch.label(), branch.condition(), then, otherwise));
        }
        List<Var> values = new ArrayList<>();
        List<Var> old = Operands.of(block.end());
        for (int i = 0; i < old.size(); i++) {
            values.add(varied(targets.get(i)) ? nodeOrLeaf(old.get(i), out) : number(old.get(i), out));
        }
        return out.end(block.end() instanceof End.Break ? new End.Break(values) : new End.Yield(values));
    }
}
