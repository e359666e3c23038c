package slope.samples.moons;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import slope.Value;
import slope.nn.Losses;
import slope.nn.Mlp;
import slope.optim.Sgd;

/** Two moons, and the modes that train on them. */
final class Moons {
    static final int POINTS = 100;
    static final int EPOCHS = 100;

    final double[][] x = new double[POINTS][2];
    final int[] y = new int[POINTS];

    /** Two interleaving half circles with noise, labelled 1 and -1. */
    Moons(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < POINTS; i++) {
            boolean upper = i % 2 == 0;
            double angle = Math.PI * (i / 2) / (POINTS / 2 - 1);
            x[i][0] = (upper ? Math.cos(angle) : 1 - Math.cos(angle)) + 0.1 * random.nextGaussian();
            x[i][1] = (upper ? Math.sin(angle) : 0.5 - Math.sin(angle)) + 0.1 * random.nextGaussian();
            y[i] = upper ? -1 : 1;
        }
    }

    /** A mode: computes the loss at parameters, and its gradient. */
    interface Mode {
        double at(double[] p, double[] gradient);
    }

    /** All modes, by name. */
    Map<String, Mode> modes() {
        Map<String, Mode> modes = new LinkedHashMap<>();
        modes.put("engine's own Mlp", this::engine);
        modes.put("dynamic graph", (p, g) -> graph(MoonsNetGraphs.lossDynamic(leaves(p), x, y), g));
        modes.put("generated graph", (p, g) -> graph(MoonsNetGraphs.loss(leaves(p), x, y), g));
        var workspace = new MoonsNetDerivatives.LossWorkspace();
        modes.put("adjoint code", (p, g) -> {
            double loss = workspace.at(p, x, y);
            System.arraycopy(workspace.dP(), 0, g, 0, g.length);
            return loss;
        });
        return modes;
    }

    private Value[] leaves;

    private Value[] leaves(double[] p) {
        leaves = Value.leaves(p);
        return leaves;
    }

    private double graph(Value loss, double[] gradient) {
        loss.backward();
        System.arraycopy(Value.grad(leaves), 0, gradient, 0, gradient.length);
        return loss.data();
    }

    private double engine(double[] p, double[] gradient) {
        Mlp mlp = new Mlp(2, new int[] {MoonsNet.WIDTH, MoonsNet.WIDTH, 1}, 0);
        mlp.read(p);
        List<Value> scores = new ArrayList<>();
        for (double[] point : x) {
            scores.add(mlp.of(Value.leaves(point))[0]);
        }
        Value squares = Value.of(0.0);
        for (Value parameter : mlp.parameters()) {
            squares = squares.add(parameter.mul(parameter));
        }
        Value loss = Losses.hinge(scores.toArray(Value[]::new), y).add(squares.mul(MoonsNet.ALPHA));
        loss.backward();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = mlp.parameters().get(i).grad();
        }
        return loss.data();
    }

    /** What a mode's training was like. */
    record Training(double[] parameters, double[] losses) {}

    /** Gradient descent as in micrograd's demo: the rate falls from 1 to 0.1. */
    static Training train(Mode mode, long seed) {
        Mlp mlp = new Mlp(2, new int[] {MoonsNet.WIDTH, MoonsNet.WIDTH, 1}, seed);
        double[] p = new double[mlp.parameters().size()];
        mlp.write(p);
        double[] gradient = new double[p.length];
        double[] losses = new double[EPOCHS];
        Sgd sgd = new Sgd(1.0);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            losses[epoch] = mode.at(p, gradient);
            sgd.rate(1.0 - 0.9 * epoch / EPOCHS);
            sgd.step(p, gradient);
        }
        return new Training(p, losses);
    }
}
