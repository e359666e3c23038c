package slope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import slope.processor.testing.Compilation;

/** Generated code declares nothing that it does not use: of records, only those leaves. */
class DeadDeclarationsTest {
    private static final Pattern DECLARATION = Pattern.compile("\\n +[\\w.<>\\[\\]]+ (\\w+)(?: = [^;]*)?;");

    private static final String SOURCE = """
            package dead;

            import slope.*;

            final class Model {
                record Camera(double focus, double[] lens, float[] noise, int id, @Constant double scale) {}

                record Pair(Camera left, Camera right, double apart) {}

                @Differentiable
                static double near(Pair pair, double x) {
                    return pair.left().focus() * x;
                }

                @Differentiable
                static Camera moved(Camera camera, double by) {
                    return new Camera(by, camera.lens(), camera.noise(), 3, 2);
                }

                @Differentiable
                static double again(Camera camera, double x, int n) {
                    camera = new Camera(x, camera.lens(), camera.noise(), n, 1);
                    if (n > 3) {
                        return camera.focus();
                    }
                    return camera.lens()[0] * camera.id() * x;
                }
            }
            """;

    @Test
    void everyLocalIsUsed() {
        Compilation compilation = Compilation.of(Map.of("dead.Model", SOURCE));
        assertTrue(compilation.successful(), compilation.describe());
        List<String> unused = new ArrayList<>();
        compilation.generated().forEach((name, text) -> {
            for (String method : text.split("\\n  +}\\n\\n")) {
                Matcher declaration = DECLARATION.matcher(method);
                while (declaration.find()) {
                    String rest = method.substring(declaration.end());
                    if (!declaration.group().contains("return ")
                            && !Pattern.compile("\\b" + declaration.group(1) + "\\b")
                                    .matcher(rest)
                                    .find()) {
                        unused.add(name + ": " + declaration.group().strip());
                    }
                }
            }
        });
        assertEquals(List.of(), unused);
    }
}
