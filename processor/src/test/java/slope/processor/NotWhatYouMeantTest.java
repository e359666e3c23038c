package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slope.DifferentiableFunction;
import slope.GradientCheck;
import slope.processor.testing.Compilation;

/**
 * Holds {@code docs/not-what-you-meant.md} against the code: its listings are compiled as one class, and each row of its tables
 * has the gradient that comes out, and what differences say.
 */
class NotWhatYouMeantTest {
    private static final Path PAGE = Path.of("../docs/not-what-you-meant.md");
    private static final Pattern LISTING = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)\\((.*)\\)` \\| `(.*)` \\| `(.*)` \\| (.*) \\|");

    private static Class<?> page;

    /** @param gradient {@code dX = 1, dY = 2} */
    private record Row(String method, String arguments, String gradient, String differences, String remark) {
        String function() {
            return "PageDerivatives." + method + "Function(" + arguments + ")";
        }

        @Override
        public String toString() {
            return method + "(" + arguments + ")";
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Row(row.group(1), row.group(2), row.group(3), row.group(4), row.group(5)));
            }
        }
        return rows;
    }

    static Stream<Integer> numbers() throws IOException {
        return Stream.iterate(0, i -> i + 1).limit(rows().size());
    }

    /** The listings and, for each row, the gradient and the function of its call. */
    @BeforeAll
    static void compiled() throws IOException {
        StringBuilder members = new StringBuilder();
        Matcher listing = LISTING.matcher(Files.readString(PAGE));
        while (listing.find()) {
            members.append(listing.group(1));
        }
        List<Row> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            members.append("static Object gradient%d() { return PageDerivatives.%sGradient(%s); }%n"
                    .formatted(i, row.method, row.arguments));
            members.append("static DifferentiableFunction function%d() { return %s; }%n".formatted(i, row.function()));
        }
        String source = "import java.util.Random; import slope.*; final class Page {\n" + members + "}\n";
        Compilation compilation = Compilation.of(Map.of("Page", source));
        assertEquals(List.of(), compilation.diagnostics());
        page = compilation.load("Page");
    }

    private static Object call(String name) throws ReflectiveOperationException {
        Method method = page.getDeclaredMethod(name);
        method.setAccessible(true);
        return method.invoke(null);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void gradientsAreThoseOfThePage(int i) throws Exception {
        Row row = rows().get(i);
        Object gradient = call("gradient" + i);
        for (String component : row.gradient.split(", ")) {
            String[] sides = component.split(" = ");
            Method accessor = gradient.getClass().getMethod(sides[0]);
            accessor.setAccessible(true);
            same(sides[1], (double) accessor.invoke(gradient), row + " " + sides[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void differencesAreThoseOfThePage(int i) throws Exception {
        Row row = rows().get(i);
        DifferentiableFunction function = (DifferentiableFunction) call("function" + i);
        String[] expected = row.differences.split(", ");
        assertEquals(function.dimension(), expected.length, row + " has a number for each coordinate");
        for (int c = 0; c < expected.length; c++) {
            GradientCheck.Estimate estimate = GradientCheck.derivative(function::value, function.point(), c);
            assertTrue(estimate.error() < 1e-9, row + ": differences can't tell, " + estimate);
            same(expected[c], estimate.derivative(), row + " " + estimate);
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void whatIsAsMeantIsRight(int i) throws Exception {
        if (rows().get(i).remark.startsWith("as meant")) {
            GradientCheck.verify((DifferentiableFunction) call("function" + i));
        }
    }

    /** Six digits behind the point are rounded; a shorter number is meant exactly. */
    private static void same(String written, double number, String message) {
        if (written.equals("NaN")) {
            assertTrue(Double.isNaN(number), message + ": " + number);
            return;
        }
        BigDecimal decimal = new BigDecimal(written);
        double rounding = decimal.scale() == 6 ? 0.5e-6 : 1e-9;
        assertEquals(decimal.doubleValue(), number, rounding, message);
    }

    /** An empty table, or a section without one, would prove nothing. */
    @Test
    void everySectionHasNumbers() throws IOException {
        String[] sections = Files.readString(PAGE).split("\n## ");
        for (int i = 1; i < sections.length; i++) {
            String title = sections[i].substring(0, sections[i].indexOf('\n'));
            assertTrue(
                    ROW.matcher(sections[i]).find()
                            && LISTING.matcher(sections[i]).find(),
                    title);
            assertTrue(sections[i].contains("*Cure:*"), title);
        }
        assertEquals(9, sections.length);
    }
}
