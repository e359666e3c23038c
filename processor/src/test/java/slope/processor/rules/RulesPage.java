package slope.processor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;

/** The table as a page of documentation. */
final class RulesPage {
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final Set<String> COMMUTATIVE = Set.of("+", "*");

    private final StringBuilder out = new StringBuilder();

    private RulesPage() {}

    static String print() {
        RulesPage page = new RulesPage();
        page.introduction();
        page.table("Operators", rule -> rule.operator().notation() != Operator.Notation.CALL);
        page.table("Methods", rule -> rule.operator().name().startsWith("Math."));
        page.strict();
        page.refusals();
        return page.out.toString();
    }

    private void introduction() {
        out.append("""
                # The rules

                Printed from the table in `slope.processor.rules` by `RulesPageTest`, which fails when this page is stale
                (`-Dslope.update=true` rewrites it). Every row is tested on the running JDK: its partials against extrapolated
                differences, its kinks to the bit, the engine's nodes against it.

                - `a`, `b`, `c` are the arguments in order, `r` is the result.
                - A formula is the partial derivative, by which the adjoint of the result is multiplied. A formula with `d` is the
                  whole contribution of an adjoint `d`: `d / a`, or `a > b ? d : none`, where `none` touches nothing. In
                  forward mode `d` is the tangent of the argument.
                - **At a kink**: the arguments, then the partials there. A point of which nothing is said follows from the
                  formula. The same holds in all modes. In a user's own `if` and `?:` it is the branch taken that counts.
                - **Records**: the node that a graph gets, with its parents in order. A passive operand is folded into the
                  node, which then has one parent less: `x.mul(2.0)`. An `r` before the name says that it
                  was the left one.
                - **Guarded**: where the reverse sweep tests whether an adjoint is exactly 0: *itself* where a partial is
                  infinite, or overflows, at finite arguments; *what feeds it* where a partial can be 0 at a finite result
                  though the argument is not finite.
                - Comparisons, conversions to `int` and `long`, and operations on whole numbers have no derivative: what comes
                  out of them is passive. A conversion from a whole number to `double` is passive too.

                ## Selections

                `max`, `min`, `clamp`, `abs`, `copySign` and `?:` hand the adjoint on to what they chose, and touch nothing else:
                nothing is multiplied by 0. At a tie, which `==` tells, each side gets a half; `abs` at 0 hands on nothing.
                `clamp(a, b, c)` is `min(c, max(a, b))`. The base of a power with exponent 0 is not touched, nor is the divisor
                of a remainder whose quotient is 0, nor what has a partial that is 0 everywhere. So `√max(x, 0)` has the
                derivative 0 at −1, not 0 · ∞. A NaN counts as a tie.

                `Value.relu()` is micrograd's own operation: its derivative at 0 is 0.

                ## Zeros

                **Zero times anything is zero, except at a pole.** An adjoint of 0 contributes 0, whatever the partial is, infinite
                or NaN: `w * √x` at (0, 0), `a * exp(800)`, the logistic function at ±800. The poles are the denominator of `/`,
                the argument of `log`, `log10` and `log1p`, and the base of `pow` with a negative exponent, where the result is
                infinite and the other operand finite. There a 0 contributes NaN: the gradient of `1 / (1 / x)` at 0 is NaN,
                since 0 would be wrong. The numerator and the exponent get 0.

                **Untouched is not zero.** What no contribution comes to contributes nothing, at a pole too: `x > 0 ? 1 / x : x` has
                the derivative 1 at 0, and `min(1, 1 / x)` has 0. The graph tells the two apart node by node. Adjoint code tells
                them apart for a value that operations in its own block use, or that a loop carries or a branch results in. Where
                a value is used only inside of a branch or a loop, or goes into a selection, an array, or a call of another
                method, adjoint code tests whether the adjoint is 0, and takes every 0 for untouched. So it does for all that
                the value is computed from: `u = 1 / (1 / x)` with `max(u, -1)` has the gradient 0 at 0, where a graph has NaN.
                Where the result itself is not finite, adjoint code may have NaN where a graph has 0.

                **The price.** `(√x)²` has the gradient 0 at 0, and `exp(−1 / x²)` has NaN. Forward mode tests only the tangent
                that comes in. So a tangent may be NaN where the gradient is finite (the logistic function at −800), and 0 where the
                gradient is NaN (`∛(x³)` at 0). It is never another finite number where both are finite.

                ## Memory

                A variable of an array is a name for memory: a parameter, a row, an array in a record or an object, a static table,
                what a call returned, an array of the method's own. Stores, calls and graphs ask one analysis what memory a name may
                stand for. An active value that is stored into data is differentiated where it is read again, or refused; it is
                never lost. A parameter that is only read is an independent variable by its position: `f(a, a)` needs no care.
                [Supported Java](supported-java.md#memory) says what may be stored into.

                ## Checks

                Every entry for users (gradient, `at`, the form of it that adds, pullback, tangent, function) makes the same checks
                before it writes anything: that an array which is stored into shares no memory with another argument, that tangents,
                adjoints and buffers have the shapes of their arrays, and that no buffer is given twice or is an input. What is wrong is an
                `IllegalArgumentException`. An array that comes from an object, a static field or a call is checked where it is
                read. An adjoint that you give is left as it was. After a call that threw, a workspace has no result
                (`IllegalStateException`) until a call completes.

                ## Other files

                A companion depends on the source of its own class, and of other classes on what their class files show. Where it holds
                a copy of another class's body or constant, its class file refers to that class, so that a build which follows
                class dependencies writes it anew. A file that is compiled alone gets the verdict and the derivative of the full
                build, but for un-annotated methods of records in another file: those need their source in the same compilation.

                """);
    }

