package slope.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import slope.Constant;
import slope.processor.diag.Problem;
import slope.processor.ir.Type;
import slope.processor.ir.source.Local;

/** Reads the signature of a method: declares its parameters, and reports what no derivative can have. */
final class SignatureReader {
    private final RecordBodies records;
    private final Elements elements;
    private final Body body;

    /** @param body what the parameters are declared in */
    SignatureReader(RecordBodies records, Elements elements, Body body) {
        this.records = records;
        this.elements = elements;
        this.body = body;
    }

    /** The parameters, as locals that are declared; null for one that can't be had. */
    List<Local> read(ExecutableElement element, MethodTree tree) {
        String name = element.getSimpleName().toString();
        if (tree.getBody() == null) {
            body.report(tree, Problem.NO_BODY, name);
        } else if (!Signatures.isFixed(element)) {
            boolean isDefault = element.getEnclosingElement().getKind() == ElementKind.INTERFACE;
            body.report(
                    tree, Problem.NOT_STATIC, name, isDefault ? "it static" : "it static or final, or its class final");
        } else if (element.getModifiers().contains(Modifier.PRIVATE) && Signatures.isAnnotated(element)) {
            body.report(tree, Problem.PRIVATE_METHOD, name);
        } else if (!isReachable(element)) {
            body.report(tree, Problem.UNREACHABLE_CLASS, name);
        }
        if (!element.getTypeParameters().isEmpty()) {
            body.report(tree, Problem.TYPE_PARAMETER, name);
        }
        thrown(element, tree);
        Findings findings = body.findings();
        findings.named(element);
        findings.named(element.getReturnType());
        element.getThrownTypes().forEach(findings::named);
        element.getParameters().forEach(p -> findings.named(p.asType()));
        Optional<Type> result = Signatures.result(element);
        if (MissingTypes.in(element.getReturnType())) {
            body.missing();
        } else if (result.isEmpty()) {
            body.report(tree, Problem.NOT_DOUBLE, name, element.getReturnType());
        } else if (result.get().isRecord()) {
            new RecordCheck(records, elements)
                    .obstacle(element.getReturnType())
                    .ifPresent(o -> body.report(tree, Problem.RECORD_RESULT, name, o.reason()));
        }
        List<Local> parameters = new ArrayList<>();
        boolean active = false;
        if (!element.getModifiers().contains(Modifier.STATIC)) {
            Type type = ActiveFields.object((TypeElement) element.getEnclosingElement());
            Local self = new Local(Signatures.objectName(element), type);
            body.declare("this", Optional.of(self));
            parameters.add(self);
            active = type.holdsReal();
            activeFields((TypeElement) element.getEnclosingElement(), tree);
        }
        for (int i = 0; i < tree.getParameters().size(); i++) {
            VariableElement parameter = element.getParameters().get(i);
            Local local = parameter(parameter, tree.getParameters().get(i));
            parameters.add(local);
            active |= local == null || Signatures.isActive(parameter, local.type());
        }
        if (!active) {
            body.report(tree, Problem.NOTHING_ACTIVE, name, ofObject(element, parameters));
        }
        return parameters;
    }

    /** What else can be done where there is an object: its own, or one that it is handed. */
    private static String ofObject(ExecutableElement element, List<Local> parameters) {
        boolean object = !element.getModifiers().contains(Modifier.STATIC)
                || parameters.stream()
                        .anyMatch(p -> p != null
                                && p.type().isObject()
                                && p.type().rank() == 0
                                && !p.type().isBoxed());
        return object ? ", or mark the fields of the object with @Active" : "";
    }

    /** What runs the method declares what it throws. */
    private void thrown(ExecutableElement element, MethodTree tree) {
        List<TypeElement> declared = Exceptions.declared(element);
        if (declared.size() < tree.getThrows().size()) {
            body.missing();
            return;
        }
        TypeElement home = body.findings().home();
        for (int i = 0; i < declared.size(); i++) {
            TypeElement type = declared.get(i);
            if (Exceptions.isChecked(type) && !Resolver.isVisible(type, home, elements)) {
                body.report(tree.getThrows().get(i), Problem.PRIVATE_EXCEPTION, type.getSimpleName());
            }
        }
    }

