package slope.processor.backend;

import java.util.List;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;

/**
 * The adjoints of a method's result that one form of its reverse sweep is given: a gradient none, since the adjoint of one number
 * is 1; a pullback all of them, or those of the value alone where what is stored into arrays has no part in what is asked for.
 *
 * @param ofWritten whether it is given those of the active arrays that the method stores into
 * @param ofValue whether it is given that of the value that the method returns
 */
record SeedForm(boolean ofWritten, boolean ofValue) {
    /** The forms that users of a method have, the one with fewer seeds first. */
    static List<SeedForm> of(Callee signature) {
        if (signature.isVoid()) {
            return List.of(new SeedForm(true, false));
        }
        SeedForm ofValue = new SeedForm(false, signature.result().isRecord());
        return written(signature).isEmpty() ? List.of(ofValue) : List.of(ofValue, new SeedForm(true, true));
    }

    /** The arrays that are a part of the result, since the method stores into them. */
    static List<Leaf> written(Callee signature) {
        return Leaves.active(signature).stream()
                .filter(l -> l.whole().written() && Leaves.isArray(l))
                .toList();
    }

    /** Whether it has no seed. */
    boolean isGradient() {
        return !ofWritten && !ofValue;
    }
}
