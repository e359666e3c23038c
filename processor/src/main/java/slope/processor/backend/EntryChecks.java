package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import slope.processor.ir.Leaf;
import slope.processor.ir.Type;

/** Writes what an entry of a workspace checks before it writes anything: arguments, seeds, and the arrays for gradients. */
final class EntryChecks {
    private final MethodSpec.Builder spec;
    private final SeededParameters parameters;
    private final List<Leaf> leaves;
    private final List<Array> seeds = new ArrayList<>();

    EntryChecks(MethodSpec.Builder spec, SeededParameters parameters, List<Leaf> leaves) {
        this.spec = spec;
        this.parameters = parameters;
        this.leaves = leaves;
        parameters.written().forEach(l -> seeds.add(array(parameters.seed(l), l.declared())));
        parameters.valueSeeds().stream()
                .filter(Leaves::isArray)
                .forEach(l -> seeds.add(array(parameters.valueSeed(l), l.declared())));
    }

    /** An array as it is called in messages, as it is written, and with its type in the source. */
    record Array(String name, CodeBlock code, Type type) {}

    static Array array(CodeBlock code, Type type) {
        return new Array(code.toString(), code, type);
    }

    void arguments() {
        SharedMemory.checkWritten(spec, leaves, parameters::argument);
    }

    /** Seeds have the shapes of what they are adjoints of, and stay as they are: so they are nothing that is stored into. */
    void seeds() {
        for (Leaf leaf : parameters.written()) {
            sameShape(spec, parameters.seed(leaf), parameters.argument(leaf), leaf.declared());
        }
        if (!parameters.valueSeeds().isEmpty()) {
            present(spec, parameters.valueBar(), parameters.valueSeeds());
        }
        parameters.valueSeeds().stream()
                .filter(Leaves::isConverted)
                .forEach(l -> present(spec, parameters.valueSeed(l).toString()));
        for (Array seed : seeds) {
            leaves.stream()
                    .filter(l -> l.whole().written() && SharedMemory.matters(l))
                    .forEach(l -> distinct(seed, array(parameters.argument(l), l.declared())));
        }
    }

    /** An array for a gradient is neither an argument nor a seed. */
    void isNoInput(Array gradient) {
        leaves.stream()
                .filter(SharedMemory::matters)
                .forEach(l -> distinct(gradient, array(parameters.argument(l), l.declared())));
        seeds.forEach(seed -> distinct(gradient, seed));
    }

    void distinct(Array array, Array other) {
        if (SharedMemory.mayBeOne(array.type(), other.type())) {
            SharedMemory.distinct(spec, array.name(), array.code(), other.code());
        }
    }

    static void sameShape(MethodSpec.Builder spec, CodeBlock given, CodeBlock array, Type type) {
        spec.addStatement(
                "$T.checkSameShape($S, $L, $L)", Names.on(type, Names.BUFFERS), given.toString(), given, array);
    }

    /** The records that these leaves are in, the outermost first, are there. */
    static void present(MethodSpec.Builder spec, String whole, List<Leaf> leaves) {
        Set<String> records = new LinkedHashSet<>();
        for (Leaf leaf : leaves) {
            for (int i = 0; i < leaf.path().size(); i++) {
                StringBuilder path = new StringBuilder(whole);
                leaf.path().subList(0, i).forEach(access -> path.append('.').append(access));
                records.add(path.toString());
            }
        }
        records.forEach(path -> present(spec, path));
    }

    private static void present(MethodSpec.Builder spec, String path) {
        spec.addStatement("$T.checkPresent($S, $L)", Names.BUFFERS, path, path);
    }
}
