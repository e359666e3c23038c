package slope.processor.frontend;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WildcardTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import slope.processor.diag.Problem;
import slope.processor.ir.Component;
import slope.processor.ir.ObjectField;
import slope.processor.ir.StaticField;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/** Reads names: locals, constants, lengths, and the classes that qualify them. */
final class NameReader {
    /** What follows a dot, and is no name. */
    private static final Map<String, String> QUALIFIED =
            Map.of("class", "a class literal", "this", "the object around", "super", "the class above");

    private final Body body;
    private final Resolver resolver;
    private final ExpressionReader expressions;
    private final ConstantExpressions constants;

    NameReader(Body body, Resolver resolver, ExpressionReader expressions, ConstantExpressions constants) {
        this.constants = constants;
        this.body = body;
        this.resolver = resolver;
        this.expressions = expressions;
    }

    Expr identifier(IdentifierTree tree) {
        String name = tree.getName().toString();
        if (body.isDeclared(name)) {
            Optional<Local> local = body.local(name);
            return local.<Expr>map(l -> new Expr.Read(l, body.origin(tree))).orElse(null);
        }
        if (name.equals("super") && body.isDeclared("this")) {
            body.report(
                    tree,
                    Problem.UNSUPPORTED_EXPRESSION,
                    QUALIFIED.get(name),
                    "leave out 'super', where nothing hides it");
            return null;
        } else if (name.equals("this") || name.equals("super")) {
            body.leaveToJavac();
            return null;
        }
        return field(tree, resolver.field(name));
    }

    Expr select(MemberSelectTree tree) {
        String name = tree.getIdentifier().toString();
        if (QUALIFIED.containsKey(name)) {
            body.report(
                    tree, Problem.UNSUPPORTED_EXPRESSION, QUALIFIED.get(name), "hand over what it has as a parameter");
            return null;
        }
        TypeElement type = type(tree.getExpression());
        if (type != null) {
            return field(tree, resolver.field(type, name));
        }
        if (isPackageLike(tree.getExpression())) {
            body.missing();
            return null;
        }
        Expr target = expressions.read(tree.getExpression());
        if (target != null && (target.type().isReference() || target.type().isRecord())) {
            VariableElement field = resolver.field(resolver.classOf(target.type()), name);
            return field == null || isStatic(field) ? field(tree, field) : ofObject(tree, target, field);
        }
        if (target != null && target.type().isArray() && name.equals("length")) {
            return new Expr.Length(target, body.origin(tree));
        }
        body.leaveToJavac();
        return null;
    }

    /** Whether an expression is the name of a static field that may change. */
    boolean isStaticField(ExpressionTree tree) {
        VariableElement field = null;
        if (tree instanceof IdentifierTree identifier) {
            String name = identifier.getName().toString();
            field = body.isDeclared(name) ? null : resolver.field(name);
        } else if (tree instanceof MemberSelectTree select) {
            TypeElement type = type(select.getExpression());
            field = type == null
                    ? null
                    : resolver.field(type, select.getIdentifier().toString());
        }
        return field != null && isStatic(field) && !field.getModifiers().contains(Modifier.FINAL);
    }

    boolean isSubtype(Type type, Type other) {
        return resolver.isSubtype(type, other);
    }

    boolean isThrowable(TypeElement type) {
        return resolver.isThrowable(type);
    }

    boolean isVisible(Element member) {
        return resolver.isVisible(member);
    }

    TypeElement enumOf(Type type) {
        TypeElement owner = type.isObject() ? resolver.classOf(type) : null;
        return owner != null && owner.getKind() == ElementKind.ENUM ? owner : null;
    }

    Expr constant(TypeElement owner, ExpressionTree label) {
        VariableElement constant = resolver.field(owner, label.toString());
        if (constant == null || constant.getKind() != ElementKind.ENUM_CONSTANT) {
            body.leaveToJavac();
            return null;
        } else if (!resolver.isVisible(constant)) {
            body.report(label, Problem.PRIVATE_CONSTANT, constant);
            return null;
        }
        StaticField field =
                new StaticField(Signatures.ref(owner), label.toString(), Type.object(Signatures.ref(owner)), false);
        return new Expr.Field(field, body.origin(label));
    }

