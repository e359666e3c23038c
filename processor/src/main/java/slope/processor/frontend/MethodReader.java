package slope.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.Type;
import slope.processor.ir.source.Local;
import slope.processor.ir.source.Method;
import slope.processor.ir.source.Stmt;

/** Reads an annotated method: its signature, then its body. */
public final class MethodReader implements OtherBodies {
    private final Trees trees;
    private final Elements elements;
    private final Types types;
    private final RecordBodies records;
    private final CompanionCheck companions;
    private final OtherBodies others;
    private final Map<ExecutableElement, Boolean> opaque = new HashMap<>();
    private final Map<ExecutableElement, String> opaqueCalls = new HashMap<>();
    private final Map<ExecutableElement, Boolean> readable = new HashMap<>();
    private final CallGraph callGraph = new CallGraph(this::callees);
    private final Set<ExecutableElement> repeatable = new HashSet<>();
    private final Set<ExecutableElement> incomplete = new HashSet<>();
    private final Set<ExecutableElement> readsHidden = new HashSet<>();

    /** @param env javac's own */
    public MethodReader(Trees trees, ProcessingEnvironment env, Compiled compiled) {
        this.trees = trees;
        elements = env.getElementUtils();
        types = env.getTypeUtils();
        records = new RecordBodies(trees, env);
        companions = new CompanionCheck(elements, trees, compiled);
        others = this;
    }

    /** Reads as another one does, but for what is known of other bodies. */
    private MethodReader(MethodReader reader, OtherBodies others) {
        trees = reader.trees;
        elements = reader.elements;
        types = reader.types;
        records = reader.records;
        companions = reader.companions;
        this.others = others;
    }

    /**
     * What came of reading a method.
     *
     * @param method empty where something is wrong: it was reported, or javac will
     * @param helpers methods of the class that it calls, and that have no annotation of their own
     * @param named what generated code names, too
     * @param held the classes of other files whose bodies or constants are in what was read
     * @param isMissing whether it mentions something that does not exist in this round
     * @param calls the methods whose companions generated code calls
     * @param rest of a method with errors that were reported, what could be read, with a throw at its end; else empty
     * @param doubts what is wrong with calls, unless something is wrong with the methods that are called
     */
    public record Result(
            Optional<Method> method,
            List<AnalyzeCheck.Expectation> expectations,
            Set<ExecutableElement> helpers,
            Set<Element> named,
            Set<ClassRef> held,
            boolean isMissing,
            Set<ExecutableElement> calls,
            Optional<Method> rest,
            List<Doubt> doubts) {}

    public Result read(ExecutableElement element, TreePath path, TreesReporter reporter) {
        return read(element, path, body(element, path, reporter));
    }

    private Body body(ExecutableElement element, TreePath path, Reporter reporter) {
        TypeElement owner = (TypeElement) element.getEnclosingElement();
        return new Body(
                trees,
                path.getCompilationUnit(),
                owner,
                new Findings(owner, new HeldBodies(trees, elements, owner), Exceptions.declared(element), reporter));
    }

    @Override
    public boolean reachesOpaque(ExecutableElement method) {
        Boolean known = opaque.get(method);
        TreePath path = trees.getPath(method);
        if (known != null || path == null) {
            return known != null && known;
        }
        opaque.put(method, false);
        Body silent = silent(method, path);
        read(method, path, silent);
        Findings findings = silent.findings();
        noteMissing(method, findings);
        boolean found = findings.isOpaque() || findings.calls().stream().anyMatch(this::reachesOpaque);
        opaque.put(method, found);
        if (found) {
            String call = findings.calls().stream()
                    .filter(this::reachesOpaque)
                    .findFirst()
                    .map(this::opaqueCall)
                    .orElse(findings.opaqueCall());
            opaqueCalls.put(method, findings.isOpaque() ? findings.opaqueCall() : call);
        }
        return found;
    }

    @Override
    public String opaqueCall(ExecutableElement method) {
        return opaqueCalls.getOrDefault(method, method.getSimpleName().toString());
    }

    @Override
    public boolean isRecursive(ExecutableElement method) {
        return callGraph.isRecursive(method);
    }

    /** The differentiated methods of the same file that a body calls; it is not looked into theirs. */
    private Set<ExecutableElement> callees(ExecutableElement method) {
        TreePath path = trees.getPath(method);
        if (path == null) {
            return Set.of();
        }
        CalleesOnly callees = new CalleesOnly();
        Body silent = silent(method, path);
        new MethodReader(this, callees).read(method, path, silent);
        callees.found().addAll(silent.findings().calls());
        callees.found().removeIf(silent.findings().held()::isElsewhere);
        return callees.found();
    }

