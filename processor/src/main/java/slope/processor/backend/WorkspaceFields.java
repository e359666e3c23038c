package slope.processor.backend;

import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Scope;
import slope.processor.ir.source.Derivatives;

/**
 * What a workspace holds besides its tapes: results, gradients, and arguments; and what those fields are called that hold arguments, since
 * the others have their names first.
 */
final class WorkspaceFields {
    private final Derivatives method;
    private final Callee signature;
    private final List<Leaf> leaves;
    private final Map<Parameter, String> kept = new HashMap<>();
    private final Map<Leaf, String> wide = new HashMap<>();
    private final Map<Leaf, String> seeds = new HashMap<>();
    private final String called;

    WorkspaceFields(Derivatives method) {
        this.method = method;
        signature = method.signature();
        leaves = Leaves.of(signature);
        Scope scope = new Scope();
        signature.results().forEach(l -> scope.take(l.parameter().name()));
        Leaves.active(signature).forEach(l -> scope.take(l.parameter().gradient()));
        method.pullback().storage().forEach(s -> scope.take(s.name()));
        signature.declared().stream().filter(p -> p.type().isRecord()).forEach(p -> kept.put(p, scope.take(p.name())));
        leaves.stream()
                .filter(Leaves::isConverted)
                .forEach(l -> wide.put(l, scope.take(l.parameter().name() + "Wide")));
        convertedSeeds().forEach(l -> seeds.put(l, scope.take(l.parameter().name() + "Bar")));
        called = scope.take("called");
    }

    /** The record whose gradient has parts that are the argument's. */
    String kept(Parameter parameter) {
        return kept.get(parameter);
    }

    /** The array that an adjoint of the value is converted into. */
    String seed(Leaf result) {
        return seeds.get(result);
    }

    /** Those adjoints of a record's leaves that are converted. */
    List<Leaf> convertedSeeds() {
        return !method.offered()
                ? List.of()
                : signature.results().stream()
                        .filter(l -> l.parameter().active() && Leaves.isConverted(l))
                        .toList();
    }

    TypeName valueType() {
        return signature.result().isRecord() ? Names.of(signature.result()) : TypeName.DOUBLE;
    }

    List<Leaf> activeArrays() {
        return leaves.stream()
                .filter(l -> l.parameter().active() && Leaves.isArray(l))
                .toList();
    }

    /** Whether a record is kept, since its gradient has parts that are the argument's. */
    boolean keepsArgument(Parameter parameter) {
        return parameter.active()
                && parameter.type().isRecord()
                && method.offered()
                && leaves.stream()
                        .anyMatch(l ->
                                l.whole().equals(parameter) && !l.parameter().active());
    }

    /** Whether the workspace offers its gradient: of a helper callers keep those of arrays. */
    boolean isOffered(Parameter parameter) {
        return method.offered()
                || !parameter.type().isArray() && !parameter.type().isRecord();
    }

    boolean hasGetters() {
        return !signature.isVoid()
                || Leaves.differentiated(signature).stream()
                        .anyMatch(p -> p.type().isRecord() || isOffered(p));
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
