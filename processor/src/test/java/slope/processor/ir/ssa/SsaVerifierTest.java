package slope.processor.ir.ssa;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import slope.processor.diag.Origin;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;

class SsaVerifierTest {
    private static final Operator TIMES = Operator.infix("*", Type.DOUBLE);

    private final Var x = real("x");
    private final Var n = Var.named("n", Type.INT, Origin.NONE);
    private final Var condition = Var.temporary("c", Type.BOOLEAN, Origin.NONE);
    private final Var square = real("square");

    private static Var real(String name) {
        return Var.named(name, Type.DOUBLE, Origin.NONE);
    }

    private Function function(End end, Op... ops) {
        Callee signature = new Callee(ClassRef.of("p", "C"), "f", "f", false, false, List.of(), Type.DOUBLE);
        return new Function("f", signature, List.of(x, n), new Block(List.of(ops), end));
    }

    private static End returns(Var value) {
        return new End.Return(List.of(value));
    }

    private static Block yields(Var value, Op... ops) {
        return new Block(List.of(ops), new End.Yield(List.of(value)));
    }

    private Op squareOf(Var result) {
        return new Op.Pure(result, TIMES, List.of(x, x));
    }

    private void refuse(Function function, String why) {
        String message = assertThrows(IllegalStateException.class, () -> SsaVerifier.verify(function))
                .getMessage();
        assertTrue(message.startsWith(why), message);
        assertTrue(message.contains(SsaPrinter.print(function)), message);
    }

    @Test
    void aValueIsBoundOnce() {
        refuse(function(returns(square), squareOf(square), squareOf(square)), "'square' is bound twice");
    }

    @Test
    void aValueIsBoundBeforeItIsRead() {
        refuse(function(returns(square)), "'square' is read where it is not visible");
    }

    @Test
    void whatABranchBindsIsNotVisibleBehindIt() {
        Var joined = real("joined");
        Op test = new Op.Constant(condition, true);
        Op branch = new Op.If(
                new Label("if"),
                null,
                Op.If.Form.STATEMENT,
                condition,
                yields(square, squareOf(square)),
                yields(x),
                List.of(joined));
        assertDoesNotThrow(() -> SsaVerifier.verify(function(returns(joined), test, branch)));
        refuse(function(returns(square), test, branch), "'square' is read where it is not visible");
    }

    @Test
    void aMirrorSeesWhatItsLoopBoundUntilTapesArePlaced() {
        Label label = new Label("for");
        Var result = real("y");
        Var argument = real("y");
        Op loop = new Op.For(
                label,
                Var.named("i", Type.INT, Origin.NONE),
                n,
                "<",
                n,
                1,
                new Carried(List.of(x), List.of(argument), List.of(result)),
                yields(square, squareOf(square)));
        Var bar = real("yBar");
        Var next = real("yBar");
        Var gradient = real("yBar");
        Op reverse = new Op.Reverse(
                label,
                new Carried(List.of(x), List.of(bar), List.of(gradient)),
                yields(next, new Op.Pure(next, TIMES, List.of(bar, square))));
        Function function = function(returns(gradient), loop, reverse);
        assertDoesNotThrow(() -> SsaVerifier.verify(function));
        assertThrows(IllegalStateException.class, () -> SsaVerifier.verifyLowered(function));
    }

    @Test
    void operandsHaveTheTypesThatOperatorsWant() {
        Op product = new Op.Pure(square, TIMES, List.of(x, n));
        refuse(function(returns(square), product), "'n' is int, but * wants double");
    }

    @Test
    void anEndStandsWhereItMeansSomething() {
        refuse(function(new End.Break(List.of(x))), "a break ends a block outside of a loop");
        refuse(function(new End.Yield(List.of(x))), "the function does not return");
    }

    @Test
    void thePrinterTellsValuesOfOneNameApart() {
        Var other = real("x");
        Function function = function(returns(other), squareOf(other));
        assertEquals("""
                f(x, n)
                  x.2 = * x, x
                  return x.2
                """, SsaPrinter.print(function));
    }
}