    /** Whether a qualifier is neither a local nor a field, so that there is nothing to read. */
    private boolean isPackageLike(ExpressionTree tree) {
        if (tree instanceof IdentifierTree identifier) {
            String name = identifier.getName().toString();
            return !body.isDeclared(name) && resolver.field(name) == null;
        }
        return tree instanceof MemberSelectTree select
                && type(select.getExpression()) == null
                && isPackageLike(select.getExpression());
    }

    /** The class that an expression names, or null: a variable of that name comes first (JLS 6.4.2). */
    TypeElement type(ExpressionTree tree) {
        if (tree instanceof IdentifierTree identifier) {
            String name = identifier.getName().toString();
            return body.isDeclared(name) || resolver.field(name) != null ? null : resolver.type(name);
        } else if (tree instanceof MemberSelectTree select) {
            TypeElement outer = type(select.getExpression());
            if (outer != null) {
                return resolver.memberType(outer, select.getIdentifier().toString());
            }
            return isPackageLike(select.getExpression()) ? resolver.qualified(select.toString()) : null;
        }
        return null;
    }

    /** The type that is written, or null where it names nothing that is known. */
    TypeMirror mirror(Tree tree) {
        Optional<TypeMirror> plain = TypeReader.read(tree).map(resolver::mirror);
        if (plain.isPresent()) {
            return plain.get();
        } else if (tree instanceof ParameterizedTypeTree generic) {
            TypeMirror raw = mirror(generic.getType());
            List<TypeMirror> arguments = new ArrayList<>();
            generic.getTypeArguments().forEach(a -> arguments.add(mirror(a)));
            return raw == null || arguments.contains(null) ? null : resolver.generic(raw, arguments);
        } else if (tree instanceof WildcardTree wildcard) {
            TypeMirror bound = wildcard.getBound() == null ? null : mirror(wildcard.getBound());
            return resolver.wildcard(bound, wildcard.getKind() == Tree.Kind.SUPER_WILDCARD);
        }
        TypeElement type = tree instanceof ExpressionTree name ? type(name) : null;
        return type == null ? null : resolver.declared(type);
    }

    /** Whether a variable gets the type of its initial value. */
    boolean isInferred(Tree type) {
        boolean isName = type instanceof IdentifierTree || type instanceof MemberSelectTree;
        TypeElement named = isName && !body.isRefused(type) ? type((ExpressionTree) type) : null;
        return type == null
                || type.toString().isEmpty()
                || named != null && named.getQualifiedName().contentEquals(Lombok.INFERRED);
    }

    /** Whether each class in a written type exists; a type variable does. */
    boolean isKnown(Tree tree) {
        if (tree instanceof ArrayTypeTree array) {
            return isKnown(array.getType());
        } else if (tree instanceof ParameterizedTypeTree generic) {
            return isKnown(generic.getType())
                    && generic.getTypeArguments().stream().allMatch(this::isKnown);
        } else if (tree instanceof WildcardTree wildcard) {
            return wildcard.getBound() == null || isKnown(wildcard.getBound());
        }
        boolean isName = tree instanceof IdentifierTree || tree instanceof MemberSelectTree;
        return !isName
                || body.isRefused(tree)
                || type((ExpressionTree) tree) != null
                || resolver.isTypeVariable(tree.toString());
    }

    /** An array that would have to be converted each time is none that can be read. */
    private static Optional<Type> fieldType(VariableElement field) {
        return TypeReader.read(field.asType())
                .filter(type -> !type.isArray() || !type.isNarrow())
                .or(() -> TypeReader.object(field.asType()));
    }

    private static boolean isStatic(VariableElement field) {
        return field.getModifiers().contains(Modifier.STATIC);
    }

