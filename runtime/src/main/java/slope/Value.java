package slope;

import java.util.Arrays;
import java.util.Locale;

/**
 * A node of the graph: a number, the derivative of some root with respect to it, and how it was computed. Nodes are small, 48
 * bytes, since there are many: a node has its data, its gradient, a number of its own, up to two parents, and the operation
 * that it shares with all nodes of its kind.
 *
 * <p>The engine's meaning is micrograd's (A. Karpathy, <a href="https://github.com/karpathy/micrograd">micrograd</a>), with one
 * difference: {@link #backward()} may be called again.
 *
 * <p>Data are what the method of {@code Math} of the same name returns, or Java's operator, to the bit. The right operand may be a
 * plain number, which is then folded into the node; a plain number on the left, where it makes a difference, is the first
 * argument of a static method: {@code Value.div(1.0, x)}. The partials, kinks included, are those of {@code docs/rules.md}.
 */
public sealed class Value extends Node permits WithConstant, WithThird {
    Value(double data, Operation operation, Value a, Value b, long after) {
        super(data, operation, a, b, after);
    }

    /** A leaf. */
    public static Value of(double data) {
        return new Value(data, Operation.LEAF, null, null, -1);
    }

    /** A leaf with a label. */
    public static Value of(double data, String label) {
        return of(data).label(label);
    }

    /** Records a node with one parent. */
    public static Value record(double data, Operation operation, Value a) {
        return new Value(data, operation, a, null, a.id());
    }

    /** Records a node with one parent and a constant folded into it. */
    public static Value record(double data, Operation operation, Value a, double constant) {
        return new WithConstant(data, operation, a, constant);
    }

    /** Records a node with two parents. */
    public static Value record(double data, Operation operation, Value a, Value b) {
        return new Value(data, operation, a, b, Math.max(a.id(), b.id()));
    }

    /** Records a node with three parents. */
    public static Value record(double data, Operation operation, Value a, Value b, Value c) {
        return new WithThird(data, operation, a, b, c);
    }

    /** {@code n} times one leaf of 0: what a new array of nodes holds. */
    public static Value[] zeros(int n) {
        Value[] zeros = new Value[n];
        Arrays.fill(zeros, of(0.0));
        return zeros;
    }

    /** {@code n} rows of {@code m} times one leaf of 0. */
    public static Value[][] zeros(int n, int m) {
        Value zero = of(0.0);
        Value[][] zeros = new Value[n][m];
        for (Value[] row : zeros) {
            Arrays.fill(row, zero);
        }
        return zeros;
    }

    /** A leaf for each number. */
    public static Value[] leaves(double[] data) {
        return Arrays.stream(data).mapToObj(Value::of).toArray(Value[]::new);
    }

    /** A leaf for each number; a missing row stays missing. */
    public static Value[][] leaves(double[][] data) {
        return Arrays.stream(data).map(row -> row == null ? null : leaves(row)).toArray(Value[][]::new);
    }

    /** The numbers that nodes hold. */
    public static double[] data(Value[] values) {
        return Arrays.stream(values).mapToDouble(Value::data).toArray();
    }

    /** The numbers that nodes hold, row by row; a missing row stays missing. */
    public static double[][] data(Value[][] values) {
        return Arrays.stream(values).map(row -> row == null ? null : data(row)).toArray(double[][]::new);
    }

    /** The gradients of nodes. */
    public static double[] grad(Value[] values) {
        return Arrays.stream(values).mapToDouble(Value::grad).toArray();
    }

    /** The gradients of nodes, row by row. */
    public static double[][] grad(Value[][] values) {
        return Arrays.stream(values).map(Value::grad).toArray(double[][]::new);
    }

    public Value add(Value other) {
        return record(data() + other.data(), Operations.ADD, this, other);
    }

    public Value add(double constant) {
        return record(data() + constant, Operations.ADD_CONSTANT, this, constant);
    }

    public Value mul(Value other) {
        return record(data() * other.data(), Operations.MUL, this, other);
    }

    public Value mul(double constant) {
        return record(data() * constant, Operations.MUL_CONSTANT, this, constant);
    }

    /** {@code mul(-1)}. */
    public Value neg() {
        return mul(-1.0);
    }

    /** {@code add(other.neg())}. */
    public Value sub(Value other) {
        return add(other.neg());
    }

    public Value sub(double constant) {
        return add(-constant);
    }

