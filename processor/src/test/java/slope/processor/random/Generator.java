package slope.processor.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Generates methods in the language: scalars, loops, branches, exits, arrays, calls. Every program ends. */
final class Generator {
    /** The parameters that a method may have, in this order. */
    static final List<String> SHAPES = List.of(
            "double x",
            "double xBar",
            "double[] w",
            "@Constant double[] dX",
            "double[][] m",
            "int n",
            "@Constant double value",
            "int[] p",
            "double[] a",
            "long k",
            "@Written double[] z",
            "@Constant @Written double[] s",
            "@Constant @Written double[][] ms",
            "Pair u",
            "@Constant Pair v",
            "Box box",
            "@Written float[] zf",
            "float[][] mf");

    private static final List<Twin> TWINS = List.of(Twin.NONE, Twin.NONE, Twin.NONE, Twin.OF_OBJECT, Twin.OF_RECORD);

    /** A longer body is not written into another one in the place of a call. */
    private static final int LONGEST_IN_PLACE = 1200;

    private final Random random;
    private final Expressions expressions;
    private final ArrayStatements arrays;
    private final RowStatements rows;
    private final List<Program> callable = new ArrayList<>();
    private int next;
    private int loops;
    private boolean isVoid;
    private final List<String> labels = new ArrayList<>();

    Generator(long seed) {
        random = new Random(seed);
        expressions = new Expressions(random);
        arrays = new ArrayStatements(random, expressions, this::fresh);
        rows = new RowStatements(random, expressions, this::fresh);
    }

    Program method(String name) {
        List<String> parameters = new ArrayList<>();
        Expressions.Scope scope = new Expressions.Scope();
        for (String shape : SHAPES) {
            boolean record = shape.contains("Pair") || shape.contains("Box");
            boolean floats = shape.contains("float");
            if (shape.equals("double x") || random.nextInt(10) < (floats ? 1 : record ? 2 : 6)) {
                parameters.add(shape);
                declare(shape, scope);
            }
        }
        next = 0;
        loops = 0;
        boolean floatArrays = !scope.floatArrays.isEmpty() || !scope.floatMatrices.isEmpty();
        expressions.withFloats(floatArrays || random.nextInt(8) == 0);
        isVoid = parameters.contains("@Written double[] z") && random.nextInt(3) == 0;
        List<Node> body = statements(scope, 3, 3 + random.nextInt(6), false);
        boolean isHelper = random.nextInt(6) == 0;
        boolean records = parameters.contains("Pair u") || parameters.contains("Box box");
        boolean endless = isVoid || floatArrays || isHelper && records || runsOnce(body);
        if (!endless && parameters.contains("int n") && random.nextInt(records ? 2 : 3) == 0) {
            recursion(name, parameters, scope, body);
        }
        body.add(Node.plain(
                isVoid ? "z[" + random.nextInt(4) + "] += " + result(scope) + ";" : "return " + result(scope) + ";"));
        Twin twin = isVoid || isHelper || floatArrays ? Twin.NONE : expressions.pick(TWINS);
        Program program = new Program(name, isVoid, isHelper, expressions.hasFloats(), twin, parameters, body);
        if (!runsOnce(body) && !(program.storesIntoData() && program.isInPlace())) {
            callable.add(program);
        }
        return program;
    }

    /** Whether it calls something that must not be run again, so that others can't be differentiated through it. */
    private static boolean runsOnce(List<Node> body) {
        return body.stream()
                .anyMatch(n -> n.head().contains("Elsewhere.half")
                        || n.head().contains("Elsewhere.bump")
                        || runsOnce(n.body()));
    }

    /** A call of the method itself with a smaller number; the caller's own is less than 5. */
    private void recursion(String name, List<String> parameters, Expressions.Scope scope, List<Node> body) {
        List<String> arguments = new ArrayList<>();
        for (String parameter : parameters) {
            String own = parameter.substring(parameter.lastIndexOf(' ') + 1);
            boolean real = parameter.startsWith("double ");
            boolean constant = parameter.startsWith("@Constant double ");
            String fresh = own.equals("ms") ? "new double[4][4]" : "new double[4]";
            String argument = parameter.contains("@Written") ? fresh : constant ? "0.5" : own;
            arguments.add(
                    switch (own) {
                        case "n" -> "n - 1";
                        case "u" -> "new Pair(Math.cos(u.b()), x)";
                        case "box" ->
                            expressions.pick(List.of("box", "new Box(doubled(box.content(), x), box.ends(), n)"));
                        default -> real ? "Math.sin(" + own + ")" : argument;
                    });
        }
        String result = fresh("deeper");
        Node call = Node.plain(result + " = " + name + "(" + String.join(", ", arguments) + ");");
        body.add(Node.plain("double " + result + " = 0.25;"));
        body.add(Node.around("if (n > 0 && n < 5)", List.of(call)));
        scope.doubles.add(result);
        scope.assignable.add(result);
    }

