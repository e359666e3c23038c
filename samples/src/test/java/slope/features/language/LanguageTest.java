package slope.features.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import slope.DifferentiableFunction;
import slope.GradientCheck;
import slope.Tangent;
import slope.Value;
import slope.graph.GraphComparison;

/** Each construct of the language, held against differences and against the graphs. */
class LanguageTest {
    private static final double[] W = {.1, .5, -.3, .8};

    private static void sameGraphs(BiFunction<Value[], Value, Value> one, BiFunction<Value[], Value, Value> other) {
        Value first = one.apply(Value.leaves(W), Value.of(.3));
        Value second = other.apply(Value.leaves(W), Value.of(.3));
        first.backward();
        second.backward();
        assertEquals(Optional.empty(), GraphComparison.difference(first, second));
    }

    @Test
    void jumps() {
        double[] w = {1, 2, -1, 3, 4, 11, 2};
        GradientCheck.verify(JumpsDerivatives.skipFunction(1.5, w));
        GradientCheck.verify(JumpsDerivatives.labelsFunction(1.5, w));
        for (int n = 0; n < 8; n++) {
            GradientCheck.verify(JumpsDerivatives.doWhileFunction(1.1, n));
        }
        sameGraphs((v, x) -> JumpsGraphs.labels(x, v), (v, x) -> JumpsGraphs.labelsDynamic(x, v));
    }

    @Test
    void switches() {
        double[] w = {.5, 1.2, .3, .7, .1, 1.3, .9};
        for (int k = 0; k < 4; k++) {
            GradientCheck.verify(JumpsDerivatives.choiceFunction(1.5, k, w));
        }
        sameGraphs((v, x) -> JumpsGraphs.choice(x, 3, v), (v, x) -> JumpsGraphs.choiceDynamic(x, 3, v));
        for (Jumps.Kernel kernel : Jumps.Kernel.values()) {
            GradientCheck.verify(JumpsDerivatives.kernelFunction(1.5, kernel));
        }
        assertThrows(NullPointerException.class, () -> JumpsDerivatives.kernelGradient(1.5, null));
        assertThrows(NullPointerException.class, () -> JumpsDerivatives.kernelTangent(1.5, 1, null));
        assertThrows(NullPointerException.class, () -> JumpsGraphs.kernel(Value.of(1.5), null));
    }

