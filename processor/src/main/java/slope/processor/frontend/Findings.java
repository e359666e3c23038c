package slope.processor.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;

/** What is found out about a method while its body is read, and those bodies that stand in the place of calls in it. */
final class Findings {
    /** Each takes some dozens of bytes in a pullback, of which 65 535 is the most. */
    private static final int MOST_BODIES = 2000;

    private final TypeElement home;
    private final List<TypeElement> declared;
    private final Reporter reporter;
    private final ArrayNames arrays = new ArrayNames();
    private final ForeignRecords foreign = new ForeignRecords();
    private final HeldBodies held;
    private final Set<ExecutableElement> helpers = new LinkedHashSet<>();
    private final Map<String, List<Resolution>> resolutions = new LinkedHashMap<>();
    private final Set<ExecutableElement> calls = new LinkedHashSet<>();
    private final Set<Element> named = new LinkedHashSet<>();
    private final Deque<ExecutableElement> inPlace = new ArrayDeque<>();
    private final Map<VariableElement, Optional<Object>> constants;
    private final List<Doubt> doubts = new ArrayList<>();
    private int bodies;
    private String opaque;
    private boolean failed;
    private boolean missing;
    private boolean leftToJavac;
    private boolean reported;

    /**
     * @param home the class that the companions are of
     * @param held keeps whose bodies they hold
     * @param declared what the method declares to throw
     */
    Findings(TypeElement home, HeldBodies held, List<TypeElement> declared, Reporter reporter) {
        this(home, held, declared, reporter, new HashMap<>());
    }

    private Findings(
            TypeElement home,
            HeldBodies held,
            List<TypeElement> declared,
            Reporter reporter,
            Map<VariableElement, Optional<Object>> constants) {
        this.home = home;
        this.held = held;
        this.declared = declared;
        this.reporter = reporter;
        this.constants = constants;
    }

    /** Of something that is read for its value only. */
    Findings silent() {
        return new Findings(home, held, List.of(), Reporter.SILENT, constants);
    }

    /** The values of fields that were asked for; nothing for those that are no constant variables. */
    Map<VariableElement, Optional<Object>> constants() {
        return constants;
    }

    TypeElement home() {
        return home;
    }

    /** The methods whose bodies are being read in the place of calls, the innermost first. */
    Deque<ExecutableElement> inPlace() {
        return inPlace;
    }

    /** Whether one more body may be read in the place of a call: the first that may not is reported, with the chain of calls to it. */
    boolean takesBody(ExecutableElement method) {
        if (++bodies == MOST_BODIES + 1) {
            List<String> chain = new ArrayList<>(List.of(name(method)));
            inPlace.forEach(outer -> chain.add(0, name(outer)));
            report(Origin.NONE, Problem.TOO_MANY_BODIES, MOST_BODIES, String.join(" → ", chain), chain.get(0));
        }
        return !isOverfull();
    }

    private static String name(ExecutableElement method) {
        boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
        return constructor
                ? "new " + method.getEnclosingElement().getSimpleName()
                : method.getSimpleName().toString();
    }

    /** Whether there were too many bodies in the place of calls. */
    boolean isOverfull() {
        return bodies > MOST_BODIES;
    }

    ArrayNames arrays() {
        return arrays;
    }

    ForeignRecords foreign() {
        return foreign;
    }

    HeldBodies held() {
        return held;
    }

    /** A method without an annotation that is called, and must be differentiated, too. */
    void helper(ExecutableElement method) {
        helpers.add(method);
    }

    Set<ExecutableElement> helpers() {
        return helpers;
    }

    /** Something is called whose body nobody looks into, and that must not be run twice. */
    void opaque(String method) {
        opaque = opaque == null ? method : opaque;
    }

    boolean isOpaque() {
        return opaque != null;
    }

    /** The first call of such, or null. */
    String opaqueCall() {
        return opaque;
    }

    /** What is thrown, here or by what is called, is declared, or else javac says so. */
    void thrown(TypeElement type) {
        if (Exceptions.isChecked(type) && declared.stream().noneMatch(d -> Exceptions.isOf(type, d))) {
            leaveToJavac();
        }
    }

    /** Something that generated code names, too. */
    void named(Element element) {
        named.add(element);
    }

    /** A type that generated code names, and, of a record, those of its components. */
    void named(TypeMirror type) {
        boolean news = type instanceof DeclaredType declared && named.add(declared.asElement());
        if (news && ((DeclaredType) type).asElement() instanceof TypeElement record) {
            record.getRecordComponents().forEach(c -> named(c.asType()));
        }
    }

    Set<Element> named() {
        return named;
    }

    /** A differentiated method is called. */
    void calls(ExecutableElement method) {
        calls.add(method);
    }

    Set<ExecutableElement> calls() {
        return calls;
    }

    /** Reports what only the whole body tells: stores where there must be none, records that nobody knows. */
    void finish() {
        arrays.judge(this::report);
        foreign.judge(this::report);
    }

    void report(Origin origin, Problem problem, Object... arguments) {
        failed = true;
        reported = true;
        reporter.report(origin, problem, arguments);
    }

    /** Something javac will report itself. */
    void leaveToJavac() {
        failed = true;
        leftToJavac = true;
    }

    /** Whether there was an error to report: then the method has no derivative, whatever else is found. */
    boolean hasReported() {
        return reported;
    }

    /** Whether nothing but what has been reported is wrong with the body. */
    boolean isOnlyReported() {
        return !leftToJavac;
    }

    /** Something is wrong with a call, unless something is wrong with the method that is called. */
    void doubt(ExecutableElement callee, Origin origin, Problem problem, Object... arguments) {
        failed = true;
        doubts.add(new Doubt(callee, origin, problem, List.of(arguments)));
    }

    List<Doubt> doubts() {
        return doubts;
    }

    /** A name or a type that does not exist in this round. */
    void missing() {
        failed = true;
        missing = true;
    }

    /** Whether a name or a type is missing. */
    boolean isMissing() {
        return missing;
    }

    /** Whether a later round may judge the body otherwise: what is wrong in it now stays so. */
    boolean isIncomplete() {
        return missing && !reported;
    }

    boolean hasFailed() {
        return failed;
    }

    /** @param owner the qualified name of the class whose source it is in */
    void resolved(String owner, Resolution resolution) {
        resolutions.computeIfAbsent(owner, o -> new ArrayList<>()).add(resolution);
    }

    List<AnalyzeCheck.Expectation> expectations() {
        List<AnalyzeCheck.Expectation> expectations = new ArrayList<>();
        resolutions.forEach((owner, found) -> expectations.add(new AnalyzeCheck.Expectation(owner, found)));
        return expectations;
    }
}
