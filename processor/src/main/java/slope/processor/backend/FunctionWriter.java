package slope.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.StaticField;
import slope.processor.ir.Type;
import slope.processor.ir.source.Derivatives;

/** Writes the function over a flat point: the active parameters one after the other, arrays element by element. */
final class FunctionWriter {
    private static final TypeName DOUBLES = ArrayTypeName.of(TypeName.DOUBLE);

    /** What this writer calls things itself where there are no parameters of the user's. */
    private static final List<String> LOCALS = List.of("point", "gradient", "value", "next", "end", "fork");

    /** What no component of a record can be called (JLS 8.10.1). */
    private static final Set<String> OF_OBJECTS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Callee signature;
    /** Whether it computes with floats. */
    private final boolean rounds;

    private final Set<StaticField> tables;
    private final String name;
    private final List<Leaf> leaves;
    private final List<Leaf> active;
    private final ParameterNames names;
    private final Map<Leaf, String> fields = new HashMap<>();
    private final Map<Leaf, String> locals = new HashMap<>();
    private final String workspace;
    private final String dimension;
    private final String point;
    private final String packed;
    private final String end;

    FunctionWriter(Derivatives method) {
        signature = method.signature();
        rounds = method.rounds();
        tables = method.tables();
        names = new ParameterNames(signature);
        name = Names.capitalized(signature.derivativeName());
        leaves = Leaves.of(signature);
        active = Leaves.active(signature);
        LOCALS.forEach(names::free);
        names.free(signature.owner().simpleNames().get(0));
        leaves.forEach(l -> fields.put(l, names.free(l.parameter().name() + "$")));
        active.forEach(l -> locals.put(l, names.free(l.parameter().name() + "$$")));
        workspace = names.free("$workspace");
        dimension = names.free("$dimension");
        point = names.free("$point");
        packed = names.free("point$");
        end = names.free("end$");
    }

