package slope.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import slope.processor.ir.Type;
import slope.processor.ir.source.Local;

/** Finds streams, and what somebody should write instead: the loop, where one is known that computes the same. */
final class Streams {
    private static final Set<String> SOURCES = Set.of("Arrays", "DoubleStream", "IntStream", "LongStream", "Stream");
    private static final Set<String> STARTS = Set.of("stream", "of", "range", "rangeClosed");
    private static final String ANY_LOOP = "the loop that it stands for, which keeps in locals what it collects";

    private final Body body;

    Streams(Body body) {
        this.body = body;
    }

    /** What to write for a chain of calls: nothing where it is no stream. */
    Optional<String> loop(MethodInvocationTree tree) {
        Deque<MethodInvocationTree> calls = new ArrayDeque<>();
        ExpressionTree root = tree;
        while (root instanceof MethodInvocationTree call && call.getMethodSelect() instanceof MemberSelectTree select) {
            calls.push(call);
            root = select.getExpression();
        }
        String text = root.toString();
        String source = text.substring(text.lastIndexOf('.') + 1);
        if (!SOURCES.contains(source) || calls.isEmpty() || !STARTS.contains(name(calls.peek()))) {
            return Optional.empty();
        }
        StreamLoop loop = new StreamLoop(tree.toString());
        boolean faithful = begin(loop, source, calls.pop());
        Deque<MethodInvocationTree> ends = new ArrayDeque<>();
        if (!calls.isEmpty() && name(calls.peekLast()).matches("getAs.*|orElse.*")) {
            ends.push(calls.removeLast());
        }
        if (!calls.isEmpty()) {
            ends.push(calls.removeLast());
        }
        while (faithful && !calls.isEmpty()) {
            MethodInvocationTree stage = calls.pop();
            faithful = loop.stage(name(stage), stage.getArguments());
        }
        Optional<String> written = !faithful || ends.isEmpty() ? Optional.empty() : end(loop, ends.pop(), ends.peek());
        return Optional.of(written.orElse(ANY_LOOP));
    }

    private static String name(MethodInvocationTree call) {
        return ((MemberSelectTree) call.getMethodSelect()).getIdentifier().toString();
    }

    private boolean begin(StreamLoop loop, String source, MethodInvocationTree call) {
        List<? extends ExpressionTree> of = call.getArguments();
        if (name(call).startsWith("range") && source.equals("IntStream") && of.size() == 2) {
            loop.range(of.get(0), of.get(1), name(call).equals("range"));
            return true;
        }
        Optional<Type> array = of.size() == 1 ? type(of.get(0)).filter(Type::isArray) : Optional.empty();
        boolean onNumbers = array.isPresent()
                && List.of(Type.DOUBLE, Type.INT, Type.LONG)
                        .contains(array.get().element());
        if (onNumbers && !source.equals("Stream")) {
            loop.array(of.get(0).toString(), array.get().element());
            return true;
        } else if (source.equals("DoubleStream") && of.size() > 1) {
            loop.array(
                    "new double[] {"
                            + String.join(
                                    ", ", of.stream().map(Object::toString).toList()) + "}",
                    Type.DOUBLE);
            return true;
        }
        return false;
    }

    /** The type of a local, or of a row of one. */
    private Optional<Type> type(ExpressionTree tree) {
        if (tree instanceof ArrayAccessTree row) {
            return type(row.getExpression()).filter(Type::isArray).map(Type::element);
        }
        return tree instanceof IdentifierTree name
                ? body.local(name.getName().toString()).map(Local::type)
                : Optional.empty();
    }

    /** @param otherwise what is asked of an optional result, or null */
    private static Optional<String> end(StreamLoop loop, MethodInvocationTree end, MethodInvocationTree otherwise) {
        if (!end.getArguments().isEmpty()) {
            return Optional.empty();
        } else if (otherwise == null) {
            return switch (name(end)) {
                case "sum" -> Optional.of(loop.sum());
                case "count" -> Optional.of(loop.count());
                case "toArray" -> loop.toArray();
                default -> Optional.empty();
            };
        }
        boolean value = name(otherwise).equals("orElse");
        boolean thrown = name(otherwise).matches("getAs.*|orElseThrow")
                && otherwise.getArguments().isEmpty();
        String empty = value ? otherwise.getArguments().get(0).toString() : null;
        boolean optional = List.of("average", "max", "min").contains(name(end)) && (value || thrown);
        if (!optional) {
            return Optional.empty();
        }
        return Optional.of(name(end).equals("average") ? loop.average(empty) : loop.extremum(name(end), empty));
    }
}
