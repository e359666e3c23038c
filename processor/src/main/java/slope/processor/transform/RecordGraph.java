package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.analysis.Activity;
import slope.processor.analysis.DataInGraph;
import slope.processor.analysis.Definitions;
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
 * <p>Of the arrays that {@link DataInGraph} finds there are two, the numbers and the nodes: each store goes into both, so that the
 * caller's array holds what the method leaves there, and what is read later is a node.
 *
 * <p>Guarantees: the parameters are the function's, nodes where they are independent; so are the active leaves of the result.
 */
public final class RecordGraph {
    private final Activity activity;
    private final DataInGraph data;
    private final Recordings recordings;
    private final boolean dynamic;
    private final Map<Var, Var> nodes = new HashMap<>();

    private RecordGraph(Function function, Set<Var> independent, boolean dynamic) {
        this.dynamic = dynamic;
        activity = Activity.of(function, independent);
        Definitions definitions = Definitions.of(function);
        data = DataInGraph.of(function, definitions, activity, independent);
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
        checkArguments(function, parameters, out);
        function.parameters().stream().filter(pass::isBoth).forEach(p -> pass.other(p, out));
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
        Var name = isBoth(var) ? var.derived(var.name() + "Nodes") : var;
        Var node = name.retyped(var.type().withBase(Type.Base.VALUE));
        nodes.put(var, node);
        return node;
    }

