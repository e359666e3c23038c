package slope.processor.transform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Method;
import slope.processor.ir.source.Stmt;

/**
 * Moves exits to the ends: what follows an {@code if} with an exit goes into the branch that goes on. So a loop's body is a
 * decision tree whose leaves leave the loop or go on, and the method's body one whose leaves return. An exit that leads further
 * than the end of its loop, as a {@code return} does, leaves the loop, and is taken right after it. A block is gone when its
 * exits are at the ends: to leave it there is to go on behind it. A throw is none of this: nothing goes on anywhere. Nor does it
 * behind a loop that only a throw ends; a loop that nothing ends is reported.
 *
 * <p>Afterwards, of a desugared method:
 *
 * <pre>
 *   method = plain* tail(Return)
 *   While  = While(expr, plain* [tail(Break)])
 *   tail(X) = X | Throw | While(true, …) without a Break | If(expr, plain* [tail(X)], plain* [tail(X)])
 *   plain  = a statement without exits other than those of the loops in it
 * </pre>
 */
public final class TailExits {
    private static final String LOOP = "leaving";
    private static final String METHOD = "returned";
    private static final String ENDLESS = "a loop that nothing leaves";

    private final Local result;
    private final Reporter reporter;
    private boolean used;
    private boolean failed;

    private TailExits(Type type, Reporter reporter) {
        result = Local.temporary("result", type);
        this.reporter = reporter;
    }

    /** Empty where something was reported, or will be by javac. */
    public static Optional<Method> apply(Method method, Reporter reporter) {
        TailExits pass = new TailExits(method.signature().result(), reporter);
        List<Stmt> whole = new ArrayList<>(method.body());
        if (method.signature().isVoid()) {
            whole.add(new Stmt.Return(null, Origin.NONE));
        }
        List<Stmt> body = pass.tail(pass.local(whole));
        boolean completes = completes(body);
        if (!pass.failed && completes) {
            pass.reportEnd(lastLoop(method.body()));
        }
        if (pass.failed || completes) {
            return Optional.empty();
        }
        if (pass.used) {
            body = new ArrayList<>(body);
            body.add(0, new Stmt.Declare(pass.result, null, Origin.NONE));
        }
        return Optional.of(new Method(method.signature(), method.parameters(), method.results(), body));
    }

    /** Statements without blocks, in which no loop contains an exit that leads further than its end. */
    private List<Stmt> local(List<Stmt> statements) {
        List<Stmt> out = new ArrayList<>();
        for (Stmt s : statements) {
            if (s instanceof Stmt.If branch) {
                out.add(new Stmt.If(
                        branch.condition(), local(branch.then()), local(branch.otherwise()), branch.origin()));
            } else if (s instanceof Stmt.While loop) {
                loop(loop, tail(local(loop.body())), out);
            } else if (s instanceof Stmt.Block block) {
                out.addAll(replaceExits(
                        tail(local(block.body())), exit -> leaves(exit, block) ? List.of() : List.of(exit)));
            } else {
                out.add(s);
            }
        }
        return out;
    }

    private static boolean leaves(Stmt exit, Stmt.Block block) {
        return exit instanceof Stmt.Leave leave && leave.exit() == block.exit();
    }

    private void loop(Stmt.While loop, List<Stmt> body, List<Stmt> out) {
        Origin origin = loop.origin();
        List<Object> further = new ArrayList<>(targets(body));
        boolean breaks = further.remove(LOOP);
        if (further.isEmpty()) {
            Stmt.While same = new Stmt.While(loop.condition(), body, origin);
            out.add(same);
            if (same.isEndless() && !throwsSomewhere(body)) {
                report(origin);
            }
            return;
        }
        boolean onlyWay = loop.condition().isTrue() && !breaks && further.size() == 1;
        Taken taken = new Taken(origin);
        List<Stmt> leaving = tail(replaceExits(body, exit -> {
            if (target(exit).equals(LOOP)) {
                return List.of(exit);
            }
            List<Stmt> steps = taken.instead(exit, !onlyWay);
            steps.add(new Stmt.Break(exit.origin()));
            return steps;
        }));
        out.addAll(taken.declarations());
        out.add(new Stmt.While(loop.condition(), leaving, origin));
        out.addAll(taken.exits());
    }

