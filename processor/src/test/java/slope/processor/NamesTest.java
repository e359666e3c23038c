package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slope.processor.testing.Compilation;

/** Users call things what they like: generated names make way, and what is generated is still right. */
class NamesTest {
    /** @param members of a class {@code names.Model}, with a method {@code check} */
    private static void isRight(String members) throws ReflectiveOperationException {
        String source = "package names;\n\nimport slope.*;\n\nfinal class Model {\n" + members + "}\n";
        Compilation compilation = Compilation.of(Map.of("names.Model", source), "-Aslope.verify");
        assertTrue(compilation.successful(), compilation.describe());
        assertEquals(List.of(), compilation.diagnostics(), compilation.describe());
        var check = compilation.load("names.Model").getDeclaredMethod("check");
        check.setAccessible(true);
        check.invoke(null);
    }

    @Test
    void parametersLikeTangentsAndAdjoints() throws ReflectiveOperationException {
        isRight("""
                    @Differentiable
                    static double dots(double x, double xDot, double xDotDot) {
                        return x * xDot * Math.sin(xDotDot);
                    }

                    @Differentiable
                    static double bars(double x, double valueBar, double xBar) {
                        return x * Math.exp(valueBar) * xBar;
                    }

                    @Differentiable
                    static double arrays(double[] x, double[] dX, double[] xBar, double[] dX_, double[] X_) {
                        double s = 0;
                        for (int i = 0; i < x.length; i++) {
                            s += x[i] * dX[i] * xBar[i] + Math.sin(dX_[i]) * X_[i];
                        }
                        return s;
                    }

                    @Differentiable
                    static double floats(float[] x, float[] dX, float[] xWide, double dXWide) {
                        return x[0] * dX[0] * xWide[0] * dXWide;
                    }

                    @Differentiable
                    static void stored(double[] x, @Written double[] dX, double[] dX_) {
                        for (int i = 0; i < x.length; i++) {
                            dX[i] = dX[i] * x[i] * dX_[i];
                        }
                    }

                    @Differentiable
                    static double throughStored(double[] x, double[] dX) {
                        double[] copy = dX.clone();
                        stored(x, copy, x);
                        return copy[0] * copy[1];
                    }

                    static void check() {
                        GradientCheck.verify(ModelDerivatives.dotsFunction(1, 2, 3));
                        GradientCheck.verify(ModelDerivatives.barsFunction(1, 2, 3));
                        double[] a = {0.5, 0.7};
                        GradientCheck.verify(ModelDerivatives.arraysFunction(a, a, a, a, a));
                        GradientCheck.verify(ModelDerivatives.throughStoredFunction(a, a));
                        var own = new ModelDerivatives.ArraysWorkspace();
                        double[] added = {10, 10};
                        own.at(a, new double[] {3, 3}, a, a, a, added, new double[2], new double[2], new double[2], new double[2]);
                        if (added[0] != 10 + 3 * 0.5) {
                            throw new AssertionError(added[0]);
                        }
                        float[] f = {2};
                        var g = ModelDerivatives.floatsGradient(f, f, f, 5);
                        if (g.dX()[0] != 20 || g.dDX()[0] != 20 || g.dXWide()[0] != 20 || g.dDXWide() != 8) {
                            throw new AssertionError(g);
                        }
                        Tangent t = ModelDerivatives.dotsTangent(2, 1, 3, 0, 0.5, 0);
                        if (t.dot() != 3 * Math.sin(0.5)) {
                            throw new AssertionError(t);
                        }
                    }
                """);
    }

