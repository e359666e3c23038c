package slope.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds streams, and writes the loop that somebody should write instead. */
final class Streams {
    private static final Set<String> SOURCES = Set.of("Arrays", "DoubleStream", "IntStream", "LongStream", "Stream");
    private static final Set<String> MAPS = Set.of("map", "mapToDouble", "mapToInt", "asDoubleStream", "boxed");

    private final Deque<MethodInvocationTree> calls = new ArrayDeque<>();
    private final StringBuilder head = new StringBuilder();
    private String element;

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
            head.append("for (int @ = %s; @ %s %s; @++)"
                    .formatted(of.get(0), relation, of.get(1))
                    .replace("@", element));
        } else {
            element = parameter("v");
            head.append("for (double ").append(element).append(" : ");
            head.append(of.size() == 1 ? of.get(0).toString() : "values").append(")");
        }
        while (calls.size() > 1 && name(calls.peekLast()).matches("getAs.*|orElse.*")) {
            calls.removeLast();
        }
        List<String> conditions = new ArrayList<>();
        while (calls.size() > 1) {
            MethodInvocationTree stage = calls.pop();
            if (name(stage).equals("filter")) {
                conditions.add(applied(stage));
            } else if (MAPS.contains(name(stage))) {
                element = applied(stage);
            } else {
                element = "…";
            }
        }
        conditions.forEach(c -> head.append(" if (").append(c).append(")"));
        String end = calls.isEmpty() ? "" : name(calls.peek());
        return switch (end) {
            case "max" -> "double max = Double.NEGATIVE_INFINITY; " + head + " max = Math.max(max, " + element + ");";
            case "min" -> "double min = Double.POSITIVE_INFINITY; " + head + " min = Math.min(min, " + element + ");";
            case "toArray" -> "double[] result = new double[n]; for (int i = 0; i < n; i++) result[i] = …;";
            default -> "double sum = 0; " + head + " sum += " + element + ";";
        };
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

    private String applied(MethodInvocationTree stage) {
        if (stage.getArguments().isEmpty()) {
            return element;
        }
        ExpressionTree argument = stage.getArguments().get(0);
        boolean plain = argument instanceof LambdaExpressionTree lambda
                && lambda.getBodyKind() == LambdaExpressionTree.BodyKind.EXPRESSION
                && lambda.getParameters().size() == 1
                && lambda.getParameters().get(0).getName().contentEquals(element);
        if (plain) {
            return ((LambdaExpressionTree) argument).getBody().toString();
        }
        String method = argument.toString().replace("::", ".");
        return argument.getKind() == Tree.Kind.MEMBER_REFERENCE ? method + "(" + element + ")" : "…";
    }
}
