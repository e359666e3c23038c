package slope.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
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
    String obstacle(ExecutableElement method, Callee callee, Expr object, List<Expr> arguments) {
        List<Type> given = new ArrayList<>();
        if (callee.ofObject()) {
            Optional<Type> self = body.local("this").map(Local::type);
            given.add(object != null ? object.type() : self.orElse(Type.VOID));
        }
        arguments.forEach(a -> given.add(a.type()));
        for (int i = 0; i < given.size(); i++) {
            Parameter taken = callee.declared().get(i);
            if (given.get(i).isRecord() && !taken.type().isRecord()) {
                return "it takes " + given.get(i).owner().simpleName() + " for a constant";
            }
        }
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
