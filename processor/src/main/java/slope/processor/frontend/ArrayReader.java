package slope.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slope.processor.diag.Problem;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/** Reads what makes arrays, and what is stored to. */
final class ArrayReader {
    private static final String RETURNED =
            "keep it in a local, and return it: in a record, where there is more to return; or let the caller do it";

    private final Body body;
    private final ExpressionReader expressions;

    ArrayReader(Body body, ExpressionReader expressions) {
        this.body = body;
        this.expressions = expressions;
    }

    Expr made(NewArrayTree tree) {
        Optional<Type> type = tree.getType() == null ? Optional.empty() : TypeReader.read(tree.getType());
        int written = tree.getDimensions().size();
        boolean initialised = tree.getInitializers() != null;
        if (type.isEmpty()) {
            if (tree.getType() != null && !expressions.isKnown(tree.getType())) {
                body.missing();
                return null;
            }
            String text = tree.getType() + "[]".repeat(initialised ? 1 : written);
            body.report(tree, Problem.UNSUPPORTED_TYPE, text);
            return null;
        } else if (initialised) {
            return initialised(tree, Type.arrayOf(type.get()));
        }
        List<Expr> dimensions = new ArrayList<>();
        Type array = type.get();
        for (ExpressionTree dimension : tree.getDimensions()) {
            dimensions.add(expressions.read(dimension, Type.INT));
            array = Type.arrayOf(array);
        }
        return dimensions.contains(null) ? null : new Expr.NewArray(array, dimensions, body.origin(tree));
    }

    /** {@code {a, b}} where an array of the type is wanted; rows are written the same way, or are arrays. */
    Expr initialised(NewArrayTree tree, Type type) {
        if (!type.isArray()) {
            body.leaveToJavac();
            return null;
        }
        List<Expr> elements = new ArrayList<>();
        for (ExpressionTree element : tree.getInitializers()) {
            boolean row = element instanceof NewArrayTree inner && inner.getType() == null;
            elements.add(
                    row
                            ? initialised((NewArrayTree) element, type.element())
                            : expressions.read(element, type.element()));
        }
        return elements.contains(null) ? null : new Expr.ArrayOf(type, elements, body.origin(tree));
    }

    /** What is assigned to: a local, or an element of an array that is the method's own. */
    Expr target(ExpressionTree tree) {
        ExpressionTree place = tree;
        while (place instanceof ParenthesizedTree inner) {
            place = inner.getExpression();
        }
        if (expressions.isStaticField(place)) {
            body.report(place, Problem.FIELD_STORE, RETURNED);
            return null;
        }
        Expr target = expressions.read(place);
        if (target == null) {
            return null;
        } else if (target instanceof Expr.Element element) {
            if (!element.type().isArray()) {
                written(place, element.array());
            }
            return target;
        } else if (target instanceof Expr.FieldOf
                || target instanceof Expr.Field
                || target instanceof Expr.Part part && part.whole().type().isObject()) {
            body.report(place, Problem.FIELD_STORE, RETURNED);
            return null;
        } else if (target instanceof Expr.Part part
                && part.whole() instanceof Expr.Read read
                && body.isMaking(read.local())) {
            return target;
        } else if (!(target instanceof Expr.Read)) {
            body.leaveToJavac();
            return null;
        }
        return target;
    }

    /** Elements of an array are written: whether they may be is known when all assignments have been read. */
    void written(Tree place, Expr array) {
        body.findings().arrays().stored(body.origin(place), array);
    }

    /** An array is handed to a call that stores into it. */
    void handed(Tree place, Expr array) {
        body.findings().arrays().handed(body.origin(place), array);
    }

    /** Elements of one array are written to another: rows, where they are. */
    void moved(Tree place, Expr from, Expr to) {
        if (from.type().rank() == 1) {
            written(place, to);
        } else {
            Expr row = new Expr.Element(from, new Expr.Literal(Type.INT, 0, from.origin()), from.origin());
            body.findings().arrays().exchanged(body.origin(place), to, row);
        }
    }

    /** A value gets another name, or becomes a row. */
    void assigned(Tree place, Expr target, Expr value) {
        if (target instanceof Expr.Read read) {
            assigned(read.local(), value);
        } else if (target instanceof Expr.Part part && part.whole() instanceof Expr.Read read) {
            assigned(read.local(), value);
        } else if (target instanceof Expr.Element element && value.type().isArray()) {
            body.findings().arrays().exchanged(body.origin(place), element.array(), value);
        }
    }

    /** A variable becomes another name of the array that an expression leads to, or of a row of it. */
    void assigned(Local local, Expr value) {
        if (local.type().isArray() || local.type().isRecord()) {
            body.findings().arrays().assigned(local, value);
        }
    }
}
