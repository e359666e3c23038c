package slope;

/** The methods of {@code StrictMath} whose bits may differ from {@code Math}'s: they record operations of their own. */
public final class StrictValues {
    private static final Operation SIN = Operation.of(
            "StrictMath.sin", out -> out.a().addGrad(StrictMath.cos(out.a().data()) * out.grad()));

    private static final Operation COS = Operation.of(
            "StrictMath.cos", out -> out.a().addGrad(-StrictMath.sin(out.a().data()) * out.grad()));

    private static final Operation TAN =
            Operation.of("StrictMath.tan", out -> out.a().addGrad((1.0 + out.data() * out.data()) * out.grad()));

    private static final Operation ASIN = Operation.of(
            "StrictMath.asin",
            out -> out.a()
                    .addGrad(1.0
                            / StrictMath.sqrt(
                                    (1.0 - out.a().data()) * (1.0 + out.a().data()))
                            * out.grad()));

    private static final Operation ACOS = Operation.of(
            "StrictMath.acos",
            out -> out.a()
                    .addGrad(-1.0
                            / StrictMath.sqrt(
                                    (1.0 - out.a().data()) * (1.0 + out.a().data()))
                            * out.grad()));

    private static final Operation ATAN = Operation.of(
            "StrictMath.atan",
            out -> out.a().addGrad(1.0 / (1.0 + out.a().data() * out.a().data()) * out.grad()));

    private static final Operation EXP =
            Operation.of("StrictMath.exp", out -> out.a().addGrad(out.data() * out.grad()));

    private static final Operation LOG = Operation.atZero(
            "StrictMath.log", out -> out.a().addGrad(out.grad() / out.a().data()));

    private static final Operation LOG10 = Operation.atZero(
            "StrictMath.log10", out -> out.a().addGrad(out.grad() / out.a().data() * 0.4342944819032518));

    private static final Operation CBRT =
            Operation.of("StrictMath.cbrt", out -> out.a().addGrad(1.0 / (3.0 * out.data() * out.data()) * out.grad()));

    private static final Operation SINH = Operation.of(
            "StrictMath.sinh", out -> out.a().addGrad(StrictMath.cosh(out.a().data()) * out.grad()));

    private static final Operation COSH = Operation.of(
            "StrictMath.cosh", out -> out.a().addGrad(StrictMath.sinh(out.a().data()) * out.grad()));

    private static final Operation TANH =
            Operation.of("StrictMath.tanh", out -> out.a().addGrad((1.0 - out.data() * out.data()) * out.grad()));

    private static final Operation EXPM1 =
            Operation.of("StrictMath.expm1", out -> out.a().addGrad((out.data() + 1.0) * out.grad()));

    private static final Operation LOG1P = Operation.atZero(
            "StrictMath.log1p",
            out -> out.a().addGrad(out.grad() / (1.0 + out.a().data())));

    private static final Operation POW = Operation.atZero("StrictMath.pow", out -> {
        toBase(out, out.b().data());
        toExponent(out, out.a().data(), out.b());
    });

    private static final Operation POW_CONSTANT =
            Operation.atZero("StrictMath.pow", out -> toBase(out, out.constant()));

    private static final Operation CONSTANT_POW =
            Operation.atZero("rStrictMath.pow", out -> toExponent(out, out.constant(), out.a()));

    private static final Operation ATAN2 = Operation.of("StrictMath.atan2", out -> {
        out.a()
                .addGrad(out.b().data()
                        / StrictMath.hypot(out.a().data(), out.b().data())
                        / StrictMath.hypot(out.a().data(), out.b().data())
                        * out.grad());
        out.b()
                .addGrad(-out.a().data()
                        / StrictMath.hypot(out.a().data(), out.b().data())
                        / StrictMath.hypot(out.a().data(), out.b().data())
                        * out.grad());
    });

    private static final Operation ATAN2_CONSTANT = Operation.of(
            "StrictMath.atan2",
            out -> out.a()
                    .addGrad(out.constant()
                            / StrictMath.hypot(out.a().data(), out.constant())
                            / StrictMath.hypot(out.a().data(), out.constant())
                            * out.grad()));

    private static final Operation CONSTANT_ATAN2 = Operation.of(
            "rStrictMath.atan2",
            out -> out.a()
                    .addGrad(-out.constant()
                            / StrictMath.hypot(out.constant(), out.a().data())
                            / StrictMath.hypot(out.constant(), out.a().data())
                            * out.grad()));

    private static final Operation COPY_SIGN = Operation.atZero(
            "StrictMath.copySign",
            out -> out.a()
                    .addGrad(
                            StrictMath.copySign(1.0, out.a().data()) == StrictMath.copySign(1.0, out.data())
                                    ? out.grad()
                                    : -out.grad()));

    private static final Operation CONSTANT_COPY_SIGN = Operation.atZero("rStrictMath.copySign", out -> {});

    private static final Operation HYPOT = Operation.of("StrictMath.hypot", out -> {
        out.a().addGrad((out.data() == 0.0 ? 0.0 : out.a().data() / out.data()) * out.grad());
        out.b().addGrad((out.data() == 0.0 ? 0.0 : out.b().data() / out.data()) * out.grad());
    });

