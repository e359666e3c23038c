package slope.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import slope.processor.diag.Problem;
import slope.processor.ir.Callee;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;

/** Reads calls: of {@code Math} and {@code StrictMath}, and of annotated methods. */
final class CallReader {
    private static final Set<String> MATH = Set.of("java.lang.Math", "java.lang.StrictMath");

    /** Methods on doubles without a derivative, and what to do about it. */
    private static final Map<String, String> REFUSED = Map.of("random", "hand the random number over as a parameter");

    private final Body body;
    private final Resolver resolver;
    private final NameReader names;
    private final ExpressionReader expressions;

    CallReader(Body body, Resolver resolver, NameReader names, ExpressionReader expressions) {
        this.body = body;
        this.resolver = resolver;
        this.names = names;
        this.expressions = expressions;
    }

    Expr read(MethodInvocationTree tree) {
        ExpressionTree select = tree.getMethodSelect();
        List<ExecutableElement> candidates;
        String name;
        if (select instanceof IdentifierTree identifier) {
            name = identifier.getName().toString();
            candidates = resolver.methods(name);
        } else {
            MemberSelectTree member = (MemberSelectTree) select;
            name = member.getIdentifier().toString();
            TypeElement type = names.type(member.getExpression());
            if (type == null) {
                return onObject(tree, member);
            }
            candidates = resolver.methods(type, name);
        }
        List<Expr> arguments = new ArrayList<>();
        tree.getArguments().forEach(a -> arguments.add(expressions.read(a)));
        if (arguments.contains(null)) {
            return null;
        }
        return call(tree, name, candidates, arguments);
    }

    /** A method of an object: nothing that has a derivative. What is no variable at all is left to javac. */
    private Expr onObject(MethodInvocationTree tree, MemberSelectTree member) {
        if (member.getExpression() instanceof IdentifierTree identifier
                && !body.isDeclared(identifier.getName().toString())
                && resolver.field(identifier.getName().toString()) == null) {
            body.leaveToJavac();
            return null;
        }
        body.report(tree, Problem.NOT_DIFFERENTIABLE, member.getIdentifier());
        return null;
    }

    private Expr call(
            MethodInvocationTree tree, String name, List<ExecutableElement> candidates, List<Expr> arguments) {
        List<TypeMirror> types = arguments.stream()
                .map(a -> TypeReader.mirror(a.type(), resolver.types()))
                .toList();
        ExecutableElement method = resolver.overload(candidates, types);
        if (method == null) {
            if (candidates.isEmpty()) {
                body.leaveToJavac();
            } else {
                body.report(tree, Problem.NOT_DIFFERENTIABLE, name);
            }
            return null;
        }
        body.resolved(tree.getMethodSelect(), method);
        if (MATH.contains(method.getEnclosingElement().toString())) {
            return math(tree, method, arguments);
        } else if (!Signatures.isAnnotated(method)) {
            body.report(tree, Problem.NOT_DIFFERENTIABLE, name);
            return null;
        }
        return annotated(tree, method, arguments);
    }

    private Expr math(MethodInvocationTree tree, ExecutableElement method, List<Expr> arguments) {
        String name = method.getSimpleName().toString();
        Optional<Type> result = TypeReader.read(method.getReturnType());
        List<Type> parameters = new ArrayList<>();
        method.getParameters().forEach(p -> TypeReader.read(p.asType()).ifPresent(parameters::add));
        if (REFUSED.containsKey(name)) {
            body.report(tree, Problem.NO_DERIVATIVE, "'" + name + "'", REFUSED.get(name));
            return null;
        } else if (result.isEmpty()
                || parameters.size() < method.getParameters().size()) {
            body.report(tree, Problem.NO_DERIVATIVE, "'" + name + "' on these types", "use the one on doubles");
            return null;
        }
        List<Expr> converted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            converted.add(Conversions.convert(arguments.get(i), parameters.get(i)));
        }
        String owner = method.getEnclosingElement().getSimpleName().toString();
        Operator operator = Operator.call(owner, name, result.get(), parameters.toArray(Type[]::new));
        return new Expr.Apply(operator, converted, body.origin(tree));
    }

    private Expr annotated(MethodInvocationTree tree, ExecutableElement method, List<Expr> arguments) {
        Optional<Callee> callee = Signatures.of(method);
        if (callee.isEmpty()) {
            boolean callable = method.getModifiers().contains(Modifier.STATIC)
                    && !method.getModifiers().contains(Modifier.PRIVATE);
            if (callable) {
                body.leaveToJavac();
            } else {
                body.report(tree, Problem.CALLEE_REJECTED, method.getSimpleName());
            }
            return null;
        }
        List<Expr> converted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Type type = callee.get().parameters().get(i).type();
            converted.add(Conversions.convert(arguments.get(i), type));
        }
        return new Expr.Invoke(callee.get(), converted, body.origin(tree));
    }
}
