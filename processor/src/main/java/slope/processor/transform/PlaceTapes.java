package slope.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.analysis.Definitions;
import slope.processor.analysis.Written;
import slope.processor.diag.Origin;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.ssa.Block;
import slope.processor.ir.ssa.Cursor;
import slope.processor.ir.ssa.End;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Label;
import slope.processor.ir.ssa.Op;
import slope.processor.ir.ssa.Operands;
import slope.processor.ir.ssa.Regions;
import slope.processor.ir.ssa.Tape;
import slope.processor.ir.ssa.Var;

/**
 * Brings the values of the forward sweep to the reverse sweep. Until here a mirror simply reads what was bound in the mirrored
 * iteration; here each such value is kept on a tape, or computed again, as {@link Kept} decides. A loop that runs through its
 * whole range by steps of one is mirrored by counting back; any other is unwound by the number of its iterations.
 *
 * <p>Afterwards there is no {@code Reverse}, and no value is read outside the block that it is bound in.
 */
public final class PlaceTapes {
    private final Function function;
    private final Mirrors mirrors;
    private final Definitions definitions;
    private final Map<Var, Tape> tapes = new LinkedHashMap<>();
    private final Map<Label, Cursor> cursors = new HashMap<>();
    private final Map<Label, Var> starts = new HashMap<>();
    private final Map<Block, Builder> open = new IdentityHashMap<>();
    private final Map<Block, Map<Var, Var>> present = new IdentityHashMap<>();

    private PlaceTapes(Function function) {
        this.function = function;
        mirrors = new Mirrors(function);
        definitions = Definitions.of(function);
    }

    public static Function apply(Function function) {
        PlaceTapes pass = new PlaceTapes(function);
        pass.decide();
        Block body = pass.block(function.body());
        return new Function(function.name(), function.signature(), function.parameters(), body);
    }

    private void decide() {
        Set<Var> asked = new LinkedHashSet<>();
        ask(function.body(), asked);
        Set<Var> onlyRead = new HashSet<>(function.parameters());
        Set<Var> written = Written.of(function, definitions);
        onlyRead.removeIf(p -> written.contains(definitions.root(p)));
        boolean[] quiet = {true};
        Operands.walk(
                function.body(),
                op -> quiet[0] &= !(op instanceof Op.Call call && call.callee().opaque()));
        Kept decision = new Kept(mirrors, definitions, onlyRead, quiet[0]);
        for (Var var : decision.decide(new ArrayList<>(asked))) {
            tapes.put(var, tape(var, mirrors.loopAround(mirrors.home(var))));
        }
        Operands.walk(function.body(), op -> {
            if (op instanceof Op.Reverse reverse && !countsBack(mirrors.loop(reverse.mirrors()))) {
                start(mirrors.loop(reverse.mirrors()));
            }
        });
    }

    /** A loop that is unwound inside another must be told where its own iterations begin. */
    private void start(Op loop) {
        cursor(loop);
        if (loopAround(loop) != null) {
            Var start = Var.temporary("start", Type.INT, Origin.NONE);
            starts.put(label(loop), start);
            mirrors.bind(start, mirrors.parent(body(loop)));
            tapes.put(start, tape(start, loopAround(loop)));
        }
    }

    private void ask(Block block, Set<Var> asked) {
        for (Op op : block.ops()) {
            Operands.of(op).forEach(v -> ask(v, block, asked));
            if (op instanceof Op.Reverse reverse) {
                Op loop = mirrors.loop(reverse.mirrors());
                if (loop instanceof Op.For counted) {
                    ask(counted.from(), block, asked);
                    ask(counted.bound(), block, asked);
                }
            }
            Operands.blocks(op).forEach(b -> ask(b, asked));
        }
        Operands.of(block.end()).forEach(v -> ask(v, block, asked));
        Operands.blocks(block.end()).forEach(b -> ask(b, asked));
    }

    private void ask(Var var, Block block, Set<Var> asked) {
        if (!mirrors.sees(block, mirrors.home(var))) {
            asked.add(var);
        }
    }

    private Tape tape(Var var, Op loop) {
        String name = var.name() + "Tape";
        boolean copies = definitions.operation(var) instanceof Op.Snapshot;
        if (loop == null) {
            return new Tape(name, var.type(), null, false, copies);
        }
        return new Tape(name, var.type(), isIndexed(loop) ? null : cursor(loop), true, copies);
    }

