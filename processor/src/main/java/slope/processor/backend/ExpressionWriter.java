package slope.processor.backend;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Recording;

/** Writes expressions. Nothing is reassociated: an operand on the right that binds no tighter keeps its parentheses. */
final class ExpressionWriter {
    private final OperationNames operations;

    ExpressionWriter(OperationNames operations) {
        this.operations = operations;
    }

    CodeBlock write(Expr e) {
        if (e instanceof Expr.Literal literal && literal.value() instanceof String text) {
            return CodeBlock.of("$L", Literals.quoted(text));
        } else if (e instanceof Expr.ClassOf type) {
            return CodeBlock.of("$T.class", Names.of(type.of()));
        } else if (e instanceof Expr.AssertionStatus status) {
            return CodeBlock.of("$T.class.desiredAssertionStatus()", Names.of(status.owner()));
        } else if (e instanceof Expr.Literal literal) {
            return CodeBlock.of("$L", Literals.text(literal.value()));
        } else if (e instanceof Expr.Field field) {
            return CodeBlock.of(
                    "$T.$N", Names.of(field.field().owner()), field.field().name());
        } else if (e instanceof Expr.FieldOf field) {
            return CodeBlock.of("$L.$L", inside(field.object(), Precedence.PRIMARY), field.name());
        } else if (e instanceof Expr.Read read) {
            return CodeBlock.of("$N", read.local().name());
        } else if (e instanceof Expr.Member member) {
            return CodeBlock.of("$L", member.name());
        } else if (e instanceof Expr.Apply apply) {
            return apply(apply);
        } else if (e instanceof Expr.ShortCircuit both) {
            int own = Precedence.of(both);
            CodeBlock left = inside(both.left(), own);
            return CodeBlock.of("$L $L $L", left, both.and() ? "&&" : "||", inside(both.right(), own + 1));
        } else if (e instanceof Expr.Conditional choice) {
            return choice(choice.condition(), choice.then(), choice.otherwise());
        } else if (e instanceof Expr.Element element) {
            return CodeBlock.of("$L[$L]", inside(element.array(), Precedence.PRIMARY), write(element.index()));
        } else if (e instanceof Expr.Length length) {
            return CodeBlock.of("$L.length", inside(length.array(), Precedence.PRIMARY));
        } else if (e instanceof Expr.NewArray array) {
            return newArray(array);
        } else if (e instanceof Expr.Assign assign) {
            String operator = assign.operator() == null ? "" : assign.operator().name();
            return CodeBlock.of("$L $L= $L", write(assign.target()), operator, write(assign.value()));
        } else if (e instanceof Expr.Increment increment) {
            String operator = increment.step() > 0 ? "++" : "--";
            CodeBlock target = write(increment.target());
            return increment.prefix() ? CodeBlock.of("$L$L", operator, target) : CodeBlock.of("$L$L", target, operator);
        }
        return writeCall(e);
    }

    private CodeBlock writeCall(Expr e) {
        if (e instanceof Expr.Java call) {
            CodeBlock arguments = list(call.arguments());
            if (call.owner() != null) {
                return CodeBlock.of("$T.$N($L)", Names.of(call.owner()), call.method(), arguments);
            } else if (call.receiver() != null) {
                return CodeBlock.of("$L.$N($L)", inside(call.receiver(), Precedence.PRIMARY), call.method(), arguments);
            }
            return CodeBlock.of("$N($L)", call.method(), arguments);
        } else if (e instanceof Expr.Companion companion) {
            return new CompanionCalls(this).write(companion);
        } else if (e instanceof Expr.Record record) {
            return record(record);
        } else if (e instanceof Expr.RecordDynamic record) {
            return recordDynamic(record);
        }
        throw new IllegalStateException("not an expression of written code: " + e);
    }

    /** In parentheses where it binds less tightly than {@code least}. */
    CodeBlock inside(Expr e, int least) {
        CodeBlock text = write(e);
        return Precedence.of(e) < least ? CodeBlock.of("($L)", text) : text;
    }

    CodeBlock list(List<Expr> expressions) {
        return expressions.stream().map(this::write).collect(CodeBlock.joining(", "));
    }

