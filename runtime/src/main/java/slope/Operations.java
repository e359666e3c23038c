package slope;

/**
 * The engine's kinds of nodes. A folded constant is {@code out.constant()}; where it is the left operand of an operation that
 * does not commute, the name begins with an r, as Python's reflected methods do.
 */
final class Operations {
    static final Operation ADD = Operation.of("+", out -> {
        out.a().addGrad(out.grad());
        out.b().addGrad(out.grad());
    });

    static final Operation ADD_CONSTANT = Operation.of("+", out -> out.a().addGrad(out.grad()));

    static final Operation MUL = Operation.of("*", out -> {
        out.a().addGrad(out.b().data() * out.grad());
        out.b().addGrad(out.a().data() * out.grad());
    });

    static final Operation MUL_CONSTANT = Operation.of("*", out -> out.a().addGrad(out.constant() * out.grad()));

    static final Operation DIV = Operation.of("/", out -> {
        out.a().addGrad(1.0 / out.b().data() * out.grad());
        out.b().addGrad(-out.data() / out.b().data() * out.grad());
    });

    static final Operation DIV_CONSTANT = Operation.of("/", out -> out.a().addGrad(1.0 / out.constant() * out.grad()));

    static final Operation CONSTANT_DIV =
            Operation.of("r/", out -> out.a().addGrad(-out.data() / out.a().data() * out.grad()));

    static final Operation EXP = Operation.of("exp", out -> out.a().addGrad(out.data() * out.grad()));

    static final Operation EXPM1 = Operation.of("expm1", out -> out.a().addGrad((out.data() + 1.0) * out.grad()));

    static final Operation LOG =
            Operation.of("log", out -> out.a().addGrad(1.0 / out.a().data() * out.grad()));

    static final Operation LOG10 = Operation.of(
            "log10", out -> out.a().addGrad(0.4342944819032518 / out.a().data() * out.grad()));

    static final Operation LOG1P =
            Operation.of("log1p", out -> out.a().addGrad(1.0 / (1.0 + out.a().data()) * out.grad()));

    static final Operation SQRT = Operation.of("sqrt", out -> out.a().addGrad(0.5 / Math.abs(out.data()) * out.grad()));

    static final Operation CBRT =
            Operation.of("cbrt", out -> out.a().addGrad(1.0 / (3.0 * out.data() * out.data()) * out.grad()));

    static final Operation SIN =
            Operation.of("sin", out -> out.a().addGrad(Math.cos(out.a().data()) * out.grad()));

    static final Operation COS =
            Operation.of("cos", out -> out.a().addGrad(-Math.sin(out.a().data()) * out.grad()));

    static final Operation TAN =
            Operation.of("tan", out -> out.a().addGrad((1.0 + out.data() * out.data()) * out.grad()));

    static final Operation ASIN = Operation.of(
            "asin",
            out -> out.a()
                    .addGrad(1.0
                            / Math.sqrt((1.0 - out.a().data()) * (1.0 + out.a().data()))
                            * out.grad()));

    static final Operation ACOS = Operation.of(
            "acos",
            out -> out.a()
                    .addGrad(-1.0
                            / Math.sqrt((1.0 - out.a().data()) * (1.0 + out.a().data()))
                            * out.grad()));

    static final Operation ATAN = Operation.of(
            "atan", out -> out.a().addGrad(1.0 / (1.0 + out.a().data() * out.a().data()) * out.grad()));

    static final Operation SINH =
            Operation.of("sinh", out -> out.a().addGrad(Math.cosh(out.a().data()) * out.grad()));

    static final Operation COSH =
            Operation.of("cosh", out -> out.a().addGrad(Math.sinh(out.a().data()) * out.grad()));

    static final Operation TANH =
            Operation.of("tanh", out -> out.a().addGrad((1.0 - out.data() * out.data()) * out.grad()));

    static final Operation ABS =
            Operation.of("abs", out -> out.a().addGrad(Math.signum(out.a().data()) * out.grad()));

    static final Operation FLOOR = Operation.of("floor", out -> {});

    static final Operation CEIL = Operation.of("ceil", out -> {});

    static final Operation RINT = Operation.of("rint", out -> {});

