package slope.processor.ir.source;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import slope.processor.ir.Type;

/**
 * What holds of statement IR: a variable is declared before it is used, in a block around its uses; no two of one name are in
 * scope together once names are final; every conversion is explicit, so that types are equal where Java would convert; jumps
 * have something around them to leave. A violation is a fault of the reader, or of a pass.
 */
public final class SourceVerifier {
    private final String text;
    /** What a return is of here; null in a routine, which has none. */
    private Type returned;

    private final boolean written;
    private final Deque<Local> scope = new ArrayDeque<>();
    private final Deque<Stmt.Exit> exits = new ArrayDeque<>();
    private int loops;

    private SourceVerifier(String text, Type returned) {
        this.text = text;
        this.returned = returned;
        written = returned == null;
    }

    /** @throws IllegalStateException at the first violation */
    public static void verify(Method method) {
        SourceVerifier verifier = new SourceVerifier(
                SourcePrinter.print(method), method.signature().result());
        method.parameters().forEach(verifier::declare);
        verifier.block(method.body());
    }

    /** @throws IllegalStateException at the first violation */
    public static void verify(Routine routine) {
        SourceVerifier verifier = new SourceVerifier(SourcePrinter.print(routine), null);
        routine.parameters().forEach(verifier::declare);
        routine.body().forEach(verifier::statement);
        routine.returned().forEach(verifier::expression);
    }

    private IllegalStateException violation(String what) {
        return new IllegalStateException(what + "\n" + text);
    }

    /** In a routine names are final; before, those of the variables that passes introduce are wishes. */
    private boolean isWritten() {
        return written;
    }

    private void declare(Local local) {
        for (Local other : scope) {
            if (isWritten() && other.name().equals(local.name())) {
                throw violation("'" + local + "' is declared twice");
            }
        }
        scope.push(local);
    }

    private void use(Local local) {
        if (!scope.contains(local)) {
            throw violation("'" + local + "' is used where it is not declared");
        }
    }

    private void type(Expr e, Type wanted, String what) {
        boolean sameObject = wanted.isObject()
                && e.type().isObject()
                && wanted.owner().equals(e.type().owner());
        if (!e.type().equals(wanted) && !sameObject) {
            throw violation(what + " wants " + wanted + ", not " + e.type());
        }
    }

    private void block(List<Stmt> statements) {
        int before = scope.size();
        statements.forEach(this::statement);
        leave(before);
    }

    private void leave(int size) {
        while (scope.size() > size) {
            scope.pop();
        }
    }

    private void loop(List<Stmt> body) {
        loops++;
        block(body);
        loops--;
    }

    private void condition(Expr condition) {
        expression(condition);
        type(condition, Type.BOOLEAN, "a condition");
    }

    private void statement(Stmt s) {
        if (s instanceof Stmt.Declare declaration) {
            if (declaration.initial() != null) {
                expression(declaration.initial());
                type(declaration.initial(), declaration.local().type(), "'" + declaration.local() + "'");
            }
            declare(declaration.local());
        } else if (s instanceof Stmt.Unpack unpack) {
            expression(unpack.call());
            if (unpack.leaves().size() != unpack.call().callee().results().size()) {
                throw violation(unpack.call().callee() + " has not as many leaves as there are locals");
            }
            unpack.leaves().forEach(this::declare);
        } else if (s instanceof Stmt.Evaluate evaluated) {
            expression(evaluated.expression());
        } else if (s instanceof Stmt.If branch) {
            condition(branch.condition());
            block(branch.then());
            block(branch.otherwise());
        } else if (s instanceof Stmt.Scope block) {
            block(block.body());
        } else if (s instanceof Stmt.Break || s instanceof Stmt.Continue) {
            if (loops == 0) {
                throw violation("a jump out of nothing");
            }
        } else if (s instanceof Stmt.Throw end) {
            all(end.arguments());
        } else if (s instanceof Stmt.Passive passive) {
            expression(passive.value());
        } else if (s instanceof Stmt.Assert guard) {
            condition(guard.condition());
            if (guard.message() != null) {
                expression(guard.message());
            }
        } else if (s instanceof Stmt.Labeled labeled) {
            loop(List.of(labeled.body()));
        } else if (s instanceof Stmt.Switch choice) {
            choice(choice);
        } else if (s instanceof Stmt.Yield end) {
            expression(end.value());
        } else if (s instanceof Stmt.Block block) {
            exits.push(block.exit());
            block(block.body());
            exits.pop();
        } else if (s instanceof Stmt.Leave leave) {
            if (!exits.contains(leave.exit())) {
                throw violation("'" + leave.exit() + "' is no end of a block around it");
            }
        } else if (s instanceof Stmt.Return end) {
            if (returned == null) {
                throw violation("a routine has no return of its own");
            }
            if (end.value() != null) {
                expression(end.value());
                type(end.value(), returned, "return");
            }
        } else {
            loop(s);
        }
    }

    /** Locals of one case are seen in those that follow. */
    private void choice(Stmt.Switch choice) {
        expression(choice.selector());
        int before = scope.size();
        loops++;
        for (Stmt.Case one : choice.cases()) {
            all(one.labels());
            one.labels().forEach(l -> type(l, choice.selector().type(), "a label"));
            one.body().forEach(this::statement);
        }
        loops--;
        leave(before);
    }

