package slope.processor.frontend;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import slope.Constant;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.ir.Callee;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Returns;
import slope.processor.ir.source.Stmt;

/**
 * Reads the body of a method in the place of its call: of one that takes, returns or makes a record, unless it is recursive or
 * has its source elsewhere, and of helpers that no companion can hold. The arguments are kept in locals that are called like
 * the parameters.
 */
final class InPlaceReader {
    static final String MENDED = "mend that, or hand over the numbers one by one, as doubles, and return one";

    private final Body body;
    private final Resolver resolver;
    private final NameReader names;
    private final ExpressionReader expressions;
    private final OtherBodies others;

    InPlaceReader(Body body, Resolver resolver, NameReader names, ExpressionReader expressions, OtherBodies others) {
        this.body = body;
        this.resolver = resolver;
        this.names = names;
        this.expressions = expressions;
        this.others = others;
    }

    /**
     * Whether a call can't be one of a companion's methods: it has to do with records, or it is of a helper that has numbers to
     * work on and that is in the language, but not what a companion can hold.
     */
    boolean wants(ExecutableElement method, Expr object, List<Expr> arguments) {
        if (Signatures.isAnnotated(method)
                && (resolver.source(method) == null
                        || others.isRecursive(method)
                        || new RecordCalls(body, resolver).hasElsewhere(method, object, arguments))) {
            return false;
        }
        if (Signatures.canBeCopied(method)
                && Signatures.isHelper(method, body.findings().home())
                && SelfCalls.callsItself(method, resolver)) {
            return false;
        }
        if (receiver(method, object).isRecord()
                || arguments.stream().anyMatch(a -> a.type().isRecord())
                || Signatures.isFixed(method) && method.getParameters().stream().anyMatch(Signatures::isActiveRecord)) {
            return true;
        }
        if (RepeatedArguments.areIn(method, arguments)
                && resolver.source(method) != null
                && others.isReadable(method)) {
            return true;
        }
        boolean apart = Signatures.of(method).map(Callee::isInPlace).orElse(false);
        if (apart && Signatures.isAnnotated(method)) {
            return true;
        }
        boolean reals = isOnActive(method, object, arguments)
                || Signatures.isHelper(method, body.findings().home())
                || method.getParameters().stream()
                        .anyMatch(p -> TypeReader.value(p.asType())
                                .map(Type::holdsReal)
                                .orElse(false));
        boolean makesRecord = TypeReader.record(method.getReturnType()).isPresent();
        TypeElement home = body.findings().home();
        boolean ours = method.getEnclosingElement().equals(home)
                || !body.findings().inPlace().isEmpty()
                        && method.getEnclosingElement().equals(resolver.owner())
                || method.getModifiers().contains(Modifier.PRIVATE)
                        && Signatures.outermost(method).equals(Signatures.outermost(home));
        boolean isPrivate = method.getModifiers().contains(Modifier.PRIVATE);
        boolean helper = Signatures.isHelper(method, home) && !isPrivate;
        boolean ofRecord = !helper && resolver.isPlainRecord((TypeElement) method.getEnclosingElement());
        boolean refusedBelow = isPrivate && ours && (Signatures.isHelper(method, home) || others.readsHidden(method));
        return !Signatures.isAnnotated(method)
                && Signatures.isFixed(method)
                && (ofRecord || ours && isPrivate || reals && (makesRecord || ours && (!helper || apart)))
                && resolver.source(method) != null
                && (refusedBelow || others.isReadable(method));
    }

    /** Whether it is handed, or is a method of, an object with active fields. */
    boolean isOnActive(ExecutableElement method, Expr object, List<Expr> arguments) {
        return receiver(method, object).isActiveObject()
                || arguments.stream().anyMatch(a -> a.type().isActiveObject());
    }

    /** What the method is called on: nothing, where it is static. */
    private Type receiver(ExecutableElement method, Expr object) {
        if (method.getModifiers().contains(Modifier.STATIC)) {
            return Type.VOID;
        }
        return object != null
                ? object.type()
                : body.local("this").map(Local::type).orElse(Type.VOID);
    }

    /** @param object whose method it is; null for {@code this}, or for a static one */
    Expr call(Tree tree, Expr object, ExecutableElement method, List<Expr> arguments) {
        String reason = obstacle(method);
        if (reason == null && resolver.isAddedByLombok(method) && Lombok.isWither(method)) {
            Object type = method.getEnclosingElement().getSimpleName();
            body.report(tree, Problem.WITHER, method.getSimpleName(), type);
            return null;
        } else if (reason != null) {
            String cure = RecordCalls.cureInPlace(
                    method,
                    resolver.source(method) != null,
                    body.findings().inPlace().contains(method));
            body.report(tree, Problem.RECORD_CALL, method.getSimpleName(), reason, cure);
            return null;
        }
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        Optional<Local> self = body.local("this");
        if (!isStatic && object == null && self.isEmpty()) {
            body.leaveToJavac();
            return null;
        }
        if (!body.findings().takesBody(method)) {
            return null;
        }
        Expr receiver = isStatic ? null : object != null ? object : new Expr.Read(self.get(), body.origin(tree));
        return new Reading(tree, method).method(receiver, arguments);
    }

