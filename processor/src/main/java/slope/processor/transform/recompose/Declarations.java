package slope.processor.transform.recompose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slope.processor.diag.Origin;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Stmt;

/**
 * Declares each local in the innermost list of statements that has all its mentions: with its first assignment where that is
 * one of those statements, else without a value just before the first of them that mentions it.
 */
final class Declarations {
    private final Set<Local> declared = new HashSet<>();
    private final Map<Stmt, Set<Local>> mentions = new IdentityHashMap<>();
    private final Map<List<Stmt>, Set<Local>> mentionsOfLists = new IdentityHashMap<>();

    private Declarations(List<Local> parameters) {
        declared.addAll(parameters);
    }

    /** @param returned what is read after the body */
    static List<Stmt> apply(List<Stmt> body, List<Local> parameters, List<Expr> returned) {
        Declarations pass = new Declarations(parameters);
        pass.alreadyDeclared(body);
        List<Stmt> all = new ArrayList<>(body);
        returned.forEach(e -> all.add(new Stmt.Return(e, Origin.NONE)));
        List<Stmt> declared = pass.list(all);
        return declared.subList(0, declared.size() - returned.size());
    }

    private void alreadyDeclared(List<Stmt> body) {
        for (Stmt s : body) {
            if (s instanceof Stmt.Declare declare) {
                declared.add(declare.local());
            }
            SourceParts.bodies(s).forEach(this::alreadyDeclared);
        }
    }

    private List<Stmt> list(List<Stmt> body) {
        List<Stmt> out = new ArrayList<>();
        Map<Local, Stmt> last = new HashMap<>();
        body.forEach(s -> mentioned(s).forEach(local -> last.put(local, s)));
        for (Stmt s : body) {
            List<Local> here = new ArrayList<>();
            for (Local local : mentioned(s)) {
                if (!declared.contains(local) && !(last.get(local) == s && onlyInside(local, s))) {
                    here.add(local);
                }
            }
            declared.addAll(here);
            Local assigned = assigned(s);
            for (Local local : here) {
                if (local != assigned) {
                    out.add(new Stmt.Declare(local, null, Origin.NONE));
                }
            }
            if (assigned != null && here.contains(assigned)) {
                Expr.Assign assign = (Expr.Assign) ((Stmt.Evaluate) s).expression();
                out.add(new Stmt.Declare(assigned, assign.value(), s.origin()));
            } else {
                out.add(inside(s));
            }
        }
        return out;
    }

    /** What a statement mentions, with all statements in it. */
    private Set<Local> mentioned(Stmt s) {
        Set<Local> known = mentions.get(s);
        if (known == null) {
            known = new LinkedHashSet<>();
            if (s instanceof Stmt.Declare declare) {
                known.add(declare.local());
            }
            for (Expr part : SourceParts.expressions(s)) {
                known.addAll(Mentions.in(part));
            }
            for (List<Stmt> body : SourceParts.bodies(s)) {
                known.addAll(mentioned(body));
            }
            mentions.put(s, known);
        }
        return known;
    }

    private Set<Local> mentioned(List<Stmt> body) {
        Set<Local> known = mentionsOfLists.get(body);
        if (known == null) {
            known = new LinkedHashSet<>();
            for (Stmt s : body) {
                known.addAll(mentioned(s));
            }
            mentionsOfLists.put(body, known);
        }
        return known;
    }

    /** Whether one list of statements inside {@code s} has all mentions that are there. */
    private boolean onlyInside(Local local, Stmt s) {
        for (Expr part : SourceParts.expressions(s)) {
            if (Mentions.in(part).contains(local)) {
                return false;
            }
        }
        long lists = SourceParts.bodies(s).stream()
                .filter(list -> mentioned(list).contains(local))
                .count();
        return lists == 1;
    }

    private static Local assigned(Stmt s) {
        return s instanceof Stmt.Evaluate evaluate
                        && evaluate.expression() instanceof Expr.Assign assign
                        && assign.operator() == null
                        && assign.target() instanceof Expr.Read read
                ? read.local()
                : null;
    }

    private Stmt inside(Stmt s) {
        if (s instanceof Stmt.If x) {
            return new Stmt.If(x.condition(), list(x.then()), list(x.otherwise()), x.origin());
        } else if (s instanceof Stmt.While x) {
            return new Stmt.While(x.condition(), list(x.body()), x.origin());
        } else if (s instanceof Stmt.For x) {
            return new Stmt.For(x.initial(), x.condition(), x.update(), list(x.body()), x.origin());
        }
        return s;
    }
}
