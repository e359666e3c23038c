package slope.processor.ir.source;

import java.util.List;
import slope.processor.diag.Origin;

/** A statement. */
public sealed interface Stmt {
    Origin origin();

    /** @param initial null for a declaration without initialiser */
    record Declare(Local local, Expr initial, Origin origin) implements Stmt {}

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

    record Break(Origin origin) implements Stmt {}

    /** @param value null in a void method */
    record Return(Expr value, Origin origin) implements Stmt {}

    record Scope(List<Stmt> body, Origin origin) implements Stmt {
        public Scope {
            body = List.copyOf(body);
        }
    }
}
