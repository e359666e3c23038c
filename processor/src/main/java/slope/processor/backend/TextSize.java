package slope.processor.backend;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * About how many bytes of code javac makes of a method that only hands on what it is given: statements that are calls, stores into
 * fields and a return.
 */
final class TextSize {
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\.?[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)*|[\\d.]+|\\S");
    private static final Set<String> WORDS = Set.of(
            "return", "new", "double", "float", "int", "long", "short", "byte", "char", "boolean", "final", "else");

    /** A local behind the first four. */
    private static final int LOCAL = 2;

    /** Of what a class has before its own fields. */
    private static final int FIRST_CONSTANTS = 40;

    /** Each field is itself, its name with its type, and its name. */
    private static final int CONSTANTS_OF_FIELD = 3;

    private final int others;
    private final Set<String> strings = new HashSet<>();

    /** @param fields how many the class has: what is behind them among the constants may have a number that takes two bytes */
    TextSize(int fields) {
        others = FIRST_CONSTANTS + CONSTANTS_OF_FIELD * fields;
    }

    /** Of the methods of a class, which are asked for in their order. */
    int of(String code) {
        int size = 0;
        String before = "";
        Matcher token = TOKEN.matcher(code);
        while (token.find()) {
            String text = token.group();
            boolean isCall = token.end() < code.length() && code.charAt(token.end()) == '(';
            size += of(text, before, isCall);
            before = text;
        }
        return size;
    }

    private int of(String text, String before, boolean isCall) {
        char first = text.charAt(0);
        if (first == '"') {
            strings.add(text);
            return others + strings.size() > 255 ? ExpressionSize.WITH_CONSTANT : ExpressionSize.WITH_CONSTANT - 1;
        } else if (Character.isDigit(first)) {
            return ExpressionSize.WITH_CONSTANT;
        } else if (!Character.isJavaIdentifierStart(first) && (first != '.' || text.length() == 1)
                || WORDS.contains(text)) {
            return text.equals("return") ? ExpressionSize.PLAIN : 0;
        } else if (before.equals("new")) {
            return isCall ? ExpressionSize.NEW : ExpressionSize.WITH_CONSTANT;
        }
        List<String> names = List.of(text.split("\\."));
        if (first == '.') {
            return ExpressionSize.WITH_CONSTANT * (names.size() - 1);
        } else if (names.stream()
                .limit(names.size() - (isCall ? 1 : 0))
                .anyMatch(n -> Character.isUpperCase(n.charAt(0)))) {
            return isCall ? ExpressionSize.WITH_CONSTANT : 0;
        } else if (names.get(0).equals("this") || names.size() == 1 && isCall) {
            return ExpressionSize.PLAIN + ExpressionSize.WITH_CONSTANT * Math.max(1, names.size() - 1);
        }
        return LOCAL + ExpressionSize.WITH_CONSTANT * (names.size() - 1);
    }
}
