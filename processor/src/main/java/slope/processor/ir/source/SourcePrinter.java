package slope.processor.ir.source;

import java.util.List;
import java.util.stream.Collectors;

/** Statement IR as text that looks like Java, with every operand in parentheses. */
public final class SourcePrinter {
    private final StringBuilder out = new StringBuilder();

    private SourcePrinter() {}

    public static String print(Method method) {
        SourcePrinter printer = new SourcePrinter();
        printer.line(0, method.signature().method() + "(" + locals(method.parameters()) + ")");
        printer.all(method.body(), 1);
        return printer.out.toString();
    }

    public static String print(Routine routine) {
        SourcePrinter printer = new SourcePrinter();
        printer.line(0, "(" + locals(routine.parameters()) + ")");
        printer.all(routine.body(), 1);
        printer.line(1, "return " + list(routine.returned()));
        return printer.out.toString();
    }

    private static String locals(List<Local> locals) {
        return locals.stream().map(l -> l.type() + " " + l.name()).collect(Collectors.joining(", "));
    }

    private static String list(List<Expr> expressions) {
        return expressions.stream().map(SourcePrinter::text).collect(Collectors.joining(", "));
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }

    private void all(List<Stmt> statements, int depth) {
        statements.forEach(s -> statement(s, depth));
    }

    private void statement(Stmt s, int depth) {
        if (s instanceof Stmt.If x) {
            line(depth, "if " + text(x.condition()));
            all(x.then(), depth + 1);
            if (!x.otherwise().isEmpty()) {
                line(depth, "else");
                all(x.otherwise(), depth + 1);
            }
        } else if (s instanceof Stmt.While x) {
            line(depth, "while " + text(x.condition()));
            all(x.body(), depth + 1);
        } else if (s instanceof Stmt.DoWhile x) {
            line(depth, "do");
            all(x.body(), depth + 1);
            line(depth, "while " + text(x.condition()));
        } else if (s instanceof Stmt.For x) {
            line(depth, "for " + (x.condition() == null ? "" : text(x.condition())));
            all(x.initial(), depth + 2);
            all(x.update(), depth + 2);
            all(x.body(), depth + 1);
        } else if (s instanceof Stmt.ForEach x) {
            line(depth, "for " + x.local().name() + " : " + text(x.array()));
            all(x.body(), depth + 1);
        } else if (s instanceof Stmt.Scope x) {
            all(x.body(), depth + 1);
        } else if (s instanceof Stmt.Labeled x) {
            line(depth, x.label() + ":");
            statement(x.body(), depth + 1);
        } else if (s instanceof Stmt.Block x) {
            line(depth, "until " + x.exit());
            all(x.body(), depth + 1);
        } else if (s instanceof Stmt.Switch x) {
            line(depth, "switch " + text(x.selector()));
            x.cases().forEach(c -> {
                line(depth + 1, "case " + list(c.labels()) + (c.isDefault() ? " default" : "") + ":");
                all(c.body(), depth + 2);
            });
        } else {
            line(depth, plain(s));
        }
    }

    private static String plain(Stmt s) {
        if (s instanceof Stmt.Declare x) {
            String initial = x.initial() == null ? "" : " = " + text(x.initial());
            return x.local().type() + " " + x.local().name() + initial;
        } else if (s instanceof Stmt.Unpack x) {
            String leaves = x.leaves().stream().map(Local::name).collect(Collectors.joining(", "));
            return leaves + " = " + text(x.call());
        } else if (s instanceof Stmt.Evaluate x) {
            return text(x.expression());
        } else if (s instanceof Stmt.Return x) {
            return x.value() == null ? "return" : "return " + text(x.value());
        } else if (s instanceof Stmt.Throw x) {
            return "throw " + x.type() + "(" + list(x.arguments()) + ")";
        } else if (s instanceof Stmt.Passive x) {
            return "passive " + text(x.value());
        } else if (s instanceof Stmt.Assert x) {
            return "assert " + text(x.condition()) + (x.message() == null ? "" : ": " + text(x.message()));
        } else if (s instanceof Stmt.Yield x) {
            return "yield " + text(x.value());
        } else if (s instanceof Stmt.Leave x) {
            return "leave " + x.exit();
        } else if (s instanceof Stmt.Continue x) {
            return "continue" + (x.label() == null ? "" : " " + x.label());
        }
        Stmt.Break x = (Stmt.Break) s;
        return "break" + (x.label() == null ? "" : " " + x.label());
    }

