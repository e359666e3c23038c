package slope.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import slope.processor.diag.Problem;

/**
 * An annotated method as callers see it: through its companion interface, never through its body.
 *
 * @param method its own name, which the primal is called by
 * @param derivativeName the name that its derivatives are called by; differs for overloads
 * @param ofObject whether it is an instance method: the first parameter is then the object
 * @param opaque whether nothing is known of its body: no derivative leads through it, and it must not be run twice
 * @param thrown the checked exceptions that it declares, and so do its derivatives
 * @param onActive what to say where it is opaque, and handed an active value
 */
public record Callee(
        ClassRef owner,
        String method,
        String derivativeName,
        boolean ofObject,
        boolean opaque,
        List<Parameter> parameters,
        Type result,
        List<ClassRef> thrown,
        Problem onActive) {
    /** The name of what makes an object, which nobody looks into. */
    public static final String CONSTRUCTOR = "new";

    /** Of a method that calls something that must not be run again. */
    public static final String RUNS_ONCE = ", runs once";

    public Callee {
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
    }

    /** A method that declares no checked exception. */
    public Callee(
            ClassRef owner,
            String method,
            String derivativeName,
            boolean ofObject,
            boolean opaque,
            List<Parameter> parameters,
            Type result) {
        this(
                owner,
                method,
                derivativeName,
                ofObject,
                opaque,
                parameters,
                result,
                List.of(),
                Problem.NOT_DIFFERENTIABLE);
    }

    /** The same with a parameter for each leaf of a record: what is differentiated. */
    public Callee flat() {
        List<Parameter> leaves =
                Leaf.of(parameters).stream().map(Leaf::parameter).toList();
        return new Callee(owner, method, derivativeName, ofObject, opaque, leaves, result, thrown, onActive);
    }

    /** What is differentiated of the result: nothing of a void method, the number itself, or the leaves of a record. */
    public List<Leaf> results() {
        return isVoid() ? List.of() : Leaf.of(List.of(new Parameter("value", result, true, false)));
    }

    /** Whether callers differentiate the body in place: where a leaf, or the result, is a record's, or is not computed with as it is. */
    public boolean isInPlace() {
        return result.isNarrow()
                || result.isRecord()
                || Leaf.of(parameters).stream()
                        .anyMatch(
                                l -> l.whole().type().isRecord() || l.declared().isNarrow());
    }

    public boolean isVoid() {
        return result.equals(Type.VOID);
    }

    /** The same, where what is returned in an object is wanted as a number or a boolean. */
    public Callee unboxed() {
        return new Callee(
                owner, method, derivativeName, ofObject, opaque, parameters, result.unboxed(), thrown, onActive);
    }

    /** Whether the rest of the method may notice that it ran. */
    public boolean hasEffects() {
        return opaque || writes();
    }

    /** Whether it stores into an array of the caller's. */
    public boolean writes() {
        return parameters.stream().anyMatch(Parameter::written);
    }

    /**
     * What callers from elsewhere need: names, erased parameters, which of them are active, and which entries there are. The
     * parameters' own names are those of the gradients, and are not in class files.
     */
    public String description() {
        String types = parameters.stream().map(Callee::describe).collect(Collectors.joining(", "));
        String name = derivativeName.equals(method) ? method : derivativeName + " = " + method;
        return name + "(" + types + "): " + (isInPlace() ? "" : "pullback, ") + "tangent, graph";
    }

    private static String describe(Parameter p) {
        String marks = (p.active() ? "active " : "") + (p.written() ? "written " : "");
        return marks + p.type() + fields(p.type()) + " " + p.name();
    }

    private static String fields(Type type) {
        return type.isActiveObject()
                ? type.components().stream()
                        .map(c -> c.type() + fields(c.type()) + " " + c.name())
                        .collect(Collectors.joining("; ", "{", "}"))
                : "";
    }

    /** The same method, by the names that a description gives its parameters: nothing where it is that of another one. */
    public Optional<Callee> describedBy(String description) {
        int open = description.indexOf('(');
        int close = description.indexOf(')');
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        String list = description.substring(open + 1, close);
        String[] described = list.isEmpty() ? new String[0] : list.split(", ");
        if (described.length != parameters.size()) {
            return Optional.empty();
        }
        List<Parameter> named = new ArrayList<>();
        for (int i = 0; i < described.length; i++) {
            Parameter p = parameters.get(i);
            String name = described[i].substring(described[i].lastIndexOf(' ') + 1);
            named.add(new Parameter(name, p.type(), p.active(), p.written()));
        }
        Callee callee = new Callee(owner, method, derivativeName, ofObject, opaque, named, result, thrown, onActive);
        return Optional.of(callee).filter(c -> c.description().equals(description));
    }

    @Override
    public String toString() {
        return owner + "." + derivativeName;
    }
}
