package slope.features.language;

import slope.Constant;
import slope.Differentiable;
import slope.Written;

/** Arrays of floats: of many dimensions, stored into, named again, and handed on. */
final class FloatArrays {
    private FloatArrays() {}

    /** A step of a relaxation, in place. */
    @Differentiable
    @SuppressWarnings("lossy-conversions")
    static void relax(@Written float[] y, float[] w, double rate) {
        for (int i = 1; i < y.length - 1; i++) {
            float mean = (y[i - 1] + y[i + 1]) / 2;
            y[i] += rate * (mean - y[i]) * w[i];
        }
    }

    /** The same on numbers that nobody rounds. */
    @Differentiable
    static void relaxExactly(@Written double[] y, double[] w, double rate) {
        for (int i = 1; i < y.length - 1; i++) {
            double mean = (y[i - 1] + y[i + 1]) / 2;
            y[i] += rate * (mean - y[i]) * w[i];
        }
    }

    /** Rows by another name, and arrays of its own that round what is stored. */
    @Differentiable
    @SuppressWarnings("lossy-conversions")
    static double energy(@Written float[][] field, float[] w, float rate) {
        float[] before = new float[field[0].length];
        for (int i = 0; i < field.length; i++) {
            float[] row = field[i];
            System.arraycopy(row, 0, before, 0, before.length);
            relax(row, w, rate);
            for (int j = 0; j < row.length; j++) {
                row[j] *= 1 + before[j] * 0.1;
            }
        }
        double sum = 0;
        for (float[] row : field) {
            for (float v : row) {
                sum += v * Math.sin(v);
            }
        }
        return sum;
    }

    @Differentiable
    static float volume(float[][][] v, @Constant @Written byte[][] uses, @Constant float[][][] weights) {
        float sum = 0;
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v[i].length; j++) {
                uses[i][j] += 100;
                float[] row = v[i][j];
                for (int k = 0; k < row.length; k++) {
                    sum += row[k] * row[k] * weights[i][j][k] * uses[i][j];
                }
            }
        }
        return sum;
    }

    /** Two buffers that are swapped, one of which is the caller's. */
    @Differentiable
    static double swapped(@Written float[] a, float[] w, int n) {
        float[] here = a;
        float[] there = w.clone();
        for (int i = 0; i < n; i++) {
            there[0] = here[1] * here[0];
            there[1] += here[0] / 3;
            float[] third = here;
            here = there;
            there = third;
        }
        return here[0] * here[1] + a[0];
    }

    /** One array for two parameters, in place of the calls. */
    @Differentiable
    static double twice(float[] y, double rate) {
        float[] own = y.clone();
        relax(own, own, rate);
        relax(own, y, rate);
        double sum = 0;
        for (float v : own) {
            sum += v * v;
        }
        return sum;
    }
}