    private void declare(String shape, Expressions.Scope scope) {
        String name = shape.substring(shape.lastIndexOf(' ') + 1);
        if (shape.contains("float[][]")) {
            scope.floatMatrices.add(name);
        } else if (shape.contains("float")) {
            scope.floatArrays.add(name);
            scope.ownFloatArrays.add(name);
        } else if (shape.contains("Pair")) {
            scope.pairs.add(name);
        } else if (shape.contains("Box")) {
            scope.boxes.add(name);
        } else if (shape.contains("int[]")) {
            scope.intArrays.add(name);
        } else if (shape.contains("int ")) {
            scope.ints.add(name);
        } else if (shape.contains("long ")) {
            scope.longs.add(name);
        } else if (shape.contains("[][]")) {
            scope.matrices.add(name);
        } else if (shape.contains("[]")) {
            scope.arrays.add(name);
            boolean data = shape.contains("@Constant");
            if (shape.contains("@Written") && !(data && random.nextInt(4) == 0)) {
                scope.ownArrays.add(name);
                if (!data || random.nextBoolean()) {
                    scope.whole.add(name);
                }
            }
        } else {
            scope.doubles.add(name);
            scope.assignable.add(name);
        }
    }

    /** Most of what was computed should reach the result. */
    private String result(Expressions.Scope scope) {
        StringBuilder sum = new StringBuilder(expressions.real(scope, 2));
        for (String name : scope.assignable) {
            sum.append(" + ").append(name);
        }
        for (String name : scope.assignablePairs) {
            sum.append(" + ").append(name).append(".a() * ").append(name).append(".b()");
        }
        for (String name : scope.ownFloatArrays) {
            sum.append(" - 0.2 * ")
                    .append(name)
                    .append("[")
                    .append(random.nextInt(4))
                    .append("]");
        }
        for (String name : scope.ownArrays) {
            sum.append(" + 0.3 * ")
                    .append(name)
                    .append("[")
                    .append(random.nextInt(4))
                    .append("]");
        }
        return sum.toString();
    }

    private String fresh(String name) {
        return name + next++;
    }

