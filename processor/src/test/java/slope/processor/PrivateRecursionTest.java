package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slope.DifferentiableFunction;
import slope.GradientCheck;
import slope.Value;
import slope.processor.testing.Compilation;

/** A private helper that calls itself has derivatives of its own, and its companion a copy of it. */
class PrivateRecursionTest {
    private static final String SOURCE = """
            package recursion;

            import slope.*;

            final class Model {
                private static double odd(double x) { if (x < 0) return -odd(-x); return Math.sqrt(x) * x; }
                @Differentiable static double a(double x) { return odd(x) * x; }
                @Differentiable static double b(double x) { return odd(-x) + wrapped(x); }
                private static double wrapped(double x) { return 3 * odd(x); }

                private static double power(double x, int n) {
                    if (n == 0) return 1;
                    double h = power(x, n / 2);
                    return n % 2 == 0 ? h * h : h * h * x;
                }
                @Differentiable static double c(double x) { return power(Math.sin(x), 5); }

                private static double even(double x, int n) { return n == 0 ? x : uneven(x * 1.5, n - 1); }
                private static double uneven(double x, int n) { return n == 0 ? -x : even(Math.sin(x), n - 1); }
                @Differentiable static double d(double x) { return even(x, 5); }

                private static void fill(@Written double[] a, double x, int i) {
                    if (i == a.length) return;
                    a[i] = i == 0 ? x : a[i - 1] * x;
                    fill(a, x, i + 1);
                }
                @Differentiable static double e(double x) { double[] a = new double[4]; fill(a, x, 0); return a[3] + a[2]; }

                private static double sum(double[] w, int from, int to) {
                    int middle = (from + to) / 2;
                    return to - from == 1 ? w[from] * w[from] : sum(w, from, middle) + sum(w, middle, to);
                }
                @Differentiable static double g(double x) { double[] w = {x, 2, x * x, 3}; return sum(w, 0, 4) * w[1]; }
            }
            """;

    @Test
    void gradientsTangentsAndGraphs() throws ReflectiveOperationException {
        Compilation compilation = Compilation.of(Map.of("recursion.Model", SOURCE), "-Aslope.verify");
        assertTrue(compilation.successful(), compilation.describe());
        Class<?> model = compilation.load("recursion.Model");
        List<Method> all = Arrays.stream(model.getDeclaredMethods())
                .filter(m -> m.getName().length() == 1)
                .toList();
        assertEquals(6, all.size());
        for (Method primal : all) {
            primal.setAccessible(true);
            double expected = (double) primal.invoke(null, 1.3);
            Class<?> derivatives = compilation.load("recursion.ModelDerivatives");
            Method function = derivatives.getDeclaredMethod(primal.getName() + "Function", double.class);
            function.setAccessible(true);
            DifferentiableFunction f = (DifferentiableFunction) function.invoke(null, 1.3);
            assertEquals(expected, f.value(new double[] {1.3}));
            GradientCheck.verify(f);
            Value x = Value.of(1.3);
            Method graph = compilation.load("recursion.ModelGraphs").getDeclaredMethod(primal.getName(), Value.class);
            graph.setAccessible(true);
            Value node = (Value) graph.invoke(null, x);
            node.backward();
            double[] gradient = new double[1];
            f.gradient(new double[] {1.3}, gradient);
            assertEquals(expected, node.data());
            assertEquals(gradient[0], x.grad(), Math.abs(gradient[0]) * 1e-14);
        }
    }
}
