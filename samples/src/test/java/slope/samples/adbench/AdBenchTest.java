package slope.samples.adbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Scanner;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slope.samples.adbench.BundleAdjustment.Camera;
import slope.samples.adbench.BundleAdjustment.Pixel;
import slope.samples.adbench.HandTracking.Hand;
import slope.samples.adbench.HandTracking.Observation;

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

        Vec vector() {
            return new Vec(number(), number(), number());
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
        Camera camera = new Camera(
                in.vector(), in.vector(), in.number(), new Pixel(in.number(), in.number()), in.number(), in.number());
        Vec point = in.vector();
        double weight = in.number();
        Pixel feature = new Pixel(in.number(), in.number());
        double[] got = new double[34];
        for (int i = 0; i < 2; i++) {
            var function = BundleAdjustmentDerivatives.reprojectionFunction(camera, point, weight, feature, i);
            double[] gradient = new double[function.dimension()];
            got[i] = function.gradient(function.point(), gradient);
            System.arraycopy(gradient, 0, got, 3 + 15 * i, 15);
        }
        var gradient = BundleAdjustmentDerivatives.weightErrorGradient(weight);
        got[2] = gradient.value();
        got[33] = gradient.dWeight();
        compare(new Numbers("ba1_n49_m7776_p31843.expected").row(34), got);
    }

    /** One residual after the other: three for each of a hundred vertices. */
    @Test
    void handTrackingHasTheReferenceJacobian() throws IOException {
        List<String[]> vertices = table("vertices");
        List<String[]> bones = table("bones");
        int[] parents = new int[bones.size()];
        double[][] relatives = new double[bones.size()][];
        double[][] inverses = new double[bones.size()][];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = Integer.parseInt(bones.get(i)[1]);
            relatives[i] = numbers(bones.get(i), 2, 12);
            inverses[i] = numbers(bones.get(i), 18, 12);
        }
        Hand hand = new Hand(parents, relatives, inverses);
        Numbers in = new Numbers("hand1_t26_c100");
        int n = in.integer();
        int size = in.integer();
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            observations.add(observation(vertices.get(in.integer()), in.vector(), parents.length));
        }
        double[] theta = in.row(size);

        double[] residuals = new double[3 * n];
        double[] jacobian = new double[3 * n * size];
        var workspace = new HandTrackingDerivatives.ResidualWorkspace();
        for (int i = 0; i < 3 * n; i++) {
            residuals[i] = workspace.at(theta, hand, observations.get(i / 3), i % 3);
            System.arraycopy(workspace.dTheta(), 0, jacobian, size * i, size);
        }

        Numbers expected = new Numbers("hand1_t26_c100.expected");
        assertEquals(3 * n, expected.integer());
        assertEquals(size, expected.integer());
        compare(expected.row(3 * n), residuals);
        compare(expected.row(3 * n * size), jacobian);
    }

    /** After the position, the normal and the place in the texture: how many bones, and which, by what weight. */
    private static Observation observation(String[] vertex, Vec seen, int bones) {
        double[] position = numbers(vertex, 0, 3);
        double[] weights = new double[bones];
        for (int i = 0; i < Integer.parseInt(vertex[8]); i++) {
            weights[Integer.parseInt(vertex[9 + 2 * i])] = Double.parseDouble(vertex[10 + 2 * i]);
        }
        return new Observation(new Vec(position[0], position[1], position[2]), weights, seen);
    }

    private static List<String[]> table(String name) throws IOException {
        try (InputStream file = AdBenchTest.class.getResourceAsStream("/adbench/hand/" + name + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split(":"))
                    .toList();
        }
    }

    private static double[] numbers(String[] row, int from, int n) {
        return Arrays.stream(row, from, from + n)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
