package slope.samples.adbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objective and gradient against reference values that this project did not write. */
class AdBenchTest {
    /** Numbers of a resource, one after the other. */
    private static final class Numbers {
        private final Scanner scanner;

        Numbers(String name) {
            InputStream file = AdBenchTest.class.getResourceAsStream("/adbench/" + name + ".txt");
            scanner = new Scanner(file, StandardCharsets.US_ASCII);
        }

        int integer() {
            return Integer.parseInt(scanner.next());
        }

        double number() {
            return Double.parseDouble(scanner.next());
        }

        double[] row(int n) {
            return DoubleStream.generate(this::number).limit(n).toArray();
        }

        double[][] rows(int n, int m) {
            double[][] rows = new double[n][];
            for (int i = 0; i < n; i++) {
                rows[i] = row(m);
            }
            return rows;
        }
    }

    /** By component: {@code |got - expected| <= 1e-10·|expected| + 1e-12·max|expected|}. */
    private static void compare(double[] expected, double[] got) {
        assertEquals(expected.length, got.length);
        double greatest = DoubleStream.of(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < got.length; i++) {
            double allowed = 1e-10 * Math.abs(expected[i]) + 1e-12 * greatest;
            assertTrue(
                    Math.abs(got[i] - expected[i]) <= allowed,
                    "component " + i + ": " + got[i] + " instead of " + expected[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmm_test", "gmm_d2_K5"})
    void gaussianMixtureHasTheReferenceGradient(String name) {
        Numbers in = new Numbers(name);
        int d = in.integer();
        int k = in.integer();
        int n = in.integer();
        double[] alphas = in.row(k);
        double[][] means = in.rows(k, d);
        double[][] icf = in.rows(k, d * (d + 1) / 2);
        double[][] x = in.rows(n, d);
        double gamma = in.number();
        int m = in.integer();
        double constant = Gmm.priorConstant(k, d, gamma, m);

        var function = GmmDerivatives.objectiveFunction(alphas, means, icf, x, gamma, m, constant);
        double[] gradient = new double[function.dimension()];
        double value = function.gradient(function.point(), gradient);

        Numbers expected = new Numbers(name + ".expected");
        compare(expected.row(1), new double[] {value});
        compare(expected.row(gradient.length), gradient);
    }

    @Test
    void longShortTermMemoryHasTheReferenceGradient() {
        Numbers in = new Numbers("lstm_l2_c1024");
        int layers = in.integer();
        int c = in.integer();
        int b = in.integer();
        double[] main = in.row(8 * layers * b);
        double[] extra = in.row(3 * b);
        double[] state = in.row(2 * layers * b);
        double[][] sequence = in.rows(c, b);

        var function = LstmDerivatives.lossFunction(main, extra, state, sequence, layers);
        double[] gradient = new double[function.dimension()];
        double value = function.gradient(function.point(), gradient);

        Numbers expected = new Numbers("lstm_l2_c1024.expected");
        compare(expected.row(1), new double[] {value});
        compare(expected.row(gradient.length), gradient);
    }

    /** A row of errors, then their partials with respect to the camera, the point and the weight. */
    @Test
    void bundleAdjustmentHasTheReferenceJacobian() {
        Numbers in = new Numbers("ba1_n49_m7776_p31843.obs");
        assertEquals(1, in.integer());
        double[] camera = in.row(11);
        double[] point = in.row(3);
        double weight = in.number();
        double[] feature = in.row(2);
        double[] got = new double[34];
        for (int i = 0; i < 2; i++) {
            var gradient = BundleAdjustmentDerivatives.reprojectionGradient(camera, point, weight, feature, i);
            got[i] = gradient.value();
            System.arraycopy(gradient.dCamera(), 0, got, 3 + 15 * i, 11);
            System.arraycopy(gradient.dPoint(), 0, got, 14 + 15 * i, 3);
            got[17 + 15 * i] = gradient.dWeight();
        }
        var gradient = BundleAdjustmentDerivatives.weightErrorGradient(weight);
        got[2] = gradient.value();
        got[33] = gradient.dWeight();
        compare(new Numbers("ba1_n49_m7776_p31843.expected").row(34), got);
    }
}
