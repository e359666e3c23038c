package slope.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import slope.processor.ir.Callee;
import slope.processor.ir.Parameter;

/** Writes the function over a flat point: the active parameters one after the other, arrays element by element. */
final class FunctionWriter {
    private static final TypeName DOUBLES = ArrayTypeName.of(TypeName.DOUBLE);

    private final Callee signature;
    private final String name;
    private final List<Parameter> active;

    FunctionWriter(Callee signature) {
        this.signature = signature;
        name = Names.capitalized(signature.derivativeName());
        active = DerivativesWriter.active(signature);
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
        for (Parameter parameter : signature.parameters()) {
            type.addField(Names.of(parameter.type()), field(parameter), Modifier.PRIVATE, Modifier.FINAL);
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
        type.addMethod(override("fork", nested("Function"))
                .addStatement(
                        "$T fork = new $T($L)", nested("Function"), nested("Function"), fields(signature.parameters()))
                .addStatement("$T.arraycopy($$point, 0, fork.$$point, 0, $$dimension)", System.class)
                .addStatement("return fork")
                .build());
        type.addMethod(pack());
        type.addMethod(unpack());
        type.addType(point());
        return type.build();
    }

    /** Generated fields end with a dollar sign, as no name of a person's does. */
    private static String field(Parameter parameter) {
        return parameter.name() + "$";
    }

    private static CodeBlock fields(List<Parameter> parameters) {
        return parameters.stream().map(p -> CodeBlock.of("$N", field(p))).collect(CodeBlock.joining(", "));
    }

    private static MethodSpec.Builder override(String name, TypeName result) {
        return DerivativesWriter.method(name, result, Modifier.PUBLIC).addAnnotation(Override.class);
    }

    private MethodSpec constructor() {
        MethodSpec.Builder spec = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameters(DerivativesWriter.parameters(signature));
        for (Parameter parameter : signature.parameters()) {
            boolean copied = parameter.active() && parameter.type().isArray();
            CodeBlock value = CodeBlock.of("$N", parameter.name());
            if (copied) {
                String none = parameter.type().rank() == 1
                        ? "new double[0]"
                        : parameter.type().rank() == 2 ? "new double[0][]" : "null";
                ClassName arrays = Names.on(parameter.type(), Names.WORKSPACES);
                value = CodeBlock.of("$T.copied($L, $N)", arrays, none, parameter.name());
            }
            spec.addStatement("$N = $L", field(parameter), value);
        }
        CodeBlock dimension = active.stream()
                .map(p -> p.type().isArray() ? CodeBlock.of("$T.size($N)", points(p), field(p)) : CodeBlock.of("1"))
                .collect(CodeBlock.joining(" + "));
        return spec.addStatement("$$dimension = $L", dimension)
                .addStatement("$$workspace = new $T()", nested("Workspace"))
                .addStatement("$$point = pack($L)", fields(active))
                .build();
    }

    private MethodSpec value() {
        MethodSpec.Builder spec = override("value", TypeName.DOUBLE).addParameter(DOUBLES, "point");
        CodeBlock arguments = read(spec, signature.ofObject() ? 1 : 0);
        if (signature.ofObject()) {
            String object = field(signature.parameters().get(0));
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
        CodeBlock arguments = read(spec, 0);
        spec.addStatement("double value = $$workspace.at($L)", arguments);
        write(spec, "gradient", p -> CodeBlock.of("$$workspace.$N()", Names.gradient(p.name())));
        return spec.addStatement("return value").build();
    }

    /** Spreads the point over the arguments from the given one on. */
    private CodeBlock read(MethodSpec.Builder spec, int first) {
        spec.addStatement("$T.checkLength($S, point, $$dimension)", Names.POINTS, "point");
        boolean arrays = active.stream().anyMatch(p -> p.type().isArray());
        if (arrays) {
            spec.addStatement("int next = 0");
        }
        int scalars = 0;
        CodeBlock.Builder arguments = CodeBlock.builder();
        String separator = "";
        List<Parameter> parameters = signature.parameters();
        for (Parameter parameter : parameters.subList(first, parameters.size())) {
            arguments.add(separator);
            separator = ", ";
            if (!parameter.active()) {
                arguments.add("$N", field(parameter));
            } else if (parameter.type().isArray()) {
                spec.addStatement("next = $T.read(point, next, $N)", points(parameter), field(parameter));
                arguments.add("$N", field(parameter));
            } else if (arrays) {
                String local = parameter.name() + "$";
                spec.addStatement("double $N = point[next++]", local);
                arguments.add("$N", local);
            } else {
                arguments.add("point[$L]", scalars++);
            }
        }
        return arguments.build();
    }

    private static ClassName points(Parameter parameter) {
        return Names.on(parameter.type(), Names.POINTS);
    }

    private interface Source {
        CodeBlock of(Parameter parameter);
    }

    private void write(MethodSpec.Builder spec, String target, Source source) {
        spec.addStatement("int end = 0");
        for (Parameter parameter : active) {
            if (parameter.type().isArray()) {
                spec.addStatement("end = $T.write($L, $N, end)", points(parameter), source.of(parameter), target);
            } else {
                spec.addStatement("$N[end++] = $L", target, source.of(parameter));
            }
        }
    }

    private MethodSpec pack() {
        MethodSpec.Builder spec = DerivativesWriter.method("pack", DOUBLES, Modifier.PUBLIC)
                .addJavadoc(
                        "Returns the flat point of these arguments, which must have the shapes of the first ones.\n");
        for (Parameter parameter : active) {
            spec.addParameter(Names.of(parameter.type()), parameter.name());
        }
        for (Parameter parameter : active) {
            if (parameter.type().isArray()) {
                spec.addStatement(
                        "$T.checkShape($S, $N, $N)",
                        Names.on(parameter.type(), Names.BUFFERS),
                        parameter.name(),
                        parameter.name(),
                        field(parameter));
            }
        }
        spec.addStatement("double[] point$$ = new double[$$dimension]");
        spec.addStatement("int end$$ = 0");
        for (Parameter parameter : active) {
            if (parameter.type().isArray()) {
                spec.addStatement("end$$ = $T.write($N, point$$, end$$)", points(parameter), parameter.name());
            } else {
                spec.addStatement("point$$[end$$++] = $N", parameter.name());
            }
        }
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
        CodeBlock.Builder arguments = CodeBlock.builder();
        String separator = "";
        for (Parameter parameter : active) {
            String local = parameter.name() + "$$";
            if (parameter.type().isArray()) {
                spec.addStatement(
                        "$T $N = $T.zerosLike($N)",
                        Names.of(parameter.type()),
                        local,
                        Names.on(parameter.type(), Names.WORKSPACES),
                        field(parameter));
                spec.addStatement("next = $T.read(point, next, $N)", points(parameter), local);
            } else {
                spec.addStatement("double $N = point[next++]", local);
            }
            arguments.add(separator).add("$N", local);
            separator = ", ";
        }
        return spec.addStatement("return new Point($L)", arguments.build()).build();
    }

    private TypeSpec point() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (Parameter parameter : active) {
            constructor.addParameter(Names.of(parameter.type()), parameter.name());
        }
        return TypeSpec.recordBuilder("Point")
                .addJavadoc("A point in the shapes of the parameters.\n")
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(constructor.build())
                .build();
    }
}
