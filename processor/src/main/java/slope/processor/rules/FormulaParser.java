package slope.processor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slope.processor.diag.Origin;
import slope.processor.ir.Operator;
import slope.processor.ir.Type;
import slope.processor.ir.source.Expr;
import slope.processor.ir.source.Local;

/**
 * Reads a formula by recursive descent. The grammar, loosest first:
 *
 * <pre>
 *   choice     = test ['?' choice ':' choice]
 *   test       = comparison {'&amp;&amp;' comparison}
 *   comparison = sum [('&lt;' | '&lt;=' | '&gt;' | '&gt;=' | '==') sum]
 *   sum        = product {('+' | '-') product}
 *   product    = factor {('*' | '/') factor}
 *   factor     = '-' factor | '(int)' factor | '(' choice ')' | number | name | Class '.' method '(' choice {',' choice} ')'
 * </pre>
 */
final class FormulaParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\(int\\)|\\d+\\.?\\d*(?:E-?\\d+)?|[A-Za-z]\\w*(?:\\.\\w+)?|&&|<=|>=|==|.)");

    private final String text;
    private final List<Local> names;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    FormulaParser(String text, List<Local> names) {
        this.text = text;
        this.names = names;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group(1));
        }
        tokens.add("");
    }

    Expr parse() {
        Expr result = choice();
        expect("");
        return result;
    }

    private Expr choice() {
        Expr condition = test();
        if (!accept("?")) {
            return condition;
        }
        Expr then = choice();
        expect(":");
        return apply(Operator.select(Type.DOUBLE), condition, then, choice());
    }

    private Expr test() {
        Expr left = comparison();
        while (accept("&&")) {
            left = apply(Operator.infix("&", Type.BOOLEAN), left, comparison());
        }
        return left;
    }

    private Expr comparison() {
        Expr left = sum();
        for (String relation : List.of("<=", ">=", "==", "<", ">")) {
            if (accept(relation)) {
                return apply(Operator.comparison(relation, Type.DOUBLE), left, sum());
            }
        }
        return left;
    }

    private Expr sum() {
        Expr left = product();
        while (tokens.get(next).equals("+") || tokens.get(next).equals("-")) {
            left = apply(Operator.infix(tokens.get(next++), Type.DOUBLE), left, product());
        }
        return left;
    }

    private Expr product() {
        Expr left = factor();
        while (tokens.get(next).equals("*") || tokens.get(next).equals("/")) {
            left = apply(Operator.infix(tokens.get(next++), Type.DOUBLE), left, factor());
        }
        return left;
    }

    private Expr factor() {
        if (accept("-")) {
            return apply(Operator.prefix("-", Type.DOUBLE), factor());
        } else if (accept("(int)")) {
            return apply(Operator.cast(Type.DOUBLE, Type.INT), factor());
        } else if (accept("(")) {
            Expr inner = choice();
            expect(")");
            return inner;
        }
        String token = tokens.get(next++);
        if (token.contains(".") && Character.isLetter(token.charAt(0))) {
            return call(token);
        } else if (!token.isEmpty() && Character.isDigit(token.charAt(0))) {
            return new Expr.Literal(Type.DOUBLE, Double.valueOf(token), Origin.NONE);
        }
        for (Local name : names) {
            if (name.name().equals(token)) {
                return new Expr.Read(name, Origin.NONE);
            }
        }
        throw new IllegalArgumentException("'" + token + "' in the formula " + text);
    }

    private Expr call(String name) {
        List<Expr> arguments = new ArrayList<>();
        expect("(");
        do {
            arguments.add(choice());
        } while (accept(","));
        expect(")");
        String method = name.substring(name.indexOf('.') + 1);
        Type[] types = arguments.stream().map(Expr::type).toArray(Type[]::new);
        Operator operator = Operator.call(name.substring(0, name.indexOf('.')), method, Type.DOUBLE, types);
        return new Expr.Apply(operator, arguments, Origin.NONE);
    }

    private static Expr apply(Operator operator, Expr... arguments) {
        return new Expr.Apply(operator, List.of(arguments), Origin.NONE);
    }

    private boolean accept(String token) {
        if (tokens.get(next).equals(token)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw new IllegalArgumentException("'" + tokens.get(next) + "' where '" + token + "' should be: " + text);
        }
    }
}
