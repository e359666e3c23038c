package slope.processor.random;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import slope.processor.testing.Compilation;

/** A method for the oracle, written by hand: what does it say of another processor? */
public final class Sample {
    private static final String CLASS = "random.R";

    private final List<Program> programs;

    private Sample(List<Program> programs) {
        this.programs = programs;
    }

    /**
     * A method {@code f} with its helper.
     *
     * @param parameters declarations among {@link Generator#SHAPES}, separated by commas; so for the helper {@code g}
     * @param helper the body of the helper; empty for none
     */
    public static Sample of(String parameters, String body, String helperParameters, String helper) {
        Program own = program("f", false, parameters, body);
        return new Sample(helper.isEmpty() ? List.of(own) : List.of(program("g", true, helperParameters, helper), own));
    }

    private static Program program(String name, boolean isHelper, String parameters, String body) {
        List<Node> statements = body.lines().map(Node::plain).toList();
        return new Program(name, false, isHelper, false, Twin.NONE, Arrays.asList(parameters.split(", ")), statements);
    }

    public Compilation compile(Processor processor) {
        return Compilation.only(Map.of(CLASS, Program.type("R", programs)), processor, "-Aslope.verify");
    }

    /** @throws AssertionError where the roads do not agree */
    public void check(Compilation compilation) {
        Program last = programs.get(programs.size() - 1);
        for (int point = 0; point < RandomProgramTest.POINTS; point++) {
            new Oracle(compilation, CLASS, last, 1 + point).check();
        }
    }
}