    @Test
    void guardsThrowTheSameOnEveryRoad() {
        double[] w = {1, 2, -1};
        GradientCheck.verify(GuardsDerivatives.guardedFunction(1.5, w));
        GradientCheck.verify(GuardsDerivatives.casesFunction(1.5, 0));
        GradientCheck.verify(GuardsDerivatives.casesFunction(1.5, 1));
        String message = assertThrows(IllegalArgumentException.class, () -> Guards.guarded(-1, w))
                .getMessage();
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> GuardsDerivatives.guardedGradient(-1, w))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> GuardsGraphs.guarded(Value.of(-1), Value.leaves(w)))
                        .getMessage());
        assertThrows(
                ArithmeticException.class, () -> GuardsDerivatives.guardedGradient(1, new double[] {Double.NaN, 1, 2}));
    }

    /** Tests run with assertions on. */
    @Test
    void assertionsAreThoseOfTheMethodsClass() {
        String message = assertThrows(AssertionError.class, () -> Guards.guarded(1, new double[2]))
                .getMessage();
        assertEquals(
                message,
                assertThrows(AssertionError.class, () -> GuardsDerivatives.guardedGradient(1, new double[2]))
                        .getMessage());
    }

    @Test
    void copies() {
        GradientCheck.verify(CopiesDerivatives.madeFunction(1.5, new double[] {1, 2, -1, 4}));
        sameGraphs((v, x) -> CopiesGraphs.made(x, v), (v, x) -> CopiesGraphs.madeDynamic(x, v));
    }

    @Test
    void stores() {
        GradientCheck.verify(StoresDerivatives.scaledFunction(W.clone(), 1.5));
        GradientCheck.verify(StoresDerivatives.integrateFunction(W, .1, new double[] {1, 2, 3, 4}, 5));
        GradientCheck.verify(StoresDerivatives.bothFunction(W, .3));
        GradientCheck.verify(StoresDerivatives.rowsFunction(new double[][] {{1, 2}, {3, .4}}, .3));
        GradientCheck.verify(StoresDerivatives.maxFunction(new double[4], W));
        sameGraphs(StoresGraphs::both, StoresGraphs::bothDynamic);
    }

    @Test
    void whatIsLeftInAnArgumentIsWhatTheMethodLeaves() {
        double[] expected = W.clone();
        Stores.scaled(expected, 1.5);
        double[] left = W.clone();
        StoresDerivatives.scaledGradient(left, 1.5);
        assertArrayEquals(expected, left);
        double[] along = W.clone();
        StoresDerivatives.scaledTangent(along, new double[4], 1.5, 1);
        assertArrayEquals(expected, along);
    }

    @Test
    void anAccumulatingCallAddsToBuffersOfStoredArrays() {
        var workspace = new StoresDerivatives.ScaledWorkspace();
        double[] sum = {1, 1, 1, 1};
        workspace.at(W.clone(), 1.5, sum);
        workspace.at(W.clone(), 1.5);
        for (int i = 0; i < sum.length; i++) {
            assertEquals(1 + workspace.dY()[i], sum[i]);
        }
    }

    @Test
    void whatIsStoredIntoMustNotBeAnotherArgument() {
        double[] y = W.clone();
        assertThrows(IllegalArgumentException.class, () -> StoresDerivatives.intoGradient(y, y));
        assertThrows(IllegalArgumentException.class, () -> StoresDerivatives.rowsOfGradient(y, 1, 1));
        GradientCheck.verify(StoresDerivatives.rowsOfFunction(y, 1, 0));
        GradientCheck.verify(StoresDerivatives.aliasedFunction(y));
    }

    @Test
    void tangentsFollowStores() {
        double[] direction = {.1, .2, .3, .4};
        Tangent tangent = StoresDerivatives.bothTangent(W, direction, .3, .7);
        var gradient = StoresDerivatives.bothGradient(W, .3);
        double dot = .7 * gradient.dK();
        for (int i = 0; i < W.length; i++) {
            dot += direction[i] * gradient.dY0()[i];
        }
        assertEquals(dot, tangent.dot(), 1e-12);
    }

    @Test
    void references() {
        for (int n = 0; n < 5; n++) {
            GradientCheck.verify(ReferencesDerivatives.heatFunction(W, .2, n));
            GradientCheck.verify(ReferencesDerivatives.freshFunction(W, .2, n));
        }
        GradientCheck.verify(ReferencesDerivatives.freshFunction(new double[] {3, 1, 2}, .9, 4));
        for (double k : new double[] {.5, 1.5, 2.5}) {
            double[] data = {.2, .9};
            GradientCheck.verify(ReferencesDerivatives.chosenFunction(new double[] {.3, .7}, data, k));
        }
        GradientCheck.verify(ReferencesDerivatives.rowsFunction(new double[][] {{1, 2}, {3, 4}, {2, 5}}, .1));
        GradientCheck.verify(ReferencesDerivatives.callsFunction(W, .1));
        GradientCheck.verify(ReferencesDerivatives.copiedFunction(W, .1));
        double[] u = {10, 20, 30};
        GradientCheck.verify(ReferencesDerivatives.readOnceFunction(W, u));
        assertEquals(
                References.readOnce(W, u),
                ReferencesDerivatives.readOnceGradient(W, u).value());
        sameGraphs((v, k) -> ReferencesGraphs.fresh(v, k, 3), (v, k) -> ReferencesGraphs.freshDynamic(v, k, 3));
    }

    @Test
    void helpers() {
        GradientCheck.verify(HelpersDerivatives.fFunction(new double[] {1, -2, 3}, .7));
        sameGraphs(HelpersGraphs::f, HelpersGraphs::fDynamic);
    }

    @Test
    void methodsOfObjects() {
        Model.Growth growth = new Model.Growth(.1, 3);
        Model model = new Model(new double[] {.2, .3}, growth);
        GradientCheck.verify(ModelDerivatives.lossFunction(model, W, .7));
        GradientCheck.verify(ModelDerivatives.penalizedFunction(model, Model.Penalty.STRONG, growth, W));
        GradientCheck.verify(Model_GrowthDerivatives.ofFunction(growth, 2));
        assertEquals(
                model.loss(W, .7), ModelDerivatives.lossGradient(model, W, .7).value());
        sameGraphs((w, k) -> ModelGraphs.loss(model, w, k), (w, k) -> ModelGraphs.lossDynamic(model, w, k));
    }

    @Test
    void arraysOfManyDimensions() {
        double[][][] c = {{{1, 2}, {3}}, {{4, .5}}};
        GradientCheck.verify(NestedDerivatives.cubeFunction(c, 1.2));
        var workspace = new NestedDerivatives.CubeWorkspace();
        double[][][] sum = {{{1, 1}, {1}}, {{1, 1}}};
        workspace.at(c, 1.2, sum);
        workspace.at(c, 1.2);
        assertEquals(1 + workspace.dC()[0][1][0], sum[0][1][0]);
        double[][][] wrong = {{{1, 1}, {1}}, {{1, 1, 1}}};
        assertThrows(IllegalArgumentException.class, () -> workspace.at(c, 1.2, wrong));
        sameGraphs(
                (v, x) -> NestedGraphs.cube(slope.support.Nested.leaves(Value[][][].class, c), x),
                (v, x) -> NestedGraphs.cubeDynamic(slope.support.Nested.leaves(Value[][][].class, c), x));
    }

    private static final Records.Oscillator OSCILLATOR =
            new Records.Oscillator(new Records.Point(.3, -.4), new double[] {1.5, 2}, .8, 5, "spring");

    @Test
    void records() {
        GradientCheck.verify(RecordsDerivatives.energyFunction(OSCILLATOR, .2));
        GradientCheck.verify(RecordsDerivatives.constructorsFunction(.7, 1.3));
        Records.Dual dual = new Records.Dual(.7, 1.2);
        GradientCheck.verify(RecordsDerivatives.namedFunction(dual, new Records.Dual(-.3, .4), 3));
        GradientCheck.verify(RecordsDerivatives.aliasedFunction(new double[] {.4, .5}, 1.3));
        assertThrows(ArithmeticException.class, () -> RecordsDerivatives.constructorsGradient(1, 0));
    }

    /** What has no derivative is the argument's; what is an array is added to the caller's. */
    @Test
    void gradientOfRecordIsRecord() {
        RecordsDerivatives.EnergyGradient gradient = RecordsDerivatives.energyGradient(OSCILLATOR, .2);
        Records.Oscillator o = gradient.dO();
        assertEquals(List.of(.8, 5, "spring"), List.of(o.mass(), o.steps(), o.name()));
        double[] flat = new double[5];
        DifferentiableFunction function = RecordsDerivatives.energyFunction(OSCILLATOR, .2);
        function.gradient(function.point(), flat);
        double[] expected = {o.start().x(), o.start().y(), o.stiffness()[0], o.stiffness()[1], gradient.dDt()};
        assertArrayEquals(expected, flat);

        double[] sum = {1, 2};
        Records.Oscillator buffers = new Records.Oscillator(null, sum, 0, 0, null);
        new RecordsDerivatives.EnergyWorkspace().at(OSCILLATOR, .2, buffers);
        assertArrayEquals(new double[] {1 + flat[2], 2 + flat[3]}, sum, 1e-14);
    }

    @Test
    void recordsOfNodes() {
        RecordsGraphs.OscillatorValues first = RecordsGraphs.OscillatorValues.leaves(OSCILLATOR);
        RecordsGraphs.OscillatorValues second = RecordsGraphs.OscillatorValues.leaves(OSCILLATOR);
        Value one = RecordsGraphs.energy(first, Value.of(.2));
        Value other = RecordsGraphs.energyDynamic(second, Value.of(.2));
        one.backward();
        other.backward();
        assertEquals(Optional.empty(), GraphComparison.difference(one, other));
        Records.Oscillator expected =
                RecordsDerivatives.energyGradient(OSCILLATOR, .2).dO();
        assertEquals(expected.start().x(), first.grad().start().x(), 1e-14);
        assertArrayEquals(expected.stiffness(), first.grad().stiffness(), 1e-14);
    }

    @Test
    void directionInRecord() {
        Records.Oscillator direction = new Records.Oscillator(new Records.Point(1, 0), new double[2], 0, 0, null);
        Tangent tangent = RecordsDerivatives.energyTangent(OSCILLATOR, direction, .2, 0);
        double partial =
                RecordsDerivatives.energyGradient(OSCILLATOR, .2).dO().start().x();
        assertEquals(partial, tangent.dot(), 1e-14);
    }

    private static final double[] WEIGHTS = {.5, .7, -.3};

    private static Springs.Spring spring(double[] p) {
        Springs.Spring spring = new Springs.Spring(p[0], new double[] {p[1], p[2]}, .2);
        spring.wall.give = p[3];
        return spring;
    }

    @Test
    void activeFields() {
        double[] point = {1.3, .5, .7, 2, .9};
        var gradient = Springs_SpringDerivatives.energyGradient(spring(point), point[4]);
        double[] flat = {
            gradient.dSpringStiffness(),
            gradient.dSpringWeights()[0],
            gradient.dSpringWeights()[1],
            gradient.dSpringWallGive(),
            gradient.dX()
        };
        GradientCheck.verify(p -> spring(p).energy(p[4]), point, flat);
        assertEquals(spring(point).energy(point[4]), gradient.value());
        double spread = (point[1] + point[2]) * Math.sin(point[0] * (point[4] - .2));
        assertEquals((float) spread, gradient.dSpringDrag(), 1e-6);
        assertEquals(.4 * .5 * point[4] * point[0], gradient.dSpringDampingLinear(), 1e-14);
        assertEquals(.3 * .5 * point[4] * point[0], gradient.dSpringDampingSquare(), 1e-14);

        Springs.Ramp ramp = new Springs.Ramp(1.5, 2);
        assertEquals(
                6 * 1.5 * 1.5 * 2 * 3,
                Springs_RampDerivatives.ofGradient(ramp, 3).dRampSlope(),
                1e-12);
        var twice = Springs_PenaltyDerivatives.twiceGradient(Springs.Penalty.WEAK, 3);
        assertEquals(.1 * 81, twice.dPWeight(), 1e-12);
        assertEquals(.01 * 4 * 27, twice.dX(), 1e-12);
    }

    /** Through the entries for callers: recursion, stores, one object twice. */
    @Test
    void activeFieldsOfCallees() {
        double[] point = {1.3, .5, .7, -.3, .4};
        Springs.Chain chain = new Springs.Chain(1.3, WEIGHTS);
        Springs.Chain data = new Springs.Chain(.8, new double[] {.2, .1, .6});
        var gradient = Springs_ChainDerivatives.bothGradient(chain, chain, data);
        var both = new double[] {
            gradient.dAStiffness() + gradient.dBStiffness(),
            gradient.dAWeights()[0] + gradient.dBWeights()[0],
            gradient.dAWeights()[1] + gradient.dBWeights()[1],
            gradient.dAWeights()[2] + gradient.dBWeights()[2],
            0
        };
        GradientCheck.verify(p -> Springs.Chain.both(chain(p), chain(p), data), point, both);

        var energy = Springs_ChainDerivatives.energyGradient(chain, .9, .4);
        Tangent tangent = Springs_ChainDerivatives.energyTangent(chain, 1, new double[] {.5, -1, 2}, .9, .4, 3);
        double[] dW = energy.dChainWeights();
        double dot = energy.dChainStiffness() + .5 * dW[0] - dW[1] + 2 * dW[2] + 3 * energy.dY();
        assertEquals(dot, tangent.dot(), 1e-13);

        Value stiffness = Value.of(1.3);
        Value[] weights = Value.leaves(WEIGHTS);
        Value y = Value.of(.4);
        Value one = Springs_ChainGraphs.energy(chain, stiffness, weights, .9, y);
        Value other = Springs_ChainGraphs.energyDynamic(chain, Value.of(1.3), Value.leaves(WEIGHTS), .9, Value.of(.4));
        one.backward();
        other.backward();
        assertEquals(Optional.empty(), GraphComparison.difference(one, other));
        assertEquals(energy.dChainStiffness(), stiffness.grad(), 1e-13);
        assertArrayEquals(dW, Value.grad(weights), 1e-13);

        double[] sum = {1, 1, 1};
        new Springs_ChainDerivatives.EnergyWorkspace().at(chain, .9, .4, sum);
        assertEquals(1 + dW[2], sum[2], 1e-13);
    }

    private static Springs.Chain chain(double[] p) {
        return new Springs.Chain(p[0], new double[] {p[1], p[2], p[3]});
    }

    @Test
    void derivativesWrittenByHand() {
        GradientCheck.verify(Special::erf, SpecialRules::erfPullback, -1, .3, 2);
        GradientCheck.verify(HandWrittenDerivatives.probabilityFunction(W, 1.3, .4, 3));
        GradientCheck.verify(HandWrittenDerivatives.probabilityFunction(W, 1.3, .4, 0));
        assertThrows(
                AssertionError.class, () -> GradientCheck.verify(Special::erf, (x, bar) -> bar * Math.exp(-x * x), .3));
        sameGraphs(
                (v, x) -> HandWrittenGraphs.probability(v, x, .4, 3),
                (v, x) -> HandWrittenGraphs.probabilityDynamic(v, x, .4, 3));
        Value x = Value.of(1.3);
        Value[] w = Value.leaves(W);
        HandWrittenGraphs.probability(w, x, .4, 3).backward();
        var gradient = HandWrittenDerivatives.probabilityGradient(W, 1.3, .4, 3);
        assertEquals(gradient.dX(), x.grad(), 1e-13);
        assertArrayEquals(gradient.dW(), Value.grad(w), 1e-13);
    }

    /** Bit for bit what Java computes with floats, at many points. */
    @Test
    void floats() {
        Random random = new Random(5);
        var workspace = new FloatsDerivatives.MixedWorkspace();
        for (int i = 0; i < 1000; i++) {
            float[] w = {(float) random.nextGaussian(), random.nextFloat(), random.nextFloat()};
            float[] data = {random.nextFloat(), (float) random.nextGaussian(), random.nextFloat()};
            float[][] table = {{1, 2}, {random.nextFloat(), (float) random.nextGaussian()}};
            float x = (float) random.nextGaussian();
            double y = random.nextGaussian();
            int n = random.nextInt(2);
            assertEquals(Floats.mixed(x, w, data, y, table, n), workspace.at(x, w, data, y, table, n));

            Value nodeX = Value.of(x);
            Value nodeY = Value.of(y);
            Value[] nodes = Value.leaves(new double[] {w[0], w[1], w[2]});
            Value graph = FloatsGraphs.mixed(nodeX, nodes, data, nodeY, table, n);
            Value dynamic = FloatsGraphs.mixedDynamic(nodeX, nodes, data, nodeY, table, n);
            assertEquals(workspace.value(), graph.data());
            graph.backward();
            assertEquals((float) nodeX.grad(), workspace.dX(), 1e-5 * Math.abs(nodeX.grad()));
            assertEquals(nodeY.grad(), workspace.dY(), 1e-9 * Math.abs(nodeY.grad()));
            assertEquals((float) nodes[1].grad(), workspace.dW()[1], 1e-5 * Math.abs(nodes[1].grad()));
            assertEquals(graph.data(), dynamic.data());
        }
    }

    /** A float's gradient is that of the same formula on doubles, as near as floats are. */
    @Test
    void gradientsOfFloats() {
        float[] b = {.3f, .1f};
        var gradient = FloatsDerivatives.recordsGradient(new Floats.Pair(.5f, b), .2f);
        assertEquals(.2f * .3f, gradient.dP().a(), 1e-8);
        assertArrayEquals(new float[] {.1f, 1}, gradient.dP().b(), 1e-8f);
        assertEquals(.15f, gradient.dK(), 1e-8);
        float[] sums = {10, 20};
        new FloatsDerivatives.RecordsWorkspace().at(new Floats.Pair(.5f, b), .2f, new Floats.Pair(0, sums));
        assertArrayEquals(new float[] {10.1f, 21}, sums, 1e-6f);
    }

    @Test
    void numbersShorterThanAnInt() {
        byte[] steps = {3, 50, -77};
        GradientCheck.verify(FloatsDerivatives.shorterFunction(.3, steps, (short) 30, 'q', (byte) 9));
        assertEquals(
                Floats.shorter(.3, steps, (short) 30, 'q', (byte) 9),
                FloatsDerivatives.shorterGradient(.3, steps, (short) 30, 'q', (byte) 9)
                        .value());
    }
}
