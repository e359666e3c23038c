package slope.processor;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.frontend.AnalyzeCheck;
import slope.processor.frontend.Doubt;
import slope.processor.frontend.MethodReader;
import slope.processor.frontend.Signatures;
import slope.processor.frontend.TreesReporter;
import slope.processor.ir.ClassRef;
import slope.processor.ir.source.Derivatives;
import slope.processor.ir.source.Method;

/** Reads the annotated methods of one class, and the helpers that they call, in one round. Nothing is reported before {@link #publish}. */
final class ClassReading {
    private final MethodReader reader;
    private final Options options;
    private final Limits limits = new Limits();
    private final List<Derivatives> derivatives = new ArrayList<>();
    private final List<AnalyzeCheck.Expectation> expectations = new ArrayList<>();
    private final List<TreesReporter> reporters = new ArrayList<>();
    private final Set<Element> named = new LinkedHashSet<>();
    private final Set<ClassRef> held = new LinkedHashSet<>();
    private final Set<ExecutableElement> helpers = new LinkedHashSet<>();
    private final Set<TypeElement> callees = new LinkedHashSet<>();
    private final Set<ExecutableElement> failed = new HashSet<>();
    private final List<Doubted> doubts = new ArrayList<>();
    private boolean missing;

    /** @param caller the method that is being read */
    record Doubted(ExecutableElement caller, Doubt doubt) {}

    ClassReading(MethodReader reader, Options options) {
        this.reader = reader;
        this.options = options;
    }

    /** @param reported the messages that were given before */
    void read(List<ExecutableElement> annotated, TreePath owner, Trees trees, Set<String> reported) {
        Set<ExecutableElement> methods = new LinkedHashSet<>(annotated);
        for (Deque<ExecutableElement> next = new ArrayDeque<>(methods); !next.isEmpty(); ) {
            ExecutableElement method = next.pop();
            TreePath path = new TreePath(owner, trees.getTree(method));
            TreesReporter reporter = new TreesReporter(trees, path, reported);
            reporters.add(reporter);
            helpers.clear();
            Optional<Derivatives> generated = generate(method, path, reporter);
            helpers.stream().filter(methods::add).forEach(next::add);
            generated.ifPresent(derivatives::add);
            if (reporter.hasErrors()) {
                failed.add(method);
            }
            missing |= generated.isEmpty() && !reporter.hasErrors() && !isDoubted(method);
        }
    }

    private Optional<Derivatives> generate(ExecutableElement method, TreePath path, TreesReporter reporter) {
        try {
            MethodReader.Result result = reader.read(method, path, reporter);
            expectations.addAll(result.expectations());
            helpers.addAll(result.helpers());
            named.addAll(result.named());
            held.addAll(result.held());
            missing |= result.isMissing();
            result.calls().forEach(m -> callees.add((TypeElement) m.getEnclosingElement()));
            result.doubts().forEach(d -> doubts.add(new Doubted(method, d)));
            result.rest().ifPresent(rest -> checkRest(rest, reporter));
            return result.method()
                    .flatMap(read -> new Pipeline(options, limits, reporter)
                            .run(read, Signatures.isAnnotated(method), reader.reachesOpaque(method)));
        } catch (StackOverflowError deep) {
            reporter.report(Origin.NONE, Problem.DEEP_EXPRESSION, method.getSimpleName());
            return Optional.empty();
        } catch (RuntimeException fault) {
            reporter.report(Origin.NONE, Problem.INTERNAL, method.getSimpleName(), describe(fault));
            return Optional.empty();
        }
    }

    private boolean isDoubted(ExecutableElement method) {
        return doubts.stream().anyMatch(d -> d.caller().equals(method));
    }

    /** Checks the readable part of a faulty body. Where that part alone is no program, its faults are told in a later build. */
    private void checkRest(Method rest, TreesReporter reporter) {
        try {
            new Pipeline(options, limits, reporter).checkRest(rest);
        } catch (RuntimeException incomplete) {
            return;
        }
    }

    /** Enough of a fault of ours to find it by. */
    private static String describe(Throwable fault) {
        String own = ClassReading.class.getPackageName();
        String place = Arrays.stream(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(own))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        String text = String.valueOf(fault).lines().findFirst().orElse("");
        return text.substring(0, Math.min(text.length(), 200)) + place;
    }

    /** Whether something that the class mentions does not exist in this round, or javac refuses something that was not reported. */
    boolean isMissing() {
        return missing;
    }

    boolean hasErrors() {
        return !doubts.isEmpty() || reporters.stream().anyMatch(TreesReporter::hasErrors);
    }

    /** The methods with errors of their own. */
    Set<ExecutableElement> failed() {
        return failed;
    }

    /** Faults of calls. Each counts only if the callee has no fault of its own. */
    List<Doubted> doubts() {
        return doubts;
    }

    /** The classes whose companions generated code calls. */
    Set<TypeElement> callees() {
        return callees;
    }

    /** Prints what was reported. */
    void publish() {
        reporters.forEach(TreesReporter::publish);
    }

    List<Derivatives> derivatives() {
        return derivatives;
    }

    List<AnalyzeCheck.Expectation> expectations() {
        return expectations;
    }

    /** The elements that generated code names as well. */
    Set<Element> named() {
        return named;
    }

    /** The classes of other files whose bodies or constants are in what was read. */
    Set<ClassRef> held() {
        return held;
    }
}
