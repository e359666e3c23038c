package slope.processor.backend;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import slope.processor.ir.ClassRef;
import slope.processor.ir.source.Derivatives;
import slope.support.Companion;

/** Writes the two companions of a class. The same input gives the same bytes: there is no date and no path in them. */
public final class Companions {
    private final ClassRef owner;
    private final boolean isPublic;
    private final boolean generatedAnnotation;
    private final Collection<String> lints;
    private final Collection<ClassRef> held;
    private final Element origin;

    private Companions(
            ClassRef owner,
            boolean isPublic,
            boolean generatedAnnotation,
            Collection<String> lints,
            Collection<ClassRef> held,
            Element origin) {
        this.lints = lints;
        this.held = held;
        this.owner = owner;
        this.isPublic = isPublic;
        this.generatedAnnotation = generatedAnnotation;
        this.origin = origin;
    }

    /**
     * @param isPublic whether the class, and so its companions, can be seen from other packages
     * @param generatedAnnotation whether {@code javax.annotation.processing.Generated} can be seen from the class
     * @param lints the warnings that are suppressed, each by its name
     * @param held the classes of other files whose bodies or constants are in them
     * @param origin what the files are written for, so that a build knows when to write them again
     */
    public static List<JavaFile> write(
            ClassRef owner,
            boolean isPublic,
            List<Derivatives> methods,
            boolean generatedAnnotation,
            Collection<String> lints,
            Collection<ClassRef> held,
            Element origin) {
        Companions companions = new Companions(owner, isPublic, generatedAnnotation, lints, held, origin);
        return List.of(companions.derivatives(methods), companions.graphs(methods));
    }

    private JavaFile derivatives(List<Derivatives> methods) {
        ClassName name = Names.derivatives(owner);
        TypeSpec.Builder type = start(name, "Derivatives of the methods of {@link $T}, on primitives.\n");
        AnnotationSpec.Builder marker =
                AnnotationSpec.builder(Names.COMPANION).addMember("format", "$L", Companion.FORMAT);
        methods.stream().filter(Derivatives::offered).forEach(m -> marker.addMember("methods", "$S", m.description()));
        type.addAnnotation(marker.build());
        methods.forEach(m -> new DerivativesWriter(m).write(type));
        return file(type);
    }

    private JavaFile graphs(List<Derivatives> methods) {
        TypeSpec.Builder type =
                start(Names.graphs(owner), "Graphs of the methods of {@link $T}, with their closures written out.\n");
        new GraphsWriter(owner, methods).write(type);
        return file(type);
    }

    private TypeSpec.Builder start(ClassName name, String javadoc) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc(javadoc, Names.of(owner))
                .addModifiers(Modifier.FINAL)
                .addOriginatingElement(origin);
        if (isPublic) {
            type.addModifiers(Modifier.PUBLIC);
        }
        if (generatedAnnotation) {
            type.addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                    .addMember("value", "$S", "slope.processor.SlopeProcessor")
                    .build());
        }
        if (!lints.isEmpty()) {
            AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
            lints.forEach(lint -> suppressed.addMember("value", "$S", lint));
            type.addAnnotation(suppressed.build());
        }
        return type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    }

    /** Class literals in code are references in the class file; those in an annotation are strings. */
    private MethodSpec references() {
        CodeBlock literals = held.stream()
                .map(ref -> CodeBlock.of("$T.class", Names.of(ref)))
                .sorted(Comparator.comparing(CodeBlock::toString))
                .collect(CodeBlock.joining(", "));
        return MethodSpec.methodBuilder("copiedFrom")
                .addJavadoc(
                        "What is copied into this class comes from these. A build that follows references between classes\n"
                                + "generates it anew when one of them changes. It is never called.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ArrayTypeName.of(ParameterizedTypeName.get(
                        ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class))))
                .addStatement("return new $T<?>[] {$L}", Class.class, literals)
                .build();
    }

    private JavaFile file(TypeSpec.Builder type) {
        if (!held.isEmpty()) {
            type.addMethod(references());
        }
        return JavaFile.builder(owner.packageName(), type.build()).indent("  ").build();
    }
}