    public static Value sub(double constant, Value other) {
        return other.neg().add(constant);
    }

    public Value div(Value other) {
        return record(data() / other.data(), Operations.DIV, this, other);
    }

    public Value div(double constant) {
        return record(data() / constant, Operations.DIV_CONSTANT, this, constant);
    }

    public static Value div(double constant, Value other) {
        return record(constant / other.data(), Operations.CONSTANT_DIV, other, constant);
    }

    public Value exp() {
        return record(Math.exp(data()), Operations.EXP, this);
    }

    public Value expm1() {
        return record(Math.expm1(data()), Operations.EXPM1, this);
    }

    public Value log() {
        return record(Math.log(data()), Operations.LOG, this);
    }

    public Value log10() {
        return record(Math.log10(data()), Operations.LOG10, this);
    }

    public Value log1p() {
        return record(Math.log1p(data()), Operations.LOG1P, this);
    }

    public Value sqrt() {
        return record(Math.sqrt(data()), Operations.SQRT, this);
    }

    public Value cbrt() {
        return record(Math.cbrt(data()), Operations.CBRT, this);
    }

    public Value sin() {
        return record(Math.sin(data()), Operations.SIN, this);
    }

    public Value cos() {
        return record(Math.cos(data()), Operations.COS, this);
    }

    public Value tan() {
        return record(Math.tan(data()), Operations.TAN, this);
    }

    public Value asin() {
        return record(Math.asin(data()), Operations.ASIN, this);
    }

    public Value acos() {
        return record(Math.acos(data()), Operations.ACOS, this);
    }

    public Value atan() {
        return record(Math.atan(data()), Operations.ATAN, this);
    }

    public Value sinh() {
        return record(Math.sinh(data()), Operations.SINH, this);
    }

    public Value cosh() {
        return record(Math.cosh(data()), Operations.COSH, this);
    }

    public Value tanh() {
        return record(Math.tanh(data()), Operations.TANH, this);
    }

    public Value abs() {
        return record(Math.abs(data()), Operations.ABS, this);
    }

    public Value floor() {
        return record(Math.floor(data()), Operations.FLOOR, this);
    }

    public Value ceil() {
        return record(Math.ceil(data()), Operations.CEIL, this);
    }

    public Value rint() {
        return record(Math.rint(data()), Operations.RINT, this);
    }

    public Value signum() {
        return record(Math.signum(data()), Operations.SIGNUM, this);
    }

    public Value ulp() {
        return record(Math.ulp(data()), Operations.ULP, this);
    }

    /** The nearest float; its derivative is that of the number that it stands for. */
    public Value roundToFloat() {
        return record((float) data(), Operations.FLOAT, this);
    }

    public Value nextUp() {
        return record(Math.nextUp(data()), Operations.NEXT_UP, this);
    }

    public Value nextDown() {
        return record(Math.nextDown(data()), Operations.NEXT_DOWN, this);
    }

    public Value toRadians() {
        return record(Math.toRadians(data()), Operations.TO_RADIANS, this);
    }

    public Value toDegrees() {
        return record(Math.toDegrees(data()), Operations.TO_DEGREES, this);
    }

    public Value remainder(Value other) {
        return record(data() % other.data(), Operations.REMAINDER, this, other);
    }

    public Value remainder(double constant) {
        return record(data() % constant, Operations.REMAINDER_CONSTANT, this, constant);
    }

    public static Value remainder(double constant, Value other) {
        return record(constant % other.data(), Operations.CONSTANT_REMAINDER, other, constant);
    }

    public Value ieeeRemainder(Value other) {
        return record(Math.IEEEremainder(data(), other.data()), Operations.IEEE_REMAINDER, this, other);
    }

    public Value ieeeRemainder(double constant) {
        return record(Math.IEEEremainder(data(), constant), Operations.IEEE_REMAINDER_CONSTANT, this, constant);
    }

    public static Value ieeeRemainder(double constant, Value other) {
        return record(Math.IEEEremainder(constant, other.data()), Operations.CONSTANT_IEEE_REMAINDER, other, constant);
    }

    public Value pow(Value other) {
        return record(Math.pow(data(), other.data()), Operations.POW, this, other);
    }

    public Value pow(double constant) {
        return record(Math.pow(data(), constant), Operations.POW_CONSTANT, this, constant);
    }

