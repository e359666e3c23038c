package slope.processor.backend;

import java.util.HashMap;
import java.util.Map;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Scope;
import slope.processor.ir.source.Derivatives;

/** What those fields of a workspace are called that hold arguments: results, gradients, tapes and arrays have their names first. */
final class WorkspaceFields {
    private final Map<Parameter, String> kept = new HashMap<>();
    private final Map<Leaf, String> wide = new HashMap<>();
    private final String called;

    WorkspaceFields(Derivatives method) {
        Callee signature = method.signature();
        Scope scope = new Scope();
        signature.results().forEach(l -> scope.take(l.parameter().name()));
        Leaves.active(signature).forEach(l -> scope.take(l.parameter().gradient()));
        method.pullback().storage().forEach(s -> scope.take(s.name()));
        signature.declared().stream().filter(p -> p.type().isRecord()).forEach(p -> kept.put(p, scope.take(p.name())));
        Leaves.of(signature).stream()
                .filter(Leaves::isConverted)
                .forEach(l -> wide.put(l, scope.take(l.parameter().name() + "Wide")));
        called = scope.take("called");
    }

    /** The record whose gradient has parts that are the argument's. */
    String kept(Parameter parameter) {
        return kept.get(parameter);
    }

    /** Whether there are results. */
    String called() {
        return called;
    }

    /** The array that an argument is converted into. */
    String wide(Leaf leaf) {
        return wide.get(leaf);
    }
}