    private Cursor cursor(Op loop) {
        return cursors.computeIfAbsent(label(loop), l -> new Cursor("n"));
    }

    private static Label label(Op loop) {
        return loop instanceof Op.For counted ? counted.label() : ((Op.While) loop).label();
    }

    /** Whether the loop's own index tells the place on its tapes: an outermost loop that counts from 0 by 1. */
    private boolean isIndexed(Op loop) {
        return loop instanceof Op.For counted
                && countsBack(counted)
                && counted.step() == 1
                && definitions.operation(counted.from()) instanceof Op.Constant zero
                && zero.value().equals(0)
                && loopAround(loop) == null;
    }

    private Op loopAround(Op loop) {
        return mirrors.loopAround(mirrors.parent(body(loop)));
    }

    private static Block body(Op loop) {
        List<Block> blocks = Operands.blocks(loop);
        return blocks.get(blocks.size() - 1);
    }

    private static boolean countsBack(Op loop) {
        return loop instanceof Op.For counted && Math.abs(counted.step()) == 1 && !Mirrors.breaks(counted.body());
    }

    /** What to read for {@code var} in a block: itself, or what stands for it in the mirror. */
    private Var use(Var var, Block block) {
        Block home = mirrors.home(var);
        return home == null || mirrors.sees(block, home) ? var : present(var, mirrors.mirrorOf(var, block, home));
    }

    private Var present(Var var, Block mirror) {
        Var known = present.get(mirror).get(var);
        if (known != null) {
            return known;
        }
        Builder out = open.get(mirror);
        Var here;
        if (tapes.containsKey(var)) {
            here = Var.temporary(var.name(), var.type(), var.origin());
            out.add(new Op.TapeRead(here, tapes.get(var), place(mirror)));
        } else if (definitions.operation(var) == null) {
            here = index((Op.For) mirrors.loopAround(mirrors.home(var)), mirror, out);
        } else {
            here = var.derived(var.name());
            Op op = Operands.replace(definitions.operation(var), v -> use(v, mirror));
            out.add(bind(op, here));
        }
        present.get(mirror).put(var, here);
        return here;
    }

    /** The index of a mirrored loop where that is the place on the tape. */
    private Var place(Block mirror) {
        Op loop = mirrors.loopAround(mirrors.mirroredBy(mirror));
        if (loop == null || !isIndexed(loop)) {
            return null;
        }
        Block inner = mirror;
        while (mirrors.mirroredBy(inner) != body(loop)) {
            inner = mirrors.parent(inner);
        }
        return present.get(inner).get(((Op.For) loop).index());
    }

    private static Op bind(Op op, Var result) {
        if (op instanceof Op.Pure o) {
            return new Op.Pure(result, o.operator(), o.arguments());
        } else if (op instanceof Op.Load o) {
            return new Op.Load(result, o.array(), o.index());
        } else if (op instanceof Op.Length o) {
            return new Op.Length(result, o.array());
        } else if (op instanceof Op.Constant o) {
            return new Op.Constant(result, o.value());
        } else if (op instanceof Op.FieldOf o) {
            return new Op.FieldOf(result, o.object(), o.field());
        } else if (op instanceof Op.AssertionStatus o) {
            return new Op.AssertionStatus(result, o.owner());
        }
        return new Op.Field(result, ((Op.Field) op).field());
    }

    /** The index of the iteration that is being left, from the number of iterations begun. */
    private Var index(Op.For loop, Block mirror, Builder out) {
        Var position = Var.temporary("position", Type.INT, loop.index().origin());
        out.add(new Op.Position(position, cursor(loop)));
        if (starts.containsKey(loop.label())) {
            Var begun = out.infix("-", position, use(starts.get(loop.label()), mirror), "begun");
            position = out.infix("-", begun, out.constant(1), "iteration");
        }
        Var way = loop.step() == 1 ? position : out.infix("*", position, out.constant(loop.step()), "way");
        Var index = loop.index().derived(loop.index().name());
        if (definitions.operation(loop.from()) instanceof Op.Constant from
                && from.value().equals(0)) {
            return out.rename(way, index);
        }
        List<Var> sum = List.of(use(loop.from(), mirror), way);
        out.add(new Op.Pure(index, Operator.infix("+", Type.INT), sum));
        return index;
    }

    private Block block(Block block) {
        return block(block, new Builder(), null);
    }