    private static final Operation HYPOT_CONSTANT = Operation.of(
            "StrictMath.hypot",
            out -> out.a().addGrad((out.data() == 0.0 ? 0.0 : out.a().data() / out.data()) * out.grad()));

    private static final Operation CONSTANT_HYPOT = Operation.of(
            "rStrictMath.hypot",
            out -> out.a().addGrad((out.data() == 0.0 ? 0.0 : out.a().data() / out.data()) * out.grad()));

    private StrictValues() {}

    /** Not touched where the exponent is 0; a negative exponent makes a pole. */
    private static void toBase(Value out, double exponent) {
        Value base = out.a();
        if (exponent < 0.0) {
            boolean nothing = out.grad() == 0.0 && !Double.isFinite(exponent);
            base.addGrad(nothing ? 0.0 : out.grad() / base.data() * out.data() * exponent);
        } else if (exponent != 0.0) {
            double partial = exponent * StrictMath.pow(base.data(), exponent - 1.0);
            base.addGrad(out.grad() == 0.0 ? 0.0 : partial * out.grad());
        }
    }

    private static void toExponent(Value out, double base, Value exponent) {
        double partial = base == 0.0 && exponent.data() >= 0.0 ? 0.0 : out.data() * StrictMath.log(base);
        exponent.addGrad(out.grad() == 0.0 ? 0.0 : partial * out.grad());
    }

    public static Value sin(Value x) {
        return Value.record(StrictMath.sin(x.data()), SIN, x);
    }

    public static Value cos(Value x) {
        return Value.record(StrictMath.cos(x.data()), COS, x);
    }

    public static Value tan(Value x) {
        return Value.record(StrictMath.tan(x.data()), TAN, x);
    }

    public static Value asin(Value x) {
        return Value.record(StrictMath.asin(x.data()), ASIN, x);
    }

    public static Value acos(Value x) {
        return Value.record(StrictMath.acos(x.data()), ACOS, x);
    }

    public static Value atan(Value x) {
        return Value.record(StrictMath.atan(x.data()), ATAN, x);
    }

    public static Value exp(Value x) {
        return Value.record(StrictMath.exp(x.data()), EXP, x);
    }

    public static Value log(Value x) {
        return Value.record(StrictMath.log(x.data()), LOG, x);
    }

    public static Value log10(Value x) {
        return Value.record(StrictMath.log10(x.data()), LOG10, x);
    }

    public static Value cbrt(Value x) {
        return Value.record(StrictMath.cbrt(x.data()), CBRT, x);
    }

    public static Value sinh(Value x) {
        return Value.record(StrictMath.sinh(x.data()), SINH, x);
    }

    public static Value cosh(Value x) {
        return Value.record(StrictMath.cosh(x.data()), COSH, x);
    }

    public static Value tanh(Value x) {
        return Value.record(StrictMath.tanh(x.data()), TANH, x);
    }

    public static Value expm1(Value x) {
        return Value.record(StrictMath.expm1(x.data()), EXPM1, x);
    }

    public static Value log1p(Value x) {
        return Value.record(StrictMath.log1p(x.data()), LOG1P, x);
    }

    public static Value pow(Value x, Value y) {
        return Value.record(StrictMath.pow(x.data(), y.data()), POW, x, y);
    }

    public static Value pow(Value x, double constant) {
        return Value.record(StrictMath.pow(x.data(), constant), POW_CONSTANT, x, constant);
    }

    public static Value pow(double constant, Value y) {
        return Value.record(StrictMath.pow(constant, y.data()), CONSTANT_POW, y, constant);
    }

    public static Value atan2(Value x, Value y) {
        return Value.record(StrictMath.atan2(x.data(), y.data()), ATAN2, x, y);
    }

    public static Value atan2(Value x, double constant) {
        return Value.record(StrictMath.atan2(x.data(), constant), ATAN2_CONSTANT, x, constant);
    }

    public static Value atan2(double constant, Value y) {
        return Value.record(StrictMath.atan2(constant, y.data()), CONSTANT_ATAN2, y, constant);
    }

    public static Value hypot(Value x, Value y) {
        return Value.record(StrictMath.hypot(x.data(), y.data()), HYPOT, x, y);
    }

    public static Value hypot(Value x, double constant) {
        return Value.record(StrictMath.hypot(x.data(), constant), HYPOT_CONSTANT, x, constant);
    }

    public static Value hypot(double constant, Value y) {
        return Value.record(StrictMath.hypot(constant, y.data()), CONSTANT_HYPOT, y, constant);
    }

    public static Value copySign(Value x, Value y) {
        return Value.record(StrictMath.copySign(x.data(), y.data()), COPY_SIGN, x, y);
    }

    public static Value copySign(Value x, double constant) {
        return Value.record(StrictMath.copySign(x.data(), constant), COPY_SIGN, x, constant);
    }

    public static Value copySign(double constant, Value y) {
        return Value.record(StrictMath.copySign(constant, y.data()), CONSTANT_COPY_SIGN, y, constant);
    }
}
