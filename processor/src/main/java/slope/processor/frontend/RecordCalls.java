package slope.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import slope.processor.ir.Callee;
import slope.processor.ir.Component;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/** Whether a method with records can be called through its companion: where its body is elsewhere, or calls itself. */
final class RecordCalls {
    private static final String ANNOTATED =
            "annotate it with @Differentiable, and with @Written each array that it stores into";
    private static final String OPEN = "make it package-private: then it has derivatives of its own";
    private static final String UNSEEN =
            "compile its file with this one, or make it a static method that takes the record, with @Differentiable";
    private static final String CONSTANT = " for a constant";

    private final Body body;
    private final Resolver resolver;

    RecordCalls(Body body, Resolver resolver) {
        this.body = body;
        this.resolver = resolver;
    }

    /**
     * What is in the way, or null.
     *
     * @param object whose method it is; null for {@code this}, or for a static one
     */
    String obstacle(Callee callee, Expr object, List<Expr> arguments) {
        for (Parameter taken : callee.declared()) {
            if (taken.written() && taken.type().isNarrow()) {
                return "it stores into an array of " + taken.type().element();
            }
        }
        for (Leaf leaf : callee.results()) {
            if (leaf.declared().isNarrow() && leaf.declared().isArray()) {
                return "it returns an array of " + leaf.declared().element();
            }
        }
        return ofRecords(callee, object, arguments);
    }

    /** What to do where a body can't be read in the place of its call. */
    static String cureInPlace(ExecutableElement method, boolean hasSource, boolean callsItself) {
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            return OPEN;
        } else if (!hasSource) {
            return UNSEEN;
        }
        return callsItself ? ANNOTATED : InPlaceReader.MENDED;
    }

    /** What to do where a companion can't be called. */
    static String cure(String obstacle) {
        return obstacle.endsWith(CONSTANT)
                ? "make it a static method that takes the record, or hand over the numbers one by one"
                : InPlaceReader.MENDED;
    }

    /**
     * Whether a method of another file is called through its companion, be its source at hand or only its class file. What stands in
     * the way without records does so in both cases.
     */
    boolean hasElsewhere(ExecutableElement method, Expr object, List<Expr> arguments) {
        return body.findings().held().isElsewhere(method)
                && Signatures.of(method)
                        .filter(callee -> ofRecords(callee, object, arguments) == null)
                        .isPresent();
    }

    /** What is in the way of its records, or null. */
    private String ofRecords(Callee callee, Expr object, List<Expr> arguments) {
        List<Type> given = new ArrayList<>();
        if (callee.ofObject()) {
            Optional<Type> self = body.local("this").map(Local::type);
            given.add(object != null ? object.type() : self.orElse(Type.VOID));
        }
        arguments.forEach(a -> given.add(a.type()));
        for (int i = 0; i < given.size(); i++) {
            Parameter taken = callee.declared().get(i);
            if (given.get(i).isRecord() && !taken.type().isRecord()) {
                return "it takes " + given.get(i).owner().simpleName() + CONSTANT;
            }
        }
        List<Type> types = new ArrayList<>();
        callee.declared().forEach(p -> types.add(p.type()));
        types.add(callee.result());
        return types.stream()
                .map(this::hidden)
                .flatMap(Optional::stream)
                .findFirst()
                .map(name -> "'" + name + "' can't be named here")
                .orElse(null);
    }

    /** A record that generated code would have to make, or to take apart, and can't. */
    private Optional<String> hidden(Type type) {
        if (!type.isRecord()) {
            return Optional.empty();
        }
        TypeElement record = resolver.qualified(type.owner().toString());
        if (record == null || !resolver.isVisible(record)) {
            return Optional.of(type.owner().simpleName());
        }
        return type.components().stream()
                .map(Component::type)
                .map(this::hidden)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
