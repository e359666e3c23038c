package slope.processor.frontend;

import javax.lang.model.element.ExecutableElement;

/** What one has to know of the bodies of other methods. */
interface OtherBodies {
    /** Whether a method, or one that it calls, calls something that must not be run again, since nobody looks into it. */
    boolean reachesOpaque(ExecutableElement method);

    /** What is called there that must not be run again. */
    String opaqueCall(ExecutableElement method);

    /** Whether an annotated method calls itself, or one that calls it. */
    boolean isRecursive(ExecutableElement method);

    /** Whether nobody can tell how often a method is run: all that is in its body, and in those that it calls, is known, and changes nothing. */
    boolean isRepeatable(ExecutableElement method);

    /** Whether a name or a type is missing in a body that was asked about: so the answers may be others in the next round. */
    boolean isIncomplete(ExecutableElement method);

    /** Whether a body is in the language but for fields that generated code can't read. */
    boolean readsHidden(ExecutableElement method);

    /** Whether all that is in a method's body is in the language. */
    boolean isReadable(ExecutableElement method);
}