    @Test
    void parametersLikeTapesSpacesAndConstants() throws ReflectiveOperationException {
        isRight("""
                    @Differentiable
                    static double tapes(double x, double xTape, double yTape, double sinTape, double space, int n) {
                        double y = x;
                        for (int i = 0; i < n; i++) {
                            y = y * Math.sin(y) * xTape + yTape * sinTape * space;
                        }
                        return y;
                    }

                    static double inner(double xInnerDot, double innerSpace) {
                        return xInnerDot * innerSpace * xInnerDot;
                    }

                    @Differentiable
                    static double calls(double inner, double innerTangent, double innerSpace, double dInner) {
                        return inner(inner, innerTangent) * inner(innerSpace, dInner);
                    }

                    @Differentiable
                    static double constants(double MUL, double SIN, double ADD, double MUL_CONSTANT) {
                        return Math.sin(MUL) * SIN + ADD * 2 + MUL_CONSTANT;
                    }

                    @Differentiable
                    static double arrays(double x) {
                        double[] dX = {x, 0};
                        double[] value = {x, x};
                        double[] space = {x, x};
                        return dX[0] * dX[0] * value[1] * space[0];
                    }

                    static void check() {
                        GradientCheck.verify(ModelDerivatives.tapesFunction(1, 0.5, 0.4, 0.3, 0.2, 3));
                        GradientCheck.verify(ModelDerivatives.callsFunction(1, 2, 3, 4));
                        GradientCheck.verify(ModelDerivatives.constantsFunction(1, 2, 3, 4));
                        GradientCheck.verify(ModelDerivatives.arraysFunction(1.5));
                        Value x = Value.of(0.5);
                        ModelGraphs.constants(x, Value.of(2), Value.of(3), Value.of(4)).backward();
                        if (x.grad() != 2 * Math.cos(0.5)) {
                            throw new AssertionError(x.grad());
                        }
                    }
                """);
    }

    @Test
    void namesThatRecordsOfTheRuntimeCannotHave() throws ReflectiveOperationException {
        isRight("""
                    @Differentiable
                    static double f(double getClass, double hashCode, double toString, double clone, double finalize,
                            double notify, double notifyAll, double wait) {
                        return getClass * hashCode * toString * clone * finalize * notify * notifyAll * wait;
                    }

                    @Differentiable
                    static double g(double x, double x$, double $point, double $workspace, double[] point$, double next,
                            double end$, double point, double gradient, double[] x$$) {
                        return x * x$ * $point * $workspace * point$[0] * next * end$ * point * gradient * x$$[0];
                    }

                    static void check() {
                        var f = ModelDerivatives.fFunction(1, 2, 3, 4, 5, 6, 7, 8);
                        GradientCheck.verify(f);
                        if (f.unpack(f.point()).hashCode_() != 2) {
                            throw new AssertionError(f.unpack(f.point()));
                        }
                        double[] one = {1.5};
                        GradientCheck.verify(ModelDerivatives.gFunction(1, 2, 3, 4, one, 5, 6, 7, 8, one));
                    }
                """);
    }

    @Test
    void componentsAndLeaves() throws ReflectiveOperationException {
        isRight("""
                    record P(double grad) {
                        @Differentiable
                        static double f(P p) {
                            return p.grad * p.grad;
                        }
                    }

                    record Pair(P grad, double leaves, double data, P grad_) {
                        @Differentiable
                        static double f(Pair p) {
                            return p.grad.grad() * p.leaves * p.data * p.grad_().grad();
                        }
                    }

                    record V(double dot, double[] bar, double value) {
                        @Differentiable
                        static double f(V v, double vDot, double vBar, V vDot_, double valueBar) {
                            return v.dot * vDot * vBar * v.bar[0] * vDot_.dot * valueBar * v.value;
                        }

                        @Differentiable
                        static V g(V v, double valueBar, double value, V workspace, double space) {
                            return new V(v.dot * valueBar, v.bar, value * workspace.dot * space);
                        }
                    }

                    record Factors(double product, double sinBar) {}

                    @Differentiable
                    static double f(Factors product, Factors sin, Factors t) {
                        return Math.sin(product.product * sin.sinBar) * product.sinBar * t.product;
                    }

                    static void check() {
                        GradientCheck.verify(Model_PDerivatives.fFunction(new P(2)));
                        GradientCheck.verify(Model_PairDerivatives.fFunction(new Pair(new P(2), 3, 4, new P(5))));
                        V v = new V(2, new double[] {3}, 4);
                        GradientCheck.verify(Model_VDerivatives.fFunction(v, 2, 3, v, 5));
                        Factors factors = new Factors(0.2, 0.3);
                        GradientCheck.verify(ModelDerivatives.fFunction(factors, factors, factors));
                        var pair = Model_PairGraphs.Model_PairValues.leaves(new Pair(new P(2), 3, 4, new P(5)));
                        Model_PairGraphs.f(pair).backward();
                        if (pair.grad__().grad().grad() != 60) {
                            throw new AssertionError(pair);
                        }
                        var g = Model_VDerivatives.gPullback(v, 3, 4, v, 5, new V(1, new double[] {0}, 0));
                        if (g.dV().dot() != 3 || g.dValueBar() != 2) {
                            throw new AssertionError(g);
                        }
                    }
                """);
    }

