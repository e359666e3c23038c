package slope.processor.frontend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import slope.Constant;
import slope.support.Companion;

/**
 * Records of which companions in class files tell that they only store their components: those that an annotated method of the same
 * file takes or returns, since it would have been refused otherwise. It is asked where the record's own class file can't be read.
 */
final class TakenRecords {
    private TakenRecords() {}

    static boolean contains(TypeElement record, Elements elements) {
        Deque<TypeElement> next = new ArrayDeque<>();
        next.add((TypeElement) Signatures.outermost(record));
        while (!next.isEmpty()) {
            TypeElement type = next.pop();
            next.addAll(ElementFilter.typesIn(type.getEnclosedElements()));
            boolean takes = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                    .anyMatch(method -> takes(method, record));
            if (takes && hasCompanion(type, elements)) {
                return true;
            }
        }
        return false;
    }

    private static boolean takes(ExecutableElement method, TypeElement record) {
        Stream<TypeMirror> taken = method.getParameters().stream()
                .filter(p -> p.getAnnotation(Constant.class) == null)
                .map(VariableElement::asType);
        return Signatures.isAnnotated(method)
                && method.getModifiers().contains(Modifier.STATIC)
                && Stream.concat(taken, Stream.of(method.getReturnType())).anyMatch(type -> isOf(type, record));
    }

    private static boolean isOf(TypeMirror type, Element record) {
        return TypeReader.record(type)
                .filter(read -> read.holdsReal() && TypeReader.classOf(type).equals(record))
                .isPresent();
    }

    private static boolean hasCompanion(TypeElement type, Elements elements) {
        String packageName = elements.getPackageOf(type).getQualifiedName().toString();
        String simple = Signatures.ref(type).companion("Derivatives");
        TypeElement companion = elements.getTypeElement(packageName.isEmpty() ? simple : packageName + "." + simple);
        return companion != null && companion.getAnnotation(Companion.class) != null;
    }
}
