package slope.processor.frontend;

import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import java.util.Locale;

/** What a construct that has no derivative is called, and what to write instead. */
final class Constructs {
    private Constructs() {}

    static String name(Tree tree) {
        return switch (tree.getKind().name()) {
            case "LAMBDA_EXPRESSION" -> "a lambda";
            case "MEMBER_REFERENCE" -> "a method reference";
            case "NEW_CLASS" -> "an object";
            case "INSTANCE_OF" -> "instanceof";
            case "TRY" -> "a try";
            case "THROW" -> "a throw of something at hand";
            case "SYNCHRONIZED" -> "a synchronized block";
            case "CLASS", "RECORD", "ENUM", "INTERFACE" -> "a local class";
            default -> "'" + tree.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "'";
        };
    }

    /** What follows the word that a statement begins with, or null. */
    static Tree behindWord(Tree tree) {
        return tree instanceof TryTree attempt
                ? attempt.getBlock()
                : tree instanceof SynchronizedTree locked ? locked.getExpression() : null;
    }

    static String cure(Tree tree) {
        return switch (tree.getKind().name()) {
            case "LAMBDA_EXPRESSION", "MEMBER_REFERENCE" ->
                "write what it does where it is called, or as a static method";
            case "NEW_CLASS" -> "keep its numbers in locals, or in a record";
            case "THROW" -> "make the exception where it is thrown";
            case "TRY" ->
                "check beforehand what would fail (arithmetic on doubles throws nothing), or put it into a method of its own that is called"
                        + " with data only";
            case "INSTANCE_OF" -> "let the caller ask, and hand over the numbers that are in the object";
            default -> "move it out of the differentiated method";
        };
    }
}