    private void loop(Stmt s) {
        int before = scope.size();
        if (s instanceof Stmt.While loop) {
            condition(loop.condition());
            loop(loop.body());
        } else if (s instanceof Stmt.DoWhile loop) {
            loop(loop.body());
            condition(loop.condition());
        } else if (s instanceof Stmt.For loop) {
            loop.initial().forEach(this::statement);
            if (loop.condition() != null) {
                condition(loop.condition());
            }
            loop.update().forEach(this::statement);
            loop(loop.body());
        } else if (s instanceof Stmt.ForEach loop) {
            expression(loop.array());
            declare(loop.local());
            if (!loop.array().type().element().equals(loop.local().type())) {
                throw violation("'" + loop.local() + "' is no element of "
                        + loop.array().type());
            }
            loop(loop.body());
        }
        leave(before);
    }

    private void all(List<Expr> expressions) {
        expressions.forEach(this::expression);
    }

    private void all(List<Expr> expressions, List<Type> types, String what) {
        if (expressions.size() != types.size()) {
            throw violation(what + " has " + expressions.size() + " operands for " + types.size());
        }
        for (int i = 0; i < types.size(); i++) {
            expression(expressions.get(i));
            type(expressions.get(i), types.get(i), what);
        }
    }

    private void expression(Expr e) {
        if (e instanceof Expr.Read read) {
            use(read.local());
        } else if (e instanceof Expr.Apply apply) {
            all(
                    apply.arguments(),
                    apply.operator().parameters(),
                    apply.operator().name());
        } else if (e instanceof Expr.ShortCircuit both) {
            condition(both.left());
            condition(both.right());
        } else if (e instanceof Expr.Conditional choice) {
            condition(choice.condition());
            expression(choice.then());
            expression(choice.otherwise());
            type(choice.otherwise(), choice.then().type(), "?:");
        } else if (e instanceof Expr.Switch choice) {
            choice(choice.body());
        } else if (e instanceof Expr.FieldOf field) {
            expression(field.object());
        } else if (e instanceof Expr.Element element) {
            expression(element.array());
            expression(element.index());
            type(element.index(), Type.INT, "an index");
        } else if (e instanceof Expr.Length length) {
            expression(length.array());
        } else if (e instanceof Expr.NewArray array) {
            all(array.dimensions());
            array.dimensions().forEach(d -> type(d, Type.INT, "a dimension"));
        } else if (e instanceof Expr.ArrayOf array) {
            array.elements().forEach(x -> {
                expression(x);
                type(x, array.type().element(), "an element");
            });
        } else if (e instanceof Expr.Copy copy) {
            range(copy.array(), copy.from(), copy.to());
        } else if (e instanceof Expr.Fill fill) {
            range(fill.array(), fill.from(), fill.to());
            expression(fill.value());
            type(fill.value(), fill.array().type().element(), "a fill");
        } else if (e instanceof Expr.Move move) {
            range(move.from(), move.start(), move.length());
            range(move.to(), move.place(), null);
            type(move.to(), move.from().type(), "a move");
        } else if (e instanceof Expr.NewRecord made) {
            List<Type> types =
                    made.type().components().stream().map(c -> c.type()).toList();
            all(made.components(), types, "a record");
        } else if (e instanceof Expr.WithFields object) {
            expression(object.object());
            all(object.fields());
        } else if (e instanceof Expr.Part part) {
            expression(part.whole());
        } else if (e instanceof Expr.Inlined call) {
            Type outer = returned;
            returned = call.type();
            block(call.body());
            returned = outer;
        } else if (e instanceof Expr.Assign || e instanceof Expr.Increment) {
            assignment(e);
        } else {
            call(e);
        }
    }

    private void range(Expr array, Expr from, Expr to) {
        expression(array);
        for (Expr index : Arrays.asList(from, to)) {
            if (index != null) {
                expression(index);
                type(index, Type.INT, "an index");
            }
        }
    }

    private void assignment(Expr e) {
        Expr target = e instanceof Expr.Assign assign ? assign.target() : ((Expr.Increment) e).target();
        expression(target);
        if (e instanceof Expr.Assign assign) {
            expression(assign.value());
            boolean plain = assign.operator() == null;
            Type wanted = plain ? target.type() : assign.operator().parameters().get(1);
            type(assign.value(), wanted, (plain ? "" : assign.operator().name()) + "=");
        } else if (!target.type().isNumeric()) {
            throw violation("a step of " + target.type());
        }
    }

    private void call(Expr e) {
        if (e instanceof Expr.Invoke invoke) {
            List<Type> types =
                    invoke.callee().parameters().stream().map(p -> p.type()).toList();
            all(invoke.arguments(), types, invoke.callee().toString());
        } else if (e instanceof Expr.Java java) {
            if (java.receiver() != null) {
                expression(java.receiver());
            }
            all(java.arguments());
        } else if (e instanceof Expr.Companion companion) {
            all(companion.arguments());
        } else if (e instanceof Expr.Record record) {
            all(record.operands());
        } else if (e instanceof Expr.RecordDynamic record) {
            all(record.operands());
        }
    }
}
