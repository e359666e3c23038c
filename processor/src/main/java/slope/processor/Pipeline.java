package slope.processor;

import com.palantir.javapoet.JavaFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import slope.processor.analysis.ConstantDivisors;
import slope.processor.analysis.ConstantPositions;
import slope.processor.analysis.LostDerivatives;
import slope.processor.analysis.NarrowFields;
import slope.processor.analysis.Rounding;
import slope.processor.analysis.StaticTables;
import slope.processor.analysis.TangentCalls;
import slope.processor.backend.Companions;
import slope.processor.diag.Origin;
import slope.processor.diag.Problem;
import slope.processor.diag.Reporter;
import slope.processor.ir.Callee;
import slope.processor.ir.ClassRef;
import slope.processor.ir.source.Derivatives;
import slope.processor.ir.source.Method;
import slope.processor.ir.source.Routine;
import slope.processor.ir.ssa.Function;
import slope.processor.ir.ssa.Var;
import slope.processor.transform.Adjoint;
import slope.processor.transform.CountedLoops;
import slope.processor.transform.DeadCode;
import slope.processor.transform.Desugar;
import slope.processor.transform.DistinctArguments;
import slope.processor.transform.DistinctSources;
import slope.processor.transform.FoldIndices;
import slope.processor.transform.ForgetPassive;
import slope.processor.transform.OutlivingArrays;
import slope.processor.transform.PlaceTapes;
import slope.processor.transform.RecordGraph;
import slope.processor.transform.Records;
import slope.processor.transform.Simplify;
import slope.processor.transform.TailExits;
import slope.processor.transform.Tangent;
import slope.processor.transform.ToSsa;
import slope.processor.transform.Widen;
import slope.processor.transform.recompose.Recompose;

/**
 * Page one: what happens to a method, a line a stage, in reading order.
 *
 * <pre>
 * javac tree → read → desugar → to SSA ┬→ record (graph, dynamic twin) ──────→ recompose → emit
 *                                      └→ tangent | adjoint → simplify → place tapes → recompose → emit
 * </pre>
 *
 * The front end has read the method before it comes here, and {@link #emit} writes the companions of a class once all its
 * methods have been through.
 */
final class Pipeline {
    private final Options options;
    private final Limits limits;
    private final Reporter reporter;

    /** @param limits of the class that the method is of */
    Pipeline(Options options, Limits limits, Reporter reporter) {
        this.options = options;
        this.limits = limits;
        this.reporter = reporter;
    }

    /**
     * Empty where something was reported.
     *
     * @param offered whether the method is annotated; a helper's derivatives are for its callers only
     * @param runsOnce whether it calls something that must not be run again
     */
    Optional<Derivatives> run(Method read, boolean offered, boolean runsOnce) {
        Stages stages = new Stages(options, read.signature().method());
        stages.show("read", read);
        Method plain = stages.show("desugared", Desugar.apply(read));
        Optional<Method> apart = Records.apply(plain, reporter);
        if (apart.isEmpty()) {
            return Optional.empty();
        }
        stages.show("records taken apart", apart.get());
        Method wide = stages.show("widened", Widen.apply(apart.get()));
        Optional<Method> tail = TailExits.apply(wide, reporter);
        if (tail.isEmpty()) {
            return Optional.empty();
        }
        stages.show("exits in tail position", tail.get());
        Function primal = stages.show("to SSA", ToSsa.apply(tail.get()));
        primal = DistinctSources.apply(DistinctArguments.apply(CountedLoops.apply(primal)));
        primal = stages.show("loops counted", tidy(OutlivingArrays.apply(primal)));
        Set<Var> independent = independent(primal);
        boolean fine = ConstantPositions.check(primal, independent, reporter);
        primal = tidy(ForgetPassive.apply(primal));
        if (!NarrowFields.check(primal, reporter) || !fine) {
            return Optional.empty();
        }
        LostDerivatives.check(primal, read.signature(), independent, offered, reporter);

        Function graph = stages.show("graph", tidy(RecordGraph.apply(primal, independent, false)));
        Function dynamic = stages.show("dynamic twin", tidy(RecordGraph.apply(primal, independent, true)));
        Function tangent =
                read.signature().hasTangent() ? stages.show("tangent", tidy(Tangent.apply(primal, independent))) : null;
        if (tangent != null && !TangentCalls.check(tangent, reporter)) {
            return Optional.empty();
        }
        Function adjoint = stages.show("adjoint", tidy(Adjoint.apply(primal, independent)));
        Function taped = stages.lowered("tapes placed", DeadCode.apply(FoldIndices.apply(PlaceTapes.apply(adjoint))));

        Callee source = read.signature();
        Routine pullbackRoutine = stages.show("pullback", Recompose.apply(taped, Recompose.Road.PULLBACK, source));
        Routine tangentRoutine = tangent == null
                ? null
                : stages.show("tangent", Recompose.apply(tangent, Recompose.Road.TANGENT, source));
        Routine graphRoutine = stages.show("graph", Recompose.apply(graph, Recompose.Road.GRAPH, source));
        Routine dynamicRoutine =
                stages.show("dynamic twin", Recompose.apply(dynamic, Recompose.Road.DYNAMIC_GRAPH, source));
        Routine primalRoutine =
                source.hidden() ? stages.show("primal", Recompose.apply(primal, Recompose.Road.PRIMAL, source)) : null;
        boolean rounds = Rounding.isOn(primal, source, independent);
        Derivatives derivatives = new Derivatives(
                read.signature(),
                offered,
                runsOnce,
                rounds,
                StaticTables.of(primal),
                ConstantDivisors.lints(primal),
                pullbackRoutine,
                tangentRoutine,
                graphRoutine,
                dynamicRoutine,
                primalRoutine);
        return limits.check(derivatives, reporter) ? Optional.of(derivatives) : Optional.empty();
    }

    /**
     * Says what is lost in a body of which a part could not be read, so that it is told at once with what is wrong there.
     *
     * @param rest what could be read, with a throw at its end
     */
    void checkRest(Method rest) {
        Optional<Method> apart = Records.apply(Desugar.apply(rest), reporter);
        Optional<Method> tail = apart.flatMap(method -> TailExits.apply(Widen.apply(method), Reporter.SILENT));
        if (tail.isPresent()) {
            Function primal = tidy(CountedLoops.apply(ToSsa.apply(tail.get())));
            ConstantPositions.check(primal, independent(primal), this::reportOfRest);
        }
    }

    /** That a parameter must not be stored into has been told. */
    private void reportOfRest(Origin origin, Problem problem, Object... arguments) {
        if (problem != Problem.ACTIVE_INTO_CONSTANT) {
            reporter.report(origin, problem, arguments);
        }
    }

    /**
     * The companions of a class.
     *
     * @param lints the warnings that are suppressed in them
     * @param held the classes of other files whose bodies or constants are in them
     */
    static List<JavaFile> emit(
            ClassRef owner,
            boolean isPublic,
            List<Derivatives> methods,
            boolean annotation,
            Set<String> lints,
            Set<ClassRef> held,
            Element origin) {
        return Companions.write(owner, isPublic, methods, annotation, lints, held, origin);
    }

    private static Function tidy(Function function) {
        return DeadCode.apply(Simplify.apply(DeadCode.apply(function)));
    }

    static Set<Var> independent(Function function) {
        Set<Var> independent = new LinkedHashSet<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            if (function.signature().parameters().get(i).active()) {
                independent.add(function.parameters().get(i));
            }
        }
        return independent;
    }
}
