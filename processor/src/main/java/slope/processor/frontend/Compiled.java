package slope.processor.frontend;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Which files are compiled. Javac reads more sources than these, where it finds a class on the source path or the class path, but shows
 * no processor what is in them.
 *
 * @param classes the qualified names of the top-level classes in the files of all rounds until now
 * @param isLast whether no round is left that may have more
 */
public record Compiled(Set<String> classes, boolean isLast) {
    boolean has(Element member) {
        return classes.contains(
                ((TypeElement) Signatures.outermost(member)).getQualifiedName().toString());
    }
}
