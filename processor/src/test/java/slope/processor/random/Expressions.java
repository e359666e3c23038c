package slope.processor.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random expressions over what is in scope; damped, so that most stay finite. */
final class Expressions {
    /** What is in scope: names by type. Arrays have four elements, matrices four rows of four. */
    static final class Scope {
        final List<String> doubles = new ArrayList<>();
        final List<String> ints = new ArrayList<>();
        final List<String> longs = new ArrayList<>();
        final List<String> booleans = new ArrayList<>();
        final List<String> indices = new ArrayList<>();
        final List<String> arrays = new ArrayList<>();
        final List<String> matrices = new ArrayList<>();
        final List<String> intArrays = new ArrayList<>();
        final List<String> assignable = new ArrayList<>();
        final List<String> assignableInts = new ArrayList<>();
        final List<String> ownArrays = new ArrayList<>();
        final List<String> ownMatrices = new ArrayList<>();
        /** Matrices whose rows may be others', and may be exchanged. */
        final List<String> views = new ArrayList<>();
        /** Own arrays that are assigned again. */
        final List<String> buffers = new ArrayList<>();
        /** Own arrays that nothing else is a part of. */
        final List<String> whole = new ArrayList<>();

        final List<String> floatArrays = new ArrayList<>();
        final List<String> ownFloatArrays = new ArrayList<>();
        final List<String> floatMatrices = new ArrayList<>();
        /** Of type Pair. */
        final List<String> pairs = new ArrayList<>();

        final List<String> assignablePairs = new ArrayList<>();
        /** Of type Box. */
        final List<String> boxes = new ArrayList<>();

        Scope copy() {
            Scope copy = new Scope();
            copy.doubles.addAll(doubles);
            copy.ints.addAll(ints);
            copy.longs.addAll(longs);
            copy.booleans.addAll(booleans);
            copy.indices.addAll(indices);
            copy.arrays.addAll(arrays);
            copy.matrices.addAll(matrices);
            copy.intArrays.addAll(intArrays);
            copy.assignable.addAll(assignable);
            copy.assignableInts.addAll(assignableInts);
            copy.ownArrays.addAll(ownArrays);
            copy.ownMatrices.addAll(ownMatrices);
            copy.views.addAll(views);
            copy.whole.addAll(whole);
            copy.buffers.addAll(buffers);
            copy.floatArrays.addAll(floatArrays);
            copy.ownFloatArrays.addAll(ownFloatArrays);
            copy.floatMatrices.addAll(floatMatrices);
            copy.pairs.addAll(pairs);
            copy.assignablePairs.addAll(assignablePairs);
            copy.boxes.addAll(boxes);
            return copy;
        }
    }

    private static final List<String> UNARY = List.of(
            "Math.sin(%s)",
            "Math.cos(%s)",
            "Math.tanh(%s)",
            "Math.atan(%s)",
            "Math.exp(-Math.abs(%s))",
            "Math.sqrt(1.0 + %s * 0.3)",
            "Math.sqrt(Math.abs(%s))",
            "Math.log(1.5 + Math.abs(%s))",
            "Math.cbrt(%s)",
            "Math.abs(%s)",
            "Math.floor(%s)",
            "Math.rint(%s)",
            "Math.signum(1.0 * %s)",
            "Math.toRadians(%s)",
            "Math.toDegrees(0.02 * %s)",
            "Math.ceil(%s)",
            "(1.0 + Math.ulp(1.0 * %s))",
            "Math.nextDown(1.0 * %s)",
            "(double) (long) (9 * Math.cos(%s))",
            "StrictMath.cos(%s)",
            "StrictMath.tan(0.3 * Math.cos(%s))",
            "StrictMath.atan(%s)",
            "StrictMath.asin(0.8 * Math.tanh(%s))",
            "StrictMath.acos(0.8 * Math.sin(%s))",
            "StrictMath.log(1.2 + Math.abs(%s))",
            "StrictMath.log10(1.2 + Math.abs(%s))",
            "StrictMath.log1p(Math.abs(%s))",
            "StrictMath.expm1(Math.sin(%s))",
            "StrictMath.cbrt(%s)",
            "StrictMath.sinh(Math.sin(%s))",
            "StrictMath.cosh(Math.sin(%s))",
            "StrictMath.sqrt(Math.abs(%s))",
            "StrictMath.max(%s, 0.5)",
            "Math.nextUp(1.0 * %s)",
            "Math.expm1(Math.tanh(%s))",
            "Math.log1p(Math.abs(%s))",
            "Math.sinh(Math.sin(%s))",
            "Math.cosh(Math.sin(%s))",
            "Math.asin(0.9 * Math.sin(%s))",
            "Math.acos(0.9 * Math.cos(%s))",
            "Math.tan(0.4 * Math.sin(%s))",
            "Math.log10(2 + Math.abs(%s))",
            "Math.pow(Math.abs(%s), 1.5)",
            "Math.pow(%s, 2)",
            "Math.pow(2, Math.sin(%s))",
            "Math.scalb(1.0 * %s, 1)",
            "StrictMath.sin(%s)",
            "StrictMath.exp(-Math.abs(%s))",
            "StrictMath.tanh(%s)",
            "StrictMath.pow(Math.abs(%s) + 0.5, 0.5)",
            "-%s",
            "(double) (int) (9 * Math.sin(%s))",
            "Math.max(0, %s)",
            "Math.min(%s, K)",
            "Math.floor(Slope.constant(%s))",
            "hidden(%s)",
            "Elsewhere.cubed(Math.sin(%s))",
            "(1 / (1 + Math.exp(-%s)))",
            // ties, poles and overflows, at whole numbers
            "Math.max(%1$s, %1$s)",
            "Math.max(0, Math.rint(%s))",
            "Math.min(1, Math.max(0, %s))",
            "Math.sqrt(Math.max(%s, 0))",
            "Math.abs(Math.rint(%s) - 1)",
            "Math.min(3, 1 / Math.abs(Math.floor(%s)))",
            "(1 / (1 + Math.exp(-400 * Math.rint(%s))))",
            "Math.max(-2, Math.log(Math.abs(Math.rint(%s))))");

