package slope.processor.transform;

import java.util.ArrayList;
import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Method;
import slope.processor.ir.source.Stmt;

/**
 * Moves exits to the ends: what follows an {@code if} with an exit goes into the branch that goes on. So a loop's body is a
 * decision tree whose leaves leave the loop or go on, and the method's body one whose leaves return. A {@code return} inside a
 * loop leaves the loop, and the method right after it.
 *
 * <p>Afterwards, of a desugared method:
 *
 * <pre>
 *   method = plain* tail(Return)
 *   While  = While(expr, plain* [tail(Break)])
 *   tail(X) = X | If(expr, plain* [tail(X)], plain* [tail(X)])
 *   plain  = a statement without exits other than those of the loops in it
 * </pre>
 */
public final class TailExits {
    private final Local result;

    private TailExits(Type type) {
        result = Local.temporary("result", type);
    }

    public static Method apply(Method method) {
        TailExits pass = new TailExits(method.signature().result());
        List<Stmt> body = pass.tail(pass.returnsAfterLoops(method.body()));
        if (pass.used) {
            body = new ArrayList<>(body);
            body.add(0, new Stmt.Declare(pass.result, null, Origin.NONE));
        }
        return new Method(method.signature(), method.parameters(), body);
    }

    private boolean used;

    /** Statements in which no loop contains a return. */
    private List<Stmt> returnsAfterLoops(List<Stmt> statements) {
        List<Stmt> out = new ArrayList<>();
        for (Stmt s : statements) {
            if (s instanceof Stmt.If branch) {
                List<Stmt> then = returnsAfterLoops(branch.then());
                out.add(new Stmt.If(branch.condition(), then, returnsAfterLoops(branch.otherwise()), branch.origin()));
            } else if (s instanceof Stmt.While loop) {
                loop(loop, returnsAfterLoops(loop.body()), out);
            } else {
                out.add(s);
            }
        }
        return out;
    }

    private void loop(Stmt.While loop, List<Stmt> body, List<Stmt> out) {
        Origin origin = loop.origin();
        if (body.stream().noneMatch(TailExits::returns)) {
            out.add(new Stmt.While(loop.condition(), tail(body), origin));
            return;
        }
        boolean onlyWay = forever(loop) && body.stream().noneMatch(TailExits::breaks);
        Local returned = Local.temporary("returned", Type.BOOLEAN);
        if (!onlyWay) {
            out.add(new Stmt.Declare(returned, literal(false, origin), origin));
        }
        List<Stmt> leaving = replaceExits(body, end -> {
            if (!(end instanceof Stmt.Return value)) {
                return List.of(end);
            }
            List<Stmt> steps = new ArrayList<>(keep(value));
            if (!onlyWay) {
                steps.add(assign(returned, literal(true, origin), origin));
            }
            steps.add(new Stmt.Break(value.origin()));
            return steps;
        });
        out.add(new Stmt.While(loop.condition(), tail(leaving), origin));
        Stmt leave = new Stmt.Return(new Expr.Read(result, origin), origin);
        out.add(onlyWay ? leave : new Stmt.If(new Expr.Read(returned, origin), List.of(leave), List.of(), origin));
    }

    /** The same statements with all exits in tail position. */
    private List<Stmt> tail(List<Stmt> statements) {
        List<Stmt> out = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Stmt s = statements.get(i);
            if (s instanceof Stmt.Break || s instanceof Stmt.Return) {
                out.add(s);
                return out;
            }
            if (!(s instanceof Stmt.If branch) || !exits(s)) {
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
        if (!rest.isEmpty() && thenGoesOn && elseGoesOn) {
            leaveAfter(branch, rest, out);
            return;
        }
        List<Stmt> then = thenGoesOn ? join(branch.then(), rest) : branch.then();
        List<Stmt> otherwise = elseGoesOn ? join(branch.otherwise(), rest) : branch.otherwise();
        out.add(new Stmt.If(branch.condition(), tail(then), tail(otherwise), origin));
    }

    /** Both branches may go on, so that the rest can't move into one: the exit is taken after the branch instead. */
    private void leaveAfter(Stmt.If branch, List<Stmt> rest, List<Stmt> out) {
        Origin origin = branch.origin();
        Local leaving = Local.temporary("leaving", Type.BOOLEAN);
        out.add(new Stmt.Declare(leaving, literal(false, origin), origin));
        Stmt[] exit = {null};
        List<Stmt> replaced = replaceExits(
                List.of(new Stmt.If(branch.condition(), tail(branch.then()), tail(branch.otherwise()), origin)),
                end -> {
                    List<Stmt> steps = new ArrayList<>();
                    if (end instanceof Stmt.Return value) {
                        steps.addAll(keep(value));
                        exit[0] = new Stmt.Return(new Expr.Read(result, origin), end.origin());
                    } else {
                        exit[0] = end;
                    }
                    steps.add(assign(leaving, literal(true, origin), origin));
                    return steps;
                });
        out.addAll(replaced);
        Stmt leave = new Stmt.If(new Expr.Read(leaving, origin), List.of(exit[0]), List.of(), origin);
        out.addAll(tail(join(List.of(leave), rest)));
    }

    private List<Stmt> keep(Stmt.Return value) {
        used = true;
        return List.of(assign(result, value.value(), value.origin()));
    }

    private interface ExitRewriter {
        List<Stmt> rewrite(Stmt exit);
    }

    /** Rewrites the exits of these statements, not those that belong to loops among them. */
    private static List<Stmt> replaceExits(List<Stmt> statements, ExitRewriter rewriter) {
        List<Stmt> out = new ArrayList<>();
        for (Stmt s : statements) {
            if (s instanceof Stmt.Break || s instanceof Stmt.Return) {
                out.addAll(rewriter.rewrite(s));
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

    private static boolean exits(Stmt s) {
        return returns(s) || breaks(s);
    }

    private static boolean returns(Stmt s) {
        return s instanceof Stmt.Return
                || s instanceof Stmt.If branch
                        && (branch.then().stream().anyMatch(TailExits::returns)
                                || branch.otherwise().stream().anyMatch(TailExits::returns));
    }

    private static boolean breaks(Stmt s) {
        return s instanceof Stmt.Break
                || s instanceof Stmt.If branch
                        && (branch.then().stream().anyMatch(TailExits::breaks)
                                || branch.otherwise().stream().anyMatch(TailExits::breaks));
    }

    /** Whether control can reach the end; after {@link #returnsAfterLoops} every loop can be followed. */
    private static boolean completes(List<Stmt> statements) {
        return statements.stream().allMatch(s -> {
            if (s instanceof Stmt.If branch) {
                return completes(branch.then()) || completes(branch.otherwise());
            }
            return !(s instanceof Stmt.Break || s instanceof Stmt.Return);
        });
    }

    private static boolean forever(Stmt.While loop) {
        return loop.condition() instanceof Expr.Literal literal
                && literal.value().equals(true);
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
