package slope.processor.ir.source;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import slope.processor.diag.Origin;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;

class SourceVerifierTest {
    private static final Expr ONE = new Expr.Literal(Type.INT, 1, Origin.NONE);

    private final Local x = new Local("x", Type.DOUBLE);
    private final Local y = new Local("y", Type.DOUBLE);

    private static Expr read(Local local) {
        return new Expr.Read(local, Origin.NONE);
    }

    private Method method(Stmt... body) {
        Callee signature = new Callee(ClassRef.of("p", "C"), "f", "f", false, false, List.of(), Type.DOUBLE);
        return new Method(signature, List.of(x), List.of(body));
    }

    private static Stmt declare(Local local, Expr initial) {
        return new Stmt.Declare(local, initial, Origin.NONE);
    }

    private static Stmt returns(Expr value) {
        return new Stmt.Return(value, Origin.NONE);
    }

    private static void refuse(Method method, String why) {
        String message = assertThrows(IllegalStateException.class, () -> SourceVerifier.verify(method))
                .getMessage();
        assertTrue(message.startsWith(why), message);
    }

    @Test
    void aVariableIsDeclaredInABlockAroundItsUse() {
        Stmt inner = new Stmt.Scope(List.of(declare(y, read(x))), Origin.NONE);
        assertDoesNotThrow(() -> SourceVerifier.verify(method(declare(y, read(x)), returns(read(y)))));
        refuse(method(inner, returns(read(y))), "'y' is used where it is not declared");
    }

    @Test
    void conversionsAreExplicit() {
        Expr converted = new Expr.Apply(Operator.cast(Type.INT, Type.DOUBLE), List.of(ONE), Origin.NONE);
        assertDoesNotThrow(() -> SourceVerifier.verify(method(returns(converted))));
        refuse(method(returns(ONE)), "return wants double, not int");
        refuse(method(declare(y, ONE)), "'y' wants double, not int");
    }

    @Test
    void operandsHaveTheTypesThatOperatorsWant() {
        Expr sum = new Expr.Apply(Operator.infix("+", Type.DOUBLE), List.of(read(x), ONE), Origin.NONE);
        refuse(method(returns(sum)), "+ wants double, not int");
    }

    @Test
    void aBreakIsInALoop() {
        refuse(method(new Stmt.Break(Origin.NONE)), "a jump out of nothing");
    }

    @Test
    void aConditionIsBoolean() {
        refuse(method(new Stmt.While(ONE, List.of(), Origin.NONE)), "a condition wants boolean, not int");
    }

    @Test
    void whatIsWrittenHasNoNameTwice() {
        Local other = new Local("x", Type.DOUBLE);
        Routine routine = new Routine(
                List.of(x), Set.of(x), List.of(declare(other, read(x))), List.of(read(other)), List.of(), Set.of());
        assertThrows(IllegalStateException.class, () -> SourceVerifier.verify(routine));
    }
}
