package slope.samples.moons;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Paints the plane in the colour of the class that the network sees there, and the points on top. */
final class BoundaryPainter {
    private static final int SIZE = 600;
    private static final double LEFT = -1.6;
    private static final double BOTTOM = -1.6;
    private static final double WIDTH = 4.2;

    private final Moons moons;
    private final double[] parameters;

    BoundaryPainter(Moons moons, double[] parameters) {
        this.moons = moons;
        this.parameters = parameters;
    }

    void save(Path file) throws IOException {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                double score = MoonsNet.score(parameters, LEFT + WIDTH * i / SIZE, BOTTOM + WIDTH * (SIZE - j) / SIZE);
                image.setRGB(i, j, (score > 0 ? new Color(190, 212, 240) : new Color(245, 205, 195)).getRGB());
            }
        }
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < Moons.POINTS; i++) {
            double u = (moons.x[i][0] - LEFT) / WIDTH * SIZE;
            double v = SIZE - (moons.x[i][1] - BOTTOM) / WIDTH * SIZE;
            graphics.setColor(moons.y[i] > 0 ? new Color(30, 80, 170) : new Color(180, 50, 30));
            graphics.fill(new Ellipse2D.Double(u - 5, v - 5, 10, 10));
        }
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }
}
