package slope.processor.transform.recompose;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Stmt;

/** The locals that an expression or a statement mentions. */
final class Mentions {
    private final Set<Local> locals = new LinkedHashSet<>();

    private Mentions() {}

    static Set<Local> in(Expr e) {
        Mentions mentions = new Mentions();
        mentions.add(e);
        return mentions.locals;
    }

    static Set<Local> in(Stmt s) {
        Mentions mentions = new Mentions();
        mentions.add(s);
        return mentions.locals;
    }

    private void add(Expr e) {
        if (e instanceof Expr.Read read) {
            locals.add(read.local());
        } else if (e != null) {
            SourceParts.of(e).forEach(this::add);
        }
    }

    private void add(Stmt s) {
        if (s instanceof Stmt.Declare declare) {
            locals.add(declare.local());
        }
        SourceParts.expressions(s).forEach(this::add);
        List<List<Stmt>> bodies = SourceParts.bodies(s);
        bodies.forEach(body -> body.forEach(this::add));
    }
}
