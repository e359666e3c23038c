package slope.processor.random;

import java.util.ArrayList;
import java.util.List;

/** A statement of a random program, as text around the statements inside it, so that a failing one can be made smaller. */
record Node(String head, List<Node> body, String tail) {
    static Node plain(String text) {
        return new Node(text, List.of(), "");
    }

    static Node around(String head, List<Node> body) {
        return new Node(head + " {", body, "}");
    }

    void print(StringBuilder out, int depth) {
        out.append("    ".repeat(depth)).append(head).append('\n');
        body.forEach(n -> n.print(out, depth + 1));
        if (!tail.isEmpty()) {
            out.append("    ".repeat(depth)).append(tail).append('\n');
        }
    }

    /** The step of a while loop: without it the program would not end. */
    private boolean isStep() {
        return head.matches("j\\d+\\+\\+;");
    }

    private boolean isEndOfRecursion() {
        return head.startsWith("if (n > 0");
    }

    /** All lists that have one statement less, or a statement replaced by what is inside it. */
    static List<List<Node>> smaller(List<Node> nodes) {
        List<List<Node>> results = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            List<Node> without = new ArrayList<>(nodes);
            Node node = without.remove(i);
            if (!node.isStep()) {
                results.add(without);
            }
            for (String head : simpler(node.head)) {
                List<Node> replaced = new ArrayList<>(nodes);
                replaced.set(i, new Node(head, node.body, node.tail));
                results.add(replaced);
            }
            if (!node.body.isEmpty()) {
                List<Node> unwrapped = new ArrayList<>(without);
                unwrapped.addAll(i, node.body);
                if (!node.isEndOfRecursion()) {
                    results.add(unwrapped);
                }
                for (List<Node> inner : smaller(node.body)) {
                    List<Node> replaced = new ArrayList<>(nodes);
                    replaced.set(i, new Node(node.head, inner, node.tail));
                    results.add(replaced);
                }
            }
        }
        return results;
    }

    /** All texts with one expression in parentheses, or one call, replaced by something shorter; not all are Java. */
    private static List<String> simpler(String text) {
        List<String> results = new ArrayList<>();
        for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
            int close = open;
            for (int depth = 1; depth > 0; ) {
                char next = text.charAt(++close);
                depth += next == '(' ? 1 : next == ')' ? -1 : 0;
            }
            int start = open;
            while (start > 0
                    && (Character.isJavaIdentifierPart(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
                start--;
            }
            String before = text.substring(0, start);
            String after = text.substring(close + 1);
            results.add(before + "x" + after);
            results.add(before + "0.5" + after);
            results.add(before + text.substring(open + 1, close) + after);
        }
        results.removeIf(simpler -> simpler.length() >= text.length());
        return results;
    }
}
