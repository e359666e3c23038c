package slope.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import slope.processor.diag.Problem;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Returns;

/** Reads what makes arrays, and what is stored to. */
final class ArrayReader {
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
            String text = tree.getType() + "[]".repeat(initialised ? 1 : written);
            body.report(tree, Problem.UNSUPPORTED_TYPE, text);
            return null;
        } else if (initialised) {
            return initialised(tree, Type.arrayOf(type.get()));
        } else if (type.get().isArray()) {
            body.report(tree, Problem.ARRAY_DIMENSION);
            return null;
        }
        List<Expr> dimensions = new ArrayList<>();
        Type array = type.get();
        for (ExpressionTree dimension : tree.getDimensions()) {
            dimensions.add(expressions.read(dimension, Type.INT));
            array = Type.arrayOf(array);
        }
        return dimensions.contains(null) ? null : new Expr.NewArray(array, dimensions, body.origin(tree));
    }

    /** {@code {a, b}} where an array of the type is wanted; rows are written the same way, and are equally long. */
    Expr initialised(NewArrayTree tree, Type type) {
        if (!type.isArray()) {
            body.leaveToJavac();
            return null;
        }
        List<Expr> elements = new ArrayList<>();
        for (ExpressionTree element : tree.getInitializers()) {
            if (!type.element().isArray()) {
                elements.add(expressions.read(element, type.element()));
            } else if (element instanceof NewArrayTree row && row.getInitializers() != null) {
                elements.add(initialised(row, type.element()));
            } else {
                body.report(element, Problem.ARRAY_INTO_ARRAY);
                return null;
            }
        }
        if (elements.contains(null)) {
            return null;
        }
        long lengths = elements.stream()
                .filter(Expr.ArrayOf.class::isInstance)
                .map(e -> ((Expr.ArrayOf) e).dimensions())
                .distinct()
                .count();
        if (lengths > 1) {
            body.report(tree, Problem.ARRAY_INITIALISER);
            return null;
        }
        return new Expr.ArrayOf(type, elements, body.origin(tree));
    }

    /** What is assigned to: a local, or an element of an array that is the method's own. */
    Expr target(ExpressionTree tree) {
        ExpressionTree place = tree;
        while (place instanceof ParenthesizedTree inner) {
            place = inner.getExpression();
        }
        Expr target = expressions.read(place);
        if (target == null) {
            return null;
        } else if (target instanceof Expr.Element element) {
            return isStorable(place, element) ? target : null;
        } else if (isOfField(target)) {
            body.report(place, Problem.FIELD_STORE);
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

    private boolean isStorable(Tree place, Expr.Element element) {
        if (element.type().isArray()) {
            body.report(place, Problem.ARRAY_INTO_ARRAY);
            return false;
        }
        written(place, element.array());
        return true;
    }

    /** Elements of an array are written: whether they may be is known when all assignments have been read. */
    void written(Tree place, Expr array) {
        if (isOfField(array)) {
            body.report(place, Problem.FIELD_STORE);
        }
        rootsOf(array).forEach(root -> body.findings().written(body.origin(place), root));
    }

    private static boolean isOfField(Expr array) {
        if (array instanceof Expr.Element element) {
            return isOfField(element.array());
        } else if (array instanceof Expr.Part part) {
            return part.whole().type().isObject() || isOfField(part.whole());
        } else if (array instanceof Expr.NewRecord made) {
            return made.components().stream()
                    .anyMatch(c -> (c.type().isArray() || c.type().isRecord()) && isOfField(c));
        } else if (array instanceof Expr.Inlined call) {
            return Returns.of(call.body()).stream().anyMatch(r -> r.value() != null && isOfField(r.value()));
        }
        return array instanceof Expr.FieldOf || array instanceof Expr.Field;
    }

    /** A variable becomes another name of the array that an expression leads to, or of a row of it. */
    void assigned(Local local, Expr value) {
        boolean names = local.type().isArray() || local.type().isRecord();
        if (names && isOfField(value)) {
            body.findings().markOfField(local);
        }
        if (names) {
            rootsOf(value).forEach(root -> body.findings().assigned(local, root));
        }
    }

    /** The locals that an array expression may lead to. */
    private static Set<Local> rootsOf(Expr e) {
        if (e instanceof Expr.Element element) {
            return rootsOf(element.array());
        } else if (e instanceof Expr.Conditional choice) {
            Set<Local> roots = new LinkedHashSet<>(rootsOf(choice.then()));
            roots.addAll(rootsOf(choice.otherwise()));
            return roots;
        } else if (e instanceof Expr.Switch choice) {
            Set<Local> roots = new LinkedHashSet<>();
            Yields.of(choice.body()).forEach(y -> roots.addAll(rootsOf(y.value())));
            return roots;
        } else if (e instanceof Expr.Assign assign) {
            return rootsOf(assign.target());
        } else if (e instanceof Expr.Part part) {
            return rootsOf(part.whole());
        } else if (e instanceof Expr.NewRecord made) {
            Set<Local> roots = new LinkedHashSet<>();
            made.components().forEach(c -> roots.addAll(rootsOf(c)));
            return roots;
        } else if (e instanceof Expr.Inlined call) {
            Set<Local> roots = new LinkedHashSet<>();
            Returns.of(call.body()).stream()
                    .filter(r -> r.value() != null)
                    .forEach(r -> roots.addAll(rootsOf(r.value())));
            return roots;
        }
        return e instanceof Expr.Read read ? Set.of(read.local()) : Set.of();
    }
}
