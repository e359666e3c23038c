package slope.processor.frontend;

import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import slope.processor.diag.Problem;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;

/** Reads the library's calls that copy and fill arrays of numbers. */
final class LibraryReader {
    private final Body body;
    private final ArrayReader arrays;

    LibraryReader(Body body, ArrayReader arrays) {
        this.body = body;
        this.arrays = arrays;
    }

    /** The copy of rows that is called: what it is in the library has type parameters. */
    static Optional<ExecutableElement> ofRows(List<ExecutableElement> candidates, List<Expr> arguments) {
        return candidates.stream()
                .filter(m -> m.getParameters().size() == arguments.size() && knows(m, arguments))
                .filter(m -> arguments.get(0).type().rank() > 1)
                .findFirst();
    }

    /** Whether it is a copy of numbers, or of rows. */
    static boolean knows(ExecutableElement method, List<Expr> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).type().isArray()) {
            return false;
        }
        String owner = method.getEnclosingElement().toString();
        return switch (method.getSimpleName().toString()) {
            case "fill", "copyOf", "copyOfRange" -> owner.equals("java.util.Arrays");
            case "arraycopy" -> owner.equals("java.lang.System");
            default -> false;
        };
    }

    Expr read(Tree tree, ExecutableElement method, List<Expr> arguments) {
        return switch (method.getSimpleName().toString()) {
            case "fill" -> fill(tree, arguments);
            case "copyOf" -> copy(tree, arguments.get(0), null, index(arguments.get(1)));
            case "copyOfRange" -> copy(tree, arguments.get(0), index(arguments.get(1)), index(arguments.get(2)));
            default -> move(tree, arguments);
        };
    }

    Expr copy(Tree tree, Expr array, Expr from, Expr to) {
        return new Expr.Copy(array, from, to, body.origin(tree));
    }

    private Expr fill(Tree tree, List<Expr> arguments) {
        Expr array = arguments.get(0);
        if (array.type().rank() == 1) {
            arrays.written(tree, array);
        } else {
            body.findings().arrays().exchanged(body.origin(tree), array, arguments.get(arguments.size() - 1));
        }
        boolean part = arguments.size() == 4;
        Type element = array.type().element();
        Expr value = Conversions.convert(arguments.get(arguments.size() - 1), element);
        Expr from = part ? index(arguments.get(1)) : null;
        Expr to = part ? index(arguments.get(2)) : null;
        return new Expr.Fill(array, from, to, value, body.origin(tree));
    }

    /** What is shorter than an int may be an argument, too. */
    private static Expr index(Expr e) {
        return Conversions.convert(e, Type.INT);
    }

    private Expr move(Tree tree, List<Expr> a) {
        if (!a.get(0).type().equals(a.get(2).type()) || !a.get(0).type().isArray()) {
            body.report(
                    tree, Problem.UNSUPPORTED_EXPRESSION, "a copy of anything but numbers of one type", "write a loop");
            return null;
        }
        arrays.moved(tree, a.get(0), a.get(2));
        return new Expr.Move(a.get(0), index(a.get(1)), a.get(2), index(a.get(3)), index(a.get(4)), body.origin(tree));
    }
}
