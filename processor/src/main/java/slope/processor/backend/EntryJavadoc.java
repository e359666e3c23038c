package slope.processor.backend;

import java.util.ArrayList;
import java.util.List;
import slope.processor.ir.Callee;

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
        if (Leaves.active(signature).stream().anyMatch(Leaves::isArray)) {
            refused.add("an argument is a gradient of this workspace");
        }
        String what = form.isGradient() ? "its gradient is" : "the adjoints of the parameters are";
        return text(signature, form, "; " + what + " then in this workspace.", refused);
    }

    static String accumulating(Callee signature, SeedForm form) {
        List<String> refused = new ArrayList<>();
        refused.add("a gradient has not its parameter's shape, is given twice, or is an argument as well");
        String adds =
                ", and <em>adds</em> the gradients of arrays to the given ones; those of scalars are then in this workspace.";
        return text(signature, form, adds, refused);
    }

    private static String text(Callee signature, SeedForm form, String then, List<String> refused) {
        if (signature.writes()) {
            refused.add(STORED);
        }
        if (hasSeedArrays(signature, form)) {
            refused.add("an array in an adjoint has not the shape of what it is the adjoint of, or is stored into");
        }
        boolean converts = Leaves.of(signature).stream().anyMatch(WorkspaceEntry::isPutBack);
        return (signature.isVoid() ? "Runs the method" : "Returns the value")
                + then
                + seeds(signature, form)
                + (converts ? CONVERTED : "")
                + (refused.isEmpty()
                        ? ""
                        : "\n\n@throws IllegalArgumentException if " + String.join(", or if ", refused));
    }

    /** What the seeds mean, and that they stay as they are. */
    private static String seeds(Callee signature, SeedForm form) {
        if (form.isGradient()) {
            return "";
        }
        List<String> of = new ArrayList<>();
        if (form.ofWritten()) {
            SeedForm.written(signature)
                    .forEach(l -> of.add("of what is left in " + l.parameter().name()));
        }
        if (form.ofValue()) {
            of.add("of the value");
        }
        return of.size() == 1
                ? " The adjoint " + of.get(0) + " is given, and stays as it is."
                : " The adjoints " + String.join(" and ", of) + " are given, and stay as they are.";
    }

    private static boolean hasSeedArrays(Callee signature, SeedForm form) {
        return form.ofWritten()
                || form.ofValue()
                        && signature.results().stream()
                                .anyMatch(l -> l.parameter().active() && Leaves.isArray(l));
    }
}
