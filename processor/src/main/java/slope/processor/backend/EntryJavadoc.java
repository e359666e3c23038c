package slope.processor.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;

/** What the entries of a workspace say of themselves. */
final class EntryJavadoc {
    static final String CONVERTED =
            " What is stored into arrays of float, or of what is shorter than an int, gets there at the end; where the method throws,"
                    + " what they hold is unspecified.";

    /** What happens to the adjoints of arrays that are stored into. */
    static final String WRITTEN =
            " The shadow of what is stored into holds the adjoint of what is left there, and afterwards that of what was there"
                    + " before.";

    private static final String STORED =
            "an array that is stored into, or a row of it, is another argument, too, or a row of it is there twice";

    private EntryJavadoc() {}

    static String at(Callee signature, SeedForm form) {
        List<String> refused = new ArrayList<>();
        if (!arrays(signature).isEmpty()) {
            refused.add("an argument is a gradient of this workspace");
        }
        return does(signature, form, form.isGradient() ? "its gradient is then in this workspace" : THEN) + "."
                + seeds(signature, form) + converted(signature) + thrown(signature, form, refused);
    }

    private static final String THEN = "the adjoints of the parameters are then in this workspace";

    static String accumulating(Callee signature, SeedForm form) {
        List<String> refused = new ArrayList<>(
                List.of("a gradient has not its parameter's shape, is given twice, or is an argument as well"));
        return does(
                        signature,
                        form,
                        "<em>adds</em> the gradients of arrays to the given ones; those of scalars are then in this workspace")
                + "." + seeds(signature, form) + converted(signature) + thrown(signature, form, refused);
    }

    private static String does(Callee signature, SeedForm form, String then) {
        boolean adds = then.startsWith("<em>");
        String what = signature.isVoid() ? "Runs the method" : "Returns the value";
        return what + (adds ? ", and " : "; ") + then;
    }

    /** What the seeds mean, and that they stay as they are. */
    private static String seeds(Callee signature, SeedForm form) {
        if (form.isGradient()) {
            return "";
        }
        String arrays = SeedForm.written(signature).stream()
                .map(l -> l.parameter().name())
                .collect(Collectors.joining(", "));
        String of = !form.ofWritten() ? "" : "of what is left in " + arrays;
        String value = !form.ofValue() ? "" : (of.isEmpty() ? "" : ", and ") + "of the value";
        return " The adjoint " + of + value + " is given, and stays as it is.";
    }

    private static String converted(Callee signature) {
        return Leaves.of(signature).stream().anyMatch(WorkspaceEntry::isPutBack) ? CONVERTED : "";
    }

    private static String thrown(Callee signature, SeedForm form, List<String> refused) {
        boolean seedArrays = form.ofWritten()
                || form.ofValue()
                        && signature.results().stream()
                                .anyMatch(l -> l.parameter().active() && Leaves.isArray(l));
        if (signature.writes()) {
            refused.add(STORED);
        }
        if (seedArrays) {
            refused.add("an array in an adjoint has not the shape of what it is the adjoint of, or is stored into");
        }
        return refused.isEmpty() ? "" : "\n\n@throws IllegalArgumentException if " + String.join(", or if ", refused);
    }

    private static List<Leaf> arrays(Callee signature) {
        return Leaves.active(signature).stream().filter(Leaves::isArray).toList();
    }
}
