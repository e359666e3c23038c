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

    static final Operation DIV = Operation.atZero("/", out -> {
        out.a().addGrad(out.grad() == 0.0 ? 0.0 : out.grad() / out.b().data());
        toDenominator(out, out.a().data(), out.b());
    });

    static final Operation DIV_CONSTANT = Operation.of("/", out -> out.a().addGrad(out.grad() / out.constant()));

    static final Operation CONSTANT_DIV = Operation.atZero("r/", out -> toDenominator(out, out.constant(), out.a()));

    static final Operation EXP = Operation.of("exp", out -> out.a().addGrad(out.data() * out.grad()));

    static final Operation EXPM1 = Operation.of("expm1", out -> out.a().addGrad((out.data() + 1.0) * out.grad()));

    static final Operation LOG =
            Operation.atZero("log", out -> out.a().addGrad(out.grad() / out.a().data()));

    static final Operation LOG10 = Operation.atZero(
            "log10", out -> out.a().addGrad(out.grad() / out.a().data() * 0.4342944819032518));

    static final Operation LOG1P = Operation.atZero(
            "log1p", out -> out.a().addGrad(out.grad() / (1.0 + out.a().data())));

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

    static final Operation ABS = Operation.atZero("abs", out -> {
        if (out.a().data() > 0.0) {
            out.a().addGrad(out.grad());
        } else if (out.a().data() < 0.0) {
            out.a().addGrad(-out.grad());
        } else if (out.a().data() != 0.0) {
            out.a().addGrad(out.grad() == 0.0 ? 0.0 : out.a().data() * out.grad());
        }
    });

    static final Operation FLOOR = Operation.atZero("floor", out -> {});

    static final Operation CEIL = Operation.atZero("ceil", out -> {});

    static final Operation RINT = Operation.atZero("rint", out -> {});

    static final Operation SIGNUM = Operation.atZero("signum", out -> {});

    static final Operation ULP = Operation.atZero("ulp", out -> {});

    static final Operation FLOAT = Operation.of("float", out -> out.a().addGrad(out.grad()));
    static final Operation NEXT_UP = Operation.of("nextUp", out -> out.a().addGrad(out.grad()));

    static final Operation NEXT_DOWN = Operation.of("nextDown", out -> out.a().addGrad(out.grad()));

    static final Operation TO_RADIANS =
            Operation.of("toRadians", out -> out.a().addGrad(0.017453292519943295 * out.grad()));

    static final Operation TO_DEGREES =
            Operation.of("toDegrees", out -> out.a().addGrad(57.29577951308232 * out.grad()));

    static final Operation REMAINDER = Operation.atZero(
            "%",
            out -> {
                out.a().addGrad(out.grad());
                toDivisor(out, out.a().data(), out.b());
            });

    static final Operation REMAINDER_CONSTANT = Operation.of("%", out -> out.a().addGrad(out.grad()));

    static final Operation CONSTANT_REMAINDER = Operation.atZero("r%", out -> toDivisor(out, out.constant(), out.a()));

    static final Operation IEEE_REMAINDER = Operation.atZero("IEEEremainder", out -> {
        out.a().addGrad(out.grad());
        toDivisor(out, out.a().data(), out.b());
    });

    static final Operation IEEE_REMAINDER_CONSTANT =
            Operation.of("IEEEremainder", out -> out.a().addGrad(out.grad()));

    static final Operation CONSTANT_IEEE_REMAINDER =
            Operation.atZero("rIEEEremainder", out -> toDivisor(out, out.constant(), out.a()));

    static final Operation POW = Operation.atZero("pow", out -> {
        toBase(out, out.b().data());
        toExponent(out, out.a().data(), out.b());
    });

    static final Operation POW_CONSTANT = Operation.atZero("pow", out -> toBase(out, out.constant()));

    static final Operation CONSTANT_POW = Operation.atZero("rpow", out -> toExponent(out, out.constant(), out.a()));

    static final Operation MAX = Operation.atZero("max", out -> {
        toGreater(out, out.a(), out.b().data());
        toGreater(out, out.b(), out.a().data());
    });

    static final Operation MAX_CONSTANT = Operation.atZero("max", out -> toGreater(out, out.a(), out.constant()));

    static final Operation CONSTANT_MAX = Operation.atZero("rmax", out -> toGreater(out, out.a(), out.constant()));

    static final Operation MIN = Operation.atZero("min", out -> {
        toSmaller(out, out.a(), out.b().data());
        toSmaller(out, out.b(), out.a().data());
    });

    static final Operation MIN_CONSTANT = Operation.atZero("min", out -> toSmaller(out, out.a(), out.constant()));

    static final Operation CONSTANT_MIN = Operation.atZero("rmin", out -> toSmaller(out, out.a(), out.constant()));

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

    static final Operation COPY_SIGN = Operation.atZero(
            "copySign",
            out -> out.a()
                    .addGrad(
                            StrictMath.copySign(1.0, out.a().data()) == StrictMath.copySign(1.0, out.data())
                                    ? out.grad()
                                    : -out.grad()));

    static final Operation CONSTANT_COPY_SIGN = Operation.atZero("rcopySign", out -> {});

    static final Operation NEXT_AFTER =
            Operation.atZero("nextAfter", out -> out.a().addGrad(out.grad()));

    static final Operation NEXT_AFTER_CONSTANT =
            Operation.of("nextAfter", out -> out.a().addGrad(out.grad()));

    static final Operation CONSTANT_NEXT_AFTER = Operation.atZero("rnextAfter", out -> {});

    static final Operation FMA = Operation.of("fma", out -> {
        out.a().addGrad(out.b().data() * out.grad());
        out.b().addGrad(out.a().data() * out.grad());
        out.c().addGrad(out.grad());
    });

    static final Operation CLAMP = Operation.atZero("clamp", out -> {
        double between = Math.max(out.a().data(), out.b().data());
        double share = between < out.c().data() ? 1.0 : between > out.c().data() ? 0.0 : 0.5;
        if (share != 0.0) {
            if (out.a().data() > out.b().data()) {
                out.a().addGrad(share * out.grad());
            } else if (out.a().data() < out.b().data()) {
                out.b().addGrad(share * out.grad());
            } else {
                out.a().addGrad(0.5 * share * out.grad());
                out.b().addGrad(0.5 * share * out.grad());
            }
        }
        if (share != 1.0) {
            out.c().addGrad((1.0 - share) * out.grad());
        }
    });

    static final Operation SCALB =
            Operation.of("scalb", out -> out.a().addGrad(Math.scalb(1.0, (int) out.constant()) * out.grad()));

    static final Operation RELU = Operation.atZero("relu", out -> {
        double x = out.a().data();
        if (x > 0.0) {
            out.a().addGrad(out.grad());
        } else if (Double.isNaN(x)) {
            out.a().addGrad(out.grad() == 0.0 ? 0.0 : Double.NaN);
        }
    });

    static final Operation SIGMOID =
            Operation.of("sigmoid", out -> out.a().addGrad(out.data() * (1.0 - out.data()) * out.grad()));

    private Operations() {}

    /** A pole where the quotient is infinite and the numerator is not: there a gradient of 0 contributes NaN. */
    private static void toDenominator(Value out, double numerator, Value denominator) {
        boolean nothing = out.grad() == 0.0 && !Double.isFinite(numerator);
        denominator.addGrad(nothing ? 0.0 : -out.grad() / denominator.data() * out.data());
    }

    /** The divisor of a remainder gets the quotient with a minus; it is not touched where that is 0. */
    private static void toDivisor(Value out, double dividend, Value divisor) {
        double quotient = Math.rint((dividend - out.data()) / divisor.data());
        if (quotient != 0.0) {
            divisor.addGrad(out.grad() == 0.0 ? 0.0 : -quotient * out.grad());
        }
    }

    /** Not touched where the exponent is 0; a negative exponent makes a pole. */
    private static void toBase(Value out, double exponent) {
        Value base = out.a();
        if (exponent < 0.0) {
            boolean nothing = out.grad() == 0.0 && !Double.isFinite(exponent);
            base.addGrad(nothing ? 0.0 : out.grad() / base.data() * out.data() * exponent);
        } else if (exponent != 0.0) {
            double partial = exponent * Math.pow(base.data(), exponent - 1.0);
            base.addGrad(out.grad() == 0.0 ? 0.0 : partial * out.grad());
        }
    }

    private static void toExponent(Value out, double base, Value exponent) {
        double partial = base == 0.0 && exponent.data() >= 0.0 ? 0.0 : out.data() * Math.log(base);
        exponent.addGrad(out.grad() == 0.0 ? 0.0 : partial * out.grad());
    }

    /** What {@code max} chose: half of it at a tie, nothing otherwise. */
    private static void toGreater(Value out, Value parent, double other) {
        if (parent.data() > other) {
            parent.addGrad(out.grad());
        } else if (!(parent.data() < other)) {
            parent.addGrad(0.5 * out.grad());
        }
    }

    /** What {@code min} chose: half of it at a tie, nothing otherwise. */
    private static void toSmaller(Value out, Value parent, double other) {
        if (parent.data() < other) {
            parent.addGrad(out.grad());
        } else if (!(parent.data() > other)) {
            parent.addGrad(0.5 * out.grad());
        }
    }
}
