package slope.processor.transform.recompose;

import java.util.HashSet;
import java.util.Set;
import slope.processor.ir.ClassRef;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Routine;
import slope.processor.ir.source.Stmt;

/** The classes that a body names, by the names that they are looked up by: those of the outermost ones. */
final class NamedClasses {
    private final Set<String> names = new HashSet<>();

    private NamedClasses() {}

    static Set<String> in(Routine routine) {
        NamedClasses classes = new NamedClasses();
        routine.body().forEach(classes::add);
        routine.returned().forEach(classes::add);
        return classes.names;
    }

    private void add(Stmt s) {
        if (s instanceof Stmt.Throw end) {
            add(end.type());
        }
        SourceParts.expressions(s).forEach(this::add);
        SourceParts.bodies(s).forEach(body -> body.forEach(this::add));
    }

    private void add(Expr e) {
        if (e == null) {
            return;
        } else if (e instanceof Expr.Companion call) {
            ClassRef owner = call.callee().owner();
            add(owner);
            names.add(owner.companion("Derivatives"));
            names.add(owner.companion("Graphs"));
        } else if (e instanceof Expr.AssertionStatus status) {
            add(status.owner());
        } else if (e instanceof Expr.ClassOf type) {
            add(type.of().owner());
        } else if (e instanceof Expr.Field field) {
            add(field.field().owner());
        } else if (e instanceof Expr.Java call) {
            add(call.owner());
        } else if (e instanceof Expr.Apply apply) {
            add(apply.operator().declaring());
        } else if (e instanceof Expr.Record record) {
            add(record.recording().operator().declaring());
        }
        SourceParts.of(e).forEach(this::add);
    }

    private void add(ClassRef type) {
        if (type != null) {
            names.add(type.simpleNames().get(0));
        }
    }
}
