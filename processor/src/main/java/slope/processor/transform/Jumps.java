package slope.processor.transform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import slope.processor.diag.Origin;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Stmt;

/**
 * Finds what jumps lead to. A break of the innermost loop stays one; every other break, and every continue, leaves a block that
 * is put around the statement, or around the loop's body, if there is such a jump.
 */
final class Jumps {
    /** A statement around the present one that can be left. */
    private static final class Place {
        private final boolean isLoop;
        private final boolean breaks;
        private final List<String> labels;
        private final Stmt.Exit end = new Stmt.Exit("left");
        private final Stmt.Exit next = new Stmt.Exit("next");
        private final Local value;
        private boolean isLeft;
        private boolean goesOn;

        /** @param breaks whether a break without a label may mean it */
        Place(boolean isLoop, boolean breaks, List<String> labels, Local value) {
            this.isLoop = isLoop;
            this.breaks = breaks;
            this.labels = labels;
            this.value = value;
        }
    }

    private final Deque<Place> places = new ArrayDeque<>();
    /** Labels that the next statement has. */
    private List<String> labels = List.of();

    private Place open(boolean isLoop, boolean breaks, Local value) {
        Place place = new Place(isLoop, breaks, labels, value);
        labels = List.of();
        places.push(place);
        return place;
    }

    private void close(Place place, List<Stmt> inner, List<Stmt> out) {
        places.pop();
        if (place.isLeft) {
            out.add(new Stmt.Block(place.end, inner, Origin.NONE));
        } else {
            out.addAll(inner);
        }
    }

    private void inside(Place place, List<Stmt> out, Consumer<List<Stmt>> body) {
        List<Stmt> inner = new ArrayList<>();
        body.accept(inner);
        close(place, inner, out);
    }

    /** Writes a loop, in which {@link #iteration} is what a continue goes on behind. */
    void loop(List<Stmt> out, Consumer<List<Stmt>> loop) {
        inside(open(true, true, null), out, loop);
    }

    List<Stmt> iteration(Supplier<List<Stmt>> body) {
        List<Stmt> statements = body.get();
        Place loop = places.peek();
        return loop.goesOn ? new ArrayList<>(List.of(new Stmt.Block(loop.next, statements, Origin.NONE))) : statements;
    }

    /**
     * Writes a switch.
     *
     * @param value what its yields assign to; null for a statement
     */
    void choice(Local value, List<Stmt> out, Consumer<List<Stmt>> body) {
        inside(open(false, value == null, value), out, body);
    }

    /** Writes a statement with a label: a loop takes the label over. */
    void labeled(Stmt.Labeled labeled, List<Stmt> out, Consumer<List<Stmt>> body) {
        List<String> all = new ArrayList<>(labels);
        all.add(labeled.label());
        labels = all;
        boolean named = labeled.body() instanceof Stmt.While
                || labeled.body() instanceof Stmt.DoWhile
                || labeled.body() instanceof Stmt.For
                || labeled.body() instanceof Stmt.ForEach
                || labeled.body() instanceof Stmt.Labeled;
        if (named) {
            body.accept(out);
        } else {
            inside(open(false, false, null), out, body);
        }
    }

    Stmt resolve(Stmt.Break exit) {
        for (Place place : places) {
            if (exit.label() == null ? place.breaks : place.labels.contains(exit.label())) {
                if (place == innermostLoop()) {
                    return new Stmt.Break(exit.origin());
                }
                place.isLeft = true;
                return new Stmt.Leave(place.end, exit.origin());
            }
        }
        throw new IllegalStateException("nothing to break: " + exit);
    }

    Stmt resolve(Stmt.Continue exit) {
        for (Place place : places) {
            if (place.isLoop && (exit.label() == null || place.labels.contains(exit.label()))) {
                place.goesOn = true;
                return new Stmt.Leave(place.next, exit.origin());
            }
        }
        throw new IllegalStateException("nothing to continue: " + exit);
    }

    /** A yield's value goes to the innermost switch expression. */
    List<Stmt> yield(Expr value, Origin origin) {
        for (Place place : places) {
            if (place.value != null) {
                place.isLeft = true;
                Stmt.Evaluate assign = new Stmt.Evaluate(
                        new Expr.Assign(new Expr.Read(place.value, origin), null, value, origin), origin);
                return List.of(assign, new Stmt.Leave(place.end, origin));
            }
        }
        throw new IllegalStateException("nothing to yield from");
    }

    private Place innermostLoop() {
        return places.stream().filter(p -> p.isLoop).findFirst().orElse(null);
    }
}
