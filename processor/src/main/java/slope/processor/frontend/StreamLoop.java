package slope.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slope.processor.ir.Type;

/**
 * Writes the loop that computes what a stream does, up to rounding. What a stage of the stream calls its element becomes a local,
 * so that each is computed once; what would need another name than it has in the source is not written.
 */
final class StreamLoop {
    /** Stages that make another element, and its type where it is another. */
    private static final Map<String, Optional<Type>> MAPS = Map.of(
            "map", Optional.empty(),
            "mapToDouble", Optional.of(Type.DOUBLE),
            "mapToInt", Optional.of(Type.INT),
            "mapToLong", Optional.of(Type.LONG),
            "asDoubleStream", Optional.of(Type.DOUBLE),
            "asLongStream", Optional.of(Type.LONG));

    private static final String FILTER = "if (";
    private static final String NOTHING = "throw new java.util.NoSuchElementException();";

    private final String stream;
    private final List<String> statements = new ArrayList<>();
    private final Map<String, Type> declared = new HashMap<>();
    private String first;
    private String array;
    private String range;
    private String element;
    private Type type;
    private Type given;

    /** @param stream the text of it, whose names are taken, but for those of methods */
    StreamLoop(String stream) {
        this.stream = stream;
    }

    void range(ExpressionTree from, ExpressionTree to, boolean open) {
        range = "int @ = " + from + "; @ " + (open ? "<" : "<=") + " " + to + "; @++";
        type = Type.INT;
        given = type;
    }

    void array(String text, Type elements) {
        array = text;
        type = elements;
        given = elements;
    }

    /** Whether it could be written. */
    boolean stage(String name, List<? extends ExpressionTree> arguments) {
        boolean filter = name.equals("filter");
        if (!filter && !MAPS.containsKey(name)) {
            return false;
        }
        if (arguments.isEmpty()) {
            type = MAPS.get(name).orElse(type);
            return true;
        }
        Optional<String> applied = applied(arguments.get(0));
        if (applied.isEmpty()) {
            return false;
        }
        if (filter) {
            statements.add(FILTER + applied.get() + ")");
        } else {
            element = applied.get();
            type = MAPS.get(name).orElse(type);
        }
        return true;
    }

    private Optional<String> applied(ExpressionTree function) {
        if (function instanceof MemberReferenceTree reference) {
            if (!bind(element == null || declared.containsKey(element) ? element : fresh("u"))) {
                return Optional.empty();
            }
            return Optional.of(reference.getQualifierExpression() + "." + reference.getName() + "(" + element + ")");
        }
        boolean plain = function instanceof LambdaExpressionTree lambda
                && lambda.getBodyKind() == LambdaExpressionTree.BodyKind.EXPRESSION
                && lambda.getParameters().size() == 1
                && bind(lambda.getParameters().get(0).getName().toString());
        return plain ? Optional.of(((LambdaExpressionTree) function).getBody().toString()) : Optional.empty();
    }

    /** Gives the element a name; null for any. */
    private boolean bind(String name) {
        if (first == null) {
            first = name != null ? name : fresh(range != null ? "i" : "v");
            declared.put(first, given);
            element = first;
            return type.equals(given) && !isCalled(first);
        }
        Type before = declared.get(name);
        boolean counts = range != null && name.equals(first);
        if (element.equals(name)) {
            return before.equals(type);
        } else if (before != null && (counts || !before.equals(type))) {
            return false;
        }
        statements.add((before == null ? type + " " : "") + name + " = " + element + ";");
        declared.put(name, type);
        element = name;
        return true;
    }

    /** Whether the array, or a bound, is of the name that the loop's variable would have. */
    private boolean isCalled(String name) {
        return (range == null ? array : range).matches(".*\\b" + name + "\\b.*");
    }

    private String fresh(String name) {
        String free = name;
        for (int i = 1; declared.containsKey(free) || stream.matches("(?s).*\\b" + free + "\\b(?!\\().*"); i++) {
            free = name + i;
        }
        return free;
    }

    private String loop(String... last) {
        List<String> inside = new ArrayList<>(List.of(last));
        for (int i = statements.size() - 1; i >= 0; i--) {
            String statement = statements.get(i);
            if (statement.startsWith(FILTER)) {
                inside = new ArrayList<>(List.of(statement + " " + block(inside)));
            } else {
                inside.add(0, statement);
            }
        }
        String head = range != null ? range.replace("@", first) : given + " " + first + " : " + array;
        return "for (" + head + ") " + block(inside);
    }

    private static String block(List<String> statements) {
        String text = String.join(" ", statements);
        return statements.size() == 1 ? text : "{ " + text + " }";
    }

    private void name() {
        if (first == null) {
            bind(null);
        }
    }

    String sum() {
        name();
        String sum = fresh("sum");
        return type + " " + sum + " = 0; " + loop(sum + " += " + element + ";");
    }

    String count() {
        name();
        String count = fresh("count");
        return "long " + count + " = 0; " + loop(count + "++;");
    }

    /** Whether there are as many elements as the array has. */
    private boolean isWhole() {
        return array != null && !array.startsWith("new ") && statements.stream().noneMatch(s -> s.startsWith(FILTER));
    }

    Optional<String> toArray() {
        name();
        if (!isWhole()) {
            return Optional.empty();
        }
        String result = fresh("result");
        String n = fresh("n");
        return Optional.of(type + "[] " + result + " = new " + type + "[" + array + ".length]; int " + n + " = 0; "
                + loop(result + "[" + n + "++] = " + element + ";"));
    }

    private String counted(String each, String n) {
        return isWhole() ? loop(each) : "int " + n + " = 0; " + loop(each, n + "++;");
    }

    /** @param empty the average of nothing; null where there is none */
    String average(String empty) {
        name();
        String sum = fresh("sum");
        String n = isWhole() ? array + ".length" : fresh("n");
        return (type.equals(Type.INT) ? Type.LONG : type) + " " + sum + " = 0; "
                + counted(sum + " += " + element + ";", n)
                + (empty == null ? " if (" + n + " == 0) " + NOTHING : "")
                + " double " + fresh("average") + " = "
                + (empty == null ? "" : n + " == 0 ? " + empty + " : ")
                + (type.equals(Type.DOUBLE) ? sum : "(double) " + sum) + " / " + n + ";";
    }

    /** @param empty that of nothing; null where there is none */
    String extremum(String name, String empty) {
        name();
        String best = fresh(name);
        String n = isWhole() ? array + ".length" : fresh("n");
        boolean max = name.equals("max");
        String start = type.equals(Type.DOUBLE)
                ? max ? "Double.NEGATIVE_INFINITY" : "Double.POSITIVE_INFINITY"
                : (type.equals(Type.INT) ? "Integer." : "Long.") + (max ? "MIN_VALUE" : "MAX_VALUE");
        return type + " " + best + " = " + start + "; "
                + counted(best + " = Math." + name + "(" + best + ", " + element + ");", n)
                + " if (" + n + " == 0) "
                + (empty == null ? NOTHING : best + " = " + empty + ";");
    }
}
