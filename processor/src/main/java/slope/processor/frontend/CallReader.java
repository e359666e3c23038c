package slope.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import slope.processor.diag.Problem;
import slope.processor.ir.Callee;
import slope.processor.ir.Operator;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/** Reads calls: of {@code Math} and {@code StrictMath}, of annotated methods, and of helpers beside them. */
final class CallReader {
    private static final Set<String> MATH = Set.of("java.lang.Math", "java.lang.StrictMath");

    /** Classes of {@code java.lang} whose static methods on primitive values do nothing but compute. */
    private static final Set<String> WRAPPERS =
            Set.of("java.lang.Double", "java.lang.Float", "java.lang.Integer", "java.lang.Long", "java.lang.Boolean");

    private static final String CONSTANT = "slope.Slope";

    /** Methods on doubles without a derivative, and what to do about it. */
    private static final Map<String, String> REFUSED =
            Map.of("random", "hand the random number over as a @Constant parameter");

    /** Methods of which the one on floats gives what the one on doubles gives. */
    private static final Set<String> ON_FLOATS =
            Set.of("abs", "max", "min", "signum", "copySign", "sum", "isNaN", "isInfinite", "isFinite", "compare");

    private static final Set<String> EXTREMA = Set.of("max", "min");

    /** Methods of {@code Float} that make an integer of the float itself, not of the double that it is. */
    private static final Set<String> OF_BITS = Set.of("floatToIntBits", "floatToRawIntBits", "hashCode");

    private final Body body;
    private final Resolver resolver;
    private final NameReader names;
    private final ExpressionReader expressions;
    private final LibraryReader library;
    private final OpaqueReader opaque;
    private final OtherBodies others;
    private final Streams streams;

    CallReader(Body body, Resolver resolver, NameReader names, ExpressionReader expressions, OtherBodies others) {
        this.others = others;
        this.body = body;
        this.resolver = resolver;
        this.names = names;
        this.expressions = expressions;
        library = new LibraryReader(body, expressions.arrays());
        opaque = new OpaqueReader(body, resolver, others);
        streams = new Streams(body);
    }

    Expr read(MethodInvocationTree tree) {
        Optional<String> loop = streams.loop(tree);
        if (loop.isPresent()) {
            body.report(tree, Problem.STREAM, loop.get());
            return null;
        }
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
        return call(tree, null, name, candidates);
    }

    /** A method of an object: nothing that has a derivative. What is no variable at all is left to javac. */
    private Expr onObject(MethodInvocationTree tree, MemberSelectTree member) {
        if (member.getExpression() instanceof IdentifierTree identifier
                && !identifier.getName().contentEquals("super")
                && !body.isDeclared(identifier.getName().toString())
                && resolver.field(identifier.getName().toString()) == null) {
            body.missing();
            return null;
        }
        Expr object = expressions.read(member.getExpression());
        if (object == null) {
            return null;
        }
        String name = member.getIdentifier().toString();
        if (object.type().isArray() && name.equals("clone")) {
            return library.copy(tree, object, null, null);
        } else if (object.type().isReference() || object.type().isRecord()) {
            return call(tree, object, name, resolver.methods(resolver.classOf(object.type()), name));
        }
        body.report(tree, Problem.CALL, name, "it is no method of an object that is data");
        return null;
    }

    /** {@code new X(…)} of a class that is not taken apart: an object that is data. */
    Expr made(NewClassTree tree, TypeElement type) {
        List<Expr> arguments = new ArrayList<>();
        tree.getArguments().forEach(a -> arguments.add(expressions.read(a)));
        if (arguments.contains(null)) {
            return null;
        }
        List<TypeMirror> types =
                arguments.stream().map(a -> resolver.mirror(a.type())).toList();
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
        if (isMissingIn(constructors, types.size())) {
            body.missing();
            return null;
        }
        Invocation invocation = resolver.overloads().find(null, constructors, types);
        if (invocation == null || type.getModifiers().contains(Modifier.ABSTRACT)) {
            body.leaveToJavac();
            return null;
        } else if (ActiveFields.object(type).isActiveObject()) {
            body.report(tree, Problem.ACTIVE_OBJECT, type.getSimpleName());
            return null;
        }
        Exceptions.declared(invocation.method()).forEach(body.findings()::thrown);
        body.findings().named(invocation.method());
        return opaque.read(tree, null, invocation, arguments);
    }

    /** Which overload is meant is not known while a type in one of them is missing. */
    static boolean isMissingIn(List<ExecutableElement> candidates, int arguments) {
        return candidates.stream()
                .filter(m -> m.isVarArgs() || m.getParameters().size() == arguments)
                .anyMatch(MissingTypes::in);
    }

