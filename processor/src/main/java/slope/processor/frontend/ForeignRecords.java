package slope.processor.frontend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Type;

/**
 * Records that a body makes, and of which neither source nor class file can be read: it
 * can't be told here whether the constructor does nothing but store. But a companion of another jar that takes such a record, or
 * gives one, would not be there otherwise.
 */
final class ForeignRecords {
    static final String REASON = "its constructor, in a class file, does more than store its arguments";
    private static final String UNKNOWN =
            "it is in a class file that can't be read, which may do more than store its arguments";
    static final String CURE = "hand over a record that is made already, or make one of your own";

    private final List<Made> made = new ArrayList<>();
    private final Set<ClassRef> plain = new HashSet<>();

    private record Made(Origin place, ClassRef type) {}

    void made(Origin place, ClassRef type) {
        made.add(new Made(place, type));
    }

    /** A method is called through its companion, which makes and takes apart its records. */
    void called(Callee callee, Resolver resolver) {
        if (resolver.isElsewhere(callee.owner())) {
            callee.declared().forEach(p -> collect(p.type(), plain));
            collect(callee.result(), plain);
        }
    }

    private static void collect(Type type, Set<ClassRef> records) {
        if (type.isRecord()) {
            records.add(type.owner());
            type.components().forEach(c -> collect(c.type(), records));
        }
    }

    /** Reports those of which no companion tells. */
    void judge(Reporter reporter) {
        made.stream()
                .filter(m -> !plain.contains(m.type))
                .forEach(m ->
                        reporter.report(m.place, Problem.RECORD_CALL, "new " + m.type.simpleName(), UNKNOWN, CURE));
    }
}