    public static Value pow(double constant, Value other) {
        return record(Math.pow(constant, other.data()), Operations.CONSTANT_POW, other, constant);
    }

    public Value max(Value other) {
        return record(Math.max(data(), other.data()), Operations.MAX, this, other);
    }

    public Value max(double constant) {
        return record(Math.max(data(), constant), Operations.MAX_CONSTANT, this, constant);
    }

    public static Value max(double constant, Value other) {
        return record(Math.max(constant, other.data()), Operations.CONSTANT_MAX, other, constant);
    }

    public Value min(Value other) {
        return record(Math.min(data(), other.data()), Operations.MIN, this, other);
    }

    public Value min(double constant) {
        return record(Math.min(data(), constant), Operations.MIN_CONSTANT, this, constant);
    }

    public static Value min(double constant, Value other) {
        return record(Math.min(constant, other.data()), Operations.CONSTANT_MIN, other, constant);
    }

    public Value atan2(Value other) {
        return record(Math.atan2(data(), other.data()), Operations.ATAN2, this, other);
    }

    public Value atan2(double constant) {
        return record(Math.atan2(data(), constant), Operations.ATAN2_CONSTANT, this, constant);
    }

    public static Value atan2(double constant, Value other) {
        return record(Math.atan2(constant, other.data()), Operations.CONSTANT_ATAN2, other, constant);
    }

    public Value hypot(Value other) {
        return record(Math.hypot(data(), other.data()), Operations.HYPOT, this, other);
    }

    public Value hypot(double constant) {
        return record(Math.hypot(data(), constant), Operations.HYPOT_CONSTANT, this, constant);
    }

    public static Value hypot(double constant, Value other) {
        return record(Math.hypot(constant, other.data()), Operations.CONSTANT_HYPOT, other, constant);
    }

    public Value copySign(Value other) {
        return record(Math.copySign(data(), other.data()), Operations.COPY_SIGN, this, other);
    }

    public Value copySign(double constant) {
        return record(Math.copySign(data(), constant), Operations.COPY_SIGN, this, constant);
    }

    public static Value copySign(double constant, Value other) {
        return record(Math.copySign(constant, other.data()), Operations.CONSTANT_COPY_SIGN, other, constant);
    }

    public Value nextAfter(Value other) {
        return record(Math.nextAfter(data(), other.data()), Operations.NEXT_AFTER, this, other);
    }

    public Value nextAfter(double constant) {
        return record(Math.nextAfter(data(), constant), Operations.NEXT_AFTER_CONSTANT, this, constant);
    }

    public static Value nextAfter(double constant, Value other) {
        return record(Math.nextAfter(constant, other.data()), Operations.CONSTANT_NEXT_AFTER, other, constant);
    }

    /** {@code this * factor + addend}, rounded once. */
    public Value fma(Value factor, Value addend) {
        return record(Math.fma(data(), factor.data(), addend.data()), Operations.FMA, this, factor, addend);
    }

    /**
     * This between {@code low} and {@code high}, as {@code Math.clamp} of Java 21.
     *
     * @throws IllegalArgumentException if the bounds are NaN or the wrong way round
     */
    public Value clamp(Value low, Value high) {
        if (!(low.data() < high.data()) && (Double.compare(low.data(), high.data()) > 0 || low.data() != high.data())) {
            throw new IllegalArgumentException(low.data() + " > " + high.data() + ", or one of them is NaN");
        }
        return record(Math.min(high.data(), Math.max(data(), low.data())), Operations.CLAMP, this, low, high);
    }

    public Value clamp(double low, double high) {
        return clamp(of(low), of(high));
    }

    public Value scalb(int power) {
        return record(Math.scalb(data(), power), Operations.SCALB, this, power);
    }

    /** {@code max(0, x)}, as micrograd has it: its derivative at 0 is 0. Of NaN it is NaN, and so is the derivative. */
    public Value relu() {
        return record(data() <= 0.0 ? 0.0 : data(), Operations.RELU, this);
    }

    /** The logistic function, without overflow. */
    public Value sigmoid() {
        double e = Math.exp(-Math.abs(data()));
        return record(data() >= 0.0 ? 1.0 / (1.0 + e) : e / (1.0 + e), Operations.SIGMOID, this);
    }

    @Override
    public String toString() {
        String label = label().isEmpty() ? "" : label() + ": ";
        return String.format(Locale.ROOT, "%sValue(%s)", label, data());
    }
}
