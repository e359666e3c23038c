package slope.processor;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.JavaFileObject;

/**
 * Writes generated sources. All that is no ASCII is a Unicode escape (JLS 3.3), in strings, names and comments alike: so what javac
 * reads back does not depend on {@code -encoding}, which is the user's for the user's own files.
 */
final class SourceFiles {
    /** The longest file name that common file systems allow, in bytes. */
    private static final int LONGEST = 255;

    private SourceFiles() {}

    /** The name of the longest class file that would come of a source, where no file can have it; else null. */
    static String tooLong(JavaFile file) {
        String longest = longest(file.typeSpec(), file.typeSpec().name()) + ".class";
        return longest.getBytes(StandardCharsets.UTF_8).length > LONGEST ? longest : null;
    }

    private static String longest(TypeSpec type, String name) {
        String longest = name;
        for (TypeSpec inner : type.typeSpecs()) {
            String candidate = longest(inner, name + "$" + inner.name());
            longest = candidate.length() > longest.length() ? candidate : longest;
        }
        return longest;
    }

    static void write(JavaFile file, Filer filer) throws IOException {
        String simple = file.typeSpec().name();
        String name = file.packageName().isEmpty() ? simple : file.packageName() + "." + simple;
        Element[] origins = file.typeSpec().originatingElements().toArray(Element[]::new);
        JavaFileObject source = filer.createSourceFile(name, origins);
        try (Writer writer = source.openWriter()) {
            writer.write(ascii(file.toString()));
        }
    }

    /** Each UTF-16 unit on its own, as a string holds them: so half of a pair is kept, too. */
    static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii.append(c);
            } else {
                ascii.append(String.format("\\u%04x", (int) c));
            }
        }
        return ascii.toString();
    }
}
