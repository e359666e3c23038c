package slope.processor.frontend;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import slope.processor.diag.Problem;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Stmt;

/** Reads statements; one that is wrong is reported, and the next one read. */
final class StatementReader extends SimpleTreeVisitor<Stmt, Void> {
    private static final String ADDED =
            "take its annotation off, and put it on a method that calls this one, where it is needed";

    private final Body body;
    private final ExpressionReader expressions;
    private final SwitchReader switches;
    private final ClassRef owner;
    private final Type result;
    private final JumpTargets targets = new JumpTargets();

    StatementReader(Body body, ExpressionReader expressions, ClassRef owner, Type result) {
        this.result = result;
        this.owner = owner;
        this.body = body;
        this.expressions = expressions;
        switches = new SwitchReader(body, expressions, this);
        expressions.readSwitchesBy(switches);
    }

    List<Stmt> block(Tree tree) {
        List<? extends StatementTree> statements =
                tree instanceof BlockTree block ? block.getStatements() : List.of((StatementTree) tree);
        body.open();
        List<Stmt> read = all(statements);
        body.close();
        return read;
    }

    /**
     * The statements of a method. Where one of them assigns an array variable, what follows sees a new variable of that name: so a
     * parameter that is replaced by its copy is a parameter no more.
     */
    List<Stmt> whole(List<? extends StatementTree> statements) {
        List<Stmt> read = new ArrayList<>();
        for (StatementTree statement : statements) {
            Stmt s = isNewName(statement) ? renamed((ExpressionStatementTree) statement) : visit(statement, null);
            if (s != null) {
                read.add(s);
            }
        }
        return read;
    }

    private boolean isNewName(StatementTree tree) {
        return tree instanceof ExpressionStatementTree statement
                && statement.getExpression() instanceof AssignmentTree assignment
                && assignment.getVariable() instanceof IdentifierTree variable
                && body.local(variable.getName().toString())
                        .filter(local -> local.type().isArray())
                        .isPresent();
    }

    private Stmt renamed(ExpressionStatementTree tree) {
        AssignmentTree assignment = (AssignmentTree) tree.getExpression();
        String name = assignment.getVariable().toString();
        Local before = body.local(name).orElseThrow();
        Expr value = expressions.read(assignment.getExpression(), before.type());
        if (value == null) {
            return null;
        }
        Local after = new Local(before.name(), before.type());
        body.rename(name, after);
        expressions.arrays().assigned(after, value);
        return new Stmt.Declare(after, value, body.origin(tree));
    }

    /** The condition of a loop. One that is constant and true makes the loop endless (JLS 14.22), however it is written. */
    private Expr test(ExpressionTree tree) {
        Expr condition = expressions.read(tree, Type.BOOLEAN);
        boolean always =
                condition != null && Boolean.TRUE.equals(expressions.constants().value(condition));
        return always ? new Expr.Literal(Type.BOOLEAN, true, condition.origin()) : condition;
    }

    private List<Stmt> loop(Tree tree) {
        targets.enterLoop();
        List<Stmt> read = block(tree);
        targets.leave();
        return read;
    }

    JumpTargets targets() {
        return targets;
    }

    List<Stmt> all(List<? extends StatementTree> statements) {
        List<Stmt> read = new ArrayList<>();
        for (StatementTree statement : statements) {
            Stmt s = visit(statement, null);
            if (s != null) {
                read.add(s);
            }
        }
        return read;
    }

    @Override
    protected Stmt defaultAction(Tree tree, Void unused) {
        if (tree instanceof ErroneousTree) {
            body.leaveToJavac();
        } else if (body.isAddedByLombok(tree, Constructs.behindWord(tree))) {
            body.report(tree, Problem.UNSUPPORTED_STATEMENT, Constructs.name(tree) + " that Lombok adds", ADDED);
        } else {
            body.report(tree, Problem.UNSUPPORTED_STATEMENT, Constructs.name(tree), Constructs.cure(tree));
        }
        if (tree instanceof ClassTree local) {
            body.refuse(local.getSimpleName().toString());
        }
        return null;
    }

    @Override
    public Stmt visitBlock(BlockTree tree, Void unused) {
        return new Stmt.Scope(block(tree), body.origin(tree));
    }

    @Override
    public Stmt visitEmptyStatement(EmptyStatementTree tree, Void unused) {
        return new Stmt.Scope(List.of(), body.origin(tree));
    }

