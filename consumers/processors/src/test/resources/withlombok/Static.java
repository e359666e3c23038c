package withlombok;

import lombok.experimental.UtilityClass;
import slope.Differentiable;

@UtilityClass
class Static {
    @Differentiable
    double square(double t) {
        return t * t;
    }
}
