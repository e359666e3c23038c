package slope.samples.moons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Trains on two moons in every mode, compares the losses, and draws the decision boundary and the loss curve. */
public final class TrainMoons {
    private TrainMoons() {}

    public static void main(String[] args) throws IOException {
        Moons moons = new Moons(1337);
        Map<String, Moons.Training> trainings = new LinkedHashMap<>();
        moons.modes().forEach((name, mode) -> {
            long start = System.nanoTime();
            trainings.put(name, Moons.train(mode, 1337));
            double[] losses = trainings.get(name).losses();
            System.out.printf(
                    Locale.ROOT,
                    "%-17s first loss %.12f  last loss %.12f  %.2f s%n",
                    name,
                    losses[0],
                    losses[losses.length - 1],
                    (System.nanoTime() - start) / 1e9);
        });
        Moons.Training adjoint = trainings.get("adjoint code");
        System.out.printf("largest difference between modes: %.1e%n", largestDifference(trainings));
        Path folder = Path.of("samples", "target");
        Path target = Files.isDirectory(folder) ? folder : Files.createDirectories(Path.of("target"));
        new BoundaryPainter(moons, adjoint.parameters()).save(target.resolve("moons-boundary.png"));
        saveCurve(adjoint.losses(), target.resolve("moons-loss.png"));
        System.out.println(
                "pictures: " + target.resolve("moons-boundary.png") + ", " + target.resolve("moons-loss.png"));
    }

    /** Over all epochs, how far the losses of two modes are apart. */
    static double largestDifference(Map<String, Moons.Training> trainings) {
        double largest = 0;
        double[] first = trainings.values().iterator().next().losses();
        for (Moons.Training training : trainings.values()) {
            for (int i = 0; i < first.length; i++) {
                largest = Math.max(largest, Math.abs(first[i] - training.losses()[i]));
            }
        }
        return largest;
    }

    private static void saveCurve(double[] losses, Path file) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(640)
                .height(400)
                .title("Two moons")
                .xAxisTitle("epoch")
                .yAxisTitle("loss")
                .build();
        chart.getStyler().setLegendVisible(false);
        double[] epochs = new double[losses.length];
        for (int i = 0; i < epochs.length; i++) {
            epochs[i] = i;
        }
        chart.addSeries("loss", epochs, losses).setMarker(SeriesMarkers.NONE);
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", file.toFile());
    }
}