    private List<Node> statements(Expressions.Scope scope, int depth, int count, boolean inLoop) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statement(scope, depth, inLoop, nodes);
        }
        return nodes;
    }

    private void statement(Expressions.Scope scope, int depth, boolean inLoop, List<Node> nodes) {
        int choice = random.nextInt(100);
        if (choice < 3) {
            whole(scope, nodes);
        } else if (choice < 8) {
            record(scope, nodes);
        } else if (choice < 18) {
            String name = fresh(expressions.pick(List.of("a", "b", "t", "sum", "x1_")));
            nodes.add(Node.plain(expressions.pick(List.of("double ", "double ", "var ")) + name + " = 1.0 * "
                    + expressions.real(scope, 3) + ";"));
            scope.doubles.add(name);
            scope.assignable.add(name);
        } else if (choice < 34 && !scope.assignable.isEmpty()) {
            String operator = expressions.pick(List.of("=", "=", "+=", "-=", "*=", "/="));
            String value = expressions.real(scope, 3);
            nodes.add(Node.plain("%s %s %s;"
                    .formatted(
                            expressions.pick(scope.assignable),
                            operator,
                            operator.equals("/=") ? "1.5 + Math.abs(" + value + ")" : value)));
        } else if (choice < 37) {
            arrays.array(scope, nodes);
        } else if (choice < 39) {
            arrays.reference(scope, nodes);
        } else if (choice < 41) {
            arrays.library(scope, nodes);
        } else if (choice < 43) {
            rows.rows(scope, nodes);
        } else if (choice < 52 && !scope.ownArrays.isEmpty()) {
            String operator = expressions.pick(List.of("=", "=", "+=", "*="));
            String value = operator.equals("*=") ? "Math.sin(%s)" : "%s";
            boolean twoDimensional = !scope.ownMatrices.isEmpty() && random.nextInt(3) == 0;
            String target = twoDimensional
                    ? expressions.pick(scope.ownMatrices) + "[" + expressions.index(scope) + "]"
                    : expressions.pick(scope.ownArrays);
            nodes.add(Node.plain(target + "[" + expressions.index(scope) + "] " + operator + " "
                    + value.formatted(expressions.real(scope, 3)) + ";"));
        } else if (choice < 55) {
            String name = fresh("i");
            nodes.add(Node.plain("int " + name + " = " + expressions.integer(scope, 2) + ";"));
            scope.ints.add(name);
            scope.assignableInts.add(name);
        } else if (choice < 61) {
            call(scope, nodes);
        } else if (depth > 0 && choice < 73) {
            Node then = Node.around(
                    "if (" + expressions.condition(scope, 2) + ")", statements(scope.copy(), depth - 1, 2, inLoop));
            nodes.add(then);
            if (random.nextBoolean()) {
                nodes.set(nodes.size() - 1, new Node(then.head(), then.body(), "} else {"));
                nodes.add(new Node("", statements(scope.copy(), depth - 1, 2, inLoop), "}"));
                Node second = nodes.remove(nodes.size() - 1);
                Node first = nodes.remove(nodes.size() - 1);
                nodes.add(new Node("{", List.of(first, second), "}"));
            }
        } else if (depth > 0 && choice < 77) {
            choice(scope, depth, inLoop, nodes);
        } else if (depth > 0 && loops < 3 && choice < 92) {
            loops++;
            String label = "l" + loops + "_" + next++;
            labels.add(label);
            loop(label, scope, depth, nodes);
            labels.remove(label);
            loops--;
        } else if (inLoop && choice < 96) {
            nodes.add(Node.plain("if (" + expressions.condition(scope, 2) + ") " + jump() + ";"));
        } else if (choice < 98 && isVoid) {
            nodes.add(Node.plain("if (%s) return;".formatted(expressions.condition(scope, 1))));
        } else if (choice < 98) {
            nodes.add(Node.plain(
                    "if (%s) return %s;".formatted(expressions.condition(scope, 1), expressions.real(scope, 2))));
        }
    }

    /** Records of numbers, made, named and assigned again; arrays from helpers; calls that nobody looks into. */
    private void record(Expressions.Scope scope, List<Node> nodes) {
        int kind = random.nextInt(8);
        if (kind < 3) {
            String name = fresh("pair");
            nodes.add(Node.plain("Pair " + name + " = " + expressions.pair(scope, 2) + ";"));
            scope.pairs.add(name);
            scope.assignablePairs.add(name);
        } else if (kind < 5 && !scope.assignablePairs.isEmpty()) {
            nodes.add(Node.plain(expressions.pick(scope.assignablePairs) + " = " + expressions.pair(scope, 2) + ";"));
        } else if (kind == 5 && !scope.arrays.isEmpty()) {
            String name = fresh("box");
            nodes.add(Node.plain("Box %s = new Box(%s, %s, %s);"
                    .formatted(
                            name,
                            expressions.pick(scope.arrays),
                            expressions.pair(scope, 1),
                            expressions.integer(scope, 1))));
            scope.boxes.add(name);
        } else if (kind == 6 && !scope.arrays.isEmpty()) {
            String name = fresh("twice");
            nodes.add(Node.plain("double[] %s = doubled(%s, %s);"
                    .formatted(name, expressions.pick(scope.arrays), expressions.real(scope, 1))));
            scope.arrays.add(name);
            scope.ownArrays.add(name);
            scope.whole.add(name);
        } else if (!scope.ownFloatArrays.contains("zf")) {
            String name = fresh("data");
            nodes.add(Node.plain("double[] " + name + " = new double[4];"));
            nodes.add(Node.plain("Elsewhere.bump(%s, %s);".formatted(name, random.nextInt(4))));
            nodes.add(Node.plain("%s[1] += Elsewhere.half(%s);".formatted(name, expressions.integer(scope, 1))));
            String copy = fresh("copy");
            nodes.add(Node.plain("double[] " + copy + " = " + name + ".clone();"));
            scope.arrays.add(copy);
        }
    }

    private String jump() {
        String label = random.nextInt(3) == 0 ? " " + expressions.pick(labels) : "";
        return expressions.pick(List.of("break", "continue")) + label;
    }

    /** Cases that end, that fall through, or that jump out of the loop around; values that have no case, and a default anywhere. */
    private void choice(Expressions.Scope scope, int depth, boolean inLoop, List<Node> nodes) {
        boolean arrow = random.nextBoolean();
        List<Node> cases = new ArrayList<>();
        List<String> all = new ArrayList<>(List.of("0", "1, 4", "2", "default", "TWO + 1"));
        Collections.shuffle(all, random);
        List<String> chosen = all.subList(0, 2 + random.nextInt(4));
        for (String label : chosen) {
            String head = label.equals("default") ? label : "case " + label;
            String tail = arrow || random.nextInt(3) == 0
                    ? "}"
                    : inLoop && label.equals("0") && !chosen.contains("default") ? "} continue;" : "} break;";
            cases.add(new Node(head + (arrow ? " -> {" : ": {"), statements(scope.copy(), depth - 1, 1, inLoop), tail));
        }
        nodes.add(new Node("switch (" + expressions.integer(scope, 1) + ") {", cases, "}"));
    }

    /** Longs, booleans and compound assignments to whole numbers. */
    private void whole(Expressions.Scope scope, List<Node> nodes) {
        int kind = random.nextInt(expressions.hasFloats() ? 10 : 4);
        if (kind > 5) {
            arrays.floats(scope, nodes);
        } else if (kind > 3) {
            String name = fresh("f");
            nodes.add(Node.plain("float " + name + " = (float) (" + expressions.real(scope, 2) + ");"));
            nodes.add(Node.plain(
                    name + expressions.pick(List.of(" += ", " -= ", " *= ")) + expressions.real(scope, 2) + ";"));
            scope.doubles.add(name);
        } else if (kind == 3) {
            String type = expressions.pick(List.of("byte", "short", "char"));
            String name = fresh(type.substring(0, 1));
            nodes.add(Node.plain("%s %s = (%s) (%s * 77);".formatted(type, name, type, expressions.integer(scope, 1))));
            nodes.add(Node.plain(name + expressions.pick(List.of("++", " += 300", " *= 3", " ^= 9")) + ";"));
            scope.ints.add(name);
        } else if (kind == 0) {
            String name = fresh("l");
            nodes.add(Node.plain("long " + name + " = " + expressions.whole(scope) + ";"));
            scope.longs.add(name);
        } else if (kind == 1) {
            String name = fresh("flag");
            nodes.add(Node.plain("boolean " + name + " = " + expressions.condition(scope, 2) + ";"));
            scope.booleans.add(name);
        } else if (!scope.assignableInts.isEmpty()) {
            String operator = expressions.pick(List.of("+=", "-=", "*=", "&=", "^=", "<<=", ">>="));
            nodes.add(Node.plain(expressions.pick(scope.assignableInts) + " " + operator + " "
                    + expressions.integer(scope, 1) + ";"));
        }
    }

    private void loop(String label, Expressions.Scope outer, int depth, List<Node> nodes) {
        Expressions.Scope scope = outer.copy();
        int kind = random.nextInt(8);
        if (kind == 0 && !scope.arrays.isEmpty()) {
            String name = fresh("e");
            scope.doubles.add(name);
            String head = label + ": for (double " + name + " : " + expressions.pick(outer.arrays) + ")";
            nodes.add(Node.around(head, statements(scope, depth - 1, 2, true)));
            return;
        } else if (kind == 1 && !scope.matrices.isEmpty()) {
            String name = fresh("line");
            scope.arrays.add(name);
            String head = label + ": for (double[] " + name + " : " + expressions.pick(outer.matrices) + ")";
            nodes.add(Node.around(head, statements(scope, depth - 1, 2, true)));
            return;
        }
        String name = fresh("j");
        if (kind <= 2) {
            scope.ints.add(name);
            List<Node> body = statements(scope, depth - 1, 2, true);
            body.add(0, Node.plain(name + "++;"));
            Node loop = random.nextBoolean()
                    ? Node.around(label + ": while (" + name + " < 4 && " + expressions.condition(outer, 1) + ")", body)
                    : new Node(
                            label + ": do {",
                            body,
                            "} while (" + name + " < 4 && " + expressions.condition(outer, 1) + ");");
            nodes.add(new Node("{", List.of(Node.plain("int " + name + " = 0;"), loop), "}"));
            return;
        }
        scope.ints.add(name);
        scope.indices.add(name);
        String head = label + ": "
                + expressions
                        .pick(List.of(
                                "for (int @ = 0; @ < 4; @++)",
                                "for (int @ = 0; @ < 4; @++)",
                                "for (int @ = 3; @ >= 0; @--)",
                                "for (int @ = 1; @ <= 3; @ += 2)",
                                "for (int @ = 3; @ > 0; @ -= 2)",
                                "for (int @ = 2; @ < 2; @++)",
                                "for (int @ = 3; @ > -1; @ = @ - 1)",
                                "for (int @ = 1; 3 > @; @++)",
                                // a switch, or a helper with several returns, in the header of a loop with a label
                                "for (int @ = 0; @ < switch (TWO) { case 2 -> 3; default -> 4; }; @++)",
                                "for (int @ = 0; @ < 4 && several(x + @) < 8; @++)",
                                // never entered, which only the value of a variable tells
                                "for (int @ = TWO - 2; @ < 0; @++)"))
                        .replace("@", name);
        nodes.add(Node.around(head, statements(scope, depth - 1, 3, true)));
    }

    private void call(Expressions.Scope scope, List<Node> nodes) {
        if (callable.isEmpty() || loops > 1) {
            return;
        }
        Program callee = expressions.pick(callable);
        if (callee.isInPlace() && callee.text().length() > LONGEST_IN_PLACE) {
            return;
        }
        List<String> arguments = new ArrayList<>();
        List<String> whole = new ArrayList<>(scope.whole);
        Collections.shuffle(whole, random);
        Expressions.Scope others = scope.copy();
        others.arrays.removeAll(whole);
        for (String parameter : callee.parameters()) {
            boolean written = parameter.contains("@Written");
            boolean makes = callee.parameters().stream().anyMatch(p -> p.contains("@Written"));
            String argument = parameter.startsWith("@Written float")
                    ? scope.ownFloatArrays.isEmpty() ? "new float[4]" : expressions.pick(scope.ownFloatArrays)
                    : written && parameter.contains("@Constant")
                            ? parameter.contains("[][]") ? "new double[4][4]" : "new double[4]"
                            : written
                                    ? whole.isEmpty() ? null : whole.remove(0)
                                    : argument(parameter, makes ? others : scope);
            if (argument == null) {
                return;
            }
            arguments.add(argument);
        }
        if (callee.isStair()) {
            expressions.withFloats(true);
        }
        if (callee.isVoid()) {
            nodes.add(Node.plain("%s(%s);".formatted(callee.name(), String.join(", ", arguments))));
            return;
        }
        String name = fresh("c");
        nodes.add(Node.plain(
                "double %s = Math.tanh(%s(%s));".formatted(name, callee.name(), String.join(", ", arguments))));
        scope.doubles.add(name);
        scope.assignable.add(name);
    }

    private String argument(String parameter, Expressions.Scope scope) {
        if (parameter.startsWith("float")) {
            return scope.floatMatrices.isEmpty() ? null : expressions.pick(scope.floatMatrices);
        } else if (parameter.startsWith("Pair")) {
            return expressions.pair(scope, 1);
        } else if (parameter.startsWith("@Constant Pair")) {
            return scope.pairs.contains("v") ? "v" : null;
        } else if (parameter.startsWith("Box")) {
            return scope.boxes.isEmpty() ? null : expressions.pick(scope.boxes);
        } else if (parameter.startsWith("@Constant double[]")) {
            return scope.arrays.contains("dX") ? "dX" : null;
        } else if (parameter.startsWith("@Constant double")) {
            return "0.5";
        } else if (parameter.startsWith("int[]")) {
            return scope.intArrays.isEmpty() ? null : expressions.pick(scope.intArrays);
        } else if (parameter.startsWith("int ")) {
            return "2";
        } else if (parameter.startsWith("long ")) {
            return "3";
        } else if (parameter.startsWith("double[][]")) {
            return scope.matrices.isEmpty() ? null : expressions.pick(scope.matrices);
        } else if (parameter.startsWith("double[]")) {
            List<String> rows = new ArrayList<>(scope.arrays);
            scope.matrices.forEach(m -> rows.add(m + "[" + random.nextInt(4) + "]"));
            rows.removeAll(Set.of("dX"));
            return rows.isEmpty() ? null : expressions.pick(rows);
        }
        return expressions.real(scope, 1);
    }
}
