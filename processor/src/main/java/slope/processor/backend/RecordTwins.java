package slope.processor.backend;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Component;
import slope.processor.ir.Scope;
import slope.processor.ir.Type;

/** Records of nodes: {@code CameraValues} is to {@code Value} what {@code Camera} is to {@code double}. */
final class RecordTwins {
    /** The engine makes leaves of arrays of so many dimensions. */
    private static final int DEEPEST = 2;

    private final ClassRef owner;
    private final Map<String, TypeSpec> types = new TreeMap<>();

    /** @param owner the class that the graphs are of */
    RecordTwins(ClassRef owner) {
        this.owner = owner;
    }

    /** What a parameter of a graph is: nodes where its numbers are active. */
    TypeName of(Type type) {
        if (!type.isRecord()) {
            return Names.of(type.isReal() ? type.withBase(Type.Base.VALUE) : type);
        } else if (!type.holdsReal()) {
            return Names.of(type);
        }
        String name = name(type.owner());
        if (!types.containsKey(name)) {
            types.put(name, twin(name, type));
        }
        return ClassName.get("", name);
    }

    /** What a record of nodes is called in other classes. */
    TypeName from(Type type) {
        return type.holdsReal() ? Names.graphs(owner).nestedClass(name(type.owner())) : Names.of(type);
    }

    /** A record of nodes, from its leaves, as other classes write it. */
    CodeBlock madeElsewhere(Type type, Iterator<CodeBlock> leaves) {
        return made(type, true, leaves, this::from);
    }

    /** A record of nodes, or the node, from its leaves. */
    CodeBlock made(Type type, Iterator<CodeBlock> leaves) {
        return made(type, true, leaves, this::of);
    }

    private static CodeBlock made(
            Type type, boolean active, Iterator<CodeBlock> leaves, Function<Type, TypeName> twins) {
        if (!type.isRecord()) {
            return leaves.next();
        }
        List<CodeBlock> components = new ArrayList<>();
        for (Component component : type.components()) {
            components.add(made(component.type(), active && component.active(), leaves, twins));
        }
        return CodeBlock.of(
                "new $T($L)", active ? twins.apply(type) : Names.of(type), CodeBlock.join(components, ", "));
    }

    void write(TypeSpec.Builder graphs) {
        types.values().forEach(graphs::addType);
    }

    /** Classes inside the owner are called by their own names, others by those of the classes around them, too. */
    private String name(ClassRef record) {
        List<String> names = record.simpleNames();
        List<String> around = owner.simpleNames();
        boolean inside = record.packageName().equals(owner.packageName())
                && names.size() > around.size()
                && names.subList(0, around.size()).equals(around);
        return String.join("_", inside ? names.subList(around.size(), names.size()) : names) + "Values";
    }

    private TypeSpec twin(String name, Type type) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (Component component : type.components()) {
            constructor.addParameter(
                    component.active() ? of(component.type()) : Names.of(component.type()), component.name());
        }
        TypeSpec.Builder twin = TypeSpec.recordBuilder(name)
                .addJavadoc("{@link $T} with nodes for its numbers.\n", Names.of(type))
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(constructor.build());
        if (depth(type) <= DEEPEST) {
            twin.addMethod(leaves(name, type)).addMethod(grad(type));
        }
        return twin.build();
    }

    private static int depth(Type type) {
        return type.components().stream()
                .mapToInt(c -> c.type().isArray() && c.type().isNarrow()
                        ? DEEPEST + 1
                        : Math.max(c.type().rank(), depth(c.type())))
                .max()
                .orElse(0);
    }

    private MethodSpec leaves(String name, Type type) {
        CodeBlock values = parts(type, component -> {
            CodeBlock own = CodeBlock.of("data.$N()", component.name());
            if (!isTwin(component)) {
                return own;
            } else if (component.type().isRecord()) {
                return CodeBlock.of("$T.leaves($L)", of(component.type()), own);
            }
            return CodeBlock.of("$T.$L($L)", Names.VALUE, component.type().isArray() ? "leaves" : "of", own);
        });
        return MethodSpec.methodBuilder("leaves")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Returns a leaf for each number.\n")
                .addParameter(Names.of(type), "data")
                .returns(ClassName.get("", name))
                .addStatement("return new $L($L)", name, values)
                .build();
    }

    /** A component's accessor has its name first. */
    private static String gradName(Type type) {
        return new Scope(type.components().stream().map(Component::name).toList()).take("grad");
    }

    private static MethodSpec grad(Type type) {
        CodeBlock grads = parts(type, component -> {
            if (!isTwin(component)) {
                return CodeBlock.of("$N", component.name());
            } else if (component.type().isArray()) {
                return CodeBlock.of("$T.grad($N)", Names.VALUE, component.name());
            } else if (component.type().isRecord()) {
                return CodeBlock.of("$N.$N()", component.name(), gradName(component.type()));
            }
            return CodeBlock.of(component.type().isNarrow() ? "(float) $N.grad()" : "$N.grad()", component.name());
        });
        return MethodSpec.methodBuilder(gradName(type))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Returns the gradient, once it has been computed.\n")
                .returns(Names.of(type))
                .addStatement("return new $T($L)", Names.of(type), grads)
                .build();
    }

    private static boolean isTwin(Component component) {
        return component.active() && component.type().holdsReal();
    }

    private static CodeBlock parts(Type type, Function<Component, CodeBlock> part) {
        return type.components().stream().map(part).collect(CodeBlock.joining(", "));
    }
}
