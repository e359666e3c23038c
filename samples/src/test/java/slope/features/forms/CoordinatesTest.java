package slope.features.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import slope.DifferentiableFunction;
import slope.GradientCheck;
import slope.features.forms.Named.Camera;
import slope.features.forms.Named.Lens;

/** A flat function knows what its coordinates are called in the source. */
class CoordinatesTest {
    private static DifferentiableFunction seen() {
        Camera camera = new Camera(2, new Lens(3, new double[] {4, 5}), 1, 7);
        return NamedDerivatives.seenFunction(
                1.5, 2, new double[] {1, 2}, new double[][] {{1}, {2, 3, 4}}, camera, .5, new float[] {2, 3});
    }

    @Test
    void numbersArraysRowsAndRecords() {
        assertEquals(
                List.of(
                        "rate",
                        "w[0]",
                        "w[1]",
                        "m[0][0]",
                        "m[1][0]",
                        "m[1][1]",
                        "m[1][2]",
                        "camera.focus",
                        "camera.lens.bend",
                        "camera.lens.rings[0]",
                        "camera.lens.rings[1]",
                        "f[0]",
                        "f[1]"),
                seen().coordinates());
        assertEquals("m[1][2]", seen().fork().coordinate(6));
    }

    @Test
    void eachNameIsThatOfItsNumber() {
        DifferentiableFunction function = seen();
        double[] point = function.point();
        double[] expected = {1.5, 1, 2, 1, 2, 3, 4, 2, 3, 4, 5, 2, 3};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], point[i], function.coordinate(i));
        }
    }

    @Test
    void threeDimensionsAndArraysThatAreStoredInto() {
        double[][][] t = {{{}, {1}}, {{2, 3}}};
        var function = NamedDerivatives.deepFunction(t, new double[1]);
        assertEquals(List.of("t[0][1][0]", "t[1][0][0]", "t[1][0][1]", "y[0]"), function.coordinates());
        assertEquals("Named.deep of t[0][1][0] … t[1][0][1], y[0]", function.toString());
    }

    @Test
    void namesOfGeneratedCode() {
        var function = NamedDerivatives.indexFunction(1, 2, new double[] {3});
        assertEquals(List.of("index", "names", "point[0]"), function.coordinates());
        GradientCheck.verify(function);
        assertEquals("Named.index of index, names, point[0]", function.toString());
        assertEquals(
                List.of("x"),
                Named_CurveDerivatives.atFunction(new Named.Curve(), 3).coordinates());
    }

    @Test
    void noSuchCoordinate() {
        String message = assertThrows(IndexOutOfBoundsException.class, () -> seen().coordinate(13))
                .getMessage();
        assertEquals("coordinate 13 of a function of 13", message);
        assertThrows(IndexOutOfBoundsException.class, () -> seen().coordinate(-1));
    }

    /** The report of a check has the names; a function that somebody wrote has numbers. */
    @Test
    void reports() {
        String report = GradientCheck.report(seen(), seen().point())
                .text()
                .lines()
                .skip(1)
                .toList()
                .get(8);
        assertTrue(report.startsWith("  ok  camera.lens.bend at 3.00000: gradient "), report);
        DifferentiableFunction square = new DifferentiableFunction() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public double[] point() {
                return new double[] {3};
            }

            @Override
            public double value(double[] point) {
                return point[0] * point[0];
            }

            @Override
            public double gradient(double[] point, double[] gradient) {
                gradient[0] = 7;
                return value(point);
            }

            @Override
            public DifferentiableFunction fork() {
                return this;
            }
        };
        assertEquals(List.of("[0]"), square.coordinates());
        String wrong = GradientCheck.report(square, square.point()).text();
        assertTrue(wrong.contains("WRONG [0] at 3.00000: gradient 7.00000000000"), wrong);
    }
}