    private static final List<String> BINARY = List.of(
            "(%s + %s)",
            "(%s - %s)",
            "%s * %s",
            "%s * %s",
            "(%s - %s) * 0.5",
            "%s / (1.5 + Math.abs(%s))",
            "%s / %s",
            "Math.max(%s, %s)",
            "Math.min(%s, %s)",
            "Math.hypot(%s, %s)",
            "Math.atan2(%s, 2 + %s)",
            "%s %% (2.5 + Math.abs(%s))",
            "Math.pow(Math.abs(%s) + 0.3, Math.tanh(%s))",
            // Math.copySign may take a NaN for positive or for negative, from one call to the next
            "StrictMath.copySign(1.0 * %s, %s)",
            "Math.fma(%s, 0.5, 1.0 * %s)",
            "Math.IEEEremainder(%s, 2.0 + Math.abs(%s))",
            "StrictMath.hypot(%s, %s)",
            "Math.nextAfter(1.0 * %s, 1.0 * %s)",
            "Math.fma(%s, 1.0 * %s, K)",
            "StrictMath.min(%s, %s)",
            "StrictMath.atan2(%s, 3 + %s)",
            "Math.max(Math.rint(%s), Math.rint(%s))",
            "%s * Math.exp(-Math.abs(300 * Math.rint(%s)))",
            "(%s > 0 ? 1.0 : 2.0) / (1 / (1.5 + Math.abs(%s)))");

    private final Random random;
    private int next;
    /** Whether there are floats: what they are rounded to makes stairs, of which differences tell nothing. */
    private boolean floats;

    void withFloats(boolean wanted) {
        floats = wanted;
    }

    boolean hasFloats() {
        return floats;
    }