    private Expr call(MethodInvocationTree tree, Expr object, String name, List<ExecutableElement> candidates) {
        List<Expr> arguments = new ArrayList<>();
        tree.getArguments().forEach(a -> arguments.add(expressions.read(a)));
        if (arguments.contains(null)) {
            return null;
        }
        List<TypeMirror> types =
                arguments.stream().map(a -> resolver.mirror(a.type())).toList();
        boolean constructs = name.equals("super") || name.equals("this");
        if (candidates.isEmpty() && !constructs || isMissingIn(candidates, types.size())) {
            body.missing();
            return null;
        }
        Invocation invocation = resolver.overloads().find(object == null ? null : object.type(), candidates, types);
        Optional<ExecutableElement> ofRows =
                invocation == null ? LibraryReader.ofRows(candidates, arguments) : Optional.empty();
        if (ofRows.isPresent()) {
            body.resolved(tree.getMethodSelect(), ofRows.get());
            return library.read(tree, ofRows.get(), arguments);
        } else if (invocation == null) {
            if (candidates.stream().allMatch(m -> m.getTypeParameters().isEmpty())) {
                body.leaveToJavac();
            } else {
                body.report(tree, Problem.CALL, name, "it has type parameters of its own");
            }
            return null;
        }
        ExecutableElement method = invocation.method();
        body.resolved(tree.getMethodSelect(), method);
        Exceptions.declared(method).forEach(body.findings()::thrown);
        Optional<Local> self = body.local("this");
        if (object == null && self.isPresent() && resolver.isOfObjectAround(method)) {
            body.report(
                    tree,
                    Problem.OBJECT_AROUND,
                    method.getSimpleName(),
                    resolver.owner().getSimpleName());
            return null;
        }
        VariableElement component = resolver.componentOf(method);
        if (component != null && (object != null || self.isPresent())) {
            Expr receiver = object != null ? object : new Expr.Read(self.get(), body.origin(tree));
            return names.component(tree, receiver, component);
        }
        String owner = method.getEnclosingElement().toString();
        Optional<Operator> written =
                WrittenDerivatives.find(method, body.findings().home(), resolver::isVisible);
        if (written.isPresent()) {
            return new Expr.Apply(
                    written.get(), converted(arguments, written.get().parameters()), body.origin(tree));
        } else if (MATH.contains(owner) || WRAPPERS.contains(owner) && isKnown(method) || owner.equals(CONSTANT)) {
            return math(tree, method, arguments);
        } else if (LibraryReader.knows(method, arguments)) {
            return library.read(tree, method, arguments);
        }
        Optional<List<Expr>> gathered = invocation.gathered(arguments, body.origin(tree));
        if (gathered.isEmpty()) {
            return opaque(tree, object, invocation, arguments);
        }
        List<Expr> handed = gathered.get();
        if (expressions.inPlace().wants(method, object, handed)) {
            return expressions.inPlace().call(tree, object, method, handed);
        } else if (Signatures.isAnnotated(method)) {
            return annotated(tree, object, method, handed);
        } else if (!Signatures.isHelper(method, body.findings().home())) {
            return opaque(tree, object, invocation, arguments);
        }
        body.findings().helper(method);
        return annotated(tree, object, method, handed);
    }

    private Expr opaque(MethodInvocationTree tree, Expr object, Invocation invocation, List<Expr> arguments) {
        if (others.isIncomplete(invocation.method())) {
            body.missing();
            return null;
        }
        if (expressions.inPlace().isOnActive(invocation.method(), object, arguments)) {
            Problem problem = opaque.onActive(invocation.method());
            body.report(tree, problem, invocation.method().getSimpleName());
            return null;
        }
        return opaque.read(tree, object, invocation, arguments);
    }

    /** {@code Integer.parseInt} takes no number, {@code Double.valueOf} returns none, a method of an object is asked of it. */
    private static boolean isKnown(ExecutableElement method) {
        boolean ofFloat = method.getEnclosingElement().getSimpleName().contentEquals("Float");
        String name = method.getSimpleName().toString();
        return (!ofFloat || ON_FLOATS.contains(name) || OF_BITS.contains(name))
                && method.getModifiers().contains(Modifier.STATIC)
                && TypeReader.read(method.getReturnType()).isPresent()
                && method.getParameters().stream()
                        .allMatch(p -> TypeReader.read(p.asType()).isPresent());
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
        List<Expr> converted = converted(arguments, parameters);
        boolean rounds = result.get().isNarrow() || parameters.stream().anyMatch(Type::isNarrow);
        if (rounds
                && !ON_FLOATS.contains(name)
                && MATH.contains(method.getEnclosingElement().toString())) {
            body.report(
                    tree,
                    Problem.NO_DERIVATIVE,
                    "'" + name + "' on floats",
                    "cast its arguments to double, and its result");
            return null;
        }
        Operator operator = operator(method, result.get(), parameters);
        if (WRAPPERS.contains(method.getEnclosingElement().toString())
                && result.get().isReal()
                && isFromReal(operator)) {
            body.report(tree, Problem.NO_DERIVATIVE, "'" + operator + "'", "use the operator or the method of Math");
            return null;
        }
        return new Expr.Apply(operator, converted, body.origin(tree));
    }

