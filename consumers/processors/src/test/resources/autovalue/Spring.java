package autovalue;

import com.google.auto.value.AutoValue;
import java.util.List;
import slope.Constant;
import slope.Differentiable;

@AutoValue
abstract class Spring {
    static final AutoValue_Spring UNIT = new AutoValue_Spring(1, 4);
    static final List<AutoValue_Spring> ALL = List.of(UNIT, new AutoValue_Spring(3, 5));

    abstract double stiffness();

    abstract int coils();

    static AutoValue_Spring of(double stiffness) {
        return new AutoValue_Spring(stiffness, 2);
    }

    private static double energy(AutoValue_Spring spring, double x) {
        return spring.stiffness() * x * x / 2;
    }

    @Differentiable
    static double field(double x) {
        return UNIT.coils() * x * x;
    }

    @Differentiable
    static double helper(double x) {
        return energy(of(7), x);
    }

    @Differentiable
    static double made(double x) {
        return new AutoValue_Spring(3, 2).stiffness() * Math.exp(x);
    }

    @Differentiable
    static double inferred(double x) {
        var spring = new AutoValue_Spring(3, 2);
        return spring.coils() * Math.sin(x);
    }

    @Differentiable
    static double generic(double x) {
        double sum = 0;
        for (int i = 0; i < ALL.size(); i++) {
            sum += ALL.get(i).stiffness() * Math.pow(x, i + 1);
        }
        return sum;
    }

    @Differentiable
    static double parameter(@Constant AutoValue_Spring spring, double x) {
        return energy(spring, x);
    }
}