    private String obstacle(ExecutableElement method) {
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        if (resolver.source(method) == null) {
            return "its source is not at hand";
        } else if (!body.findings().held().mayHold(owner)) {
            return "'" + owner.getSimpleName() + "' can't be named here";
        } else if (body.findings().inPlace().contains(method)) {
            return "it calls itself";
        } else if (!method.getTypeParameters().isEmpty()) {
            return "it has type parameters";
        } else if (!Signatures.isFixed(method) && !method.getModifiers().contains(Modifier.PRIVATE)) {
            return "it may be overridden";
        }
        return null;
    }

    /** {@code new Vec(x, y)}. */
    Expr made(NewClassTree tree) {
        TypeElement type = names.type(tree.getIdentifier());
        Optional<Type> record = type == null ? Optional.empty() : TypeReader.record(type.asType());
        if (type == null || record.isEmpty() || tree.getClassBody() != null) {
            body.report(tree, Problem.UNSUPPORTED_EXPRESSION, Constructs.name(tree), Constructs.cure(tree));
            return null;
        }
        body.findings().named(type);
        List<Expr> arguments = new ArrayList<>();
        tree.getArguments().forEach(a -> arguments.add(expressions.read(a)));
        return arguments.contains(null) ? null : made(tree, type, record.get(), arguments);
    }

    private Expr made(Tree tree, TypeElement type, Type record, List<Expr> given) {
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
        if (CallReader.isMissingIn(constructors, given.size())) {
            body.missing();
            return null;
        }
        List<TypeMirror> types =
                given.stream().map(a -> resolver.mirror(a.type())).toList();
        Invocation invocation = resolver.overloads().find(null, constructors, types);
        Optional<List<Expr>> gathered =
                invocation == null ? Optional.empty() : invocation.gathered(given, body.origin(tree));
        if (gathered.isEmpty()) {
            body.leaveToJavac();
            return null;
        }
        List<Expr> arguments = gathered.get();
        ExecutableElement constructor = invocation.method();
        Optional<Boolean> plain = resolver.isPlainConstructor(constructor);
        if (plain.isEmpty()) {
            body.findings().foreign().made(body.origin(tree), record.owner());
        }
        if (plain.orElse(true)) {
            return new Expr.NewRecord(record, Conversions.components(record, arguments), body.origin(tree));
        } else if (resolver.source(constructor) == null) {
            String name = "new " + type.getSimpleName();
            body.report(tree, Problem.RECORD_CALL, name, ForeignRecords.REASON, ForeignRecords.CURE);
            return null;
        }
        return body.findings().takesBody(constructor)
                ? new Reading(tree, constructor).constructor(record, arguments)
                : null;
    }

    /** The reading of one body. */
    private final class Reading {
        private final Tree tree;
        private final Origin origin;
        private final ExecutableElement method;
        private final Resolver inner;
        private final Body inside;
        private final List<Stmt> statements = new ArrayList<>();

        Reading(Tree tree, ExecutableElement method) {
            this.tree = tree;
            this.method = method;
            origin = body.origin(tree);
            TreePath path = resolver.source(method);
            TypeElement owner = (TypeElement) method.getEnclosingElement();
            body.findings().held().hold(owner);
            inner = resolver.in(path, owner);
            inside = body.of(path.getCompilationUnit(), owner);
            if (!inner.isComplete()) {
                inside.missing();
            }
        }

        Expr method(Expr receiver, List<Expr> arguments) {
            if (receiver != null) {
                TypeElement owner = (TypeElement) method.getEnclosingElement();
                boolean apart = resolver.isPlainRecord(owner);
                bind(
                        "this",
                        apart ? TypeReader.record(owner.asType()).orElse(receiver.type()) : receiver.type(),
                        receiver);
            }
            Type result = method.getReturnType().getKind() == TypeKind.VOID
                    ? Type.VOID
                    : TypeReader.value(method.getReturnType()).orElse(null);
            if (!parameters(arguments)) {
                return null;
            } else if (result == null) {
                body.report(tree, Problem.UNSUPPORTED_TYPE, method.getReturnType());
                return null;
            }
            read(tree().getBody().getStatements(), result);
            return new Expr.Inlined(method.getSimpleName().toString(), seen(result), statements, origin);
        }