    static final Operation SIGNUM = Operation.of("signum", out -> {});

    static final Operation ULP = Operation.of("ulp", out -> {});

    static final Operation FLOAT = Operation.of("float", out -> out.a().addGrad(out.grad()));
    static final Operation NEXT_UP = Operation.of("nextUp", out -> out.a().addGrad(out.grad()));

    static final Operation NEXT_DOWN = Operation.of("nextDown", out -> out.a().addGrad(out.grad()));

    static final Operation TO_RADIANS =
            Operation.of("toRadians", out -> out.a().addGrad(0.017453292519943295 * out.grad()));

    static final Operation TO_DEGREES =
            Operation.of("toDegrees", out -> out.a().addGrad(57.29577951308232 * out.grad()));

    static final Operation REMAINDER = Operation.of(
            "%",
            out -> {
                out.a().addGrad(out.grad());
                out.b()
                        .addGrad(-Math.rint(
                                        (out.a().data() - out.data()) / out.b().data())
                                * out.grad());
            });

    static final Operation REMAINDER_CONSTANT = Operation.of("%", out -> out.a().addGrad(out.grad()));

    static final Operation CONSTANT_REMAINDER = Operation.of(
            "r%",
            out -> out.a()
                    .addGrad(-Math.rint((out.constant() - out.data()) / out.a().data()) * out.grad()));

    static final Operation IEEE_REMAINDER = Operation.of("IEEEremainder", out -> {
        out.a().addGrad(out.grad());
        out.b().addGrad(-Math.rint((out.a().data() - out.data()) / out.b().data()) * out.grad());
    });

    static final Operation IEEE_REMAINDER_CONSTANT =
            Operation.of("IEEEremainder", out -> out.a().addGrad(out.grad()));

    static final Operation CONSTANT_IEEE_REMAINDER = Operation.of(
            "rIEEEremainder",
            out -> out.a()
                    .addGrad(-Math.rint((out.constant() - out.data()) / out.a().data()) * out.grad()));

    static final Operation POW = Operation.of("pow", out -> {
        out.a()
                .addGrad((out.b().data() == 0.0
                                ? 0.0
                                : out.b().data()
                                        * Math.pow(out.a().data(), out.b().data() - 1.0))
                        * out.grad());
        out.b()
                .addGrad((out.a().data() == 0.0 && out.b().data() >= 0.0
                                ? 0.0
                                : out.data() * Math.log(out.a().data()))
                        * out.grad());
    });

    static final Operation POW_CONSTANT = Operation.of(
            "pow",
            out -> out.a()
                    .addGrad((out.constant() == 0.0
                                    ? 0.0
                                    : out.constant() * Math.pow(out.a().data(), out.constant() - 1.0))
                            * out.grad()));

    static final Operation CONSTANT_POW = Operation.of(
            "rpow",
            out -> out.a()
                    .addGrad((out.constant() == 0.0 && out.a().data() >= 0.0
                                    ? 0.0
                                    : out.data() * Math.log(out.constant()))
                            * out.grad()));

    static final Operation MAX = Operation.of("max", out -> {
        out.a()
                .addGrad((out.a().data() > out.b().data()
                                ? 1.0
                                : out.a().data() < out.b().data() ? 0.0 : 0.5)
                        * out.grad());
        out.b()
                .addGrad((out.b().data() > out.a().data()
                                ? 1.0
                                : out.b().data() < out.a().data() ? 0.0 : 0.5)
                        * out.grad());
    });

    static final Operation MAX_CONSTANT =
            Operation.of("max", out -> out.a().addGrad((out.a().data() > out.constant() ? 1.0 : 0.0) * out.grad()));

    static final Operation CONSTANT_MAX =
            Operation.of("rmax", out -> out.a().addGrad((out.a().data() > out.constant() ? 1.0 : 0.0) * out.grad()));

    static final Operation MIN = Operation.of("min", out -> {
        out.a()
                .addGrad((out.a().data() < out.b().data()
                                ? 1.0
                                : out.a().data() > out.b().data() ? 0.0 : 0.5)
                        * out.grad());
        out.b()
                .addGrad((out.b().data() < out.a().data()
                                ? 1.0
                                : out.b().data() > out.a().data() ? 0.0 : 0.5)
                        * out.grad());
    });

