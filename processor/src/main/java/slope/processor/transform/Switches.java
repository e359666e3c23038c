package slope.processor.transform;

import java.util.ArrayList;
import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Stmt;

/**
 * Writes switches as chains of {@code if}. Cases that fall through into each other are one link of the chain, in which each
 * body but the last has a condition of its own; the default, wherever it stands, is the last link.
 */
final class Switches {
    private final Desugar desugar;
    private final Jumps jumps;

    Switches(Desugar desugar, Jumps jumps) {
        this.desugar = desugar;
        this.jumps = jumps;
    }

    void statement(Stmt.Switch choice, PureExpressions pure, List<Stmt> out) {
        Expr selector = pure.stable(pure.lower(choice.selector()), "selector");
        jumps.choice(null, out, inner -> inner.addAll(chain(hoisted(choice, inner), selector)));
    }

    /** The value of a switch expression, which its yields assign to a local. */
    Expr value(Expr.Switch choice, List<Stmt> out) {
        Origin origin = choice.origin();
        PureExpressions pure = desugar.pure(out);
        Expr selector = pure.stable(pure.lower(choice.body().selector()), "selector");
        Local value = Local.temporary("choice", choice.type());
        out.add(new Stmt.Declare(value, null, origin));
        jumps.choice(value, out, inner -> inner.addAll(chain(hoisted(choice.body(), inner), selector)));
        return new Expr.Read(value, origin);
    }

    /** Locals of one case are seen in all that follow: they are declared before the switch. */
    private static Stmt.Switch hoisted(Stmt.Switch choice, List<Stmt> out) {
        List<Stmt.Case> cases = new ArrayList<>();
        for (Stmt.Case one : choice.cases()) {
            List<Stmt> body = new ArrayList<>();
            for (Stmt s : one.body()) {
                if (s instanceof Stmt.Declare d
                        && one.fallsThrough()
                        && !d.local().type().isArray()) {
                    out.add(new Stmt.Declare(d.local(), null, d.origin()));
                    if (d.initial() != null) {
                        Expr target = new Expr.Read(d.local(), d.origin());
                        Expr assign = new Expr.Assign(target, null, d.initial(), d.origin());
                        body.add(new Stmt.Evaluate(assign, d.origin()));
                    }
                } else {
                    body.add(s);
                }
            }
            cases.add(new Stmt.Case(one.labels(), one.isDefault(), one.fallsThrough(), body));
        }
        return new Stmt.Switch(choice.selector(), cases, choice.origin());
    }

    private List<Stmt> chain(Stmt.Switch choice, Expr selector) {
        List<List<Stmt.Case>> links = links(choice.cases());
        List<Stmt> chain = List.of();
        for (List<Stmt.Case> link : links) {
            if (hasDefault(link)) {
                chain = link(link, selector);
            }
        }
        for (int i = links.size() - 1; i >= 0; i--) {
            List<Stmt.Case> link = links.get(i);
            if (!hasDefault(link)) {
                Expr condition = isOneOf(selector, labels(link), choice.origin());
                chain = List.of(new Stmt.If(condition, link(link, selector), chain, choice.origin()));
            }
        }
        return chain;
    }

    /** The bodies of a link, each but the last for those of its values that come in at it or before. */
    private List<Stmt> link(List<Stmt.Case> link, Expr selector) {
        List<Stmt> out = new ArrayList<>();
        for (int i = 0; i < link.size(); i++) {
            List<Stmt> body = desugar.all(link.get(i).body());
            if (i == link.size() - 1) {
                out.addAll(body);
            } else if (!body.isEmpty()) {
                out.add(new Stmt.If(comesIn(link, i, selector), body, List.of(), selector.origin()));
            }
        }
        return out;
    }

    private static Expr comesIn(List<Stmt.Case> link, int last, Expr selector) {
        Origin origin = selector.origin();
        List<Stmt.Case> before = link.subList(0, last + 1);
        if (!hasDefault(before)) {
            return isOneOf(selector, labels(before), origin);
        }
        Expr later = isOneOf(selector, labels(link.subList(last + 1, link.size())), origin);
        return new Expr.Apply(Operator.prefix("!", Type.BOOLEAN), List.of(later), origin);
    }

    private static List<List<Stmt.Case>> links(List<Stmt.Case> cases) {
        List<List<Stmt.Case>> links = new ArrayList<>();
        boolean falls = false;
        for (Stmt.Case next : cases) {
            if (!falls) {
                links.add(new ArrayList<>());
            }
            links.get(links.size() - 1).add(next);
            falls = next.fallsThrough() && !endsWithJump(next.body());
        }
        return links;
    }

    private static boolean endsWithJump(List<Stmt> body) {
        Stmt last = body.isEmpty() ? null : body.get(body.size() - 1);
        return last instanceof Stmt.Break
                || last instanceof Stmt.Continue
                || last instanceof Stmt.Return
                || last instanceof Stmt.Yield
                || last instanceof Stmt.Throw
                || last instanceof Stmt.Scope scope && endsWithJump(scope.body());
    }

    private static boolean hasDefault(List<Stmt.Case> link) {
        return link.stream().anyMatch(Stmt.Case::isDefault);
    }

    private static List<Expr> labels(List<Stmt.Case> cases) {
        return cases.stream().flatMap(c -> c.labels().stream()).toList();
    }

    private static Expr isOneOf(Expr selector, List<Expr> labels, Origin origin) {
        Expr any = null;
        for (Expr label : labels) {
            Expr is = new Expr.Apply(
                    Operator.comparison("==", selector.type()), List.of(selector, label), label.origin());
            any = any == null ? is : new Expr.ShortCircuit(false, any, is, origin);
        }
        return any == null ? new Expr.Literal(Type.BOOLEAN, false, origin) : any;
    }
}
