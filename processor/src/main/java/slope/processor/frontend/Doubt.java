package slope.processor.frontend;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;

/**
 * What is wrong with a call, unless something is wrong with the method that is called, whose error says more.
 *
 * @param callee the method that is called
 */
public record Doubt(ExecutableElement callee, Origin origin, Problem problem, List<Object> arguments) {
    public Doubt {
        arguments = List.copyOf(arguments);
    }

    public void report(Reporter reporter) {
        reporter.report(origin, problem, arguments.toArray());
    }
}
