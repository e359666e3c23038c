package slope.processor.frontend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Type;

/**
 * Records that a body makes, or makes again of their leaves for a call, and whose source is elsewhere: nobody sees here whether
 * the constructor does nothing but store. But a companion of another jar that takes such a record, or gives one, would not be there
 * otherwise.
 */
final class ForeignRecords {
    static final String REASON = "it is in a class file, where nobody sees whether it only stores its arguments";
    static final String CURE = "hand over a record that is made already, or make one of your own";

    private final List<Made> made = new ArrayList<>();
    private final Set<ClassRef> plain = new HashSet<>();

    private record Made(Origin place, ClassRef type) {}

    void made(Origin place, ClassRef type) {
        made.add(new Made(place, type));
    }

    /** A method is called through its companion, which makes and takes apart its records. */
    void called(Origin place, Callee callee, Resolver resolver) {
        Set<ClassRef> records = new LinkedHashSet<>();
        callee.declared().forEach(p -> collect(p.type(), records));
        collect(callee.result(), records);
        if (resolver.isElsewhere(callee.owner())) {
            plain.addAll(records);
        } else {
            records.stream().filter(resolver::isElsewhere).forEach(r -> made(place, r));
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
                .forEach(
                        m -> reporter.report(m.place, Problem.RECORD_CALL, "new " + m.type.simpleName(), REASON, CURE));
    }
}
