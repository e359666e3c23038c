package slope.processor.transform.recompose;

import java.util.List;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Derivatives;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Routine;
import slope.processor.ir.source.Stmt;

/**
 * About how many bytes of code javac makes of a routine. HotSpot compiles no method of more than 8000
 * ({@code -XX:-DontCompileHugeMethods} aside), so that a longer one is interpreted, and some fifty times slower.
 */
public final class CodeSize {
    private static final int HUGE = 8000;

    /** What was measured against the sizes that javac made of some methods, short and long: they differ by up to 15 %. */
    private static final double SCALE = 0.8;

    private CodeSize() {}

    /** Warns where a method is longer than HotSpot compiles, or nearly so. */
    public static void check(Derivatives derivatives, Reporter reporter) {
        check(derivatives, derivatives.pullback(), "pullback", reporter);
        check(derivatives, derivatives.tangent(), "tangent", reporter);
    }

    private static void check(Derivatives derivatives, Routine routine, String road, Reporter reporter) {
        int size = of(routine);
        if (size > 0.95 * HUGE) {
            int rounded = size / 100 * 100;
            reporter.report(
                    Origin.NONE,
                    Problem.LONG_CODE,
                    road,
                    derivatives.signature().method(),
                    rounded);
        }
    }

    static int of(Routine routine) {
        int size = routine.body().stream().mapToInt(CodeSize::of).sum()
                + routine.returned().stream().mapToInt(CodeSize::of).sum();
        return (int) (SCALE * size);
    }

    private static int of(Stmt s) {
        int own = s instanceof Stmt.Declare d && d.initial() != null
                ? 2
                : s instanceof Stmt.If || s instanceof Stmt.While || s instanceof Stmt.For ? 6 : 1;
        return own
                + SourceParts.expressions(s).stream().mapToInt(CodeSize::of).sum()
                + SourceParts.bodies(s).stream()
                        .flatMap(List::stream)
                        .mapToInt(CodeSize::of)
                        .sum();
    }

    private static int of(Expr e) {
        int own = own(e);
        return own + SourceParts.of(e).stream().mapToInt(CodeSize::of).sum();
    }

    private static int own(Expr e) {
        if (e instanceof Expr.Apply apply) {
            return switch (apply.operator().notation()) {
                case INFIX -> apply.operator().result().equals(Type.BOOLEAN) ? 4 : 1;
                case PREFIX, CAST -> 1;
                case CALL -> 3;
                case SELECT -> 6;
            };
        } else if (e instanceof Expr.Literal literal) {
            return literal.type().isInteger() ? 1 : 3;
        } else if (e instanceof Expr.Record record) {
            return 6 + 5 * record.operands().size();
        } else if (e instanceof Expr.Assign assign) {
            boolean element = assign.target() instanceof Expr.Element;
            return element ? assign.operator() == null ? 0 : 3 : 1;
        } else if (e instanceof Expr.Conditional || e instanceof Expr.ShortCircuit) {
            return 4;
        } else if (e instanceof Expr.Java || e instanceof Expr.Companion || e instanceof Expr.Member) {
            return 4;
        } else if (e instanceof Expr.Read || e instanceof Expr.Increment) {
            return 2;
        }
        return e instanceof Expr.Element || e instanceof Expr.Length ? 1 : 3;
    }
}
