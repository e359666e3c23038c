package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Stmt;

/** Writes statements. */
final class StatementWriter {
    private final ExpressionWriter expressions;

    StatementWriter(ExpressionWriter expressions) {
        this.expressions = expressions;
    }

    CodeBlock write(List<Stmt> statements) {
        CodeBlock.Builder out = CodeBlock.builder();
        statements.forEach(s -> write(s, out));
        return out.build();
    }

    private void write(Stmt s, CodeBlock.Builder out) {
        if (s instanceof Stmt.If branch) {
            writeIf(branch, out);
        } else if (s instanceof Stmt.While loop) {
            out.beginControlFlow("while ($L)", expressions.write(loop.condition()));
            out.add(write(loop.body()));
            out.endControlFlow();
        } else if (s instanceof Stmt.For loop) {
            CodeBlock initial = loop.initial().stream().map(this::bare).collect(CodeBlock.joining(", "));
            CodeBlock update = loop.update().stream().map(this::bare).collect(CodeBlock.joining(", "));
            out.beginControlFlow("for ($L; $L; $L)", initial, expressions.write(loop.condition()), update);
            out.add(write(loop.body()));
            out.endControlFlow();
        } else if (s instanceof Stmt.Throw end) {
            out.addStatement("throw new $T($L)", Names.of(end.type()), expressions.list(end.arguments()));
        } else {
            if (s instanceof Stmt.Evaluate e
                    && e.expression() instanceof Expr.Companion call
                    && call.entry() == Expr.Companion.Entry.PULLBACK) {
                out.beginControlFlow("if ($N == null)", call.space());
                out.addStatement("$N = new $T()", call.space(), Names.workspace(call.callee()));
                out.endControlFlow();
            }
            out.addStatement("$L", bare(s));
        }
    }

    private void writeIf(Stmt.If branch, CodeBlock.Builder out) {
        out.beginControlFlow("if ($L)", expressions.write(branch.condition()));
        out.add(write(branch.then()));
        List<Stmt> otherwise = branch.otherwise();
        while (otherwise.size() == 1 && otherwise.get(0) instanceof Stmt.If next) {
            out.nextControlFlow("else if ($L)", expressions.write(next.condition()));
            out.add(write(next.then()));
            otherwise = next.otherwise();
        }
        if (!otherwise.isEmpty()) {
            out.nextControlFlow("else");
            out.add(write(otherwise));
        }
        out.endControlFlow();
    }

    /** A statement without its semicolon. */
    private CodeBlock bare(Stmt s) {
        if (s instanceof Stmt.Declare declare) {
            CodeBlock.Builder text = CodeBlock.builder()
                    .add(
                            "$T $N",
                            Names.of(declare.local().type()),
                            declare.local().name());
            if (declare.initial() != null) {
                text.add(" = $L", expressions.write(declare.initial()));
            }
            return text.build();
        } else if (s instanceof Stmt.Evaluate evaluate) {
            return expressions.write(evaluate.expression());
        } else if (s instanceof Stmt.Break) {
            return CodeBlock.of("break");
        }
        throw new IllegalStateException("not a statement of written code: " + s);
    }
}