    private static String text(Expr e) {
        if (e instanceof Expr.Literal x) {
            return String.valueOf(x.value());
        } else if (e instanceof Expr.Field x) {
            return x.field().name();
        } else if (e instanceof Expr.ClassOf x) {
            return x.of() + ".class";
        } else if (e instanceof Expr.AssertionStatus x) {
            return "assertions of " + x.owner();
        } else if (e instanceof Expr.FieldOf x) {
            return text(x.object()) + "." + x.name();
        } else if (e instanceof Expr.Read x) {
            return x.local().name();
        } else if (e instanceof Expr.Apply x) {
            return x.operator().name() + "(" + list(x.arguments()) + ")";
        } else if (e instanceof Expr.ShortCircuit x) {
            return "(" + text(x.left()) + (x.and() ? " && " : " || ") + text(x.right()) + ")";
        } else if (e instanceof Expr.Conditional x) {
            return "(" + text(x.condition()) + " ? " + text(x.then()) + " : " + text(x.otherwise()) + ")";
        } else if (e instanceof Expr.Switch x) {
            return "switch (" + text(x.body().selector()) + ")";
        } else if (e instanceof Expr.Element x) {
            return text(x.array()) + "[" + text(x.index()) + "]";
        } else if (e instanceof Expr.Length x) {
            return text(x.array()) + ".length";
        } else if (e instanceof Expr.NewArray x) {
            return "new " + x.type() + "(" + list(x.dimensions()) + ")";
        } else if (e instanceof Expr.ArrayOf x) {
            return "{" + list(x.elements()) + "}";
        } else if (e instanceof Expr.Copy x) {
            return "copy " + text(x.array());
        } else if (e instanceof Expr.Fill x) {
            return "fill " + text(x.array()) + " with " + text(x.value());
        } else if (e instanceof Expr.Move x) {
            return "move " + text(x.from()) + " to " + text(x.to());
        } else if (e instanceof Expr.Assign x) {
            String operator = x.operator() == null ? "" : x.operator().name();
            return text(x.target()) + " " + operator + "= " + text(x.value());
        } else if (e instanceof Expr.Increment x) {
            return text(x.target()) + (x.step() > 0 ? "++" : "--");
        } else if (e instanceof Expr.WithFields x) {
            return text(x.object()) + " with " + list(x.fields());
        } else if (e instanceof Expr.NewRecord x) {
            return "new " + x.type() + "(" + list(x.components()) + ")";
        } else if (e instanceof Expr.Part x) {
            return text(x.whole()) + "." + x.component().name();
        }
        return call(e);
    }

    private static String call(Expr e) {
        if (e instanceof Expr.Invoke x) {
            return x.callee() + "(" + list(x.arguments()) + ")";
        } else if (e instanceof Expr.Inlined x) {
            return x.method() + " in place";
        } else if (e instanceof Expr.Java x) {
            return x.method() + "(" + list(x.arguments()) + ")";
        } else if (e instanceof Expr.Companion x) {
            return x.callee() + " " + x.entry() + "(" + list(x.arguments()) + ")";
        } else if (e instanceof Expr.Record x) {
            return "record '" + x.recording().name() + "'(" + list(x.operands()) + ")";
        } else if (e instanceof Expr.RecordDynamic x) {
            return x.recording().method() + "(" + list(x.operands()) + ")";
        }
        return ((Expr.Member) e).name();
    }
}
