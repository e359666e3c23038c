package slope.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;

/** Writes the function over a flat point: the active parameters one after the other, arrays element by element. */
final class FunctionWriter {
    private static final TypeName DOUBLES = ArrayTypeName.of(TypeName.DOUBLE);

    private final Callee signature;
    private final boolean rounds;
    private final String name;
    private final List<Leaf> leaves;
    private final List<Leaf> active;

    /** @param rounds whether it computes with floats */
    FunctionWriter(Callee signature, boolean rounds) {
        this.signature = signature;
        this.rounds = rounds;
        name = Names.capitalized(signature.derivativeName());
        leaves = Leaves.of(signature);
        active = Leaves.active(signature);
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
        type.addField(nested("Workspace"), "$workspace", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(TypeName.INT, "$dimension", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(DOUBLES, "$point", Modifier.PRIVATE, Modifier.FINAL);
        type.addMethod(constructor());
        type.addMethod(override("dimension", TypeName.INT)
                .addStatement("return $$dimension")
                .build());
        type.addMethod(override("point", DOUBLES)
                .addStatement("return $$point.clone()")
                .build());
        type.addMethod(value());
        type.addMethod(gradient());
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
                        wholes(signature.parameters(), FunctionWriter::kept))
                .addStatement("$T.arraycopy($$point, 0, fork.$$point, 0, $$dimension)", System.class)
                .addStatement("return fork")
                .build());
        type.addMethod(pack());
        type.addMethod(unpack());
        type.addType(point());
        return type.build();
    }

    /** Generated fields end with a dollar sign, as no name of a person's does. */
    private static String field(Leaf leaf) {
        return leaf.parameter().name() + "$";
    }

    private static CodeBlock kept(Leaf leaf) {
        return CodeBlock.of("$N", field(leaf));
    }

    private CodeBlock wholes(List<Parameter> parameters, Function<Leaf, CodeBlock> leafs) {
        return Leaves.assembled(parameters, leaves, leafs);
    }

    private static MethodSpec.Builder override(String name, TypeName result) {
        return DerivativesWriter.method(name, result, Modifier.PUBLIC).addAnnotation(Override.class);
    }

    private MethodSpec constructor() {
        MethodSpec.Builder spec = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameters(DerivativesWriter.parameters(signature));
        for (Leaf leaf : leaves) {
            Type type = leaf.declared();
            CodeBlock value = Leaves.path(leaf);
            if (leaf.parameter().active() && type.isArray()) {
                CodeBlock none = type.rank() <= 2 ? Names.empty(type) : CodeBlock.of("null");
                value = CodeBlock.of("$T.copied($L, $L)", Names.on(type, Names.WORKSPACES), none, value);
            }
            spec.addStatement("$N = $L", field(leaf), value);
        }
        CodeBlock dimension = active.stream()
                .map(l -> Leaves.isArray(l) ? CodeBlock.of("$T.size($N)", points(l), field(l)) : CodeBlock.of("1"))
                .collect(CodeBlock.joining(" + "));
        return spec.addStatement("$$dimension = $L", dimension)
                .addStatement("$$workspace = new $T()", nested("Workspace"))
                .addStatement("$$point = pack($L)", wholes(DerivativesWriter.active(signature), FunctionWriter::kept))
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
                .addStatement("$T.checkLength($S, gradient, $$dimension)", Names.POINTS, "gradient");
        CodeBlock arguments = wholes(signature.parameters(), read(spec));
        spec.addStatement("double value = $$workspace.at($L)", arguments);
        write(
                spec,
                "gradient",
                "end",
                l -> CodeBlock.of(
                        "$$workspace.$L",
                        Leaves.path(l, Names.gradient(l.whole().name()) + "()")));
        return spec.addStatement("return value").build();
    }

    /** Spreads the point over the leaves, and tells how they are read. */
    private Function<Leaf, CodeBlock> read(MethodSpec.Builder spec) {
        spec.addStatement("$T.checkLength($S, point, $$dimension)", Names.POINTS, "point");
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
                : kept(leaf);
    }

    private static void declare(MethodSpec.Builder spec, Leaf leaf, String name) {
        TypeName type = Names.of(leaf.declared());
        spec.addStatement("$T $N = $L", type, name, Leaves.narrow(leaf, CodeBlock.of("point[next++]")));
    }

    private static ClassName points(Leaf leaf) {
        return Names.on(leaf.declared(), Names.POINTS);
    }

    private void write(MethodSpec.Builder spec, String target, String end, Function<Leaf, CodeBlock> source) {
        spec.addStatement("int $N = 0", end);
        for (Leaf leaf : active) {
            if (Leaves.isArray(leaf)) {
                spec.addStatement("$N = $T.write($L, $N, $N)", end, points(leaf), source.apply(leaf), target, end);
            } else {
                spec.addStatement("$N[$N++] = $L", target, end, source.apply(leaf));
            }
        }
    }

    private MethodSpec pack() {
        MethodSpec.Builder spec = DerivativesWriter.method("pack", DOUBLES, Modifier.PUBLIC)
                .addJavadoc(
                        "Returns the flat point of these arguments, which must have the shapes of the first ones.\n");
        for (Parameter parameter : DerivativesWriter.active(signature)) {
            spec.addParameter(Names.of(parameter.type()), parameter.name());
        }
        for (Leaf leaf : active) {
            if (Leaves.isArray(leaf)) {
                CodeBlock path = Leaves.path(leaf);
                ClassName buffers = Names.on(leaf.declared(), Names.BUFFERS);
                spec.addStatement("$T.checkShape($S, $L, $N)", buffers, path.toString(), path, field(leaf));
            }
        }
        spec.addStatement("double[] point$$ = new double[$$dimension]");
        write(spec, "point$", "end$", Leaves::path);
        return spec.addStatement("return point$$").build();
    }

    private MethodSpec unpack() {
        MethodSpec.Builder spec = DerivativesWriter.method(
                        "unpack", nested("Function").nestedClass("Point"), Modifier.PUBLIC)
                .addJavadoc(
                        "Returns a flat point, or a gradient, in the shapes of the parameters; arrays are copies.\n")
                .addParameter(DOUBLES, "point")
                .addStatement("$T.checkLength($S, point, $$dimension)", Names.POINTS, "point")
                .addStatement("int next = 0");
        for (Leaf leaf : active) {
            String local = local(leaf);
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
                leaf -> leaf.parameter().active() ? CodeBlock.of("$N", local(leaf)) : kept(leaf));
        return spec.addStatement("return new Point($L)", parts).build();
    }

    private static String local(Leaf leaf) {
        return leaf.parameter().name() + "$$";
    }

    private TypeSpec point() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (Parameter parameter : DerivativesWriter.active(signature)) {
            constructor.addParameter(Names.of(parameter.type()), parameter.name());
        }
        return TypeSpec.recordBuilder("Point")
                .addJavadoc("A point in the shapes of the parameters.\n")
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(constructor.build())
                .build();
    }
}
