package slope.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Before the first call there is nothing to return: no 0 that might be taken for a gradient. */
class FreshWorkspaceTest {
    private static void hasNoResult(Executable getter) {
        String message = assertThrows(IllegalStateException.class, getter).getMessage();
        assertEquals("there is no result: no call has completed yet, or the last one threw", message);
    }

    @Test
    void numbersArraysAndRecords() {
        var workspace = new CamerasDerivatives.SeenWorkspace();
        hasNoResult(workspace::value);
        hasNoResult(workspace::dCamera);
        hasNoResult(workspace::dW);
        hasNoResult(workspace::dX);
        hasNoResult(workspace::dY);
        var camera = new Cameras.Camera(2, new double[] {3}, "left", 5);
        workspace.at(camera, new double[] {7}, 1, new float[] {1});
        assertEquals(105, workspace.dCamera().focus());
        assertEquals("left", workspace.dCamera().name());
        assertEquals(30, workspace.dW()[0]);
        assertEquals(210, workspace.dY()[0]);
    }

    @Test
    void ofMethodsWithAPullback() {
        var moved = new CamerasDerivatives.MovedWorkspace();
        hasNoResult(moved::value);
        hasNoResult(moved::dBy);
        var stretch = new CamerasDerivatives.StretchWorkspace();
        hasNoResult(stretch::dK);
        stretch.at(new double[] {3}, 2, new double[] {1});
        assertEquals(3, stretch.dK());
    }
}