        /** An object that is given back keeps its active fields. */
        private Type seen(Type result) {
            List<Type> types = Returns.of(statements).stream()
                    .map(r -> r.value() == null ? result : r.value().type())
                    .distinct()
                    .toList();
            boolean same = types.size() == 1 && Conversions.assignable(types.get(0), result);
            return result.isObject() && same ? types.get(0) : result;
        }

        /** A compact constructor stores its parameters at its end; any other has stored everything itself. */
        Expr constructor(Type record, List<Expr> arguments) {
            if (!parameters(arguments)) {
                return null;
            }
            List<? extends StatementTree> written = tree().getBody().getStatements();
            Expr value;
            if (resolver.isCompact(method)) {
                read(written, Type.VOID);
                List<Expr> components = new ArrayList<>();
                for (VariableElement parameter : method.getParameters()) {
                    Local local =
                            inside.local(parameter.getSimpleName().toString()).orElseThrow();
                    components.add(new Expr.Read(local, origin));
                }
                value = new Expr.NewRecord(record, components, origin);
            } else {
                Local self = new Local("made", record);
                MethodInvocationTree other = callOfOther(written);
                Expr initial = other == null ? null : other(other, record);
                if (other != null && initial == null) {
                    return null;
                }
                statements.add(new Stmt.Declare(self, initial, origin));
                inside.declare("this", Optional.of(self));
                inside.makes(self);
                read(other == null ? written : written.subList(1, written.size()), Type.VOID);
                value = new Expr.Read(self, origin);
            }
            if (!Returns.of(statements).isEmpty()) {
                String name = "new " + record.owner().simpleName();
                body.report(tree, Problem.RECORD_CALL, name, "its constructor has a return", MENDED);
                return null;
            }
            statements.add(new Stmt.Return(value, origin));
            return new Expr.Inlined(record.owner().simpleName(), record, statements, origin);
        }

        private MethodInvocationTree callOfOther(List<? extends StatementTree> written) {
            boolean other = !written.isEmpty()
                    && written.get(0) instanceof ExpressionStatementTree first
                    && first.getExpression() instanceof MethodInvocationTree call
                    && call.getMethodSelect() instanceof IdentifierTree name
                    && name.getName().contentEquals("this");
            return other ? (MethodInvocationTree) ((ExpressionStatementTree) written.get(0)).getExpression() : null;
        }

        private Expr other(MethodInvocationTree call, Type record) {
            ExpressionReader reader = new ExpressionReader(inside, inner, others);
            List<Expr> arguments = new ArrayList<>();
            call.getArguments().forEach(a -> arguments.add(reader.read(a)));
            TypeElement type = (TypeElement) method.getEnclosingElement();
            return arguments.contains(null) ? null : reader.inPlace().made(call, type, record, arguments);
        }

        private MethodTree tree() {
            return (MethodTree) resolver.source(method).getLeaf();
        }

        private boolean parameters(List<Expr> arguments) {
            boolean fine = true;
            for (int i = 0; i < arguments.size(); i++) {
                VariableElement parameter = method.getParameters().get(i);
                Optional<Type> type = TypeReader.value(parameter.asType());
                if (type.isEmpty()) {
                    body.report(tree, Problem.PARAMETER_TYPE, parameter.asType());
                    fine = false;
                } else {
                    bind(parameter, type.get(), arguments.get(i));
                }
            }
            return fine;
        }

        /** A constructor only hands on what its record takes as {@code @Constant}. */
        private void bind(VariableElement parameter, Type declared, Expr argument) {
            String name = parameter.getSimpleName().toString();
            boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
            if (constructor || parameter.getAnnotation(Constant.class) == null) {
                bind(name, declared, argument);
                return;
            }
            Local local = bound(name, declared, argument);
            if (declared.isReal() || declared.isRecord()) {
                Expr value = new Expr.Read(local, origin);
                statements.add(
                        new Stmt.Passive(value, name, method.getSimpleName().toString(), argument.origin()));
            }
        }

        private void bind(String name, Type declared, Expr argument) {
            boolean active = declared.isObject() && argument.type().isActiveObject();
            bound(name, active ? argument.type() : declared, argument);
        }

        private Local bound(String name, Type type, Expr argument) {
            Local local = new Local(name.equals("this") ? "self" : name, type);
            Expr converted = Conversions.convert(argument, type);
            statements.add(new Stmt.Declare(local, converted, origin));
            inside.declare(name, Optional.of(local));
            expressions.arrays().assigned(local, converted);
            return local;
        }

        private void read(List<? extends StatementTree> written, Type result) {
            body.findings().inPlace().push(method);
            ExpressionReader reader = new ExpressionReader(inside, inner, others);
            TypeElement owner = (TypeElement) method.getEnclosingElement();
            inside.open();
            statements.addAll(new StatementReader(inside, reader, Signatures.ref(owner), result).whole(written));
            inside.close();
            body.findings().inPlace().pop();
        }
    }
}