    /** What is stored into is no other argument, as in all modes. */
    private static void checkArguments(Function function, List<Var> parameters, Builder out) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter taken = function.signature().parameters().get(i);
            Var array = parameters.get(i);
            if (taken.written() && array.type().rank() > 1) {
                out.add(new Op.CheckRows(taken.name(), array));
            }
            for (int j = 0; j < i && array.type().isArray(); j++) {
                Parameter other = function.signature().parameters().get(j);
                Var another = parameters.get(j);
                if ((taken.written() || other.written())
                        && another.type().isArray()
                        && another.type().base() == array.type().base()) {
                    out.add(new Op.CheckDistinct(taken.name(), array, other.name(), another));
                }
            }
        }
    }

    /** What a branch or a loop hands on: numbers, nodes, or both. */
    private List<Var> results(List<Var> vars) {
        List<Var> results = new ArrayList<>();
        for (Var var : vars) {
            if (isBoth(var)) {
                results.add(var);
            }
            results.add(hasNode(var) ? newNode(var) : var);
        }
        return results;
    }

    /** @param targets what the values go to */
    private List<Var> values(List<Var> values, List<Var> targets, Builder out) {
        List<Var> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (isBoth(targets.get(i))) {
                all.add(values.get(i));
            }
            all.add(hasNode(targets.get(i)) ? nodeOrLeaf(values.get(i), out) : number(values.get(i), out));
        }
        return all;
    }

    private boolean varied(Var var) {
        return activity.isVaried(var);
    }

    /** Whether it is an array of which there are the numbers, by its own name, and the nodes. */
    private boolean isBoth(Var var) {
        return data.isBoth(var);
    }

    private boolean hasNode(Var var) {
        return varied(var) || isBoth(var);
    }

    /** Of an array that is there, what is missing: a leaf for each number, or the numbers that the nodes hold. */
    private void other(Var array, Builder out) {
        if (nodes.containsKey(array)) {
            out.add(new Op.Data(array, nodes.get(array)));
        } else {
            out.add(new Op.Leaf(newNode(array), array, dynamic));
        }
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
        if (isBoth(var)) {
            return var;
        } else if (!nodes.containsKey(var) || var.type().isArray()) {
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
            load(load, out);
        } else if (op instanceof Op.Store store) {
            store(store, out);
        } else if (op instanceof Op.Constant none && none.result().type().isArray() && hasNode(none.result())) {
            if (isBoth(none.result())) {
                out.add(none);
            }
            out.add(new Op.Constant(newNode(none.result()), null));
        } else if (op instanceof Op.Allocate allocate && hasNode(allocate.result())) {
            if (isBoth(allocate.result())) {
                out.add(allocate);
            }
            out.add(new Op.Allocate(newNode(allocate.result()), allocate.dimensions(), allocate.outlives()));
        } else if (op instanceof Op.CheckDistinct check) {
            distinct(check, out);
        } else if (op instanceof Op.Call call && call.arguments().stream().anyMatch(this::varied)) {
            call(call, out);
        } else if (op instanceof Op.If branch) {
            Block then = block(branch.then(), branch.results());
            Block otherwise = block(branch.otherwise(), branch.results());
            Var condition = branch.condition();
            List<Var> results = results(branch.results());
            Op.If.Form form = results.size() > branch.results().size() ? Op.If.Form.STATEMENT : branch.form();
            out.add(new Op.If(branch.label(), null, form, condition, then, otherwise, results));
        } else if (Operands.carried(op) != null) {
            Carried before = Operands.carried(op);
            List<Var> initial = values(before.initial(), before.results(), out);
            Carried carried = new Carried(initial, arguments(before), results(before.results()));
            out.add(Regions.loop(
                    op, carried, test -> block(test, test.yielded()), body -> block(body, before.results())));
        } else {
            passive(op, out);
        }
    }

    private void load(Op.Load load, Builder out) {
        boolean row = load.result().type().isArray();
        if (!row && !varied(load.array())) {
            out.add(new Op.Load(load.result(), number(load.array(), out), load.index()));
            return;
        }
        if (row && isBoth(load.array())) {
            out.add(load);
        }
        boolean node = hasNode(load.array());
        Var array = node ? nodes.get(load.array()) : load.array();
        out.add(new Op.Load(node ? newNode(load.result()) : load.result(), array, load.index()));
    }

    private void store(Op.Store store, Builder out) {
        if (isBoth(store.array())) {
            Var number = number(store.value(), out);
            out.add(new Op.Store(store.array(), store.index(), number, store.origin()));
        }
        boolean node = hasNode(store.array());
        Var value = node ? nodeOrLeaf(store.value(), out) : number(store.value(), out);
        Var array = node ? nodes.get(store.array()) : store.array();
        out.add(new Op.Store(array, store.index(), value, store.origin()));
    }

    /** Nodes are not where numbers are. */
    private void distinct(Op.CheckDistinct check, Builder out) {
        Var array = nodes.get(check.array());
        Var other = nodes.get(check.other());
        if (array != null && other != null) {
            out.add(new Op.CheckDistinct(check.name(), array, check.otherName(), other));
        } else if ((array == null || data.isCallers(check.array()))
                && (other == null || data.isCallers(check.other()))) {
            out.add(check);
        }
    }

    /** What nothing varied goes into; in a group of arrays that are both, others may see what it stores. */
    private void passive(Op op, Builder out) {
        out.add(Operands.replace(op, v -> number(v, out)));
        op.results().stream().filter(this::hasNode).forEach(array -> other(array, out));
        if (op instanceof Op.Call call) {
            call.written().stream()
                    .filter(this::isBoth)
                    .forEach(array -> out.add(new Op.Update(nodes.get(array), array)));
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
        List<Var> results =
                call.results().stream().map(v -> hasNode(v) ? newNode(v) : v).toList();
        out.add(new Op.Call(results, call.callee(), Op.Entry.GRAPH, arguments, call.origin()));
        call.results().stream().filter(this::isBoth).forEach(array -> other(array, out));
        List<Var> active = call.writtenActive();
        for (Var array : call.written()) {
            if (isBoth(array)) {
                Var node = nodes.get(array);
                out.add(active.contains(array) ? new Op.Update(array, node) : new Op.Update(node, array));
            }
        }
    }

    /** A slot that becomes a node in any iteration is one from the start. */
    private List<Var> arguments(Carried c) {
        List<Var> arguments = new ArrayList<>();
        for (int i = 0; i < c.size(); i++) {
            Var argument = c.arguments().get(i);
            if (isBoth(argument)) {
                arguments.add(argument);
            }
            arguments.add(hasNode(c.results().get(i)) ? newNode(argument) : argument);
        }
        return arguments;
    }

    private Block block(Block block, List<Var> targets) {
        Builder out = new Builder();
        block.ops().forEach(op -> op(op, out));
        if (block.end() instanceof End.Branch branch) {
            Block then = block(branch.then(), targets);
            Block otherwise = block(branch.otherwise(), targets);
            return out.end(new End.Branch(branch.label(), branch.condition(), then, otherwise));
        }
        List<Var> values = values(Operands.of(block.end()), targets, out);
        return out.end(block.end() instanceof End.Break ? new End.Break(values) : new End.Yield(values));
    }
}