    /** Exits that are taken later: a condition for each says whether it was meant. */
    private final class Taken {
        private final Origin origin;
        private final Map<Object, Local> conditions = new LinkedHashMap<>();
        private final Map<Object, Stmt> exits = new LinkedHashMap<>();

        Taken(Origin origin) {
            this.origin = origin;
        }

        /** @param conditional whether there is another way */
        List<Stmt> instead(Stmt exit, boolean conditional) {
            List<Stmt> steps = new ArrayList<>();
            Stmt later = exit;
            if (exit instanceof Stmt.Return end && end.value() != null) {
                used = true;
                steps.add(assign(result, end.value(), end.origin()));
                later = new Stmt.Return(new Expr.Read(result, origin), end.origin());
            }
            exits.put(target(exit), later);
            if (conditional) {
                Local condition =
                        conditions.computeIfAbsent(target(exit), t -> Local.temporary(t.toString(), Type.BOOLEAN));
                steps.add(assign(condition, literal(true, origin), origin));
            }
            return steps;
        }

        List<Stmt> declarations() {
            List<Stmt> declarations = new ArrayList<>();
            conditions.values().forEach(c -> declarations.add(new Stmt.Declare(c, literal(false, origin), origin)));
            return declarations;
        }

        List<Stmt> exits() {
            List<Stmt> all = new ArrayList<>();
            exits.forEach((target, exit) -> {
                Local condition = conditions.get(target);
                all.add(
                        condition == null
                                ? exit
                                : new Stmt.If(new Expr.Read(condition, origin), List.of(exit), List.of(), origin));
            });
            return all;
        }
    }

