package slope.processor.ir.source;

import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.ir.ClassRef;

/** A statement. */
public sealed interface Stmt {
    Origin origin();

    /** Whether nothing can follow these statements, since they throw, or go on until they do. */
    static boolean endAbruptly(List<Stmt> statements) {
        Stmt last = statements.isEmpty() ? null : statements.get(statements.size() - 1);
        return last instanceof Throw
                || last instanceof While loop && loop.isEndless()
                || last instanceof If branch && endAbruptly(branch.then()) && endAbruptly(branch.otherwise());
    }

    /** @param initial null for a declaration without initialiser */
    record Declare(Local local, Expr initial, Origin origin) implements Stmt {}

    /** Declares a local for each leaf of the record that a call returns. */
    record Unpack(List<Local> leaves, Expr.Invoke call, Origin origin) implements Stmt {
        public Unpack {
            leaves = List.copyOf(leaves);
        }
    }

    /** An assignment, an increment or a call as a statement. */
    record Evaluate(Expr expression, Origin origin) implements Stmt {}

    record If(Expr condition, List<Stmt> then, List<Stmt> otherwise, Origin origin) implements Stmt {
        public If {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    record While(Expr condition, List<Stmt> body, Origin origin) implements Stmt {
        public While {
            body = List.copyOf(body);
        }

        /** Whether nothing but a throw ends it, once its jumps are plain breaks. */
        public boolean isEndless() {
            return condition.isTrue() && body.stream().noneMatch(While::leaves);
        }

        private static boolean leaves(Stmt s) {
            return s instanceof Break
                    || s instanceof If branch
                            && (branch.then().stream().anyMatch(While::leaves)
                                    || branch.otherwise().stream().anyMatch(While::leaves));
        }
    }

    record DoWhile(List<Stmt> body, Expr condition, Origin origin) implements Stmt {
        public DoWhile {
            body = List.copyOf(body);
        }
    }

    /**
     * @param initial declarations or expression statements
     * @param condition null for none
     * @param update expression statements
     */
    record For(List<Stmt> initial, Expr condition, List<Stmt> update, List<Stmt> body, Origin origin) implements Stmt {
        public For {
            initial = List.copyOf(initial);
            update = List.copyOf(update);
            body = List.copyOf(body);
        }
    }

    record ForEach(Local local, Expr array, List<Stmt> body, Origin origin) implements Stmt {
        public ForEach {
            body = List.copyOf(body);
        }
    }

    /** @param label null for the innermost loop or switch */
    record Break(String label, Origin origin) implements Stmt {
        public Break(Origin origin) {
            this(null, origin);
        }
    }

    /** @param label null for the innermost loop */
    record Continue(String label, Origin origin) implements Stmt {}

    /** A statement with a label; a loop's label names the loop. */
    record Labeled(String label, Stmt body, Origin origin) implements Stmt {}

    /**
     * @param selector an int, read once
     * @param cases in the order they are written
     */
    record Switch(Expr selector, List<Case> cases, Origin origin) implements Stmt {
        public Switch {
            cases = List.copyOf(cases);
        }
    }

    /**
     * What is done for some values of the selector.
     *
     * @param labels constants
     * @param isDefault whether it is done, too, for values that no case has
     * @param fallsThrough whether the next case is gone on with at the end: {@code case 1:}, not {@code case 1 ->}
     */
    record Case(List<Expr> labels, boolean isDefault, boolean fallsThrough, List<Stmt> body) {
        public Case {
            labels = List.copyOf(labels);
            body = List.copyOf(body);
        }
    }

    /** {@code throw new X(…)}: nothing after it is reached. */
    record Throw(ClassRef type, List<Expr> arguments, Origin origin) implements Stmt {
        public Throw {
            arguments = List.copyOf(arguments);
        }
    }

    /** @param message null for none */
    record Assert(Expr condition, Expr message, ClassRef owner, Origin origin) implements Stmt {}

    /** What the body of a method in the place of its call takes as {@code @Constant}. */
    record Passive(Expr value, String parameter, String method, Origin origin) implements Stmt {}

    /** The value of the innermost switch expression. */
    record Yield(Expr value, Origin origin) implements Stmt {}

    /** Statements that {@link Leave} may leave: what all jumps but a loop's own break are, once sugar is off. */
    record Block(Exit exit, List<Stmt> body, Origin origin) implements Stmt {
        public Block {
            body = List.copyOf(body);
        }
    }

    /** Goes on behind the block around it that has this exit. */
    record Leave(Exit exit, Origin origin) implements Stmt {}

    /** The end of a block: itself and nothing else. */
    final class Exit {
        private final String name;

        /** @param name of the condition that says that it was taken, should one be needed */
        public Exit(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** @param value null in a void method */
    record Return(Expr value, Origin origin) implements Stmt {}

    record Scope(List<Stmt> body, Origin origin) implements Stmt {
        public Scope {
            body = List.copyOf(body);
        }
    }
}
