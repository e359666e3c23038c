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
 * @param declared its parameters in the source, which the method itself, its tangent and its graph take
 * @param parameters the same where a call hands over wholes; where it hands over leaves, as pullbacks take them, one for each
 * @param thrown the checked exceptions that it declares, and so do its derivatives
 * @param onActive what to say where it is opaque, and handed an active value
 * @param hidden whether generated code can't call the method itself, which is private: then its companion has a copy
 */
public record Callee(
        ClassRef owner,
        String method,
        String derivativeName,
        boolean ofObject,
        boolean opaque,
        List<Parameter> declared,
        List<Parameter> parameters,
        Type result,
        List<ClassRef> thrown,
        Problem onActive,
        boolean hidden) {
    /** The name of what makes an object, which nobody looks into. */
    public static final String CONSTRUCTOR = "new";

    /** The most slots that the parameters of a method take (JVMS 4.3.3). */
    public static final int MOST_SLOTS = 255;

    /** Of a method that calls something that must not be run again. */
    public static final String RUNS_ONCE = ", runs once";

    public Callee {
        declared = List.copyOf(declared);
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
            List<Parameter> declared,
            Type result) {
        this(owner, method, derivativeName, ofObject, opaque, declared, result, List.of(), Problem.NOT_DIFFERENTIABLE);
    }

    public Callee(
            ClassRef owner,
            String method,
            String derivativeName,
            boolean ofObject,
            boolean opaque,
            List<Parameter> declared,
            Type result,
            List<ClassRef> thrown,
            Problem onActive) {
        this(owner, method, derivativeName, ofObject, opaque, declared, declared, result, thrown, onActive, false);
    }

    /** The same with a parameter for each leaf of a record: what is differentiated. */
    public Callee flat() {
        List<Parameter> leaves = Leaf.of(declared).stream().map(Leaf::parameter).toList();
        return with(leaves, result);
    }

    /** The same where its result is computed with. */
    public Callee widened() {
        return with(parameters, result.wide());
    }

    private Callee with(List<Parameter> handed, Type wanted) {
        return new Callee(
                owner, method, derivativeName, ofObject, opaque, declared, handed, wanted, thrown, onActive, hidden);
    }

    /** The same method, where it is private. */
    public Callee asHidden() {
        return new Callee(
                owner, method, derivativeName, ofObject, opaque, declared, parameters, result, thrown, onActive, true);
    }

    /** What is differentiated of the result: nothing of a void method, the number itself, or the leaves of a record. */
    public List<Leaf> results() {
        return isVoid() ? List.of() : Leaf.of(List.of(new Parameter("value", result, true, false)));
    }

    /**
     * Whether callers that have the body differentiate it in place: where a leaf, or the result, is a record's, or is not computed
     * with as it is.
     */
    public boolean isInPlace() {
        return result.isNarrow()
                || result.isRecord()
                || Leaf.of(declared).stream()
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

    /** Whether there is room for its parameters and their tangents. */
    public boolean hasTangent() {
        return tangentSlots() <= MOST_SLOTS;
    }

    /** The slots that its parameters and their tangents take, computed with. */
    public int tangentSlots() {
        int slots = 0;
        for (Parameter parameter : declared) {
            Type type = parameter.type().wide();
            boolean doubled = parameter.active() && !type.isActiveObject();
            slots += doubled ? 2 * type.slots() : type.slots();
            slots += Leaf.of(List.of(parameter)).stream()
                    .filter(l -> l.parameter().held() && l.parameter().active())
                    .mapToInt(l -> l.parameter().type().slots())
                    .sum();
        }
        return slots;
    }

    /**
     * What callers from elsewhere need: names, erased parameters, which of them are active, and which entries there are. The
     * parameters' own names are those of the gradients, and are not in class files.
     */
    public String description() {
        String types = declared.stream().map(Callee::describe).collect(Collectors.joining(", "));
        String name = derivativeName.equals(method) ? method : derivativeName + " = " + method;
        return name + "(" + types + "): " + result + components(result) + ", pullback"
                + (hasTangent() ? ", tangent" : "") + ", graph";
    }

    private static String describe(Parameter p) {
        String marks = (p.active() ? "active " : "") + (p.written() ? "written " : "");
        return marks + p.type() + components(p.type()) + " " + p.name();
    }

    /** What pullbacks take instead of a record, or besides an object. */
    private static String components(Type type) {
        return type.isComposite()
                ? type.components().stream()
                        .map(c -> (c.active() ? "" : "constant ") + c.type() + components(c.type()) + " " + c.name())
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
        if (described.length != declared.size()) {
            return Optional.empty();
        }
        List<Parameter> named = new ArrayList<>();
        for (int i = 0; i < described.length; i++) {
            Parameter p = declared.get(i);
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
