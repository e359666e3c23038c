package slope.samples.nist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slope.GradientCheck;

/** Residual sums of two fits of the NIST's reference datasets: at the certified parameters, and on the way to them. */
class NistTest {
    /** A dataset: in its file a table of parameters, the certified residual sum, and the data. */
    private record Fit(double[] start, double[] certified, double[] deviations, double sum, double[] x, double[] y) {
        static Fit read(String name) throws IOException {
            try (var file = new BufferedReader(new InputStreamReader(
                    NistTest.class.getResourceAsStream("/nist/" + name + ".dat"), StandardCharsets.US_ASCII))) {
                List<String> lines = file.lines().toList();
                double[][] table = rows(lines.stream()
                        .filter(l -> l.matches("\\s+b\\d = .*"))
                        .map(l -> l.substring(l.indexOf('=') + 1))
                        .toList());
                String sum = lines.stream()
                        .filter(l -> l.startsWith("Residual Sum of Squares:"))
                        .findFirst()
                        .orElseThrow();
                int data = lines.lastIndexOf(lines.stream()
                        .filter(l -> l.matches("Data:\\s+y\\s+x\\s*"))
                        .findFirst()
                        .orElseThrow());
                double[][] points = rows(lines.subList(data + 1, lines.size()).stream()
                        .filter(l -> !l.isBlank())
                        .toList());
                return new Fit(
                        column(table, 1),
                        column(table, 2),
                        column(table, 3),
                        Double.parseDouble(sum.substring(sum.indexOf(':') + 1).strip()),
                        column(points, 1),
                        column(points, 0));
            }
        }

        private static double[][] rows(List<String> lines) {
            return lines.stream()
                    .map(l -> Arrays.stream(l.strip().split("\\s+"))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        }

        private static double[] column(double[][] rows, int column) {
            return Arrays.stream(rows).mapToDouble(r -> r[column]).toArray();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hahn1", "Kirby2"})
    void theCertifiedParametersAreAMinimum(String name) throws IOException {
        Fit fit = Fit.read(name);
        var gradient = RationalFitDerivatives.residualSumGradient(fit.certified(), fit.x(), fit.y());
        assertEquals(fit.sum(), gradient.value(), 1e-9 * fit.sum());
        // in units of its deviation a parameter changes nothing to first order
        for (int i = 0; i < fit.certified().length; i++) {
            assertEquals(0, gradient.dB()[i] * fit.deviations()[i] / fit.sum(), 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hahn1", "Kirby2"})
    void elsewhereDifferencesAgree(String name) throws IOException {
        Fit fit = Fit.read(name);
        double[] between = new double[fit.start().length];
        for (int i = 0; i < between.length; i++) {
            between[i] = .9 * fit.certified()[i] + .1 * fit.start()[i];
        }
        GradientCheck.verify(RationalFitDerivatives.residualSumFunction(between, fit.x(), fit.y()));
    }
}