    private Expr ofObject(Tree tree, Expr object, VariableElement field) {
        if (MissingTypes.in(field.asType())) {
            body.missing();
            return null;
        }
        body.resolved(tree, field);
        if (object.type().isRecord() || isActive(object, field)) {
            return part(tree, object, field.getSimpleName().toString());
        } else if (resolver.hasPlainAccessor(field)) {
            return component(tree, object, field);
        }
        Optional<Type> type = fieldType(field);
        if (!resolver.isVisible(field)) {
            Object value = isSelf(object) && type.isPresent() ? constants.value(field) : null;
            if (value != null) {
                return new Expr.Literal(type.get(), value, body.origin(tree));
            }
            body.report(tree, Problem.PRIVATE_CONSTANT, field);
            return null;
        } else if (type.isEmpty()) {
            body.report(tree, Problem.FIELD_TYPE, field.asType());
            return null;
        }
        boolean fixed = field.getModifiers().contains(Modifier.FINAL);
        String name = field.getSimpleName().toString();
        body.findings().held().read(field);
        return new Expr.FieldOf(object, new ObjectField(name, type.get(), fixed), body.origin(tree));
    }

    /** Whether it is the object itself, which can't be null. */
    private boolean isSelf(Expr object) {
        return object instanceof Expr.Read read
                && body.isDeclared("this")
                && body.local("this").equals(Optional.of(read.local()));
    }

    private static boolean isActive(Expr object, VariableElement field) {
        return object.type().components().stream()
                .anyMatch(c -> c.name().equals(field.getSimpleName().toString()));
    }

    private Expr part(Tree tree, Expr record, String name) {
        List<Component> components = record.type().components();
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).name().equals(name)) {
                return new Expr.Part(record, i, body.origin(tree));
            }
        }
        body.leaveToJavac();
        return null;
    }

    /** A component of a record, which other classes read by its accessor. */
    Expr component(Tree tree, Expr object, VariableElement field) {
        if (object.type().isRecord() || isActive(object, field)) {
            return part(tree, object, field.getSimpleName().toString());
        }
        Optional<Type> type = fieldType(field);
        if (type.isEmpty()) {
            body.report(tree, Problem.FIELD_TYPE, field.asType());
            return null;
        }
        return new Expr.FieldOf(
                object, new ObjectField(field.getSimpleName() + "()", type.get(), true), body.origin(tree));
    }

    private Expr field(Tree tree, VariableElement field) {
        if (field == null || MissingTypes.in(field.asType())) {
            body.missing();
            return null;
        }
        if (body.isDeclared("this") && resolver.isOfObjectAround(field)) {
            body.resolved(tree, field);
            body.report(
                    tree,
                    Problem.OBJECT_AROUND,
                    field.getSimpleName(),
                    resolver.owner().getSimpleName());
            return null;
        }
        if (!isStatic(field) && body.isDeclared("this")) {
            return body.local("this")
                    .map(self -> ofObject(tree, new Expr.Read(self, body.origin(tree)), field))
                    .orElse(null);
        }
        body.resolved(tree, field);
        boolean fixed = field.getModifiers().contains(Modifier.STATIC)
                && field.getModifiers().contains(Modifier.FINAL);
        if (!fixed) {
            body.report(tree, Problem.FIELD, field.getSimpleName());
            return null;
        }
        Optional<Type> type = fieldType(field);
        if (type.isEmpty()) {
            body.report(tree, Problem.FIELD_TYPE, field.asType());
            return null;
        }
        TypeElement owner = (TypeElement) field.getEnclosingElement();
        body.findings().held().read(field);
        Object value = constants.value(field);
        if (!resolver.isVisible(field)) {
            if (value != null && body.findings().held().mayHold(owner)) {
                return new Expr.Literal(type.get(), value, body.origin(tree));
            }
            body.report(tree, Problem.PRIVATE_CONSTANT, field);
            return null;
        }
        String name = field.getSimpleName().toString();
        boolean constant = value != null;
        return new Expr.Field(new StaticField(Signatures.ref(owner), name, type.get(), constant), body.origin(tree));
    }
}