    @Test
    void dollars() throws ReflectiveOperationException {
        isRight("""
                    static final class Rates$ {
                        static final double $K = 2;
                    }

                    static final class $In$ {
                        @Differentiable
                        static double f$(double $L) {
                            return $L * $L * Rates$.$K;
                        }
                    }

                    @Differentiable
                    static double f(double a$b, double $, double[] $S) {
                        double $x = a$b * $;
                        double $T = $x * $In$.f$($S[0]);
                        double $$ = $T * $T;
                        return $$;
                    }

                    static void check() {
                        GradientCheck.verify(ModelDerivatives.fFunction(1, 2, new double[] {3}));
                        GradientCheck.verify(Model_$In$Derivatives.f$Function(1.5));
                    }
                """);
    }

    @Test
    void variablesThatObscureClasses() throws ReflectiveOperationException {
        isRight("""
                    static final class In {
                        static final double K = 3;
                    }

                    record Box(double Model) {}

                    static final class Net {
                        @Active double w = 2;

                        @Differentiable
                        double f(double model$Net, double net, double netW) {
                            return w * model$Net * net * netW;
                        }
                    }

                    @Differentiable
                    static double local(double x) {
                        double Model = x * x;
                        return Model * In.K;
                    }

                    @Differentiable
                    static double parameter(double Model) {
                        return Model * In.K;
                    }

                    @Differentiable
                    static double companions(double ModelDerivatives, double[] y) {
                        double ModelGraphs = y[0] * y[0];
                        double Tangent = 3;
                        return local(ModelDerivatives) * parameter(ModelGraphs) * Tangent;
                    }

                    @Differentiable
                    static double runtime(double value, double Math, double workspace, double[] Workspaces, float[] Narrow,
                            double[] Buffers) {
                        double Value = value * Math;
                        double[] Nested = {Value, workspace};
                        return java.lang.Math.sin(Nested[0]) * Nested[1] * Workspaces[0] * Narrow[0] * Buffers[0];
                    }

                    @Differentiable
                    static double records(Box Model, Box Value, Box Math) {
                        return Model.Model() * In.K * Value.Model() * java.lang.Math.sin(Math.Model());
                    }

                    @Differentiable
                    static double objects(Net Model, double ModelW, double[] Math) {
                        return Model.w * ModelW * In.K * Math[0];
                    }

                    static void check() {
                        GradientCheck.verify(ModelDerivatives.localFunction(1.5));
                        GradientCheck.verify(ModelDerivatives.parameterFunction(1.5));
                        double[] a = {0.5};
                        GradientCheck.verify(ModelDerivatives.companionsFunction(1.5, a));
                        float[] one = {1};
                        var r = ModelDerivatives.runtimeGradient(0.5, 2, 3, a, one, a);
                        if (Math.abs(r.dMath() - Math.cos(1) * 0.5 * 3 * 0.25) > 1e-15 || r.dNarrow()[0] != (float) r.value()) {
                            throw new AssertionError(r);
                        }
                        Box box = new Box(0.5);
                        GradientCheck.verify(ModelDerivatives.recordsFunction(box, box, box));
                        var g = ModelDerivatives.objectsGradient(new Net(), 5, a);
                        if (g.dModelW_() != 7.5 || g.dModelW() != 3 || g.dMath()[0] != 30) {
                            throw new AssertionError(g);
                        }
                    }
                """);
    }
}