    private interface Choice {
        boolean wants(Rule rule);
    }

    private void table(String title, Choice choice) {
        out.append("## ").append(title).append("\n\n");
        row("Operation", "Partials", "At a kink", "Records", "Guarded");
        row("---", "---", "---", "---", "---");
        for (Rule rule : Rules.all()) {
            if (choice.wants(rule)) {
                row(operation(rule), partials(rule), kinks(rule), records(rule), guarded(rule));
            }
        }
        out.append('\n');
    }

    private void row(String... cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    private static String operation(Rule rule) {
        Operator operator = rule.operator();
        List<String> names = NAMES.subList(0, operator.parameters().size());
        return switch (operator.notation()) {
            case INFIX -> code("a " + operator.name() + " b");
            case PREFIX -> code(operator.name() + "a");
            default -> code(operator.method() + "(" + String.join(", ", names) + ")");
        };
    }

    private static String partials(Rule rule) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rule.partials().size(); i++) {
            lines.add("∂" + NAMES.get(i) + ": " + code(rule.partials().get(i).text()));
        }
        return String.join("<br>", lines);
    }

    private static String kinks(Rule rule) {
        return rule.edges().stream()
                .map(edge -> numbers(edge.arguments()) + " → " + numbers(edge.partials()))
                .collect(Collectors.joining("<br>"));
    }

    private static String numbers(List<Double> numbers) {
        String text = numbers.stream().map(RulesPage::number).collect(Collectors.joining(", "));
        return numbers.size() == 1 ? text : "(" + text + ")";
    }

    private static String number(double x) {
        String text = Double.isInfinite(x) ? "∞" : Double.toString(Math.abs(x)).replaceAll("\\.0$", "");
        return (Math.copySign(1.0, x) < 0 && !Double.isNaN(x) ? "−" : "") + text;
    }

    private static String records(Rule rule) {
        String node = rule.node();
        if (node.equals("neg")) {
            return "`*` of a, −1 folded";
        } else if (node.equals("sub")) {
            return "`*` of b, −1 folded, then `+` of a and that node<br>b passive: `+` of a, −b folded"
                    + "<br>a passive: `*` of b, −1 folded, then `+` of that node, a folded";
        }
        List<String> types =
                rule.operator().parameters().stream().map(Type::toString).toList();
        List<String> names = NAMES.subList(0, types.size());
        if (rule.has(Trait.LEAVES)) {
            return code(node) + " of " + String.join(", ", names) + "; a passive operand is a leaf";
        } else if (types.size() == 1) {
            return code(node) + " of a";
        } else if (types.get(1).equals("int")) {
            return code(node) + " of a, b folded";
        }
        String reflected = COMMUTATIVE.contains(node) ? node : "r" + node;
        return code(node) + " of a, b<br>b passive: " + code(node) + " of a, b folded<br>a passive: " + code(reflected)
                + " of b, a folded";
    }

    private static String guarded(Rule rule) {
        List<String> what = new ArrayList<>();
        if (rule.has(Trait.UNBOUNDED)) {
            what.add("itself");
        }
        if (rule.has(Trait.VANISHING)) {
            what.add("what feeds it");
        }
        return String.join(", ", what);
    }

    /** Which of them share their node with {@code Math} can be read off the table. */
    private void strict() {
        List<String> shared = new ArrayList<>();
        List<String> distinct = new ArrayList<>();
        for (Rule rule : Rules.all()) {
            if (rule.operator().name().startsWith("StrictMath.")) {
                boolean own = rule.node().startsWith("StrictMath.");
                (own ? distinct : shared).add(code(rule.operator().method()));
            }
        }
        out.append(
                "## StrictMath\n\nThe same rows. Where the specification of `Math` leaves no choice, the same nodes: ");
        out.append(String.join(", ", shared))
                .append(".\n\nWhere the two may differ in the last bit, nodes of their own ");
        out.append("(`StrictMath.sin`, `rStrictMath.pow`), and `StrictMath` in the partials too: ");
        out.append(String.join(", ", distinct)).append(".\n\n");
    }

    private void refusals() {
        out.append("## Without a row\n\n");
        out.append("Every other method of `Math` and `StrictMath` that takes or returns a `double`:\n\n");
        for (Map.Entry<String, String> refusal : Refusals.all().entrySet()) {
            if (refusal.getKey().startsWith("Math.")) {
                String signature = refusal.getKey().substring("Math.".length());
                out.append("- ")
                        .append(code(signature))
                        .append(": ")
                        .append(refusal.getValue())
                        .append('\n');
            }
        }
    }
}