    private void activeFields(TypeElement type, Tree tree) {
        if (ActiveFields.isMissing(type)) {
            body.missing();
            return;
        }
        TypeElement home = body.findings().home();
        ActiveFields.obstacles(type, new RecordCheck(records, elements), e -> Resolver.isVisible(e, home, elements))
                .forEach((field, reason) -> body.report(tree, Problem.ACTIVE_FIELD, field, reason));
    }

    /** Says what must not be where a method is called whose body is not known. */
    static void checkOpaque(ExecutableElement element, MethodTree tree, Body body) {
        checkUnchanged(element, tree, body);
        checkConverted(element, tree, body);
    }

    /** Active fields are read once, so nothing may run that could assign them. */
    private static void checkUnchanged(ExecutableElement element, MethodTree tree, Body body) {
        List<TypeElement> types = new ArrayList<>();
        if (!element.getModifiers().contains(Modifier.STATIC)) {
            types.add((TypeElement) element.getEnclosingElement());
        }
        element.getParameters().stream()
                .filter(p ->
                        Signatures.parameterType(p).map(Type::isActiveObject).orElse(false))
                .forEach(p -> types.add(TypeReader.classOf(p.asType())));
        for (TypeElement type : types) {
            String field = ActiveFields.changeable(type);
            if (field != null) {
                String reason =
                        "it is not final, and something is called here whose body is not known, and may assign it";
                body.report(tree, Problem.ACTIVE_FIELD, field, reason);
            }
        }
    }

    /** A copy is stored into where an array is converted, so nothing may run that could see the array by another name. */
    private static void checkConverted(ExecutableElement element, MethodTree tree, Body body) {
        for (int i = 0; i < tree.getParameters().size(); i++) {
            VariableElement parameter = element.getParameters().get(i);
            boolean converted =
                    TypeReader.read(parameter.asType()).map(Type::isNarrow).orElse(false);
            if (converted && Signatures.isWritten(parameter)) {
                body.report(tree.getParameters().get(i), Problem.CONVERTED_STORE, parameter.getSimpleName());
            }
        }
    }

    private static boolean isReachable(ExecutableElement method) {
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        boolean interfaceMember = owner.getKind() == ElementKind.INTERFACE;
        return interfaceMember || Signatures.isReachable(owner);
    }

    private Local parameter(VariableElement parameter, VariableTree tree) {
        String name = parameter.getSimpleName().toString();
        if (MissingTypes.in(parameter.asType())) {
            body.missing();
            body.declare(name, Optional.empty());
            return null;
        }
        Optional<Type> type = Signatures.parameterType(parameter);
        if (Signatures.isWritten(parameter) && type.isPresent() && !type.get().isArray()) {
            body.report(tree, Problem.WRITTEN, name);
        } else if (Signatures.isActiveRecord(parameter)) {
            new RecordCheck(records, elements)
                    .obstacle(parameter.asType())
                    .ifPresent(o -> body.report(tree, Problem.RECORD_PARAMETER, name, o.reason(), o.cure()));
        } else if (type.isEmpty()
                || type.get().isBoxed()
                        && type.get().unboxed().isReal()
                        && parameter.getAnnotation(Constant.class) == null) {
            body.report(tree, Problem.PARAMETER_TYPE, parameter.asType());
            body.declare(name, Optional.empty());
            return null;
        }
        Local local = new Local(name, type.orElse(Type.DOUBLE));
        if (local.type().isObject() && parameter.getAnnotation(Constant.class) == null) {
            activeFields(TypeReader.classOf(parameter.asType()), tree);
        }
        body.declare(name, Optional.of(local));
        if (local.type().isArray() || local.type().isRecord()) {
            body.findings()
                    .arrays()
                    .parameter(local, Signatures.isWritten(parameter), !Signatures.isActive(parameter, local.type()));
        }
        return local;
    }
}