    @Override
    public Stmt visitVariable(VariableTree tree, Void unused) {
        String name = tree.getName().toString();
        boolean inferred = expressions.isInferred(tree.getType());
        Optional<Type> declared = inferred ? Optional.empty() : expressions.declared(tree.getType());
        if (!inferred && declared.isEmpty()) {
            expressions.unsupported(tree, tree.getType());
            body.declare(name, Optional.empty());
            return null;
        }
        Expr initial = null;
        if (tree.getInitializer() != null) {
            initial = declared.isPresent()
                            && tree.getInitializer() instanceof NewArrayTree array
                            && array.getType() == null
                    ? expressions.arrays().initialised(array, declared.get())
                    : declared.isPresent()
                            ? expressions.read(tree.getInitializer(), declared.get())
                            : expressions.read(tree.getInitializer());
        }
        if (declared.isEmpty() && initial == null) {
            body.declare(name, Optional.empty());
            return null;
        }
        boolean inferredType =
                declared.isEmpty() || initial != null && initial.type().isActiveObject();
        Local local = variable(name, inferredType ? initial.type() : declared.get());
        body.declare(name, Optional.of(local));
        if (initial != null) {
            expressions.arrays().assigned(local, initial);
        }
        if (initial != null && tree.getModifiers().getFlags().contains(Modifier.FINAL)) {
            body.constant(local, expressions.constants().value(initial));
        }
        return new Stmt.Declare(local, initial, body.origin(tree));
    }

    /** @param name empty where the variable has none, as {@code _} has not */
    private static Local variable(String name, Type type) {
        return name.isEmpty() ? Local.temporary("unused", type) : new Local(name, type);
    }

    @Override
    public Stmt visitExpressionStatement(ExpressionStatementTree tree, Void unused) {
        Expr e = expressions.read(tree.getExpression());
        return e == null ? null : new Stmt.Evaluate(e, body.origin(tree));
    }

    /** What is taken apart where the method is entered is not null, so the check that {@code @NonNull} adds for it does nothing. */
    private boolean isAddedCheck(IfTree tree) {
        ExpressionTree condition = tree.getCondition();
        while (condition instanceof ParenthesizedTree inner) {
            condition = inner.getExpression();
        }
        return body.isAddedByLombok(tree, tree.getThenStatement())
                && condition instanceof BinaryTree comparison
                && comparison.getLeftOperand() instanceof IdentifierTree variable
                && body.local(variable.getName().toString())
                        .filter(l -> l.type().isArray() || l.type().isRecord())
                        .isPresent();
    }

    @Override
    public Stmt visitIf(IfTree tree, Void unused) {
        if (isAddedCheck(tree)) {
            return new Stmt.Scope(List.of(), body.origin(tree));
        }
        Expr condition = expressions.read(tree.getCondition(), Type.BOOLEAN);
        List<Stmt> then = block(tree.getThenStatement());
        List<Stmt> otherwise = tree.getElseStatement() == null ? List.of() : block(tree.getElseStatement());
        return condition == null ? null : new Stmt.If(condition, then, otherwise, body.origin(tree));
    }

    @Override
    public Stmt visitWhileLoop(WhileLoopTree tree, Void unused) {
        Expr condition = test(tree.getCondition());
        List<Stmt> inner = loop(tree.getStatement());
        return condition == null ? null : new Stmt.While(condition, inner, body.origin(tree));
    }

