package slope.processor.backend;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import slope.processor.ir.Callee;
import slope.processor.ir.Leaf;
import slope.processor.ir.Operator;
import slope.processor.ir.Parameter;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;

/**
 * Writes calls of what a companion has, and of the method itself. A call is given leaves: a pullback takes them as they are, all
 * others the records that are made of them.
 */
final class CompanionCalls {
    private final ExpressionWriter expressions;

    CompanionCalls(ExpressionWriter expressions) {
        this.expressions = expressions;
    }

    CodeBlock write(Expr.Companion call) {
        Callee callee = call.callee();
        String name = callee.derivativeName();
        ClassName derivatives = Names.derivatives(callee.owner());
        return switch (call.entry()) {
            case PRIMAL -> kept(call, Names.of(callee.result()), primal(call));
            case GRAPH -> kept(call, twin(callee), graph(call, name));
            case DYNAMIC -> kept(call, twin(callee), graph(call, name + "Dynamic"));
            case PULLBACK ->
                CodeBlock.of(
                        "$T.$N($N, $L)",
                        derivatives,
                        name + "Pullback",
                        call.space(),
                        expressions.list(call.arguments()));
            case PARTIAL -> CodeBlock.of("$N.$N()", call.space(), partial(callee, number(call)));
            case TANGENT -> {
                CodeBlock arguments = CodeBlock.join(new Handed(call, true).withTangents(), ", ");
                CodeBlock tangent = CodeBlock.of("$T.$N($L)", derivatives, TangentWriter.entry(callee), arguments);
                yield callee.isVoid() ? tangent : kept(call, tangent(callee), tangent);
            }
            case LEAF -> Leaves.path(callee.results().get(number(call)), call.space());
            case TANGENT_VALUE -> Leaves.path(callee.results().get(number(call)), call.space() + ".value()");
            case TANGENT_DOT -> Leaves.path(callee.results().get(number(call)), call.space() + ".dot()");
        };
    }

    private static int number(Expr.Companion call) {
        return (Integer) ((Expr.Literal) call.arguments().get(0)).value();
    }

    /** In a local, where parts of it are wanted. */
    private static CodeBlock kept(Expr.Companion call, TypeName type, CodeBlock text) {
        return call.space() == null ? text : CodeBlock.of("$T $N = $L", type, call.space(), text);
    }

    private static TypeName twin(Callee callee) {
        return callee.result().isRecord() ? new RecordTwins(callee.owner()).from(callee.result()) : Names.VALUE;
    }

    private static TypeName tangent(Callee callee) {
        return callee.result().isRecord()
                ? Names.derivatives(callee.owner()).nestedClass(Names.capitalized(callee.derivativeName()) + "Tangent")
                : Names.TANGENT;
    }

    /** Where a workspace has the adjoint of a number. */
    private static String partial(Callee callee, int number) {
        Leaf leaf = Leaves.of(callee).get(number);
        String name = leaf.parameter().name();
        return Leaves.isWithin(leaf) ? Leaves.adjoint(leaf) : Names.gradient(name);
    }

    private CodeBlock graph(Expr.Companion call, String method) {
        CodeBlock arguments = CodeBlock.join(new Handed(call, false).nodes(), ", ");
        return CodeBlock.of("$T.$N($L)", Names.graphs(call.callee().owner()), method, arguments);
    }

    private CodeBlock primal(Expr.Companion call) {
        Callee callee = call.callee();
        List<CodeBlock> arguments = new Handed(call, false).values();
        if (callee.derivativeName().equals(Callee.CONSTRUCTOR)) {
            return CodeBlock.of("new $T($L)", Names.of(callee.owner()), CodeBlock.join(arguments, ", "));
        } else if (callee.hidden()) {
            String copy = callee.derivativeName() + "Primal";
            return CodeBlock.of("$T.$N($L)", Names.derivatives(callee.owner()), copy, CodeBlock.join(arguments, ", "));
        } else if (!callee.ofObject()) {
            return CodeBlock.of(
                    "$T.$N($L)", Names.of(callee.owner()), callee.method(), CodeBlock.join(arguments, ", "));
        }
        CodeBlock object = expressions.inside(call.arguments().get(0), Precedence.PRIMARY);
        CodeBlock others = CodeBlock.join(arguments.subList(1, arguments.size()), ", ");
        return CodeBlock.of("$L.$N($L)", object, callee.method(), others);
    }

    /** The arguments of a call, each with what is written for it. */
    private final class Handed {
        private final Callee callee;
        private final List<Leaf> leaves;
        private final Map<Leaf, Expr> values = new HashMap<>();
        private final Map<Leaf, Expr> dots = new HashMap<>();

        Handed(Expr.Companion call, boolean tangents) {
            callee = call.callee();
            leaves = Leaves.of(callee);
            Iterator<Expr> arguments = call.arguments().iterator();
            for (Leaf leaf : leaves) {
                values.put(leaf, arguments.next());
                if (tangents && leaf.parameter().active()) {
                    dots.put(leaf, arguments.next());
                }
            }
        }

        /** What an object's fields hold is read from it again by the method itself. */
        List<CodeBlock> values() {
            return callee.declared().stream().map(p -> made(p, this::value)).toList();
        }

        /** What has no derivative in the tangent of a record does not count. */
        List<CodeBlock> withTangents() {
            List<CodeBlock> all = new ArrayList<>();
            for (Parameter parameter : callee.declared()) {
                all.add(made(parameter, this::value));
                if (parameter.type().isActiveObject()) {
                    held(parameter).forEach(l -> all.add(narrow(l, dots.get(l))));
                } else if (parameter.active()) {
                    all.add(made(parameter, l -> dots.containsKey(l) ? narrow(l, dots.get(l)) : value(l)));
                }
            }
            return all;
        }

        List<CodeBlock> nodes() {
            RecordTwins twins = new RecordTwins(callee.owner());
            List<CodeBlock> all = new ArrayList<>();
            for (Parameter parameter : callee.declared()) {
                if (parameter.type().isRecord()) {
                    Iterator<CodeBlock> parts =
                            of(parameter).stream().map(this::node).iterator();
                    all.add(twins.madeElsewhere(parameter.type(), parts));
                } else {
                    all.add(node(of(parameter).get(0)));
                    held(parameter).forEach(l -> all.add(node(l)));
                }
            }
            return all;
        }

        private List<Leaf> of(Parameter parameter) {
            return leaves.stream()
                    .filter(l -> l.whole().name().equals(parameter.name()))
                    .toList();
        }

        private List<Leaf> held(Parameter parameter) {
            return of(parameter).stream()
                    .filter(l -> l.parameter().held() && l.parameter().active())
                    .toList();
        }

        private CodeBlock made(Parameter parameter, Function<Leaf, CodeBlock> leafs) {
            return Leaves.assembled(List.of(parameter), leaves, leafs);
        }

        private CodeBlock value(Leaf leaf) {
            return narrow(leaf, values.get(leaf));
        }

        private CodeBlock node(Leaf leaf) {
            return leaf.parameter().active() ? expressions.write(values.get(leaf)) : value(leaf);
        }

        /** In the type that the method takes; to what is opaque that is what it was given. */
        private CodeBlock narrow(Leaf leaf, Expr e) {
            Type declared = leaf.declared();
            if (callee.opaque() || !declared.isNarrow()) {
                return expressions.write(e);
            } else if (declared.isArray()) {
                return Leaves.narrow(leaf, expressions.write(e));
            }
            Operator cast = Operator.cast(declared.wide(), declared);
            return expressions.write(new Expr.Apply(cast, List.of(e), e.origin()));
        }
    }
}
