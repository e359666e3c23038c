package withlombok;

import lombok.Getter;
import lombok.With;

@With
record Point(@Getter double x, double y, int n) {}
