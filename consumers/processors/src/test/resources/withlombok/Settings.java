package withlombok;

import lombok.Builder;
import lombok.Value;
import lombok.With;

@Value
@Builder
class Settings {
    double scale;
    double[] weights;

    @With
    int steps;
}