    /** @param last what each iteration of a mirror ends with, or null */
    private Block block(Block block, Builder out, Op last) {
        open.put(block, out);
        present.computeIfAbsent(block, b -> new HashMap<>());
        for (Op op : block.ops()) {
            op(op, block, out);
        }
        End end = Operands.replace(block.end(), v -> use(v, block));
        end = Regions.map(end, this::block);
        if (last != null) {
            out.add(last);
        }
        return out.end(end);
    }

    private void op(Op op, Block block, Builder out) {
        if (op instanceof Op.Reverse reverse) {
            reverse(reverse, block, out);
            return;
        }
        Op here = Operands.replace(op, v -> use(v, block));
        if (op instanceof Op.Snapshot snapshot && tapes.containsKey(snapshot.result())) {
            write(snapshot.result(), snapshot.array(), block, out);
            return;
        }
        if (op instanceof Op.For || op instanceof Op.While) {
            here = loop(here, block, out);
        } else {
            here = Regions.map(here, this::block);
        }
        out.add(here);
        op.results().forEach(r -> write(r, r, block, out));
    }

    private void write(Var var, Var value, Block block, Builder out) {
        if (tapes.containsKey(var)) {
            Op loop = mirrors.loopAround(block);
            Var index = loop != null && isIndexed(loop) ? ((Op.For) loop).index() : null;
            out.add(new Op.TapeWrite(tapes.get(var), index, value));
        }
    }

    /** A loop of the forward sweep: room is made on its tapes, its iterations are counted, what it carries is kept. */
    private Op loop(Op loop, Block block, Builder out) {
        Label label = label(loop);
        if (starts.containsKey(label)) {
            Var start = starts.get(label);
            out.add(new Op.Position(start, cursor(loop)));
            write(start, start, block, out);
        }
        List<Tape> own = tapes.entrySet().stream()
                .filter(e -> mirrors.loopAround(mirrors.home(e.getKey())) != null)
                .filter(e -> label(mirrors.loopAround(mirrors.home(e.getKey()))) == label)
                .map(Map.Entry::getValue)
                .toList();
        Builder inner = new Builder();
        if (cursors.containsKey(label)) {
            inner.add(new Op.Advance(cursors.get(label)));
        }
        if (loop instanceof Op.For counted && countsBack(loop) && !own.isEmpty()) {
            Var iterations = iterations(counted, out);
            own.forEach(t -> out.add(new Op.Reserve(t, iterations)));
        } else {
            own.forEach(t -> inner.add(new Op.Reserve(t, null)));
        }
        Block body = body(loop);
        Operands.carried(loop).arguments().forEach(a -> write(a, a, body, inner));
        return Regions.map(loop, b -> b == body ? block(b, inner, null) : block(b));
    }

    private Var iterations(Op.For loop, Builder out) {
        boolean up = loop.step() > 0;
        boolean fromZero = definitions.operation(loop.from()) instanceof Op.Constant from
                && from.value().equals(0);
        if (up && fromZero && loop.relation().equals("<")) {
            return loop.bound();
        }
        Var n = out.infix("-", up ? loop.bound() : loop.from(), up ? loop.from() : loop.bound(), "iterations");
        return loop.relation().endsWith("=") ? out.infix("+", n, out.constant(1), "iterations") : n;
    }

    private void reverse(Op.Reverse reverse, Block block, Builder out) {
        Op loop = mirrors.loop(reverse.mirrors());
        Op.Reverse here = (Op.Reverse) Operands.replace(reverse, v -> use(v, block));
        Block mirror = reverse.body();
        present.put(mirror, new HashMap<>());
        if (!countsBack(loop)) {
            Var start = starts.containsKey(reverse.mirrors()) ? use(starts.get(reverse.mirrors()), block) : null;
            out.add(new Op.Unwind(cursor(loop), start, here.carried(), block(mirror)));
            return;
        }
        Op.For counted = (Op.For) loop;
        boolean up = counted.step() > 0;
        Var bound = use(counted.bound(), block);
        Var from = counted.relation().endsWith("=") ? bound : out.infix(up ? "-" : "+", bound, out.constant(1), "last");
        Var index = counted.index().derived(counted.index().name());
        present.get(mirror).put(counted.index(), index);
        Cursor cursor = cursors.get(counted.label());
        Block body = block(mirror, new Builder(), cursor == null ? null : new Op.Retreat(cursor));
        Var back = use(counted.from(), block);
        Label label = new Label("reversed " + counted.label());
        out.add(new Op.For(label, index, from, up ? ">=" : "<=", back, -counted.step(), here.carried(), body));
    }
}
