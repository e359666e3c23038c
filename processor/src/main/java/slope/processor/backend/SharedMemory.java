package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import slope.processor.ir.Leaf;
import slope.processor.ir.StaticField;
import slope.processor.ir.Type;

/** Writes what an entry for users checks of arrays that may be one, or share rows. */
final class SharedMemory {
    private SharedMemory() {}

    /** Whether its memory may be that of another argument: also of ints, which are read again in the reverse sweep. */
    static boolean matters(Leaf leaf) {
        return Leaves.isArray(leaf);
    }

    /** Whether two arrays, or rows of them, can be the same. */
    static boolean mayBeOne(Type array, Type other) {
        return array.base() == other.base();
    }

    static void distinct(MethodSpec.Builder spec, String name, CodeBlock array, CodeBlock other) {
        spec.addStatement("$T.checkDistinct($S, $L, $L)", Names.BUFFERS, name, array, other);
    }

    /**
     * What is stored into must not be another argument, nor hold a row twice: nobody could tell whose derivative its elements
     * have, nor which of two copies is put back.
     */
    static void checkWritten(MethodSpec.Builder spec, List<Leaf> leaves, Function<Leaf, CodeBlock> path) {
        List<Leaf> arrays = leaves.stream().filter(SharedMemory::matters).toList();
        for (int i = 0; i < arrays.size(); i++) {
            Leaf array = arrays.get(i);
            String name = array.parameter().name();
            for (Leaf other : arrays.subList(0, i)) {
                if ((array.whole().written() || other.whole().written())
                        && mayBeOne(array.declared(), other.declared())) {
                    distinct(spec, name, path.apply(array), path.apply(other));
                }
            }
            if (array.whole().written() && array.declared().rank() > 1) {
                spec.addStatement("$T.checkRows($S, $L)", Names.BUFFERS, name, path.apply(array));
            }
        }
    }

    /**
     * What is stored into must not be in an object that is handed over, nor in a static field that is read. Where arrays are copied first,
     * as for a flat function, that could not be told later.
     */
    static void checkSources(
            MethodSpec.Builder spec, List<Leaf> leaves, Set<StaticField> tables, Function<Leaf, CodeBlock> path) {
        for (Leaf array : leaves) {
            if (!array.whole().written() || !matters(array)) {
                continue;
            }
            String name = array.parameter().name();
            for (Leaf other : leaves) {
                Type type = other.declared();
                if (type.isObject() && !type.isBoxed()) {
                    source(spec, other.parameter().name(), path.apply(other), name, path.apply(array));
                }
            }
            for (StaticField table : tables) {
                if (mayBeOne(array.declared(), table.type())) {
                    CodeBlock read = CodeBlock.of("$T.$N", Names.of(table.owner()), table.name());
                    source(spec, table.name(), read, name, path.apply(array));
                }
            }
        }
    }

    private static void source(MethodSpec.Builder spec, String name, CodeBlock other, String written, CodeBlock array) {
        spec.addStatement("$T.checkDistinct($S, $L, $S, $L)", Names.BUFFERS, name, other, written, array);
    }
}
