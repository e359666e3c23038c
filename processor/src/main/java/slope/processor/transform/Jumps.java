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
    private enum Kind {
        LOOP,
        SWITCH,
        /** A switch expression, which a yield leaves. */
        CHOICE,
        LABELED,
        /** The body of a method in the place of its call. */
        CALL
    }

    /** A statement around the present one that can be left. */
    private static final class Place {
        private final Kind kind;
        private final List<String> labels;
        private final Stmt.Exit end = new Stmt.Exit("left");
        private final Stmt.Exit next = new Stmt.Exit("next");
        private final Local value;
        private boolean isLeft;
        private boolean goesOn;

        /** @param value what its value is assigned to, or null */
        Place(Kind kind, List<String> labels, Local value) {
            this.kind = kind;
            this.labels = labels;
            this.value = value;
        }

        boolean isLeftBy(Stmt.Break exit) {
            return exit.label() == null ? kind == Kind.LOOP || kind == Kind.SWITCH : labels.contains(exit.label());
        }
    }

    private final Deque<Place> places = new ArrayDeque<>();
    /** Labels that the next statement has. */
    private List<String> labels = List.of();

    private Place open(Kind kind, Local value) {
        return open(kind, List.of(), value);
    }

    private Place open(Kind kind, List<String> own, Local value) {
        Place place = new Place(kind, own, value);
        places.push(place);
        return place;
    }

    /** The labels of the statement that is written next: taken before anything in it is, which has labels of its own. */
    List<String> labels() {
        List<String> own = labels;
        labels = List.of();
        return own;
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

    /**
     * Writes a loop, in which {@link #iteration} is what a continue goes on behind.
     *
     * @param own its labels
     */
    void loop(List<String> own, List<Stmt> out, Consumer<List<Stmt>> loop) {
        inside(open(Kind.LOOP, own, null), out, loop);
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
        inside(open(value == null ? Kind.SWITCH : Kind.CHOICE, value), out, body);
    }

    /**
     * Writes the body of a method in the place of its call.
     *
     * @param value what its returns assign to; null for nothing
     */
    void call(Local value, List<Stmt> out, Consumer<List<Stmt>> body) {
        inside(open(Kind.CALL, value), out, body);
    }

    /**
     * Writes a statement with a label: a loop takes the label over.
     *
     * @param own the labels before it
     */
    void labeled(Stmt.Labeled labeled, List<String> own, List<Stmt> out, Consumer<List<Stmt>> body) {
        List<String> all = new ArrayList<>(own);
        all.add(labeled.label());
        boolean named = labeled.body() instanceof Stmt.While
                || labeled.body() instanceof Stmt.DoWhile
                || labeled.body() instanceof Stmt.For
                || labeled.body() instanceof Stmt.ForEach
                || labeled.body() instanceof Stmt.Labeled;
        if (named) {
            labels = all;
            body.accept(out);
        } else {
            inside(open(Kind.LABELED, all, null), out, body);
        }
    }

    Stmt resolve(Stmt.Break exit) {
        for (Place place : places) {
            if (place.isLeftBy(exit)) {
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
            if (place.kind == Kind.LOOP && (exit.label() == null || place.labels.contains(exit.label()))) {
                place.goesOn = true;
                return new Stmt.Leave(place.next, exit.origin());
            }
        }
        throw new IllegalStateException("nothing to continue: " + exit);
    }

    /** A yield's value goes to the innermost switch expression. */
    List<Stmt> yield(Expr value, Origin origin) {
        Place place = innermost(Kind.CHOICE);
        if (place == null) {
            throw new IllegalStateException("nothing to yield from");
        }
        return leave(place, value, origin);
    }

    /** A return leaves the method whose body it is in, and the whole method only where no call is around it. */
    List<Stmt> returned(Expr value, Origin origin) {
        Place place = innermost(Kind.CALL);
        return place == null ? List.of(new Stmt.Return(value, origin)) : leave(place, value, origin);
    }

    private static List<Stmt> leave(Place place, Expr value, Origin origin) {
        place.isLeft = true;
        Stmt leave = new Stmt.Leave(place.end, origin);
        if (place.value == null) {
            return List.of(leave);
        }
        Expr target = new Expr.Read(place.value, origin);
        return List.of(new Stmt.Evaluate(new Expr.Assign(target, null, value, origin), origin), leave);
    }

    private Place innermostLoop() {
        return innermost(Kind.LOOP);
    }

    private Place innermost(Kind kind) {
        return places.stream().filter(p -> p.kind == kind).findFirst().orElse(null);
    }
}
