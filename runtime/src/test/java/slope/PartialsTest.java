package slope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every method of the engine against differences, with either side folded as well. */
class PartialsTest {
    private static void check(String name, UnaryOperator<Value> f, double at) {
        Value x = Value.of(at);
        f.apply(x).backward();
        GradientCheck.Estimate estimate =
                GradientCheck.derivative(p -> f.apply(Value.of(p[0])).data(), new double[] {at}, 0);
        assertEquals(estimate.derivative(), x.grad(), 10 * estimate.error() + 1e-9, name + " at " + at);
    }

    @Test
    void functionsOfOne() {
        Map<String, UnaryOperator<Value>> functions = new LinkedHashMap<>();
        functions.put("exp", Value::exp);
        functions.put("expm1", Value::expm1);
        functions.put("log", Value::log);
        functions.put("log10", Value::log10);
        functions.put("log1p", Value::log1p);
        functions.put("sqrt", Value::sqrt);
        functions.put("cbrt", Value::cbrt);
        functions.put("sin", Value::sin);
        functions.put("cos", Value::cos);
        functions.put("tan", Value::tan);
        functions.put("asin", Value::asin);
        functions.put("acos", Value::acos);
        functions.put("atan", Value::atan);
        functions.put("sinh", Value::sinh);
        functions.put("cosh", Value::cosh);
        functions.put("tanh", Value::tanh);
        functions.put("abs", Value::abs);
        functions.put("toRadians", Value::toRadians);
        functions.put("toDegrees", Value::toDegrees);
        functions.put("scalb", x -> x.scalb(2));
        functions.put("relu", Value::relu);
        functions.put("sigmoid", Value::sigmoid);
        functions.put("strict sin", StrictValues::sin);
        functions.put("strict log", StrictValues::log);
        functions.put("strict tanh", StrictValues::tanh);
        functions.put("clamp", x -> x.clamp(-1, 1));
        functions.put("floor", x -> x.add(0.1).floor());
        functions.forEach((name, f) -> check(name, f, 0.6));
    }

    @Test
    void functionsOfTwo() {
        Map<String, BinaryOperator<Value>> functions = new LinkedHashMap<>();
        functions.put("add", Value::add);
        functions.put("sub", Value::sub);
        functions.put("mul", Value::mul);
        functions.put("div", Value::div);
        functions.put("pow", Value::pow);
        functions.put("max", Value::max);
        functions.put("min", Value::min);
        functions.put("atan2", Value::atan2);
        functions.put("hypot", Value::hypot);
        functions.put("remainder", (x, y) -> x.mul(5).remainder(y));
        functions.put("ieeeRemainder", (x, y) -> x.mul(5).ieeeRemainder(y));
        functions.put("copySign", Value::copySign);
        functions.put("strict pow", StrictValues::pow);
        functions.put("strict hypot", StrictValues::hypot);
        functions.forEach((name, f) -> {
            check(name, x -> f.apply(x, Value.of(1.3)), 0.8);
            check(name, y -> f.apply(Value.of(0.8), y), 1.3);
        });
        check("sub(k, x)", x -> Value.sub(2, x), 0.8);
        check("div(k, x)", x -> Value.div(2, x), 0.8);
        check("pow(k, x)", x -> Value.pow(2, x), 0.8);
        check("pow(x, k)", x -> x.pow(2.5), 0.8);
        check("atan2(k, x)", x -> Value.atan2(2, x), 0.8);
        check("remainder(k, x)", x -> Value.remainder(3.1, x), 0.8);
        check("fma", x -> x.fma(x, x), 0.8);
    }

    private static double slope(UnaryOperator<Value> f, double at) {
        Value x = Value.of(at);
        f.apply(x).backward();
        return x.grad();
    }

    @Test
    void kinksHaveTheirPublishedSlopes() {
        assertEquals(0.0, slope(Value::abs, 0.0));
        assertEquals(0.0, slope(Value::relu, 0.0));
        assertEquals(0.0, slope(x -> x.max(0), 0.0));
        assertEquals(0.5, slope(x -> x.max(Value.of(0)), 0.0));
        assertEquals(Double.POSITIVE_INFINITY, slope(Value::sqrt, 0.0));
        assertEquals(Double.POSITIVE_INFINITY, slope(Value::sqrt, -0.0));
        assertEquals(0.0, slope(x -> x.hypot(0), 0.0));
        assertEquals(0.0, slope(x -> x.pow(0), 0.0));
        assertEquals(1.0, slope(x -> x.pow(1), 0.0));
    }
}