    /** The same statements with all exits in tail position. */
    private List<Stmt> tail(List<Stmt> statements) {
        List<Stmt> out = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Stmt s = statements.get(i);
            if (isEnd(s)) {
                out.add(s);
                return out;
            }
            if (!(s instanceof Stmt.If branch) || targets(List.of(s)).isEmpty()) {
                out.add(s);
                continue;
            }
            tailOfBranch(branch, statements.subList(i + 1, statements.size()), out);
            return out;
        }
        return out;
    }

    private void tailOfBranch(Stmt.If branch, List<Stmt> rest, List<Stmt> out) {
        Origin origin = branch.origin();
        boolean thenGoesOn = completes(branch.then());
        boolean elseGoesOn = completes(branch.otherwise());
        if (!isShort(rest) && thenGoesOn && elseGoesOn) {
            leaveAfter(branch, rest, out);
            return;
        }
        List<Stmt> then = thenGoesOn ? join(branch.then(), rest) : branch.then();
        List<Stmt> otherwise = elseGoesOn ? join(branch.otherwise(), rest) : branch.otherwise();
        out.add(new Stmt.If(branch.condition(), tail(then), tail(otherwise), origin));
    }

    /** Both branches may go on, so that the rest can't move into one: the exits are taken after the branch instead. */
    private void leaveAfter(Stmt.If branch, List<Stmt> rest, List<Stmt> out) {
        Origin origin = branch.origin();
        Taken taken = new Taken(origin);
        Stmt inTail = new Stmt.If(branch.condition(), tail(branch.then()), tail(branch.otherwise()), origin);
        List<Stmt> replaced = replaceExits(List.of(inTail), exit -> taken.instead(exit, true));
        out.addAll(taken.declarations());
        out.addAll(replaced);
        out.addAll(tail(join(taken.exits(), rest)));
    }

    /** A loop's step, for one, is rather written twice than made conditional. */
    private static boolean isShort(List<Stmt> rest) {
        return rest.isEmpty()
                || rest.size() == 1
                        && rest.get(0) instanceof Stmt.Evaluate evaluate
                        && evaluate.expression() instanceof Expr.Assign assign
                        && assign.target() instanceof Expr.Read
                        && assign.value() instanceof Expr.Apply step
                        && step.arguments().stream().noneMatch(Expr.Apply.class::isInstance);
    }

    /** Rewrites the exits of these statements, not those that belong to loops among them. */
    private static List<Stmt> replaceExits(List<Stmt> statements, Function<Stmt, List<Stmt>> rewriter) {
        List<Stmt> out = new ArrayList<>();
        for (Stmt s : statements) {
            if (isExit(s)) {
                out.addAll(rewriter.apply(s));
            } else if (s instanceof Stmt.If branch) {
                List<Stmt> then = replaceExits(branch.then(), rewriter);
                List<Stmt> otherwise = replaceExits(branch.otherwise(), rewriter);
                out.add(new Stmt.If(branch.condition(), then, otherwise, branch.origin()));
            } else {
                out.add(s);
            }
        }
        return out;
    }

    private static boolean isExit(Stmt s) {
        return s instanceof Stmt.Break || s instanceof Stmt.Return || s instanceof Stmt.Leave;
    }

    /** What an exit leads to: equal for exits to the same place. */
    private static Object target(Stmt exit) {
        return exit instanceof Stmt.Leave leave ? leave.exit() : exit instanceof Stmt.Break ? LOOP : METHOD;
    }

    /** What the exits of these statements lead to, those that belong to loops among them aside. */
    private static Set<Object> targets(List<Stmt> statements) {
        Set<Object> targets = new LinkedHashSet<>();
        replaceExits(statements, exit -> {
            targets.add(target(exit));
            return List.of();
        });
        return targets;
    }

    /** Whether control can reach the end. */
    private static boolean completes(List<Stmt> statements) {
        return statements.stream()
                .allMatch(s -> s instanceof Stmt.If branch
                        ? completes(branch.then()) || completes(branch.otherwise())
                        : !isEnd(s));
    }

    private static boolean isEnd(Stmt s) {
        return isExit(s) || s instanceof Stmt.Throw || s instanceof Stmt.While loop && loop.isEndless();
    }

    private static boolean throwsSomewhere(List<Stmt> statements) {
        return statements.stream()
                .anyMatch(s -> s instanceof Stmt.Throw
                        || s instanceof Stmt.While loop && throwsSomewhere(loop.body())
                        || s instanceof Stmt.If branch
                                && (throwsSomewhere(branch.then()) || throwsSomewhere(branch.otherwise())));
    }

    /** Javac takes a loop with a constant condition for one that never ends, too. */
    private static Origin lastLoop(List<Stmt> statements) {
        Origin last = Origin.NONE;
        for (Stmt s : statements) {
            if (s instanceof Stmt.While loop && mayBeConstant(loop.condition())) {
                last = s.origin();
            } else if (s instanceof Stmt.If branch) {
                Origin inside = lastLoop(join(branch.then(), branch.otherwise()));
                last = inside == Origin.NONE ? last : inside;
            }
        }
        return last;
    }

    /** Only javac knows the values of constants that have names. */
    private static boolean mayBeConstant(Expr e) {
        return e instanceof Expr.Literal
                || e instanceof Expr.Field
                || e instanceof Expr.FieldOf
                || e instanceof Expr.Apply apply && apply.arguments().stream().allMatch(TailExits::mayBeConstant);
    }

    /** The end of a body that returns something is reached: that is javac's to say, where no loop may hide it. */
    private void reportEnd(Origin loop) {
        if (loop != Origin.NONE) {
            report(loop);
        }
    }

    private void report(Origin loop) {
        failed = true;
        reporter.report(
                loop,
                Problem.UNSUPPORTED_STATEMENT,
                ENDLESS,
                "leave it by break, return or throw, and write its condition as true");
    }

    private static List<Stmt> join(List<Stmt> first, List<Stmt> second) {
        List<Stmt> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private static Expr literal(boolean value, Origin origin) {
        return new Expr.Literal(Type.BOOLEAN, value, origin);
    }

    private static Stmt assign(Local local, Expr value, Origin origin) {
        return new Stmt.Evaluate(new Expr.Assign(new Expr.Read(local, origin), null, value, origin), origin);
    }
}
