package slope.processor.transform;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import slope.processor.ir.ssa.Var;

/** The adjoints of values, as far as the reverse sweep of a block has come. Nothing is known of a value that nobody used. */
final class Adjoints {
    private final Map<Var, Var> bars = new HashMap<>();

    /** The adjoint, or null where it is 0 because nothing has come together yet. */
    Var get(Var var) {
        return bars.get(var);
    }

    void set(Var var, Var bar) {
        bars.put(var, bar);
    }

    Var orZero(Var var, Builder out) {
        Var bar = bars.get(var);
        return bar == null ? out.constant(0.0) : bar;
    }

    /** What a block inside starts with: what is known of the values that it uses. */
    Adjoints inside(Set<Var> outer) {
        Adjoints inner = new Adjoints();
        outer.stream().filter(bars::containsKey).forEach(v -> inner.set(v, bars.get(v)));
        return inner;
    }
}
