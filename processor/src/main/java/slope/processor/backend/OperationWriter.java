package slope.processor.backend;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Contribution;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Recording;

/** Writes a kind of node with its closure, which hands the gradient on to the parents. */
final class OperationWriter {
    private static final List<String> PARENTS = List.of("a", "b", "c");
    private static final CodeBlock GRAD = CodeBlock.of("out.grad()");
    private static final Operator IS_FINITE = Operator.call("Double", "isFinite", Type.BOOLEAN, Type.DOUBLE);
    private static final int TIMES = Precedence.of(Operator.infix("*", Type.DOUBLE));

    private final Recording recording;
    private final ExpressionWriter expressions;
    private final boolean calledAtZero;

    OperationWriter(Recording recording, ExpressionWriter expressions) {
        this.recording = recording;
        this.expressions = expressions;
        calledAtZero = contributions().stream().anyMatch(OperationWriter::isExactAtZero);
    }

    /** Whether a gradient of 0 does something else than to contribute 0. */
    private static boolean isExactAtZero(Contribution contribution) {
        return contribution instanceof Contribution.Term term ? term.isPole() : true;
    }

    /** Those of the parents. */
    private List<Contribution> contributions() {
        List<Contribution> contributions = new ArrayList<>(recording.contributions());
        if (recording.folded() >= 0) {
            contributions.remove(recording.folded());
        }
        return contributions;
    }

    CodeBlock write() {
        List<Contribution> contributions = contributions();
        List<CodeBlock> steps = new ArrayList<>();
        for (int i = 0; i < contributions.size(); i++) {
            if (!contributions.get(i).isNone()) {
                steps.add(step("out." + PARENTS.get(i) + "()", contributions.get(i)));
            }
        }
        CodeBlock body;
        if (steps.isEmpty()) {
            body = CodeBlock.of("{}");
        } else if (steps.size() == 1 && !isChoice(contributions)) {
            String step = steps.get(0).toString().trim();
            body = CodeBlock.of("$L", step.substring(0, step.length() - 1));
        } else {
            CodeBlock.Builder block = CodeBlock.builder().add("{\n").indent();
            steps.forEach(block::add);
            body = block.unindent().add("}").build();
        }
        String maker = calledAtZero ? "atZero" : "of";
        return CodeBlock.of("$T.$N($S, out -> $L)", Names.OPERATION, maker, recording.name(), body);
    }

    private static boolean isChoice(List<Contribution> contributions) {
        return contributions.stream().anyMatch(c -> c instanceof Contribution.Choice);
    }

    private CodeBlock step(String parent, Contribution contribution) {
        if (contribution instanceof Contribution.Choice choice) {
            return choice(parent, choice);
        }
        return CodeBlock.of("$L.addGrad($L);\n", parent, term((Contribution.Term) contribution));
    }

    private CodeBlock choice(String parent, Contribution.Choice choice) {
        CodeBlock.Builder block = CodeBlock.builder();
        Contribution next = choice;
        for (String keyword = "if"; next instanceof Contribution.Choice inner; keyword = "else if") {
            boolean turned = inner.then().isNone();
            CodeBlock condition = turned ? not(inner.condition()) : expressions.write(place(inner.condition()));
            open(keyword + " ($L)", condition, block);
            block.add(step(parent, turned ? inner.otherwise() : inner.then()));
            next = turned ? new Contribution.None() : inner.otherwise();
        }
        if (!next.isNone()) {
            block.nextControlFlow("else").add(step(parent, next));
        }
        return block.endControlFlow().build();
    }

    private static void open(String header, CodeBlock condition, CodeBlock.Builder block) {
        if (block.isEmpty()) {
            block.beginControlFlow(header, condition);
        } else {
            block.nextControlFlow(header, condition);
        }
    }

    private CodeBlock not(Expr condition) {
        if (condition instanceof Expr.Apply apply && apply.operator().name().equals("==")) {
            Operator differs =
                    Operator.comparison("!=", apply.operator().parameters().get(0));
            return expressions.write(place(new Expr.Apply(differs, apply.arguments(), apply.origin())));
        }
        return CodeBlock.of("!($L)", expressions.write(place(condition)));
    }

    private CodeBlock term(Contribution.Term term) {
        if (!calledAtZero || term.factors().isEmpty() || isNumber(term)) {
            return product(term);
        } else if (!term.isPole()) {
            return CodeBlock.of("$L == 0.0 ? 0.0 : $L", GRAD, product(term));
        } else if (term.pole().isEmpty()) {
            return product(term);
        }
        Expr other = term.pole().get(0);
        Expr finite = new Expr.Apply(IS_FINITE, List.of(place(other)), other.origin());
        return CodeBlock.of("$L == 0.0 && !$L ? 0.0 : $L", GRAD, expressions.write(finite), product(term));
    }

    private static boolean isNumber(Contribution.Term term) {
        return term.factors().stream().allMatch(f -> f.value() instanceof Expr.Literal && !f.divides());
    }

    /** A partial stands before the gradient; what is divided begins with it. */
    private CodeBlock product(Contribution.Term term) {
        String minus = term.negative() ? "-" : "";
        if (term.factors().size() == 1 && !term.factors().get(0).divides()) {
            Expr partial = place(term.factors().get(0).value());
            return CodeBlock.of("$L$L * $L", minus, expressions.inside(partial, TIMES), GRAD);
        }
        CodeBlock.Builder product = CodeBlock.builder().add("$L$L", minus, GRAD);
        term.factors()
                .forEach(f -> product.add(
                        " $L $L", f.divides() ? "/" : "*", expressions.inside(place(f.value()), TIMES + 1)));
        return product.build();
    }

    /** The arguments are the parents' data, or the constant; the result is the node's own. */
    private Expr place(Expr e) {
        if (e instanceof Expr.Read read) {
            int position = recording.placeholders().indexOf(read.local());
            if (position == recording.placeholders().size() - 1) {
                return data("out.data()");
            } else if (position == recording.folded()) {
                Expr constant = data("out.constant()");
                Type type = recording.operator().parameters().get(position);
                return type.equals(Type.DOUBLE)
                        ? constant
                        : new Expr.Apply(Operator.cast(Type.DOUBLE, type), List.of(constant), e.origin());
            }
            boolean shifted = recording.folded() >= 0 && recording.folded() < position;
            return data("out." + PARENTS.get(shifted ? position - 1 : position) + "().data()");
        } else if (e instanceof Expr.Apply apply) {
            List<Expr> arguments = apply.arguments().stream().map(this::place).toList();
            return new Expr.Apply(apply.operator(), arguments, e.origin());
        }
        return e;
    }

    private static Expr data(String text) {
        return new Expr.Member(text, Type.DOUBLE);
    }
}