    private static List<Expr> converted(List<Expr> arguments, List<Type> types) {
        List<Expr> converted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            converted.add(Conversions.convert(arguments.get(i), types.get(i)));
        }
        return converted;
    }

    private static boolean isFromReal(Operator operator) {
        return operator.notation() == Operator.Notation.CALL
                && !MATH.contains("java.lang." + operator.owner())
                && operator.parameters().stream().anyMatch(Type::isReal);
    }

    /** {@code Double.sum}, {@code max} and {@code min} are others by another name. */
    private static Operator operator(ExecutableElement method, Type result, List<Type> parameters) {
        String owner = method.getEnclosingElement().getSimpleName().toString();
        String name = method.getSimpleName().toString();
        Type[] types = parameters.toArray(Type[]::new);
        boolean number = owner.equals("Double") || owner.equals("Float");
        if (number && name.equals("sum")) {
            return Operator.infix("+", result);
        } else if (owner.equals("Float") && !EXTREMA.contains(name) && !OF_BITS.contains(name)) {
            return Operator.call("Double", name, result, types);
        } else if (number && EXTREMA.contains(name)) {
            return Operator.call("Math", name, result, types);
        }
        return Operator.call(owner, name, result, types);
    }

    /** What to do about a method of this class that must not run twice: a body in its caller's place runs once, but has to end. */
    private String insteadOfOpaque(ExecutableElement method) {
        return others.isRecursive(method)
                ? ", or leave to the caller what is kept from call to call"
                : ", or make '" + method.getSimpleName() + "' a private helper, without an annotation";
    }

    /** @param object whose method it is; null for {@code this}, or for a static one */
    private Expr annotated(MethodInvocationTree tree, Expr object, ExecutableElement method, List<Expr> arguments) {
        Optional<Callee> callee = Signatures.of(method);
        if (callee.isPresent() && !callee.get().hidden() && !resolver.isVisible(method)) {
            body.report(tree, Problem.CALLEE_REJECTED, method.getSimpleName());
            return null;
        } else if (callee.isEmpty()) {
            boolean callable =
                    Signatures.isFixed(method) && !method.getModifiers().contains(Modifier.PRIVATE);
            if (callable) {
                body.leaveToJavac();
            } else {
                body.report(tree, Problem.CALLEE_REJECTED, method.getSimpleName());
            }
            return null;
        }
        boolean reachesOpaque = others.reachesOpaque(method);
        if (others.isIncomplete(method)) {
            body.missing();
            return null;
        } else if (reachesOpaque) {
            String opaqueCall = others.opaqueCall(method);
            body.findings().opaque(opaqueCall);
            boolean ours = method.getEnclosingElement().equals(body.findings().home());
            body.findings()
                    .doubt(
                            method,
                            body.origin(tree),
                            Problem.OPAQUE_CALLEE,
                            method.getSimpleName(),
                            "'" + opaqueCall + "'",
                            ours ? insteadOfOpaque(method) : "");
            return null;
        }
        CompanionCheck.Found found = resolver.companion(method, callee.get());
        if (found.problem() != null) {
            body.report(tree, found.problem(), found.arguments().toArray());
            return null;
        } else if (found.callee() == null) {
            body.missing();
            return null;
        }
        String reason = new RecordCalls(body, resolver).obstacle(found.callee(), object, arguments);
        if (reason != null) {
            body.report(tree, Problem.RECORD_CALL, method.getSimpleName(), reason, RecordCalls.cure(reason));
            return null;
        }
        body.findings().calls(method);
        body.findings().foreign().called(found.callee(), resolver);
        return invoke(tree, object, found.callee(), arguments);
    }

    private Expr invoke(MethodInvocationTree tree, Expr object, Callee callee, List<Expr> arguments) {
        List<Expr> converted = new ArrayList<>();
        if (callee.ofObject()) {
            Optional<Local> self = body.local("this");
            if (object == null && self.isEmpty()) {
                body.leaveToJavac();
                return null;
            }
            Expr receiver = object != null ? object : new Expr.Read(self.get(), body.origin(tree));
            converted.add(
                    Conversions.convert(receiver, callee.parameters().get(0).type()));
        }
        int first = converted.size();
        for (int i = 0; i < arguments.size(); i++) {
            Parameter parameter = callee.parameters().get(first + i);
            if (parameter.written()) {
                expressions.arrays().handed(tree.getArguments().get(i), arguments.get(i));
            }
            converted.add(Conversions.convert(arguments.get(i), parameter.type()));
        }
        return new Expr.Invoke(callee, converted, body.origin(tree));
    }
}
