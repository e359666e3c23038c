package slope.processor.frontend;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import slope.processor.diag.Problem;
import slope.processor.ir.Callee;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/**
 * Reads calls of methods and constructors whose bodies nobody looks into: they are made as they stand, once, and must not be
 * handed anything active. Each argument keeps the type that it has in the source, so that javac finds the same method for them
 * where the call is written again.
 */
final class OpaqueReader {
    private final Body body;
    private final Resolver resolver;
    private final OtherBodies others;

    OpaqueReader(Body body, Resolver resolver, OtherBodies others) {
        this.body = body;
        this.others = others;
        this.resolver = resolver;
    }

    /** @param object whose method it is; null for {@code this}, for a static one, or for a constructor */
    Expr read(Tree tree, Expr object, Invocation invocation, List<Expr> arguments) {
        ExecutableElement method = invocation.method();
        boolean makes = method.getKind() == ElementKind.CONSTRUCTOR;
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        String name = makes ? Callee.CONSTRUCTOR : method.getSimpleName().toString();
        String obstacle = obstacle(invocation, owner, object == null ? null : object.type());
        if (obstacle != null) {
            body.report(tree, Problem.CALL, makes ? owner.getSimpleName() : name, obstacle);
            return null;
        }
        List<Parameter> parameters = new ArrayList<>();
        List<Expr> handed = new ArrayList<>();
        boolean ofObject = !makes && !method.getModifiers().contains(Modifier.STATIC);
        if (ofObject) {
            Expr receiver = object != null ? object : self(tree);
            if (receiver == null) {
                return null;
            }
            Type type = receiver.type().isRecord()
                    ? Type.object(receiver.type().owner())
                    : receiver.type().reference();
            handed.add(Conversions.convert(receiver, type));
            parameters.add(new Parameter("object", type, false, false));
        }
        List<TypeMirror> taken = invocation.parameters(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Expr argument = arguments.get(i);
            Type type = TypeReader.read(taken.get(i))
                    .filter(t -> !t.isArray())
                    .orElse(argument.type().reference());
            if (type.isRecord() || type.isArray() && type.isNarrow()) {
                body.report(
                        tree,
                        Problem.CALL,
                        name,
                        "it is handed "
                                + (type.isRecord() ? "a record that is taken apart" : "an array that is converted"));
                return null;
            }
            handed.add(Conversions.convert(argument, type));
            parameters.add(new Parameter("argument" + i, type, false, false));
        }
        if (body.findings().held().isElsewhere(method) || !others.isRepeatable(method)) {
            body.findings().opaque(makes ? owner.getSimpleName().toString() : name);
        }
        if (others.isIncomplete(method)) {
            body.missing();
            return null;
        }
        Type result = makes ? TypeReader.object(owner.asType()).orElseThrow() : result(invocation);
        return new Expr.Invoke(
                new Callee(
                        Signatures.ref(owner),
                        name,
                        name,
                        ofObject,
                        true,
                        parameters,
                        result,
                        Exceptions.checked(method),
                        onActive(method)),
                handed,
                body.origin(tree));
    }

    /** What to say where something active is handed over: the cure must be one that can be followed. */
    Problem onActive(ExecutableElement method) {
        boolean inInterface = method.getEnclosingElement().getKind().isInterface();
        boolean makes = method.getKind() == ElementKind.CONSTRUCTOR;
        if (makes && resolver.source(method) != null) {
            return Problem.OBJECT_ON_ACTIVE;
        } else if (resolver.isOfFunction(method)) {
            return Problem.FUNCTION_ON_ACTIVE;
        } else if (resolver.source(method) == null
                || resolver.isAddedByLombok(method)
                || inInterface && !Signatures.isFixed(method)) {
            return Problem.LIBRARY_ON_ACTIVE;
        } else if (Signatures.result(method).isEmpty()) {
            boolean hasValue = TypeReader.value(method.getReturnType())
                    .filter(Type::holdsReal)
                    .isPresent();
            return hasValue && !Signatures.isFixed(method) ? Problem.FINAL_ON_ACTIVE : Problem.EFFECT_ON_ACTIVE;
        }
        return Signatures.isFixed(method) ? Problem.NOT_DIFFERENTIABLE : Problem.OVERRIDABLE_ON_ACTIVE;
    }

    private Expr self(Tree tree) {
        Optional<Local> self = body.local("this");
        if (self.isEmpty()) {
            body.leaveToJavac();
        }
        return self.map(s -> new Expr.Read(s, body.origin(tree))).orElse(null);
    }

    /** Why the call can't be written again in the companion, or null. */
    private String obstacle(Invocation invocation, TypeElement owner, Type object) {
        ExecutableElement method = invocation.method();
        if (!method.getTypeParameters().isEmpty()) {
            return "it has type parameters of its own";
        } else if (!resolver.isCallable(method, object)) {
            return "it is hidden from the companion, which is another class of the package";
        } else if (method.getKind() == ElementKind.CONSTRUCTOR) {
            boolean inner = owner.getEnclosingElement() instanceof TypeElement
                    && !owner.getModifiers().contains(Modifier.STATIC)
                    && owner.getKind() == ElementKind.CLASS;
            return inner || !owner.getTypeParameters().isEmpty()
                    ? "its class is generic, or has an object around it"
                    : null;
        }
        return result(invocation) == null ? "it returns " + invocation.type().getReturnType() : null;
    }

    private static Type result(Invocation invocation) {
        TypeMirror type = TypeReader.bound(invocation.type().getReturnType());
        return type.getKind() == TypeKind.VOID
                ? Type.VOID
                : TypeReader.read(type)
                        .filter(t -> !t.isArray() || !t.isNarrow())
                        .or(() -> TypeReader.object(type))
                        .orElse(null);
    }
}