    private CodeBlock apply(Expr.Apply apply) {
        Operator operator = apply.operator();
        List<Expr> arguments = apply.arguments();
        int own = Precedence.of(operator);
        return switch (operator.notation()) {
            case INFIX ->
                CodeBlock.of(
                        "$L $L $L", inside(arguments.get(0), own), operator.name(), inside(arguments.get(1), own + 1));
            case PREFIX -> prefix(operator, arguments.get(0));
            case CAST -> cast(operator, arguments.get(0));
            case CALL -> CodeBlock.of("$T.$N($L)", owner(operator), operator.method(), list(arguments));
            case SELECT -> choice(arguments.get(0), arguments.get(1), arguments.get(2));
        };
    }

    private static ClassName owner(Operator operator) {
        if (operator.declaring() != null) {
            return Names.of(operator.declaring());
        }
        return operator.owner().equals("Slope") ? Names.SLOPE : ClassName.get("java.lang", operator.owner());
    }

    private CodeBlock prefix(Operator operator, Expr argument) {
        CodeBlock text = inside(argument, Precedence.UNARY);
        boolean doubled = operator.name().equals("-") && text.toString().startsWith("-");
        return doubled ? CodeBlock.of("-($L)", text) : CodeBlock.of("$L$L", operator.name(), text);
    }

    /** A widening conversion of an operand happens by itself; only what would compute differently is written. */
    private CodeBlock cast(Operator operator, Expr argument) {
        CodeBlock text = inside(argument, Precedence.UNARY);
        boolean sign = text.toString().startsWith("-");
        CodeBlock operand = sign ? CodeBlock.of("($L)", text) : text;
        String own = "(" + operator.result() + ")";
        return operator.name().equals(own)
                ? CodeBlock.of("($T) $L", Names.of(operator.result()), operand)
                : CodeBlock.of("$L $L $L", own, operator.name(), operand);
    }

    private CodeBlock choice(Expr condition, Expr then, Expr otherwise) {
        return CodeBlock.of(
                "$L ? $L : $L",
                inside(condition, Precedence.CONDITIONAL + 1),
                inside(then, Precedence.CONDITIONAL + 1),
                inside(otherwise, Precedence.CONDITIONAL));
    }

    private CodeBlock newArray(Expr.NewArray array) {
        Type element = array.type();
        while (element.isArray()) {
            element = element.element();
        }
        CodeBlock.Builder text = CodeBlock.builder().add("new $T", Names.of(element));
        for (Expr dimension : array.dimensions()) {
            text.add("[$L]", write(dimension));
        }
        return text.add("[]".repeat(array.type().rank() - array.dimensions().size()))
                .build();
    }

    /** The node's data is computed from the operands' data as the primal does. */
    private CodeBlock record(Expr.Record record) {
        Recording recording = record.recording();
        List<Expr> numbers = record.operands().stream()
                .map(x -> x.type().equals(Type.VALUE) ? new Expr.Java(null, x, "data", List.of(), Type.DOUBLE) : x)
                .toList();
        CodeBlock data = write(new Expr.Apply(
                recording.operator(), numbers, record.operands().get(0).origin()));
        return CodeBlock.of(
                "$T.record($L, $N, $L)",
                Names.VALUE,
                data,
                operations.of(recording),
                list(parentsThenConstant(recording, record.operands())));
    }

    private static List<Expr> parentsThenConstant(Recording recording, List<Expr> operands) {
        if (recording.folded() != 0) {
            return operands;
        }
        return List.of(operands.get(1), operands.get(0));
    }

    private CodeBlock recordDynamic(Expr.RecordDynamic record) {
        Recording recording = record.recording();
        List<Expr> operands = record.operands();
        String method = recording.method();
        if (method.startsWith("StrictValues.")) {
            ClassName owner = ClassName.get("slope", "StrictValues");
            return CodeBlock.of("$T.$N($L)", owner, method.substring("StrictValues.".length()), list(operands));
        } else if (recording.folded() == 0) {
            return CodeBlock.of("$T.$N($L)", Names.VALUE, method, list(operands));
        }
        return CodeBlock.of(
                "$L.$N($L)",
                inside(operands.get(0), Precedence.PRIMARY),
                method,
                list(operands.subList(1, operands.size())));
    }
}
