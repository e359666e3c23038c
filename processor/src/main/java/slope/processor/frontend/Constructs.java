package slope.processor.frontend;

import com.sun.source.tree.Tree;
import java.util.Locale;

/** What a construct that has no derivative is called, and what to write instead. */
final class Constructs {
    private Constructs() {}

    static String name(Tree tree) {
        return switch (tree.getKind().name()) {
            case "LAMBDA_EXPRESSION" -> "a lambda";
            case "MEMBER_REFERENCE" -> "a method reference";
            case "SWITCH", "SWITCH_EXPRESSION" -> "a switch";
            case "NEW_CLASS" -> "an object";
            case "INSTANCE_OF" -> "instanceof";
            case "TRY" -> "a try";
            case "THROW" -> "a throw";
            case "ASSERT" -> "an assert";
            case "SYNCHRONIZED" -> "a synchronized block";
            case "LABELED_STATEMENT" -> "a label";
            case "CONTINUE" -> "continue";
            case "BREAK" -> "a break to a label";
            case "YIELD" -> "a yield";
            case "CLASS", "RECORD", "ENUM", "INTERFACE" -> "a local class";
            default -> "'" + tree.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "'";
        };
    }

    static String cure(Tree tree) {
        return switch (tree.getKind().name()) {
            case "LAMBDA_EXPRESSION", "MEMBER_REFERENCE" -> "write a loop";
            case "SWITCH", "SWITCH_EXPRESSION", "YIELD" -> "write if and else";
            case "NEW_CLASS" -> "keep its numbers in locals";
            case "THROW", "ASSERT", "TRY" -> "check the arguments before the call";
            case "LABELED_STATEMENT", "BREAK" -> "move the inner loop into a method of its own, and return from it";
            case "CONTINUE" -> "put the rest of the loop's body into an if";
            default -> "move it out of the differentiated method";
        };
    }
}