    Expressions(Random random) {
        this.random = random;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String real(Scope scope, int depth) {
        int choice = random.nextInt(100);
        if (depth <= 0 || choice < 25) {
            return leaf(scope);
        } else if (floats && choice < 32) {
            return "(float) (" + real(scope, depth - 1) + ")";
        } else if (choice < 50) {
            return pick(UNARY).formatted("(" + real(scope, depth - 1) + ")");
        } else if (choice < 85) {
            String right = "(" + real(scope, depth - 1) + ")";
            return pick(BINARY).formatted("(" + real(scope, depth - 1) + ")", right);
        } else if (choice < 87) {
            return "switch (%s) { case 0 -> %s; case 1, TWO -> { double @ = %s; yield @ * %s; } default -> %s; }"
                    .formatted(
                            integer(scope, 1),
                            real(scope, depth - 1),
                            real(scope, depth - 1),
                            leaf(scope),
                            real(scope, depth - 1))
                    .replace("@", "y" + next++);
        } else if (choice < 91) {
            return "(%s ? %s : %s)"
                    .formatted(condition(scope, depth - 1), real(scope, depth - 1), real(scope, depth - 1));
        } else if (choice < 94 && !scope.assignable.isEmpty()) {
            String operator = pick(List.of("=", "+=", "-=", "*="));
            return "(%s %s %s)".formatted(pick(scope.assignable), operator, real(scope, depth - 1));
        } else if (choice < 96 && !scope.assignable.isEmpty()) {
            return pick(List.of("%s++", "--%s")).formatted(pick(scope.assignable));
        }
        boolean isLong = !scope.longs.isEmpty() && random.nextInt(3) == 0;
        return (isLong ? whole(scope) : integer(scope, depth - 1)) + " * " + leaf(scope);
    }

    /** An expression of type Pair. */
    String pair(Scope scope, int depth) {
        int choice = random.nextInt(10);
        if (choice < 3 && !scope.pairs.isEmpty() || depth <= 0 && !scope.pairs.isEmpty()) {
            return pick(scope.pairs);
        } else if (choice < 4 && !scope.boxes.isEmpty()) {
            return pick(scope.boxes) + ".ends()";
        } else if (choice < 5 && !scope.arrays.isEmpty()) {
            return "Pair.of(" + pick(scope.arrays) + ")";
        } else if (choice < 8 && depth > 0) {
            return switch (random.nextInt(5)) {
                case 0 -> pair(scope, depth - 1) + ".swapped()";
                case 1 -> "%s.times(%s)".formatted(pair(scope, depth - 1), real(scope, depth - 1));
                case 2 ->
                    "Pair.chosen(%s, %s, %s)"
                            .formatted(pair(scope, depth - 1), pair(scope, depth - 1), real(scope, depth - 1));
                case 3 ->
                    "(%s ? %s : %s)"
                            .formatted(condition(scope, depth - 1), pair(scope, depth - 1), pair(scope, depth - 1));
                default ->
                    "Pair.summed(%s, %s, %s)"
                            .formatted(
                                    scope.arrays.isEmpty() ? "new double[] {1, 2, 3, 4}" : pick(scope.arrays),
                                    pair(scope, depth - 1),
                                    real(scope, depth - 1));
            };
        }
        return "new Pair(%s, %s)".formatted(real(scope, depth - 1), real(scope, depth - 1));
    }

    private String leaf(Scope scope) {
        int choice = random.nextInt(12);
        if (choice == 9 && !scope.floatArrays.isEmpty()) {
            return pick(scope.floatArrays) + "[" + index(scope) + "]";
        } else if (choice == 8 && !scope.floatMatrices.isEmpty()) {
            return pick(scope.floatMatrices) + "[" + index(scope) + "][" + index(scope) + "]";
        }
        if (choice == 10 && !scope.pairs.isEmpty()) {
            return pick(List.of("%s.a()", "%s.b()", "%s.dot(" + pick(scope.pairs) + ")"))
                    .formatted(pick(scope.pairs));
        } else if (choice == 11 && !scope.boxes.isEmpty()) {
            return pick(List.of("%s.content()[" + index(scope) + "]", "%s.ends().b()", "1.0 * %s.n()"))
                    .formatted(pick(scope.boxes));
        }
        if (choice < 2 && !scope.arrays.isEmpty()) {
            return pick(scope.arrays) + "[" + index(scope) + "]";
        } else if (choice < 3 && !scope.matrices.isEmpty()) {
            return pick(scope.matrices) + "[" + index(scope) + "][" + index(scope) + "]";
        } else if (choice < 8 && !scope.doubles.isEmpty()) {
            return pick(scope.doubles);
        }
        return pick(List.of("0.5", "1.25", "2", "-0.75", "0.0", "K", "Math.PI", "3"));
    }

    String index(Scope scope) {
        int choice = random.nextInt(10);
        if (choice < 5 && !scope.indices.isEmpty()) {
            return pick(scope.indices);
        } else if (choice < 7 && !scope.ints.isEmpty()) {
            return "(" + pick(scope.ints) + " & 3)";
        } else if (choice < 8 && !scope.intArrays.isEmpty()) {
            return pick(scope.intArrays) + "[" + random.nextInt(4) + "]";
        } else if (choice < 9 && !scope.assignableInts.isEmpty()) {
            return "(" + pick(scope.assignableInts) + "++ & 3)";
        }
        return String.valueOf(random.nextInt(4));
    }

    String integer(Scope scope, int depth) {
        int choice = random.nextInt(10);
        if (choice < 5 && !scope.ints.isEmpty()) {
            return pick(scope.ints);
        } else if (choice < 7 && depth > 0) {
            return "(%s %s %s)"
                    .formatted(
                            integer(scope, depth - 1),
                            pick(List.of("+", "-", "*", "&", "^")),
                            integer(scope, depth - 1));
        } else if (choice < 8 && !scope.arrays.isEmpty()) {
            return pick(scope.arrays) + ".length";
        }
        return String.valueOf(random.nextInt(4));
    }

    /** An expression of type long. */
    String whole(Scope scope) {
        String left = scope.longs.isEmpty() || random.nextBoolean() ? "2L" : pick(scope.longs);
        return "(%s %s %s)".formatted(left, pick(List.of("+", "-", "*", "|")), integer(scope, 1));
    }

    String condition(Scope scope, int depth) {
        int choice = random.nextInt(10);
        if (choice == 0 && !scope.booleans.isEmpty()) {
            return pick(scope.booleans);
        } else if (choice < 5 || depth <= 0) {
            return "%s %s %s".formatted(real(scope, depth - 1), pick(List.of("<", ">", "<=", ">=")), leaf(scope));
        } else if (choice < 7) {
            return "%s %s %s".formatted(integer(scope, 1), pick(List.of("<", ">", "==", "!=")), integer(scope, 1));
        } else if (choice < 9) {
            return "(%s %s %s)"
                    .formatted(condition(scope, depth - 1), pick(List.of("&&", "||")), condition(scope, depth - 1));
        }
        return "!(" + condition(scope, depth - 1) + ")";
    }
}
