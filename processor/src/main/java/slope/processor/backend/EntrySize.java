package slope.processor.backend;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Callee;
import slope.processor.ir.Parameter;
import slope.processor.ir.source.Derivatives;

/** The methods that are written around the bodies of a method's derivatives: how many slots their parameters take, and their code. */
public final class EntrySize {
    /** Of what has fewer leaves no such method comes near a limit, and nothing is looked at. */
    private static final int FEW = 16;

    private final List<Entry> entries = new ArrayList<>();

    /** Whether the tangent's body stands apart from its checks. */
    private boolean checked;

    private EntrySize() {}

    /**
     * One of them.
     *
     * @param name what it is, as a message calls it
     * @param slots that its parameters take, the object's own included
     * @param bytes about the size of its code; 0 where it is a body
     */
    public record Entry(String name, int slots, int bytes) {}

    public static List<Entry> of(Derivatives method) {
        if (Leaves.of(method.signature()).size() + method.signature().results().size() < FEW) {
            return List.of();
        }
        TypeSpec.Builder type = TypeSpec.classBuilder("Derivatives");
        new DerivativesWriter(method).write(type);
        EntrySize size = new EntrySize();
        size.add(type.build(), "");
        size.gradient(method.signature());
        return size.entries;
    }

    private void add(TypeSpec type, String around) {
        TextSize text = new TextSize(type.fieldSpecs().size());
        checked |= type.methodSpecs().stream().anyMatch(m -> m.name().endsWith("TangentUnchecked"));
        type.methodSpecs().forEach(m -> add(m, around + m.name(), text));
        type.typeSpecs().forEach(t -> add(t, t.name() + "."));
    }

    /** The constructor of the record of value and gradients, which JavaPoet shows to nobody. */
    private void gradient(Callee signature) {
        int slots = 1 + signature.result().slots();
        for (Parameter parameter : Leaves.differentiated(signature)) {
            slots += parameter.type().slots();
        }
        entries.add(new Entry("the gradient", slots, 0));
    }

    private void add(MethodSpec method, String name, TextSize text) {
        int slots = method.modifiers().contains(Modifier.STATIC) ? 0 : 1;
        for (ParameterSpec parameter : method.parameters()) {
            TypeName type = parameter.type();
            slots += type.equals(TypeName.DOUBLE) || type.equals(TypeName.LONG) ? 2 : 1;
        }
        String lower = method.name().toLowerCase(Locale.ROOT);
        boolean isBody = lower.endsWith("pullback")
                || lower.endsWith("tangentunchecked")
                || lower.endsWith("tangent") && !checked;
        entries.add(new Entry(
                "'" + name + "'", slots, isBody ? 0 : text.of(method.code().toString())));
    }
}
