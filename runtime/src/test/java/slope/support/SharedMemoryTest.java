package slope.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An array that is stored into is found in other arrays, and in what objects hold. */
class SharedMemoryTest {
    private static final double[] Y = {1, 2};

    private record Row(double[] elements) {}

    private static class Base {
        private final Object hidden;

        Base(Object hidden) {
            this.hidden = hidden;
        }
    }

    private static final class Model extends Base {
        final String name = "model";
        Model next = this;
        final double[] empty = {};

        Model(Object hidden) {
            super(hidden);
        }
    }

    private static void refused(String text, Object other) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Buffers.checkDistinct("other", other, "y", Y))
                .getMessage();
        assertEquals(text + ": hand over a copy of one of them", message);
    }

    @Test
    void arrays() {
        refused("other and y share memory, and one of them is stored into", Y);
        refused("other[1] and y share memory, and one of them is stored into", new double[][] {{1}, Y});
        Buffers.checkDistinct("other", Y.clone(), "y", Y);
        Buffers.checkDistinct("other", new int[2], "y", Y);
        Buffers.checkDistinct("other", null, "y", Y);
        Buffers.checkDistinct("other", Y, "y", null);
    }

    @Test
    void objects() {
        String holds = "other holds y, or a row of it, which is stored into";
        refused(holds, new Row(Y));
        refused(holds, new Model(Y));
        refused(holds, new Model(new Row(Y)));
        refused(holds, new Model(List.of(new double[0], Y)));
        refused(holds, new Model(Map.of("y", new Row(Y))));
        refused(holds, new Model(new double[][] {Y}));
        Supplier<double[]> supplier = () -> Y;
        Buffers.checkDistinct("other", supplier, "y", Y);
        Buffers.checkDistinct("other", new Model(new Row(Y.clone())), "y", Y);
        Buffers.checkDistinct("other", new Model("text"), "y", Y);
        Buffers.checkDistinct("other", new Model(null), "y", Y);
    }
}