    @Override
    public boolean isReadable(ExecutableElement method) {
        Boolean known = readable.get(method);
        TreePath path = trees.getPath(method);
        if (known != null || path == null) {
            return known != null && known;
        }
        readable.put(method, false);
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        Body silent = body(method, path, (origin, problem, arguments) -> problems.add(problem));
        for (VariableElement parameter : method.getParameters()) {
            Optional<Local> local = TypeReader.value(parameter.asType())
                    .map(type -> new Local(parameter.getSimpleName().toString(), type));
            silent.declare(parameter.getSimpleName().toString(), local);
            local.filter(l -> l.type().isArray() || l.type().isRecord())
                    .ifPresent(l -> silent.findings().arrays().parameter(l, false, false));
        }
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            silent.declare("this", TypeReader.value(owner.asType()).map(type -> new Local("self", type)));
        }
        Type result = method.getReturnType().getKind() == TypeKind.VOID
                ? Type.VOID
                : TypeReader.value(method.getReturnType()).orElse(Type.DOUBLE);
        silent.findings().inPlace().push(method);
        statements(owner, path, silent, result);
        noteMissing(method, silent.findings());
        boolean found = !silent.findings().hasFailed() || silent.findings().isOverfull();
        readable.put(method, found);
        if (silent.findings().isOnlyReported() && problems.equals(EnumSet.of(Problem.PRIVATE_CONSTANT))) {
            readsHidden.add(method);
        }
        silent.findings().finish();
        boolean changes = silent.findings().hasFailed() || silent.findings().isOpaque();
        if (!changes && silent.findings().calls().stream().noneMatch(this::reachesOpaque)) {
            repeatable.add(method);
        }
        return found;
    }

    @Override
    public boolean readsHidden(ExecutableElement method) {
        return !isReadable(method) && readsHidden.contains(method);
    }

    @Override
    public boolean isRepeatable(ExecutableElement method) {
        return Signatures.isFixed(method) && isReadable(method) && repeatable.contains(method);
    }

    private void noteMissing(ExecutableElement method, Findings findings) {
        if (findings.isIncomplete()) {
            incomplete.add(method);
        }
    }

    @Override
    public boolean isIncomplete(ExecutableElement method) {
        return incomplete.contains(method);
    }

    private Body silent(ExecutableElement method, TreePath path) {
        return body(method, path, Reporter.SILENT);
    }

    private List<Stmt> statements(TypeElement owner, TreePath path, Body body, Type result) {
        Resolver resolver = new Resolver(
                trees,
                elements,
                types,
                records,
                companions,
                path,
                owner,
                body.findings().home());
        if (!resolver.isComplete()) {
            body.missing();
        }
        ExpressionReader expressions = new ExpressionReader(body, resolver, others);
        MethodTree tree = (MethodTree) path.getLeaf();
        body.open();
        List<Stmt> statements = new StatementReader(body, expressions, Signatures.ref(owner), result)
                .whole(tree.getBody().getStatements());
        body.close();
        return statements;
    }

    private Result read(ExecutableElement element, TreePath path, Body body) {
        MethodTree tree = (MethodTree) path.getLeaf();
        List<Local> parameters = new SignatureReader(records, elements, body).read(element, tree);
        TypeElement owner = (TypeElement) element.getEnclosingElement();
        List<Stmt> statements = List.of();
        Findings findings = body.findings();
        if (tree.getBody() != null) {
            Type result = Signatures.result(element).orElse(Type.DOUBLE);
            statements = statements(owner, path, body, result);
            findings.finish();
            if (findings.isOpaque()) {
                SignatureReader.checkOpaque(element, tree, body);
            }
        }
        Optional<Callee> callee = Signatures.of(element);
        callee.ifPresent(c -> NameCheck.check(element, c, tree, body));
        boolean failed = findings.hasFailed() || callee.isEmpty();
        Method read = failed ? null : new Method(callee.get(), parameters, statements);
        boolean hasRest = callee.isPresent() && findings.hasReported() && !parameters.contains(null);
        Method rest = hasRest ? new Method(callee.get(), parameters, ended(statements)) : null;
        return new Result(
                Optional.ofNullable(read),
                findings.expectations(),
                findings.helpers(),
                findings.named(),
                findings.held().classes(),
                findings.isMissing(),
                findings.calls(),
                Optional.ofNullable(rest),
                findings.doubts());
    }

    private static List<Stmt> ended(List<Stmt> statements) {
        List<Stmt> ended = new ArrayList<>(statements);
        ended.add(new Stmt.Throw(ClassRef.of("java.lang", "IllegalStateException"), List.of(), Origin.NONE));
        return ended;
    }
}
