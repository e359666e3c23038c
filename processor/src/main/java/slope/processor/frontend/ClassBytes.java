package slope.processor.frontend;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** The class files that javac has read classes from. */
final class ClassBytes {
    private final Elements elements;
    private final Filer filer;

    /** @param env javac's own, since build tools don't let processors read files */
    ClassBytes(ProcessingEnvironment env) {
        elements = env.getElementUtils();
        filer = env.getFiler();
    }

    /** The bytes of a class's file: nothing where it can't be read, as in a module before JDK 18. */
    Optional<byte[]> of(TypeElement type) {
        return fromElements(type)
                .or(() -> fromFiler(StandardLocation.CLASS_PATH, type))
                .or(() -> fromFiler(StandardLocation.CLASS_OUTPUT, type));
    }

    /** {@code Elements.getFileObjectOf}, which there is since JDK 18. */
    private Optional<byte[]> fromElements(TypeElement type) {
        try {
            Object file =
                    Elements.class.getMethod("getFileObjectOf", Element.class).invoke(elements, type);
            return file instanceof JavaFileObject found && found.getKind() == JavaFileObject.Kind.CLASS
                    ? Optional.of(bytes(found))
                    : Optional.empty();
        } catch (ReflectiveOperationException | IOException unknown) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> fromFiler(StandardLocation location, TypeElement type) {
        String packageName = elements.getPackageOf(type).getQualifiedName().toString();
        String binary = elements.getBinaryName(type).toString();
        String file = (packageName.isEmpty() ? binary : binary.substring(packageName.length() + 1)) + ".class";
        try {
            return Optional.of(bytes(filer.getResource(location, packageName, file)));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException unknown) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(FileObject file) throws IOException {
        try (InputStream in = file.openInputStream()) {
            return in.readAllBytes();
        }
    }
}