    private ClassName nested(String suffix) {
        return Names.derivatives(signature.owner()).nestedClass(name + suffix);
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name + "Function")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(Names.FUNCTION)
                .addJavadoc(
                        "{@link $T#$N} as a function of a flat point; not for use by several threads at once: fork it.\n",
                        Names.of(signature.owner()),
                        signature.method());
        for (Leaf leaf : leaves) {
            type.addField(Names.of(leaf.declared()), field(leaf), Modifier.PRIVATE, Modifier.FINAL);
        }
        type.addField(nested("Workspace"), workspace, Modifier.PRIVATE, Modifier.FINAL);
        type.addField(TypeName.INT, dimension, Modifier.PRIVATE, Modifier.FINAL);
        type.addField(DOUBLES, point, Modifier.PRIVATE, Modifier.FINAL);
        type.addMethod(constructor());
        type.addMethod(override("dimension", TypeName.INT)
                .addStatement("return $N", dimension)
                .build());
        type.addMethod(override("point", DOUBLES)
                .addStatement("return $N.clone()", point)
                .build());
        type.addMethod(value());
        type.addMethod(gradient());
        type.addMethod(override("coordinate", ClassName.get(String.class))
                .addParameter(TypeName.INT, "index")
                .addStatement("return $T.name(index, $L)", Names.COORDINATES, coordinates())
                .build());
        String text = String.join(".", signature.owner().simpleNames()) + "." + signature.method();
        type.addMethod(override("toString", ClassName.get(String.class))
                .addStatement("return $T.text($S, $L)", Names.COORDINATES, text, coordinates())
                .build());
        if (rounds) {
            type.addMethod(override("epsilon", TypeName.DOUBLE)
                    .addStatement("return Math.ulp(1f)")
                    .build());
        }
        type.addMethod(override("fork", nested("Function"))
                .addStatement(
                        "$T fork = new $T($L)",
                        nested("Function"),
                        nested("Function"),
                        wholes(signature.parameters(), this::kept))
                .addStatement("$T.arraycopy($N, 0, fork.$N, 0, $N)", System.class, point, point, dimension)
                .addStatement("return fork")
                .build());
        type.addMethod(pack());
        type.addMethod(unpack());
        type.addType(point());
        return type.build();
    }

    /** Generated fields have a dollar sign, as hardly any name of a person's does. */
    private String field(Leaf leaf) {
        return fields.get(leaf);
    }

    private CodeBlock kept(Leaf leaf) {
        return CodeBlock.of("$N", field(leaf));
    }

    private CodeBlock wholes(List<Parameter> parameters, Function<Leaf, CodeBlock> leafs) {
        return Leaves.assembled(parameters, leaves, leafs);
    }

    private static MethodSpec.Builder override(String name, TypeName result) {
        return DerivativesWriter.method(name, result, Modifier.PUBLIC).addAnnotation(Override.class);
    }

    /** The names of the active leaves, as in the source, and their arrays, or null for a number. */
    private CodeBlock coordinates() {
        CodeBlock called =
                active.stream().map(l -> CodeBlock.of("$S", name(l))).collect(CodeBlock.joining(", ", "{", "}"));
        CodeBlock arrays = active.stream()
                .map(l -> Leaves.isArray(l) ? kept(l) : CodeBlock.of("null"))
                .collect(CodeBlock.joining(", ", "{", "}"));
        return CodeBlock.of("new $T[] $L, new $T[] $L", String.class, called, Object.class, arrays);
    }

    private static String name(Leaf leaf) {
        StringBuilder name = new StringBuilder(leaf.whole().name());
        leaf.path().forEach(access -> name.append('.').append(access.replace("()", "")));
        return name.toString();
    }

    private MethodSpec constructor() {
        MethodSpec.Builder spec =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameters(names.declared());
        SharedMemory.checkWritten(spec, leaves, this::path);
        SharedMemory.checkSources(spec, leaves, tables, this::path);
        for (Leaf leaf : leaves) {
            Type type = leaf.declared();
            CodeBlock value = path(leaf);
            if (leaf.parameter().active() && type.isArray()) {
                CodeBlock none = type.rank() <= 2 ? Names.empty(type) : CodeBlock.of("null");
                value = CodeBlock.of("$T.copied($L, $L)", Names.on(type, Names.WORKSPACES), none, value);
            }
            spec.addStatement("$N = $L", field(leaf), value);
        }
        CodeBlock size = active.stream()
                .map(l -> Leaves.isArray(l) ? CodeBlock.of("$T.size($N)", points(l), field(l)) : CodeBlock.of("1"))
                .collect(CodeBlock.joining(" + "));
        return spec.addStatement("$N = $L", dimension, size)
                .addStatement("$N = new $T()", workspace, nested("Workspace"))
                .addStatement("$N = pack($L)", point, wholes(DerivativesWriter.active(signature), this::kept))
                .build();
    }

    private MethodSpec value() {
        MethodSpec.Builder spec = override("value", TypeName.DOUBLE).addParameter(DOUBLES, "point");
        int first = signature.ofObject() ? 1 : 0;
        CodeBlock arguments = wholes(
                signature.parameters().subList(first, signature.parameters().size()), read(spec));
        if (signature.ofObject()) {
            String object = field(leaves.get(0));
            return spec.addStatement("return $N.$N($L)", object, signature.method(), arguments)
                    .build();
        }
        return spec.addStatement("return $T.$N($L)", Names.of(signature.owner()), signature.method(), arguments)
                .build();
    }

    private MethodSpec gradient() {
        MethodSpec.Builder spec = override("gradient", TypeName.DOUBLE)
                .addParameter(DOUBLES, "point")
                .addParameter(DOUBLES, "gradient")
                .addStatement("$T.checkLength($S, gradient, $N)", Names.POINTS, "gradient", dimension);
        CodeBlock arguments = wholes(signature.parameters(), read(spec));
        spec.addStatement("double value = $N.at($L)", workspace, arguments);
        write(
                spec,
                "gradient",
                "end",
                l -> CodeBlock.of(
                        "$N.$L",
                        workspace,
                        Leaves.path(l, Names.gradient(l.whole().name()) + "()")));
        return spec.addStatement("return value").build();
    }

    /** Spreads the point over the leaves, and tells how they are read. */
    private Function<Leaf, CodeBlock> read(MethodSpec.Builder spec) {
        spec.addStatement("$T.checkLength($S, point, $N)", Names.POINTS, "point", dimension);
        boolean arrays = active.stream().anyMatch(Leaves::isArray);
        if (arrays) {
            spec.addStatement("int next = 0");
        }
        for (Leaf leaf : active) {
            if (Leaves.isArray(leaf)) {
                spec.addStatement("next = $T.read(point, next, $N)", points(leaf), field(leaf));
            } else if (arrays) {
                declare(spec, leaf, field(leaf));
            }
        }
        return leaf -> leaf.parameter().active() && !arrays
                ? Leaves.narrow(leaf, CodeBlock.of("point[$L]", active.indexOf(leaf)))
                : handed(leaf);
    }

    /** Data that is stored into is handed over as a copy: a function gives the same at the same point, however often it is asked. */
    private CodeBlock handed(Leaf leaf) {
        Type type = leaf.declared();
        boolean changes = leaf.whole().written() && !leaf.parameter().active() && type.isArray();
        if (changes && type.rank() == 1) {
            return CodeBlock.of("$N.clone()", field(leaf));
        } else if (changes && !type.isNarrow()) {
            CodeBlock none = type.rank() == 2 ? Names.empty(type) : CodeBlock.of("null");
            return CodeBlock.of("$T.copied($L, $N)", Names.on(type, Names.WORKSPACES), none, field(leaf));
        }
        return kept(leaf);
    }

    private static void declare(MethodSpec.Builder spec, Leaf leaf, String name) {
        TypeName type = Names.of(leaf.declared());
        spec.addStatement("$T $N = $L", type, name, Leaves.narrow(leaf, CodeBlock.of("point[next++]")));
    }

    private static ClassName points(Leaf leaf) {
        return Names.on(leaf.declared(), Names.POINTS);
    }

    private void write(MethodSpec.Builder spec, String target, String place, Function<Leaf, CodeBlock> source) {
        spec.addStatement("int $N = 0", place);
        for (Leaf leaf : active) {
            if (Leaves.isArray(leaf)) {
                spec.addStatement("$N = $T.write($L, $N, $N)", place, points(leaf), source.apply(leaf), target, place);
            } else {
                spec.addStatement("$N[$N++] = $L", target, place, source.apply(leaf));
            }
        }
    }

    private MethodSpec pack() {
        MethodSpec.Builder spec = DerivativesWriter.method("pack", DOUBLES, Modifier.PUBLIC)
                .addJavadoc(
                        "Returns the flat point of these arguments, which must have the shapes of the first ones.\n");
        for (Parameter parameter : DerivativesWriter.active(signature)) {
            spec.addParameter(Names.of(parameter.type()), names.of(parameter));
        }
        for (Leaf leaf : active) {
            if (Leaves.isArray(leaf)) {
                CodeBlock path = path(leaf);
                ClassName buffers = Names.on(leaf.declared(), Names.BUFFERS);
                spec.addStatement("$T.checkShape($S, $L, $N)", buffers, path.toString(), path, field(leaf));
            }
        }
        spec.addStatement("double[] $N = new double[$N]", packed, dimension);
        write(spec, packed, end, this::path);
        return spec.addStatement("return $N", packed).build();
    }

    private MethodSpec unpack() {
        MethodSpec.Builder spec = DerivativesWriter.method(
                        "unpack", nested("Function").nestedClass("Point"), Modifier.PUBLIC)
                .addJavadoc(
                        "Returns a flat point, or a gradient, in the shapes of the parameters; arrays are copies.\n")
                .addParameter(DOUBLES, "point")
                .addStatement("$T.checkLength($S, point, $N)", Names.POINTS, "point", dimension)
                .addStatement("int next = 0");
        for (Leaf leaf : active) {
            String local = locals.get(leaf);
            if (Leaves.isArray(leaf)) {
                ClassName arrays = Names.on(leaf.declared(), Names.WORKSPACES);
                TypeName type = Names.of(leaf.declared());
                spec.addStatement("$T $N = $T.zerosLike($N)", type, local, arrays, field(leaf));
                spec.addStatement("next = $T.read(point, next, $N)", points(leaf), local);
            } else {
                declare(spec, leaf, local);
            }
        }
        CodeBlock parts = wholes(
                DerivativesWriter.active(signature),
                leaf -> leaf.parameter().active() ? CodeBlock.of("$N", locals.get(leaf)) : kept(leaf));
        return spec.addStatement("return new Point($L)", parts).build();
    }

    private CodeBlock path(Leaf leaf) {
        return Leaves.path(leaf, names.of(leaf.whole()));
    }

    private TypeSpec point() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (Parameter parameter : DerivativesWriter.active(signature)) {
            boolean illegal = OF_OBJECTS.contains(parameter.name());
            constructor.addParameter(
                    Names.of(parameter.type()), illegal ? names.free(parameter.name()) : parameter.name());
        }
        return TypeSpec.recordBuilder("Point")
                .addJavadoc("A point in the shapes of the parameters.\n")
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(constructor.build())
                .build();
    }
}
