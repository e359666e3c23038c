package slope.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds streams, and writes the loop that somebody should write instead. */
final class Streams {
    private static final Set<String> SOURCES = Set.of("Arrays", "DoubleStream", "IntStream", "LongStream", "Stream");
    private static final Set<String> MAPS = Set.of("map", "mapToDouble", "mapToInt", "asDoubleStream", "boxed");

    private static final String LIKE_IT = "a loop that does with each element what the stream does";

    private final Deque<MethodInvocationTree> calls = new ArrayDeque<>();
    private final StringBuilder head = new StringBuilder();
    private final Set<String> names = new HashSet<>();
    private String element;

    /** Whether the element is a variable that another number may be put into: no index. */
    private boolean isNumber;

    private Streams() {}

    /** The loop for a chain of calls: nothing where it is no stream. */
    static Optional<String> loop(MethodInvocationTree tree) {
        Streams streams = new Streams();
        ExpressionTree root = tree;
        while (root instanceof MethodInvocationTree call && call.getMethodSelect() instanceof MemberSelectTree select) {
            streams.calls.push(call);
            root = select.getExpression();
        }
        String text = root.toString();
        boolean isStream = SOURCES.contains(text.substring(text.lastIndexOf('.') + 1))
                && List.of("stream", "of", "range", "rangeClosed").contains(name(streams.calls.peek()));
        return isStream ? Optional.of(streams.write()) : Optional.empty();
    }

    private static String name(MethodInvocationTree call) {
        return call == null
                ? ""
                : ((MemberSelectTree) call.getMethodSelect()).getIdentifier().toString();
    }

    private String write() {
        MethodInvocationTree source = calls.pop();
        List<? extends ExpressionTree> of = source.getArguments();
        if (name(source).startsWith("range") && of.size() == 2) {
            String relation = name(source).equals("range") ? "<" : "<=";
            element = parameter("i");
            head.append("for (int @ = %s; @ %s %s; @++) { "
                    .formatted(of.get(0), relation, of.get(1))
                    .replace("@", element));
        } else {
            element = parameter("v");
            isNumber = true;
            head.append("for (double ").append(element).append(" : ");
            head.append(of.size() == 1 ? of.get(0).toString() : "values").append(") { ");
        }
        names.add(element);
        String otherwise = null;
        while (calls.size() > 1 && name(calls.peekLast()).matches("getAs.*|orElse.*")) {
            MethodInvocationTree last = calls.removeLast();
            otherwise =
                    last.getArguments().size() == 1 ? last.getArguments().get(0).toString() : null;
        }
        boolean written = true;
        while (calls.size() > 1) {
            written &= stage(calls.pop());
        }
        String end =
                calls.isEmpty() || otherwise != null && !name(calls.peek()).equals("average") ? "" : name(calls.peek());
        return !written ? LIKE_IT : end(end, otherwise);
    }

    private String end(String end, String otherwise) {
        return switch (end) {
            case "sum" -> "double sum = 0; " + head + "sum += " + element + "; }";
            case "average" ->
                "double sum = 0; int n = 0; " + head + "sum += " + element + "; n++; } double average = "
                        + (otherwise == null ? "sum / n;" : "n == 0 ? " + otherwise + " : sum / n;");
            case "max" -> "double max = Double.NEGATIVE_INFINITY; " + head + "max = Math.max(max, " + element + "); }";
            case "min" -> "double min = Double.POSITIVE_INFINITY; " + head + "min = Math.min(min, " + element + "); }";
            default -> LIKE_IT;
        };
    }

    /** Adds what a stage does with an element; tells whether it could be written. */
    private boolean stage(MethodInvocationTree stage) {
        if (MAPS.contains(name(stage)) && stage.getArguments().isEmpty()) {
            return true;
        }
        String applied =
                stage.getArguments().size() == 1 ? applied(stage.getArguments().get(0)) : null;
        if (applied == null) {
            return false;
        } else if (name(stage).equals("filter")) {
            head.append("if (!(").append(applied).append(")) continue; ");
        } else if (!MAPS.contains(name(stage))) {
            return false;
        } else if (calls.size() == 1) {
            element = applied;
        } else if (isNumber) {
            head.append(element).append(" = ").append(applied).append("; ");
        } else {
            head.append("double value = ").append(applied).append("; ");
            isNumber = true;
            element = "value";
            return names.add(element);
        }
        return true;
    }

    /** What the first lambda calls its parameter. */
    private String parameter(String otherwise) {
        for (MethodInvocationTree call : calls) {
            for (Tree argument : call.getArguments()) {
                if (argument instanceof LambdaExpressionTree lambda
                        && lambda.getParameters().size() == 1) {
                    return lambda.getParameters().get(0).getName().toString();
                }
            }
        }
        return otherwise;
    }

    /** What a function gives for the element, which is called as the function calls it; null where that can't be written. */
    private String applied(ExpressionTree function) {
        if (function.getKind() == Tree.Kind.MEMBER_REFERENCE) {
            return function.toString().replace("::", ".") + "(" + element + ")";
        }
        if (!(function instanceof LambdaExpressionTree lambda)
                || lambda.getBodyKind() != LambdaExpressionTree.BodyKind.EXPRESSION
                || lambda.getParameters().size() != 1) {
            return null;
        }
        String parameter = lambda.getParameters().get(0).getName().toString();
        if (!parameter.equals(element)) {
            if (!names.add(parameter)) {
                return null;
            }
            head.append("double ")
                    .append(parameter)
                    .append(" = ")
                    .append(element)
                    .append("; ");
            element = parameter;
            isNumber = true;
        }
        return lambda.getBody().toString();
    }
}
