package slope.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Methods of other languages, of which a build shows javac a stub: Kotlin's, by kapt, and Groovy's. A stub has the signature, and a body
 * that returns a zero: its derivative would be 0 in silence.
 */
public final class Stubs {
    private static final String KOTLIN = "kotlin.Metadata";
    private static final String GROOVY = "groovy.lang.GroovyObject";

    private Stubs() {}

    /** The language that a method is written in, where what there is of it is a stub; else null. */
    public static String language(Element method, TreePath path) {
        for (Element e = method; e != null; e = e.getEnclosingElement()) {
            if (isAnnotated(e, KOTLIN)) {
                return "Kotlin";
            } else if (isAnnotated(e, "groovy.") || e instanceof TypeElement type && isGroovys(type, path)) {
                return "Groovy";
            }
        }
        return null;
    }

    /** @param name of an annotation's class, or how it begins where it ends with a dot */
    private static boolean isAnnotated(Element e, String name) {
        return e.getAnnotationMirrors().stream()
                .map(a -> a.getAnnotationType().toString())
                .anyMatch(type -> type.equals(name) || name.endsWith(".") && type.startsWith(name));
    }

    /** A class in Java may extend one in Groovy: then it has bodies. */
    private static boolean isGroovys(TypeElement type, TreePath path) {
        boolean itself =
                type.getInterfaces().stream().anyMatch(i -> i.toString().equals(GROOVY));
        return itself || isGroovyObject(type) && path.getLeaf() instanceof MethodTree method && isEmpty(method);
    }

    private static boolean isGroovyObject(TypeElement type) {
        for (TypeMirror above = type.getSuperclass(); above instanceof DeclaredType declared; ) {
            TypeElement element = (TypeElement) declared.asElement();
            if (element.getInterfaces().stream().anyMatch(i -> i.toString().equals(GROOVY))) {
                return true;
            }
            above = element.getSuperclass();
        }
        return false;
    }

    /** Whether a body does nothing, or returns a literal and does nothing else. */
    private static boolean isEmpty(MethodTree method) {
        BlockTree body = method.getBody();
        List<? extends StatementTree> statements = body == null ? List.of() : body.getStatements();
        return statements.isEmpty()
                || statements.size() == 1
                        && statements.get(0) instanceof ReturnTree end
                        && isLiteral(end.getExpression());
    }

    private static boolean isLiteral(ExpressionTree e) {
        Tree value = e instanceof TypeCastTree cast ? cast.getExpression() : e;
        return value == null || value instanceof LiteralTree;
    }
}
