package slope.processor.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.source.Local;

/** What is found out about a method while its body is read, and those bodies that stand in the place of calls in it. */
final class Findings {
    private final TypeElement home;
    private final Reporter reporter;
    private final Set<Local> readOnly = new HashSet<>();
    private final Set<Local> ofFields = new HashSet<>();
    private final Map<Local, Set<Local>> names = new HashMap<>();
    private final List<Map.Entry<Origin, Local>> stores = new ArrayList<>();
    private final Set<ExecutableElement> helpers = new LinkedHashSet<>();
    private final Map<String, List<Resolution>> resolutions = new LinkedHashMap<>();
    private final Set<ExecutableElement> calls = new LinkedHashSet<>();
    private final Deque<ExecutableElement> inPlace = new ArrayDeque<>();
    private boolean opaque;
    private boolean failed;

    /** @param home the class that the companions are of */
    Findings(TypeElement home, Reporter reporter) {
        this.home = home;
        this.reporter = reporter;
    }

    TypeElement home() {
        return home;
    }

    /** The methods whose bodies are being read in the place of calls, the innermost first. */
    Deque<ExecutableElement> inPlace() {
        return inPlace;
    }

    /** An array parameter that the method does not store into. */
    void markReadOnly(Local local) {
        readOnly.add(local);
    }

    /** Another name of an array that a field holds. */
    void markOfField(Local local) {
        ofFields.add(local);
    }

    /** A method without an annotation that is called, and must be differentiated, too. */
    void helper(ExecutableElement method) {
        helpers.add(method);
    }

    Set<ExecutableElement> helpers() {
        return helpers;
    }

    /** Something is called whose body nobody looks into. */
    void opaque() {
        opaque = true;
    }

    boolean isOpaque() {
        return opaque;
    }

    /** A differentiated method is called. */
    void calls(ExecutableElement method) {
        calls.add(method);
    }

    Set<ExecutableElement> calls() {
        return calls;
    }

    /** A local may from here on be another name of an array, or of a row of it. */
    void assigned(Local local, Local array) {
        names.computeIfAbsent(local, l -> new LinkedHashSet<>()).add(array);
    }

    /** Elements are written of what a local names. */
    void written(Origin place, Local array) {
        stores.add(Map.entry(place, array));
    }

    /** Reports what is stored into parameters that are only read, under whatever name. */
    void finish() {
        for (Map.Entry<Origin, Local> store : stores) {
            for (Local local : namedBy(store.getValue())) {
                if (ofFields.contains(local)) {
                    report(store.getKey(), Problem.FIELD_STORE);
                } else if (readOnly.contains(local)) {
                    report(store.getKey(), Problem.PARAMETER_STORE, local.name());
                }
            }
        }
    }

    private Set<Local> namedBy(Local local) {
        Set<Local> all = new LinkedHashSet<>(Set.of(local));
        Deque<Local> next = new ArrayDeque<>(all);
        while (!next.isEmpty()) {
            for (Local named : names.getOrDefault(next.pop(), Set.of())) {
                if (all.add(named)) {
                    next.push(named);
                }
            }
        }
        return all;
    }

    void report(Origin origin, Problem problem, Object... arguments) {
        failed = true;
        reporter.report(origin, problem, arguments);
    }

    /** Something javac will report itself, or that another processor may still generate. */
    void leaveToJavac() {
        failed = true;
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
