package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import slope.processor.testing.Compilation;

/**
 * The listings of {@code docs/architecture.md} and of the README are what the processor prints now; {@code -Dslope.update=true}
 * rewrites them.
 */
class ArchitecturePageTest {
    private static final Path ARCHITECTURE = Path.of("../docs/architecture.md");
    private static final Path README = Path.of("../README.md");
    private static final Pattern LISTING =
            Pattern.compile("(<!-- listing: ([^>]+) -->\\n```\\w*\\n).*?(```)", Pattern.DOTALL);

    private static final String SOURCE = """
            package demo;

            import slope.Differentiable;

            final class Pendulum {
                @Differentiable
                static double decay(double x, double rate, int steps) {
                    double y = x;
                    for (int t = 0; t < steps; t++) {
                        y = y - rate * Math.sin(y);
                    }
                    return y * y;
                }
            }
            """;

    private static Map<String, String> listings() {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        Compilation compilation;
        try {
            compilation = Compilation.of(Map.of("demo.Pendulum", SOURCE), "-Aslope.dump=decay", "-Aslope.verify");
        } finally {
            System.setOut(out);
        }
        assertTrue(compilation.successful(), compilation.describe());
        Map<String, String> listings = new LinkedHashMap<>();
        listings.put("source", SOURCE);
        for (String stage : bytes.toString(StandardCharsets.UTF_8).split("(?m)^== ")) {
            int end = stage.indexOf('\n');
            if (end > 0) {
                listings.put(
                        stage.substring(0, end).strip(),
                        stage.substring(end + 1).strip() + "\n");
            }
        }
        String derivatives = compilation.generated().get("demo.PendulumDerivatives");
        listings.put("generated workspace", section(derivatives, "    private double pullback", "\n    }\n"));
        listings.put("generated tangent", section(derivatives, "  public static Tangent decayTangent", "\n  }\n"));
        String graphs = compilation.generated().get("demo.PendulumGraphs");
        listings.put("generated graph", section(graphs, "  public static Value decay(", "\n  }\n"));
        listings.put("generated dynamic twin", section(graphs, "  public static Value decayDynamic(", "\n  }\n"));
        return listings;
    }

    private static String section(String text, String from, String to) {
        int start = text.indexOf(from);
        return text.substring(start, text.indexOf(to, start) + to.length() - 1).stripIndent();
    }

    private static String renewed(String page, Map<String, String> listings) {
        Matcher matcher = LISTING.matcher(page);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String listing = listings.get(matcher.group(2));
            assertTrue(listing != null, "there is no listing '" + matcher.group(2) + "' of " + listings.keySet());
            matcher.appendReplacement(
                    out,
                    Matcher.quoteReplacement(matcher.group(1) + listing.stripTrailing() + "\n" + matcher.group(3)));
        }
        return matcher.appendTail(out).toString();
    }

    @Test
    void listingsAreWhatTheProcessorPrints() throws IOException {
        Map<String, String> listings = listings();
        for (Path file : new Path[] {ARCHITECTURE, README}) {
            String page = Files.readString(file);
            String renewed = renewed(page, listings);
            if (Boolean.getBoolean("slope.update")) {
                Files.writeString(file, renewed);
            } else {
                assertEquals(renewed, page, file + " is stale: run the test with -Dslope.update=true");
            }
        }
    }
}