    static final Operation MIN_CONSTANT =
            Operation.of("min", out -> out.a().addGrad((out.a().data() < out.constant() ? 1.0 : 0.0) * out.grad()));

    static final Operation CONSTANT_MIN =
            Operation.of("rmin", out -> out.a().addGrad((out.a().data() < out.constant() ? 1.0 : 0.0) * out.grad()));

    static final Operation ATAN2 = Operation.of("atan2", out -> {
        out.a()
                .addGrad(out.b().data()
                        / Math.hypot(out.a().data(), out.b().data())
                        / Math.hypot(out.a().data(), out.b().data())
                        * out.grad());
        out.b()
                .addGrad(-out.a().data()
                        / Math.hypot(out.a().data(), out.b().data())
                        / Math.hypot(out.a().data(), out.b().data())
                        * out.grad());
    });

    static final Operation ATAN2_CONSTANT = Operation.of(
            "atan2",
            out -> out.a()
                    .addGrad(out.constant()
                            / Math.hypot(out.a().data(), out.constant())
                            / Math.hypot(out.a().data(), out.constant())
                            * out.grad()));

    static final Operation CONSTANT_ATAN2 = Operation.of(
            "ratan2",
            out -> out.a()
                    .addGrad(-out.constant()
                            / Math.hypot(out.constant(), out.a().data())
                            / Math.hypot(out.constant(), out.a().data())
                            * out.grad()));

    static final Operation HYPOT = Operation.of("hypot", out -> {
        out.a().addGrad((out.data() == 0.0 ? 0.0 : out.a().data() / out.data()) * out.grad());
        out.b().addGrad((out.data() == 0.0 ? 0.0 : out.b().data() / out.data()) * out.grad());
    });

    static final Operation HYPOT_CONSTANT = Operation.of(
            "hypot", out -> out.a().addGrad((out.data() == 0.0 ? 0.0 : out.a().data() / out.data()) * out.grad()));

    static final Operation CONSTANT_HYPOT = Operation.of(
            "rhypot", out -> out.a().addGrad((out.data() == 0.0 ? 0.0 : out.a().data() / out.data()) * out.grad()));

    static final Operation COPY_SIGN = Operation.of(
            "copySign",
            out -> out.a()
                    .addGrad(StrictMath.copySign(1.0, out.a().data())
                            * StrictMath.copySign(1.0, out.data())
                            * out.grad()));

    static final Operation CONSTANT_COPY_SIGN = Operation.of("rcopySign", out -> {});

    static final Operation NEXT_AFTER = Operation.of("nextAfter", out -> out.a().addGrad(out.grad()));

    static final Operation NEXT_AFTER_CONSTANT =
            Operation.of("nextAfter", out -> out.a().addGrad(out.grad()));

    static final Operation CONSTANT_NEXT_AFTER = Operation.of("rnextAfter", out -> {});

    static final Operation FMA = Operation.of("fma", out -> {
        out.a().addGrad(out.b().data() * out.grad());
        out.b().addGrad(out.a().data() * out.grad());
        out.c().addGrad(out.grad());
    });

    static final Operation CLAMP = Operation.of("clamp", out -> {
        out.a()
                .addGrad((out.b().data() <= out.a().data()
                                        && out.a().data() <= out.c().data()
                                ? 1.0
                                : 0.0)
                        * out.grad());
        out.b().addGrad((out.a().data() < out.b().data() ? 1.0 : 0.0) * out.grad());
        out.c().addGrad((out.a().data() > out.c().data() ? 1.0 : 0.0) * out.grad());
    });

    static final Operation SCALB =
            Operation.of("scalb", out -> out.a().addGrad(Math.scalb(1.0, (int) out.constant()) * out.grad()));

    static final Operation RELU =
            Operation.of("relu", out -> out.a().addGrad((out.a().data() > 0.0 ? 1.0 : 0.0) * out.grad()));

    static final Operation SIGMOID =
            Operation.of("sigmoid", out -> out.a().addGrad(out.data() * (1.0 - out.data()) * out.grad()));

    private Operations() {}
}