    @Override
    public Stmt visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
        List<Stmt> inner = loop(tree.getStatement());
        Expr condition = test(tree.getCondition());
        return condition == null ? null : new Stmt.DoWhile(inner, condition, body.origin(tree));
    }

    @Override
    public Stmt visitForLoop(ForLoopTree tree, Void unused) {
        body.open();
        List<Stmt> initial = all(tree.getInitializer());
        Expr condition = tree.getCondition() == null ? null : test(tree.getCondition());
        List<Stmt> update = all(tree.getUpdate());
        List<Stmt> inner = loop(tree.getStatement());
        body.close();
        return new Stmt.For(initial, condition, update, inner, body.origin(tree));
    }

    @Override
    public Stmt visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
        Expr array = expressions.read(tree.getExpression());
        VariableTree variable = tree.getVariable();
        if (array != null && !array.type().isArray()) {
            body.report(
                    tree.getExpression(),
                    Problem.UNSUPPORTED_EXPRESSION,
                    "a loop over something that is no array",
                    "loop over an array, or by index: for (int i = 0; i < list.size(); i++) with list.get(i)");
            array = null;
        }
        boolean inferred = expressions.isInferred(variable.getType());
        Optional<Type> type = inferred && array != null
                ? Optional.of(array.type().element())
                : inferred ? Optional.empty() : expressions.declared(variable.getType());
        body.open();
        String name = variable.getName().toString();
        Local local = variable(name, type.orElse(Type.DOUBLE));
        body.declare(name, array == null || type.isEmpty() ? Optional.empty() : Optional.of(local));
        if (array != null) {
            expressions.arrays().assigned(local, array);
        }
        List<Stmt> inner = loop(tree.getStatement());
        body.close();
        if (array == null
                || type.isEmpty()
                || !Conversions.assignable(array.type().element(), type.get())) {
            body.leaveToJavac();
            return null;
        }
        return new Stmt.ForEach(local, array, inner, body.origin(tree));
    }

    @Override
    public Stmt visitLabeledStatement(LabeledStatementTree tree, Void unused) {
        targets.enterLabel(tree.getLabel().toString(), tree.getStatement());
        Stmt inner = visit(tree.getStatement(), null);
        targets.leave();
        return inner == null ? null : new Stmt.Labeled(tree.getLabel().toString(), inner, body.origin(tree));
    }

    @Override
    public Stmt visitBreak(BreakTree tree, Void unused) {
        if (!targets.canBreak(text(tree.getLabel()))) {
            body.leaveToJavac();
        }
        return new Stmt.Break(text(tree.getLabel()), body.origin(tree));
    }

    @Override
    public Stmt visitContinue(ContinueTree tree, Void unused) {
        if (!targets.canContinue(text(tree.getLabel()))) {
            body.leaveToJavac();
        }
        return new Stmt.Continue(text(tree.getLabel()), body.origin(tree));
    }

    /** An exception that is made where it is thrown; any other is a value of a kind that has no derivative. */
    @Override
    public Stmt visitThrow(ThrowTree tree, Void unused) {
        if (!(tree.getExpression() instanceof NewClassTree made)
                || made.getClassBody() != null
                || made.getEnclosingExpression() != null) {
            return defaultAction(tree, null);
        }
        TypeElement type = expressions.type(made.getIdentifier());
        List<Expr> arguments = new ArrayList<>();
        made.getArguments().forEach(a -> arguments.add(expressions.read(a)));
        if (type == null) {
            body.missing();
            return null;
        } else if (!expressions.isThrowable(type)) {
            body.leaveToJavac();
            return null;
        } else if (!canBeMade(type)) {
            body.report(made.getIdentifier(), Problem.PRIVATE_EXCEPTION, type.getSimpleName());
            return null;
        }
        body.findings().thrown(type);
        body.findings().named(type);
        return arguments.contains(null) ? null : new Stmt.Throw(Signatures.ref(type), arguments, body.origin(tree));
    }

    private boolean canBeMade(TypeElement type) {
        return expressions.isVisible(type)
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .anyMatch(expressions::isVisible);
    }

    @Override
    public Stmt visitAssert(AssertTree tree, Void unused) {
        Expr condition = expressions.read(tree.getCondition(), Type.BOOLEAN);
        boolean silent = tree.getDetail() == null;
        Expr message = silent ? null : expressions.read(tree.getDetail());
        return condition == null || !silent && message == null
                ? null
                : new Stmt.Assert(condition, message, owner, body.origin(tree));
    }

    private static String text(Name label) {
        return label == null ? null : label.toString();
    }

    @Override
    public Stmt visitSwitch(SwitchTree tree, Void unused) {
        return switches.statement(tree);
    }

    @Override
    public Stmt visitYield(YieldTree tree, Void unused) {
        Expr value = expressions.read(tree.getValue());
        return value == null ? null : new Stmt.Yield(value, body.origin(tree));
    }

    @Override
    public Stmt visitReturn(ReturnTree tree, Void unused) {
        boolean isVoid = result.equals(Type.VOID);
        if ((tree.getExpression() == null) != isVoid) {
            body.leaveToJavac();
            return null;
        } else if (isVoid) {
            return new Stmt.Return(null, body.origin(tree));
        }
        Expr value = expressions.read(tree.getExpression(), result);
        return value == null ? null : new Stmt.Return(value, body.origin(tree));
    }
}
